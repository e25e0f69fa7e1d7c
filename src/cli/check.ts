import { eachFile } from './eachFile';
import { EXIT, type ExitCode, writeLine } from './output';
import { problemsOf } from './problems';
import { type FoundProblem, sarif } from './sarif';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** Prints the problems of seed files, sidecars and corpus files; the exit code tells whether there are errors. */
export async function check(paths: readonly string[], format: CheckFormat): Promise<ExitCode> {
  const all: FoundProblem[] = [];
  let errors = false;
  const complete = await eachFile(paths, { withAnnotations: true }, async (file, text) => {
    for (const problem of await problemsOf(file, text)) {
      const found = { file, ...problem };
      errors ||= problem.severity === 'error';
      if (format === 'sarif') all.push(found);
      else await writeLine(format === 'json' ? JSON.stringify(found) : inText(found));
    }
  });
  if (format === 'sarif') await writeLine(JSON.stringify(sarif(all), null, 2));
  if (!complete) return EXIT.failed;
  return errors ? EXIT.problems : EXIT.fine;
}

const inText = ({ file, line, column, code, message }: FoundProblem): string =>
  `${file}:${line}:${column}: ${code} ${message}`;
