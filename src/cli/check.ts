import { ProblemCheck } from '../core/project';
import { nodeFiles } from '../platform/node/ports';
import { analyser } from './analysis';
import { eachFile } from './eachFile';
import { EXIT, type ExitCode, writeJson, writeMessage } from './output';
import { type FoundProblem, sarif } from './sarif';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** Prints the problems of seed files, sidecars and corpus files. The exit code tells whether there are errors. */
export async function check(paths: readonly string[], format: CheckFormat): Promise<ExitCode> {
  const problemCheck = new ProblemCheck(analyser, nodeFiles);
  const all: FoundProblem[] = [];
  let errors = false;
  const complete = await eachFile(paths, { withAnnotations: true }, async (file, text) => {
    for (const problem of await problemCheck.problemsOf(file, text)) {
      const found = { file, ...problem };
      errors ||= problem.severity === 'error';
      if (format === 'sarif') all.push(found);
      else if (format === 'json') await writeJson(found);
      else await writeMessage(inText(found));
    }
  });
  if (format === 'sarif') await writeJson(sarif(all), 2);
  if (!complete) return EXIT.failed;
  return errors ? EXIT.problems : EXIT.fine;
}

const inText = ({ file, line, column, code, message }: FoundProblem): string =>
  `${file}:${line}:${column}: ${code} ${message}`;
