import { extractFile } from '../core/project';
import { analyser } from './analysis';
import { eachFile } from './eachFile';
import { EXIT, type ExitCode, writeJson } from './output';

/** Prints one JSON line per article, in the order of the input. */
export async function extract(paths: readonly string[]): Promise<ExitCode> {
  const complete = await eachFile(paths, { withAnnotations: false }, async (file, text) => {
    for (const article of extractFile(analyser, file, text)) await writeJson(article);
  });
  return complete ? EXIT.fine : EXIT.failed;
}
