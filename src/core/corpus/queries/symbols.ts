/** What the editor finds by name in the whole corpus: people, organizations, places, and articles by headline. */
import type { Database, Row, SqlValue } from '../database';
import { type Person, peoplePage, textOrNull } from './people';

export interface ArticleSymbol {
  /** As in `files.path`. */
  readonly file: string;
  /** Its number in the file. */
  readonly article: number;
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  /** Where the article starts, in file offsets. */
  readonly start: number;
}

export interface Symbols {
  /** Those with most quotes first. */
  readonly people: readonly Person[];
  /** The newest first. */
  readonly articles: readonly ArticleSymbol[];
}

/** @param words parts of words in any order; empty: everybody, and no article. @param limit of each kind */
export function symbolsNamed(db: Database, words: string, limit: number): Symbols {
  const { people } = peoplePage(db, { type: 'all', sort: 'quotes', filter: words }, { limit, offset: 0 });
  return { people, articles: articlesNamed(db, words, limit) };
}

/** Most words of a query that are looked for. */
const MAX_WORDS = 8;
/** Up to this many matches are sorted. Of more, the newest are soon found in the order of the index of dates. */
const FEW_MATCHES = 2000;
const NEWEST_FIRST = 'ORDER BY date DESC, id DESC';

function articlesNamed(db: Database, query: string, limit: number): ArticleSymbol[] {
  const words = query.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  if (!words.length) return [];
  const values: SqlValue[] = words.map(word => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const named = words.map(() => "headline LIKE ? ESCAPE '\\'").join(' AND ');
  const some = db.all(`SELECT id FROM articles NOT INDEXED WHERE ${named} LIMIT ?`, [...values, FEW_MATCHES + 1]);
  if (some.length <= FEW_MATCHES) return articlesOf(db, some, limit);
  return articlesOf(
    db,
    db.all(`SELECT id FROM articles WHERE ${named} ${NEWEST_FIRST} LIMIT ?`, [...values, limit]),
    limit,
  );
}

function articlesOf(db: Database, found: readonly Row[], limit: number): ArticleSymbol[] {
  return db
    .all(
      `SELECT f.path, a.number, a.headline, a.date, a.source, a.start_offset FROM (
          SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) ${NEWEST_FIRST} LIMIT ?
        ) found JOIN articles a ON a.id = found.id JOIN files f ON f.id = a.file_id ORDER BY a.date DESC, a.id DESC`,
      [JSON.stringify(found.map(({ id }) => id)), limit],
    )
    .map(row => ({
      file: String(row.path),
      article: Number(row.number),
      headline: String(row.headline),
      date: textOrNull(row.date),
      source: textOrNull(row.source),
      start: Number(row.start_offset),
    }));
}
