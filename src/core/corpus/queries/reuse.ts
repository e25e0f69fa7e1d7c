/** Quotes that come again in other articles, asked for one file or one quote at a time. */
import type { Database, Row, SqlValue } from '../database';
import type { Page } from '../query/search';
import { isCompared, isReuse, MIN_WORDS, reuseWords } from '../reuse/reuse';
import { termsToLookUp } from '../reuse/shingles';
import { type WordChange, type Wording, wordChanges, wordingOf } from '../reuse/wording';
import { EARLIEST_FIRST, placeOf, type QuotePlace, SELECT_PLACE } from './places';

/** How often a quote comes again. */
export interface QuoteReuse {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Other articles that have it. */
  readonly articles: number;
  /** Those of them that have it only in other words. */
  readonly reworded: number;
  /** The earliest other place, if its article is dated before this one. */
  readonly earlier: QuotePlace | null;
  /** There may be more articles than were counted. */
  readonly hasMore: boolean;
}

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

/** Quotes that are looked at for one run of words. */
const MAX_SHARING = 250;
/** Quotes that are compared with one: those with most runs in common. */
const MAX_COMPARED = 400;
/** A quote with so many words shares at least two runs with another version of it. */
const MANY_WORDS = 26;
/** Where so many were found, some may have been left out. */
const MANY_FOUND = 100;

/**
 * Of the quotes of a file, in text order, those that other articles have too.
 * @param page counts quotes of the file, not answers
 */
export function reuseOf(db: Database, path: string, page: Page): ReusePage {
  const finder = new ReuseFinder(db);
  const values = [path, page.limit, page.offset];
  const quotes = db.all(`${SELECT_PLACE} WHERE f.path = ? ORDER BY q.start_offset, q.id LIMIT ? OFFSET ?`, values);
  const reused = quotes.flatMap((row): QuoteReuse[] => {
    const { found, hasMore } = finder.find(row);
    const [first] = found;
    if (!first) return [];
    const quote = placeOf(row);
    const wordings = new Map<SqlValue | undefined, Wording>();
    for (const other of found) {
      const known = wordings.get(other.article_id);
      if (known === undefined || known === 'reworded')
        wordings.set(other.article_id, finder.wording(quote.text, String(other.text)));
    }
    const earliest = placeOf(first);
    const isEarlier = quote.date !== null && earliest.date !== null && earliest.date < quote.date;
    const { start, end, text } = quote;
    return [
      {
        start,
        end,
        text,
        articles: wordings.size,
        reworded: [...wordings.values()].filter(one => one === 'reworded').length,
        earlier: isEarlier ? earliest : null,
        hasMore,
      },
    ];
  });
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

/** Finds the other articles’ versions of quotes. Remembers what it compared: copies have the same text. */
class ReuseFinder {
  private readonly words = new Map<string, readonly string[]>();
  private readonly wordings = new Map<string, Wording>();

  constructor(private readonly db: Database) {}

  /** @returns rows of `SELECT_PLACE`, the earliest first */
  find(quote: Row): { readonly found: Row[]; readonly hasMore: boolean } {
    const words = isCompared(String(quote.kind), String(quote.status)) ? this.wordsOf(String(quote.text)) : [];
    if (words.length < MIN_WORDS) return { found: [], hasMore: false };
    const { candidates, isCut } = this.candidatesFor(words);
    const texts = this.db.all(
      'SELECT id, text FROM quotes WHERE id IN (SELECT value FROM json_each(?)) AND article_id <> ?',
      [JSON.stringify(candidates), quote.article_id as number],
    );
    const same = new Map<SqlValue | undefined, boolean>();
    const ids = texts.flatMap(({ id, text }) => {
      const known = same.get(text) ?? isReuse(words, this.wordsOf(String(text)));
      same.set(text, known);
      return known ? [id as number] : [];
    });
    const found = ids.length
      ? this.db.all(`${SELECT_PLACE} WHERE q.id IN (SELECT value FROM json_each(?)) ${EARLIEST_FIRST}`, [
          JSON.stringify(ids),
        ])
      : [];
    return { found, hasMore: isCut && found.length >= MANY_FOUND };
  }

  wording(one: string, other: string): Wording {
    const key = JSON.stringify([one, other]);
    const known = this.wordings.get(key) ?? wordingOf(one, other);
    this.wordings.set(key, known);
    return known;
  }

  /** Ids of quotes with common runs of words, those with most first. */
  private candidatesFor(words: readonly string[]): { candidates: number[]; isCut: boolean } {
    const shared = new Map<number, number>();
    let isCut = false;
    for (const term of termsToLookUp(words)) {
      const rows = this.db.all('SELECT rowid AS id FROM quote_shingles WHERE quote_shingles MATCH ? LIMIT ?', [
        `"${term}"`,
        MAX_SHARING,
      ]);
      isCut ||= rows.length === MAX_SHARING;
      for (const { id } of rows) shared.set(id as number, (shared.get(id as number) ?? 0) + 1);
    }
    const least = words.length < MANY_WORDS ? 1 : 2;
    const candidates = [...shared].filter(([, count]) => count >= least).sort(([a, x], [b, y]) => y - x || a - b);
    return {
      candidates: candidates.slice(0, MAX_COMPARED).map(([id]) => id),
      isCut: isCut || candidates.length > MAX_COMPARED,
    };
  }

  private wordsOf(text: string): readonly string[] {
    const known = this.words.get(text) ?? reuseWords(text);
    this.words.set(text, known);
    return known;
  }
}
