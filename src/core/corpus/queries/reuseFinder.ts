/** Finds for a quote of the index its versions in other articles. */
import type { Database, Row, SqlValue } from '../database';
import { isCompared, isReuse, MIN_WORDS, reuseWords } from '../reuse/reuse';
import { termsToLookUp } from '../reuse/shingles';
import { type Wording, wordingOf } from '../reuse/wording';
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

/** Quotes that are looked at for one run of words. */
const MAX_SHARING = 250;
/** Quotes that are compared with one: those with most runs in common. */
const MAX_COMPARED = 400;
/** A quote with so many words shares at least two runs with another version of it. */
const MANY_WORDS = 26;
/** Where so many were found, some may have been left out. */
const MANY_FOUND = 100;

/** What the index tells of a quote that comes again. */
export interface FoundReuse {
  readonly reuse: QuoteReuse;
  /** The earliest version, which may be the quote itself. */
  readonly first: QuotePlace;
  /** No other version is in a later article. */
  readonly isLatest: boolean;
}

/** Finds the other articles’ versions of quotes. Remembers what it compared: copies have the same text. */
export class ReuseFinder {
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

  /** @returns null where no other article has the quote */
  summaryOf(row: Row): FoundReuse | null {
    const { found, hasMore } = this.find(row);
    const [first] = found;
    if (!first) return null;
    const quote = placeOf(row);
    const wordings = new Map<SqlValue | undefined, Wording>();
    for (const other of found) {
      const known = wordings.get(other.article_id);
      if (known === undefined || known === 'reworded')
        wordings.set(other.article_id, this.wording(quote.text, String(other.text)));
    }
    const earliest = placeOf(first);
    const isEarlier = quote.date !== null && earliest.date !== null && earliest.date < quote.date;
    const { start, end, text } = quote;
    return {
      reuse: {
        start,
        end,
        text,
        articles: wordings.size,
        reworded: [...wordings.values()].filter(one => one === 'reworded').length,
        earlier: isEarlier ? earliest : null,
        hasMore,
      },
      first: isEarlier || (quote.date === null && earliest.date !== null) ? earliest : quote,
      isLatest: !found.some(other => isLater(other, row)),
    };
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

/** Of articles of one day or without a date, the later is the one that was indexed later. */
function isLater(one: Row, other: Row): boolean {
  const [a, b] = [one.date ?? '', other.date ?? ''];
  return a === b ? Number(one.article_id) > Number(other.article_id) : String(a) > String(b);
}
