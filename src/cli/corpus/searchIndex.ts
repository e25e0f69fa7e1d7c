import path from 'node:path';
import {
  type ConcordanceRow,
  concordanceRows,
  countResults,
  type Database,
  parseQuery,
  phrasesOf,
  type QueryNode,
  resultOf,
  resultsOf,
  type SearchResult,
  searchIds,
  sortRows,
  unitOf,
  type Words,
} from '../../core/corpus';
import { SEARCH_FORMATS, searchWriter } from '../../core/interchange';
import { ENGLISH, inEnglish } from '../../core/text';
import { concordanceLines, DEFAULT_SEARCH, SEARCH_SORTS, type SearchSort } from '../../core/view';
import { readText } from '../../platform/node/text';
import { complain, EXIT, type ExitCode, write, writeJson, writeMessage } from '../output';
import { makeVisible } from '../terminal';
import { openIndex } from './openIndex';

export const OUTPUTS = ['text', 'json', ...SEARCH_FORMATS] as const;
export const SORTS = SEARCH_SORTS;

export interface SearchOptions {
  readonly index: string;
  readonly output: (typeof OUTPUTS)[number] | 'kwic';
  readonly sort: SearchSort;
  readonly limit: number;
}

/** Sorting by context or speaker needs all rows at once: it is done with at most so many results, the newest ones. */
const MOST_SORTED = 50_000;
/** Results that are read from the index at once. */
const BATCH = 500;

/** Prints what a query finds, one result or one hit after the other. */
export async function searchIndex(line: string, options: SearchOptions): Promise<ExitCode> {
  const { root, problems } = parseQuery(line);
  for (const { span, message } of problems) complain(`query, column ${span.start + 1}: ${inEnglish(message)}`);
  if (problems.length || !root) {
    if (!problems.length) complain('query: it asks for nothing.');
    return EXIT.failed;
  }
  const { database } = openIndex(options.index);
  try {
    await new IndexSearch(database, root, line, options).print();
    return EXIT.fine;
  } finally {
    database.close();
  }
}

class IndexSearch {
  private readonly unit;
  private readonly phrases: readonly Words[];
  private readonly texts: ArticleTexts;
  private readonly base: string;

  constructor(
    private readonly db: Database,
    private readonly root: QueryNode,
    private readonly line: string,
    private readonly options: SearchOptions,
  ) {
    this.unit = unitOf(root);
    this.phrases = phrasesOf(root, this.unit);
    this.base = path.dirname(path.resolve(options.index));
    this.texts = new ArticleTexts(this.base);
  }

  async print(): Promise<void> {
    const { sort, limit, output } = this.options;
    const isSorted = sort !== 'date' && sort !== 'oldest';
    const order = sort === 'oldest' ? 'oldest' : 'newest';
    const ids = searchIds(this.db, this.root, { limit: isSorted ? MOST_SORTED : limit, offset: 0, order });
    const isPlain = output === 'text' || output === 'json';
    let shown = 0;
    if (isPlain && !isSorted) shown = await this.printResults(this.results(ids));
    else {
      const rows = isSorted ? this.sorted(ids, sort) : this.rows(ids);
      shown = isPlain ? await this.printResults(this.once(rows)) : await this.printRows(rows);
    }
    if (output === 'text' || output === 'kwic') this.sayHowMany(shown, ids.length, isSorted);
  }

  private sayHowMany(shown: number, listed: number, isSorted: boolean): void {
    const { limit } = this.options;
    const total = listed < (isSorted ? MOST_SORTED : limit) ? listed : countResults(this.db, this.root);
    complain(total > shown ? `${shown} of ${total} shown (--limit).` : `${total} found.`);
    if (isSorted && total > listed) complain(`The newest ${listed} were sorted.`);
  }

  private async printResults(results: AsyncIterable<SearchResult>): Promise<number> {
    let shown = 0;
    for await (const result of results) {
      if (shown === this.options.limit) break;
      shown++;
      const text = await this.texts.of(result);
      if (this.options.output === 'json') await writeJson({ ...result, text });
      else await writeMessage(lineOf(result, text));
    }
    return shown;
  }

