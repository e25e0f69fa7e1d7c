import { parse } from '../core/article';
import { extractArticle } from '../core/interchange';
import { LineIndex } from '../core/text';
import { analyse } from './analysis';
import { eachFile } from './eachFile';
import { EXIT, type ExitCode, writeJson } from './output';

/** Prints one JSON line per article, in the order of the input. */
export async function extract(paths: readonly string[]): Promise<ExitCode> {
  const complete = await eachFile(paths, { withAnnotations: false }, async (file, text) => {
    const lines = new LineIndex(text);
    const { articles, problems } = parse(text);
    for (const article of articles) {
      await writeJson(extractArticle(file, text, lines, analyse(text, article), problems));
    }
  });
  return complete ? EXIT.fine : EXIT.failed;
}
