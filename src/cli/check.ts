import path from 'node:path';
import { ProblemCheck, ReadOnce, sidecarOf } from '../core/project';
import { nodeFiles } from '../platform/node/ports';
import { readTextIfThere } from '../platform/node/text';
import { analyser } from './analysis';
import { eachFile } from './eachFile';
import { isAnnotations } from './files';
import { EXIT, type ExitCode, writeJson, writeMessage } from './output';
import { type FoundProblem, sarif } from './sarif';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/**
 * Prints the problems of seed files, of their sidecars, and of the corpus files that apply to them. The exit code tells whether there are errors.
 */
export async function check(paths: readonly string[], format: CheckFormat): Promise<ExitCode> {
  const problemCheck = new ProblemCheck(analyser, nodeFiles);
  const stored = new ReadOnce(nodeFiles);
  const all: FoundProblem[] = [];
  const checked = new Set<string>();
  let errors = false;
  const checkFile = async (file: string, text: string): Promise<void> => {
    // Sidecars and corpus files are checked with their articles. In a folder they are also found by themselves.
    const place = path.resolve(file);
    if (checked.has(place)) return;
    checked.add(place);
    for (const problem of await problemCheck.problemsOf(file, text)) {
      const found = { file, ...problem };
      errors ||= problem.severity === 'error';
      if (format === 'sarif') all.push(found);
      else if (format === 'json') await writeJson(found);
      else await writeMessage(inText(found));
    }
    if (isAnnotations(path.basename(file))) return;
    const corpusFile = (await stored.corpusFor(file))?.file;
    const beside = corpusFile === undefined ? [] : [path.isAbsolute(file) ? corpusFile : path.relative('', corpusFile)];
    for (const other of [sidecarOf(file), ...beside]) {
      const content = await readTextIfThere(other);
      if (content !== null) await checkFile(other, content);
    }
  };
  const complete = await eachFile(paths, { withAnnotations: true }, checkFile);
  if (format === 'sarif') await writeJson(sarif(all), 2);
  if (!complete) return EXIT.failed;
  return errors ? EXIT.problems : EXIT.fine;
}

const inText = ({ file, line, column, code, message }: FoundProblem): string =>
  `${file}:${line}:${column}: ${code} ${message}`;