  /** @returns how many results the rows were of */
  private async printRows(rows: AsyncIterable<ConcordanceRow>): Promise<number> {
    const { output, limit } = this.options;
    const shown = new Set<number>();
    const kept: ConcordanceRow[] = [];
    const writer = output === 'kwic' || output === 'text' || output === 'json' ? null : this.writer(output);
    if (writer) await write(writer.head);
    for await (const row of rows) {
      const { id, file } = resultOf(row);
      if (shown.size === limit && !shown.has(id)) {
        if (this.options.sort === 'date' || this.options.sort === 'oldest') break;
        continue;
      }
      shown.add(id);
      if (!writer) kept.push(row);
      else if (row.state === 'found') await write(writer.write(row.occurrence));
      else complain(`${file}: ${row.state === 'changed' ? 'changed since it was indexed' : 'cannot be read'}`);
    }
    for (const { text } of concordanceLines(kept, DEFAULT_SEARCH.context, ENGLISH)) await writeMessage(text);
    return shown.size;
  }

  private writer(format: (typeof SEARCH_FORMATS)[number]) {
    const { base } = this;
    const fromHere = (file: string) => path.relative(process.cwd(), path.resolve(base, file)).split(path.sep).join('/');
    const { head, write: written } = searchWriter(format, this.line, format === 'md' ? fromHere : undefined);
    // Text of articles must not act on a terminal. In CSV and JSON lines it is data.
    const safe = (text: string) => (format === 'md' ? text.split('\n').map(makeVisible).join('\n') : text);
    return { head: safe(head), write: (one: Parameters<typeof written>[0]) => safe(written(one)) };
  }

  private async *results(ids: readonly number[]): AsyncGenerator<SearchResult> {
    for (let i = 0; i < ids.length; i += BATCH) yield* resultsOf(this.db, this.unit, ids.slice(i, i + BATCH));
  }

  private async *rows(ids: readonly number[]): AsyncGenerator<ConcordanceRow> {
    for await (const result of this.results(ids))
      yield* concordanceRows(result, await this.texts.file(result.file), this.phrases);
  }

  private async *sorted(ids: readonly number[], order: 'left' | 'right' | 'speaker'): AsyncGenerator<ConcordanceRow> {
    const rows: ConcordanceRow[] = [];
    for await (const row of this.rows(ids)) rows.push(row);
    yield* sortRows(rows, order);
  }

  /** Each result once, at its first row. */
  private async *once(rows: AsyncIterable<ConcordanceRow>): AsyncGenerator<SearchResult> {
    const seen = new Set<number>();
    for await (const row of rows) {
      const result = resultOf(row);
      if (!seen.has(result.id)) yield result;
      seen.add(result.id);
    }
  }
}

/** The words of results: of quotes they are in the index, of paragraphs in the articles. */
class ArticleTexts {
  private last: { readonly file: string; readonly text: string | null } | null = null;

  constructor(private readonly base: string) {}

  async of({ file, span, quote }: SearchResult): Promise<string> {
    if (quote) return quote.text;
    return (await this.file(file))?.slice(span.start, span.end) ?? '(the article cannot be read)';
  }

  /** Null where it cannot be read. */
  async file(file: string): Promise<string | null> {
    if (this.last?.file !== file) {
      const text = await readText(path.resolve(this.base, file)).catch(() => null);
      this.last = { file, text };
    }
    return this.last.text;
  }
}

function lineOf({ file, date, source, quote }: SearchResult, text: string): string {
  const words = text.replace(/\s+/g, ' ');
  const who = quote ? `${quote.speaker ?? 'unknown'}${quote.status === 'derived' ? '' : ` (${quote.status})`}: ` : '';
  const place = quote ? `${file}:${quote.line}` : file;
  return `${[date, source].filter(Boolean).join(' · ')}  ${who}${words}  [${place}]`;
}
