/** Quotes that come again in other articles, asked for one file or one quote at a time. */
import type { Database } from '../database';
import type { Page } from '../query/search';
import { type WordChange, type Wording, wordChanges } from '../reuse/wording';
import { placeOf, type QuotePlace, SELECT_PLACE } from './places';
import { type QuoteReuse, ReuseFinder } from './reuseFinder';

export interface ReusePage {
  readonly found: readonly QuoteReuse[];
  /** No quotes of the file follow. */
  readonly isLast: boolean;
}

/** Another place of a quote. */
export interface ReusePlace extends QuotePlace {
  readonly wording: Wording;
  /** From the quote that was asked about to this one. */
  readonly changes: readonly WordChange[];
}

export interface ReuseList {
  readonly quote: QuotePlace;
  /** The earliest first, those without a date last. */
  readonly places: readonly ReusePlace[];
  readonly hasMore: boolean;
}

/**
 * Of the quotes of a file, in text order, those that other articles have too.
 * @param page counts quotes of the file, not answers
 */
export function reuseOf(db: Database, path: string, page: Page): ReusePage {
  const finder = new ReuseFinder(db);
  const values = [path, page.limit, page.offset];
  const quotes = db.all(`${SELECT_PLACE} WHERE f.path = ? ORDER BY q.start_offset, q.id LIMIT ? OFFSET ?`, values);
  const reused = quotes.flatMap(row => finder.summaryOf(row)?.reuse ?? []);
  return { found: reused, isLast: quotes.length < page.limit };
}

/**
 * All places of a quote, with what is different in each.
 * @param start where the quote starts
 * @returns null where no quote starts there
 */
export function reusePlaces(db: Database, path: string, start: number): ReuseList | null {
  const [row] = db.all(`${SELECT_PLACE} WHERE f.path = ? AND q.start_offset = ? ORDER BY q.id LIMIT 1`, [path, start]);
  if (!row) return null;
  const finder = new ReuseFinder(db);
  const quote = placeOf(row);
  const { found, hasMore } = finder.find(row);
  const places = found.map(other => {
    const place = placeOf(other);
    const wording = finder.wording(quote.text, place.text);
    return { ...place, wording, changes: wordChanges(quote.text, place.text) };
  });
  return { quote, places, hasMore };
}

/** A quote that several articles have. */
export interface ReuseGroup {
  /** Its earliest version. */
  readonly first: QuotePlace;
  /** Its latest version. */
  readonly latest: QuotePlace;
  /** Articles that have it, and those of them that have other words than the latest. */
  readonly articles: number;
  readonly reworded: number;
  readonly hasMore: boolean;
}

export interface ReuseGroups {
  /** Those that came again most recently first. */
  readonly groups: readonly ReuseGroup[];
  /** Articles that were looked at. */
  readonly articles: number;
  readonly isLast: boolean;
}

/**
 * Goes through the articles from the latest to the earliest, and lists each quote that comes again at its latest version.
 * @param page counts articles with quotes
 */
export function reuseGroups(db: Database, { limit, offset }: Page): ReuseGroups {
  const finder = new ReuseFinder(db);
  const articles = db.all(
    `SELECT id FROM articles WHERE quotes > 0
     ORDER BY date DESC, number DESC, quotes DESC, undecided DESC, id DESC LIMIT ? OFFSET ?`,
    [limit, offset],
  );
  const groups = articles.flatMap(({ id }) =>
    db
      .all(`${SELECT_PLACE} WHERE a.id = ? ORDER BY q.start_offset, q.id`, [id as number])
      .flatMap((row): ReuseGroup[] => {
        const found = finder.summaryOf(row);
        if (!found?.isLatest) return [];
        const { articles: others, reworded, hasMore } = found.reuse;
        return [{ first: found.first, latest: placeOf(row), articles: others + 1, reworded, hasMore }];
      }),
  );
  return { groups, articles: articles.length, isLast: articles.length < limit };
}
