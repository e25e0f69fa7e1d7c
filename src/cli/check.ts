import { analyse } from '../core/analysis/analyse';
import { readSidecar } from '../core/annotation/sidecar';
import { parse } from '../core/article/parse';
import { type ExtractedProblem, extractProblem } from '../core/interchange/extract';
import { LineIndex } from '../core/text/lines';
import { filesOf, readText, SIDECAR_SUFFIX, Unreadable } from './files';
import { complain, EXIT, type ExitCode, writeLine } from './output';
import { sarif } from './sarif';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface FoundProblem extends ExtractedProblem {
  readonly file: string;
}

/** Prints the problems of seed files and sidecars; the exit code tells whether there are errors among them. */
export async function check(paths: readonly string[], format: CheckFormat): Promise<ExitCode> {
  const all: FoundProblem[] = [];
  let errors = false;
  let failed = false;
  for await (const file of filesOf(paths, true)) {
    try {
      if (file instanceof Unreadable) throw file;
      const text = await readText(file);
      for (const problem of file.endsWith(SIDECAR_SUFFIX) ? sidecarProblems(text) : seedProblems(text)) {
        errors ||= problem.severity === 'error';
        if (format === 'sarif') all.push({ file, ...problem });
        else await writeLine(format === 'json' ? JSON.stringify({ file, ...problem }) : inText(file, problem));
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failed = true;
      complain(error.message);
    }
  }
  if (format === 'sarif') await writeLine(JSON.stringify(sarif(all), null, 2));
  return failed ? EXIT.failed : errors ? EXIT.problems : EXIT.fine;
}

const inText = (file: string, { line, column, code, message }: ExtractedProblem): string =>
  `${file}:${line}:${column}: ${code} ${message}`;

function seedProblems(text: string): ExtractedProblem[] {
  const lines = new LineIndex(text);
  const { articles, problems } = parse(text);
  const all = [...problems, ...articles.flatMap(article => analyse(text, article).problems)];
  return all.sort((a, b) => a.span.start - b.span.start).map(problem => extractProblem(problem, lines));
}

function sidecarProblems(text: string): ExtractedProblem[] {
  return readSidecar(text).problems.map(({ code, severity, span, line, column, message }) => ({
    code,
    severity,
    start: span.start,
    end: span.end,
    line: line + 1,
    column: column + 1,
    message,
  }));
}
