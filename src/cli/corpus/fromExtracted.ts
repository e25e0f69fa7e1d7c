/** Files of `extract` lines as the source of an index: nothing is analysed again. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from '../../core/article';
import { analysisOf, type ExtractedArticle, FormatError, readExtracted } from '../../core/interchange';
import type { AnalysedFile, Analyses } from '../../core/project';
import { asWritten, LineIndex } from '../../core/text';
import { Unreadable } from '../../platform/node/pathError';

interface ExtractedFile {
  readonly file: string;
  readonly articles: ExtractedArticle[];
}

/** What was extracted of the one file that is being indexed. */
export class ExtractedAnalyses implements Analyses {
  private current: ExtractedFile | null = null;

  async of(file: string, text: string): Promise<AnalysedFile> {
    const parsed = parse(text);
    const extracted = this.current?.file === file ? this.current.articles : [];
    const analyses = parsed.articles.map(article => {
      const found = extracted.find(one => one.article === article.index);
      if (!found) throw new FormatError(asWritten(`Article ${article.index + 1} was not extracted.`));
      return analysisOf(found, article, text);
    });
    return { text, lines: new LineIndex(text), file: parsed, analyses };
  }

  /** The files that lines are about, each once its lines are at hand. Lines of a file stand together. */
  async *filesOf(paths: readonly string[]): AsyncGenerator<string | Unreadable> {
    for (const path of paths) {
      let open = null as ExtractedFile | null;
      for await (const line of linesOf(path)) {
        if (line instanceof Unreadable) {
          yield line;
          continue;
        }
        if (open?.file === line.file) {
          open.articles.push(line);
          continue;
        }
        if (open) yield this.take(open);
        open = { file: line.file, articles: [line] };
      }
      if (open) yield this.take(open);
    }
  }

  private take(open: ExtractedFile): string {
    this.current = open;
    return open.file;
  }
}

async function* linesOf(path: string): AsyncGenerator<ExtractedArticle | Unreadable> {
  let number = 0;
  try {
    const input = path === '-' ? process.stdin : createReadStream(path, 'utf8');
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() === '') continue;
      try {
        yield readExtracted(line);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        yield new Unreadable(path, `line ${number}: ${error.message}`);
      }
    }
  } catch (error) {
    yield new Unreadable(path, error);
  }
}
