import { existsSync } from 'node:fs';
import path from 'node:path';
import { CorpusIndex, countResults, parseQuery, type SearchResult, search } from '../../core/corpus';
import { Unreadable } from '../../platform/node/pathError';
import { openSqlite } from '../../platform/node/sqlite';
import { readText } from '../../platform/node/text';
import { complain, EXIT, type ExitCode, writeJson, writeMessage } from '../output';

export const SEARCH_FORMATS = ['text', 'json'] as const;
export type SearchFormat = (typeof SEARCH_FORMATS)[number];

export interface SearchOptions {
  readonly index: string;
  readonly format: SearchFormat;
  readonly limit: number;
}

/** Prints what a query finds, newest first: one line each, or one JSON object each. */
export async function searchIndex(line: string, { index: file, format, limit }: SearchOptions): Promise<ExitCode> {
  const { root, problems } = parseQuery(line);
  for (const { span, message } of problems) complain(`query, column ${span.start + 1}: ${message}`);
  if (problems.length || !root) {
    if (!problems.length) complain('query: it asks for nothing.');
    return EXIT.failed;
  }
  if (!existsSync(file)) throw new Unreadable(file, 'there is no such index. Build one with seed-annotator index.');
  const { database } = openIndex(file);
  try {
    const { results } = search(database, root, { limit, offset: 0 });
    const texts = new ArticleTexts(path.dirname(path.resolve(file)));
    for (const result of results) {
      if (format === 'json') await writeJson({ ...result, text: await texts.of(result) });
      else await writeMessage(lineOf(result, await texts.of(result)));
    }
    const total = results.length < limit ? results.length : countResults(database, root);
    if (format === 'text')
      complain(total > results.length ? `${results.length} of ${total} shown (--limit).` : `${total} found.`);
    return EXIT.fine;
  } finally {
    database.close();
  }
}

/** @throws Unreadable where it is no index of this version */
function openIndex(file: string): CorpusIndex {
  try {
    const db = openSqlite(file, { readOnly: true });
    try {
      return CorpusIndex.read(db);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw new Unreadable(file, (error as Error).message);
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
