import path from 'node:path';
import { analyse } from '../core/analysis/analyse';
import { readCorpusFile } from '../core/annotation/corpusFile';
import { readSidecar, type SidecarProblem } from '../core/annotation/sidecar';
import { parse } from '../core/article/parse';
import { type ExtractedProblem, extractProblem } from '../core/interchange/extract';
import { LineIndex } from '../core/text/lines';
import { CORPUS_FILE, SIDECAR_SUFFIX } from './files';

/** What is wrong with a file, in the order of its text. Its name tells what it is. */
export function problemsOf(file: string, text: string): ExtractedProblem[] {
  if (file.endsWith(SIDECAR_SUFFIX)) return readSidecar(text).problems.map(inYaml);
  if (path.basename(file) === CORPUS_FILE) return readCorpusFile(text).problems.map(inYaml);
  const lines = new LineIndex(text);
  const { articles, problems } = parse(text);
  const all = [...problems, ...articles.flatMap(article => analyse(text, article).problems)];
  return all.sort((a, b) => a.span.start - b.span.start).map(problem => extractProblem(problem, lines));
}

const inYaml = ({ code, severity, span, line, column, message }: SidecarProblem): ExtractedProblem => ({
  code,
  severity,
  start: span.start,
  end: span.end,
  line: line + 1,
  column: column + 1,
  message,
});
