import path from 'node:path';
import { ProblemCheck, sidecarOf } from '../core/project';
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
 * Prints the problems of seed files, their sidecars and corpus files. The exit code tells whether there are errors.
 */
export async function check(paths: readonly string[], format: CheckFormat): Promise<ExitCode> {
  const problemCheck = new ProblemCheck(analyser, nodeFiles);
  const all: FoundProblem[] = [];
  const checked = new Set<string>();
  let errors = false;
  const checkFile = async (file: string, text: string): Promise<void> => {
    // The sidecar of an article is checked with it. In a folder it is also found by itself.
    if (checked.has(file)) return;
    checked.add(file);
    for (const problem of await problemCheck.problemsOf(file, text)) {
      const found = { file, ...problem };
      errors ||= problem.severity === 'error';
      if (format === 'sarif') all.push(found);
      else if (format === 'json') await writeJson(found);
      else await writeMessage(inText(found));
    }
    const sidecar = isAnnotations(path.basename(file)) ? null : sidecarOf(file);
    const annotations = sidecar === null ? null : await readTextIfThere(sidecar);
    if (sidecar !== null && annotations !== null) await checkFile(sidecar, annotations);
  };
  const complete = await eachFile(paths, { withAnnotations: true }, checkFile);
  if (format === 'sarif') await writeJson(sarif(all), 2);
  if (!complete) return EXIT.failed;
  return errors ? EXIT.problems : EXIT.fine;
}

const inText = ({ file, line, column, code, message }: FoundProblem): string =>
  `${file}:${line}:${column}: ${code} ${message}`;
