import path from 'node:path';
import { countResults, parseQuery, type SearchResult, search } from '../../core/corpus';
import { readText } from '../../platform/node/text';
import { complain, EXIT, type ExitCode, writeJson, writeMessage } from '../output';
import { openIndex } from './openIndex';

export interface SearchOptions {
  readonly index: string;
  /** One JSON object per result. */
  readonly asJson: boolean;
  readonly limit: number;
}

/** Prints what a query finds, newest first: one line each, or one JSON object each. */
export async function searchIndex(line: string, { index: file, asJson, limit }: SearchOptions): Promise<ExitCode> {
  const { root, problems } = parseQuery(line);
  for (const { span, message } of problems) complain(`query, column ${span.start + 1}: ${message}`);
  if (problems.length || !root) {
    if (!problems.length) complain('query: it asks for nothing.');
    return EXIT.failed;
  }
  const { database } = openIndex(file);
  try {
    const { results } = search(database, root, { limit, offset: 0 });
    const texts = new ArticleTexts(path.dirname(path.resolve(file)));
    for (const result of results) {
      if (asJson) await writeJson({ ...result, text: await texts.of(result) });
      else await writeMessage(lineOf(result, await texts.of(result)));
    }
    const total = results.length < limit ? results.length : countResults(database, root);
    if (!asJson)
      complain(total > results.length ? `${results.length} of ${total} shown (--limit).` : `${total} found.`);
    return EXIT.fine;
  } finally {
    database.close();
  }
}

/** The words of results: of quotes they are in the index, of paragraphs in the articles. */
class ArticleTexts {
  private last: { readonly file: string; readonly text: string | null } | null = null;

  constructor(private readonly base: string) {}

  async of({ file, span, quote }: SearchResult): Promise<string> {
    if (quote) return quote.text;
    if (this.last?.file !== file) {
      const text = await readText(path.resolve(this.base, file)).catch(() => null);
      this.last = { file, text };
    }
    return this.last.text?.slice(span.start, span.end) ?? '(the article cannot be read)';
  }
}

function lineOf({ file, date, source, quote }: SearchResult, text: string): string {
  const words = text.replace(/\s+/g, ' ');
  const who = quote ? `${quote.speaker ?? 'unknown'}${quote.status === 'derived' ? '' : ` (${quote.status})`}: ` : '';
  const place = quote ? `${file}:${quote.line}` : file;
  return `${[date, source].filter(Boolean).join(' · ')}  ${who}${words}  [${place}]`;
}
