import { analyse } from '../core/analysis/analyse';
import { parse } from '../core/article/parse';
import { extractArticle } from '../core/interchange/extract';
import { LineIndex } from '../core/text/lines';
import { filesOf, readText, Unreadable } from './files';
import { complain, EXIT, type ExitCode, writeLine } from './output';

/** Prints one JSON line per article, in the order of the input. A file that cannot be read is named, the others go on. */
export async function extract(paths: readonly string[]): Promise<ExitCode> {
  let failed = false;
  for await (const file of filesOf(paths, false)) {
    try {
      if (file instanceof Unreadable) throw file;
      const text = await readText(file);
      const lines = new LineIndex(text);
      const { articles, problems } = parse(text);
      for (const article of articles) {
        await writeLine(JSON.stringify(extractArticle(file, text, lines, analyse(text, article), problems)));
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failed = true;
      complain(error.message);
    }
  }
  return failed ? EXIT.failed : EXIT.fine;
}
