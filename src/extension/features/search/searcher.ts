import type * as vscode from 'vscode';
import {
  type ConcordanceRow,
  parseQuery,
  phrasesOf,
  type ResultCount,
  type ResultUnit,
  type SearchResult,
  sortRows,
  unitOf,
  type Words,
} from '../../../core/corpus';
import type { SearchOptions, SearchSort } from '../../../core/view';
import type { IndexStore } from '../../stores/indexStore';
import { rowsOf } from './articleTexts';

/** Results on a page. Rows are sorted, so a page of a sorted search has as many rows. */
export const PAGE_SIZE = 50;
/** Sorting by context or speaker reads all that is sorted. */
const MOST_SORTED = 2_000;
/** More results are not counted. */
const MOST_COUNTED = 20_000;
/** Results that are asked for at a time. */
const BATCH = 500;

export interface FoundPage {
  readonly unit: ResultUnit;
  readonly rows: readonly ConcordanceRow[];
  /** In all; null where the count tells. */
  readonly pages: number | null;
  /** How many results were sorted, if not all; null where all were. */
  readonly sorted: number | null;
}

/** What is asked. Null where a query asks for nothing. */
export interface Asked {
  readonly line: string;
  readonly unit: ResultUnit;
  readonly phrases: readonly Words[];
  readonly hasProblems: boolean;
}

export function askedBy(line: string): Asked | null {
  const { root, problems } = parseQuery(line);
  if (!root) return null;
  const unit = unitOf(root);
  return { line, unit, phrases: phrasesOf(root, unit), hasProblems: problems.length > 0 };
}

type RowSort = Exclude<SearchSort, 'date' | 'oldest'>;

/** Asks the index, and reads what the articles say. */
export class Searcher {
  /** The rows of the last sorted search: its pages need no sorting again. */
  private sorted: { readonly key: string; readonly page: Omit<FoundPage, 'pages'> } | null = null;

  constructor(private readonly index: Pick<IndexStore, 'askUntil' | 'uriOf'>) {}

  /** Sorted searches are done again: the index has changed. */
  forget(): void {
    this.sorted = null;
  }

  async page(asked: Asked, { sort, page }: SearchOptions, token: vscode.CancellationToken): Promise<FoundPage> {
    const offset = (page - 1) * PAGE_SIZE;
    if (sort === 'date' || sort === 'oldest') {
      const order = sort === 'oldest' ? 'oldest' : 'newest';
      const { results } = await this.index.askUntil(token, 'searchPage', asked.line, {
        limit: PAGE_SIZE,
        offset,
        order,
      });
      const rows = await rowsOf(this.index, results, asked.phrases, token);
      return { unit: asked.unit, rows, pages: null, sorted: null };
    }
    const all = await this.sortedRows(asked, sort, token);
    return {
      ...all,
      rows: all.rows.slice(offset, offset + PAGE_SIZE),
      pages: Math.ceil(all.rows.length / PAGE_SIZE),
    };
  }

  count({ line }: Asked, token: vscode.CancellationToken): Promise<ResultCount> {
    return this.index.askUntil(token, 'searchCount', line, MOST_COUNTED);
  }

  /** All results up to a limit, a batch at a time, in the order of their dates. */
  async *results(
    { line }: Asked,
    sort: SearchSort,
    limit: number,
    token: vscode.CancellationToken,
  ): AsyncGenerator<{ readonly results: readonly SearchResult[]; readonly total: number }> {
    const order = sort === 'oldest' ? 'oldest' : 'newest';
    const { unit, ids } = await this.index.askUntil(token, 'searchResultIds', line, order, limit);
    for (let i = 0; i < ids.length; i += BATCH) {
      const part = { unit, ids: ids.slice(i, i + BATCH) };
      yield { results: await this.index.askUntil(token, 'searchResults', part), total: ids.length };
    }
  }

  private async sortedRows(asked: Asked, sort: RowSort, token: vscode.CancellationToken) {
    const key = `${sort} ${asked.line}`;
    if (this.sorted?.key === key) return this.sorted.page;
    const rows: ConcordanceRow[] = [];
    let total = 0;
    for await (const batch of this.results(asked, sort, MOST_SORTED, token)) {
      total = batch.total;
      for (const row of await rowsOf(this.index, batch.results, asked.phrases, token)) rows.push(row);
    }
    const page = { unit: asked.unit, rows: sortRows(rows, sort), sorted: total < MOST_SORTED ? null : total };
    this.sorted = { key, page };
    return page;
  }
}

/** How many pages a count makes; null where not all results were counted. */
export const pagesOf = ({ results, isMore }: ResultCount): number | null =>
  isMore ? null : Math.ceil(results / PAGE_SIZE);
