/** Who is in the corpus: people, organizations and places over all articles. */
import type { Database, Row, SqlValue } from '../database';
import { WATCHED } from '../linking/namesakes';
import { foldWords } from '../names';
import type { Page } from '../query/search';

/** `all` includes types that have no choice of their own, such as groups and events. */
export type PeopleType = 'person' | 'organization' | 'place' | 'all';
export type PeopleSort = 'quotes' | 'mentions' | 'name' | 'lastSeen';

export interface PeopleQuestion {
  readonly type: PeopleType;
  readonly sort: PeopleSort;
  /** Parts of words of the name, in any order; empty: everybody. Case, accents and punctuation do not count. */
  readonly filter: string;
}

export interface Person {
  readonly id: number;
  /** What the person is linked by. It stays the same when articles are indexed again. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  /** Whether others of this name are kept apart: what is decided on the name for all articles would meet them, too. */
  readonly sharesName: boolean;
  /** From the latest article that gives one. */
  readonly role: string | null;
  readonly quotes: number;
  readonly articles: number;
  readonly mentions: number;
  /** Dates of the first and last article, as all dates `YYYY-MM-DD`; null where no article has a date. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

export interface PeoplePage {
  readonly people: readonly Person[];
  /** How many there are on all pages. */
  readonly total: number;
}

export const PERSON_COLUMNS = 'id, key, type, name, kind, role, quotes, articles, mentions, first_date, last_date';

const ORDERS: Readonly<Record<PeopleSort, string>> = {
  quotes: 'quotes DESC, mentions DESC, id',
  mentions: 'mentions DESC, quotes DESC, id',
  name: 'folded, id',
  lastSeen: 'last_date DESC, quotes DESC, id',
};

const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'] as const;

/** Up to this many matches of a filter are looked up and sorted. Of more, a page is soon found in the order of an index. */
const FEW_MATCHES = 2000;

/** One page of people. */
export function peoplePage(db: Database, question: PeopleQuestion, page: Page): PeoplePage {
  const words = foldWords(question.filter).split(' ').filter(Boolean);
  if (!words.length) return { people: everybody(db, question, page), total: countEverybody(db, question.type) };
  const matches = matchesOf(words, question.type);
  const few = db.all(`SELECT id ${matches.sql} LIMIT ?`, [...matches.values, FEW_MATCHES + 1]);
  if (few.length <= FEW_MATCHES) {
    const ids = JSON.stringify(few.map(({ id }) => id));
    const rows = db.all(
      `SELECT ${PERSON_COLUMNS} FROM people WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ${ORDERS[question.sort]} LIMIT ? OFFSET ?`,
      [ids, page.limit, page.offset],
    );
    return { people: rows.map(personOf), total: few.length };
  }
  const total = Number(db.all(`SELECT count(*) AS n ${matches.sql}`, matches.values)[0]?.n ?? 0);
  return { people: everybody(db, question, page, words), total };
}

interface Matches {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const holding = (words: readonly string[]): string => words.map(() => 'folded LIKE ?').join(' AND ');
const patterns = (words: readonly string[]): string[] => words.map(word => `%${word}%`);

/** All rows with these words, from the index of names alone. */
function matchesOf(words: readonly string[], type: PeopleType): Matches {
  const ofType = type === 'all' ? '' : 'type = ? AND ';
  return {
    sql: `FROM people INDEXED BY people_by_name WHERE ${ofType}${holding(words)}`,
    values: [...(type === 'all' ? [] : [type]), ...patterns(words)],
  };
}

/** In the order of an index: for all types, the orders of each are merged. Whole rows are read for the page only. */
function everybody(
  db: Database,
  { type, sort }: PeopleQuestion,
  { limit, offset }: Page,
  words: readonly string[] = [],
): Person[] {
  const types = type === 'all' ? TYPES : [type];
  const order = ORDERS[sort];
  const counted = sort === 'name' ? [] : ['articles > 0'];
  const where = ['type = ?', ...counted, ...words.map(() => 'folded LIKE ?')].join(' AND ');
  const each = types.map(() => `SELECT ${order.replaceAll(' DESC', '')} FROM people WHERE ${where}`);
  const values = types.flatMap(one => [one, ...patterns(words)]);
  return db
    .all(
      `SELECT ${PERSON_COLUMNS} FROM people WHERE id IN (
          SELECT id FROM (${each.join(' UNION ALL ')} ORDER BY ${order} LIMIT ? OFFSET ?)
        ) ORDER BY ${order}`,
      [...values, limit, offset],
    )
    .map(personOf);
}

function countEverybody(db: Database, type: PeopleType): number {
  const [found] =
    type === 'all'
      ? db.all('SELECT count(*) AS n FROM people')
      : db.all('SELECT count(*) AS n FROM people WHERE type = ?', [type]);
  return Number(found?.n ?? 0);
}

/** How many of all types have quotes. */
export function countQuoted(db: Database): number {
  // With the types given, the index of quotes answers.
  const [found] = db.all(
    'SELECT count(*) AS n FROM people WHERE type IN (SELECT value FROM json_each(?)) AND quotes > 0',
    [JSON.stringify(TYPES)],
  );
  return Number(found?.n ?? 0);
}

/** Whether a name is linked to no other article: what is decided for all articles would meet others of this name. */
export const isOfOneArticle = ({ key }: Pick<Person, 'key'>): boolean => key.includes('@');

/** People by their keys; those that are no longer there are left out. */
export function peopleWithKeys(db: Database, keys: readonly string[]): Person[] {
  return db
    .all(`SELECT ${PERSON_COLUMNS} FROM people WHERE key IN (SELECT value FROM json_each(?)) ORDER BY id`, [
      JSON.stringify(keys),
    ])
    .map(personOf);
}

export const textOrNull = (value: SqlValue | undefined): string | null => (value == null ? null : String(value));

export const personOf = (row: Row): Person => ({
  id: Number(row.id),
  key: String(row.key),
  type: String(row.type),
  name: String(row.name),
  sharesName: row.kind === WATCHED,
  role: textOrNull(row.role),
  quotes: Number(row.quotes),
  articles: Number(row.articles),
  mentions: Number(row.mentions),
  firstDate: textOrNull(row.first_date),
  lastDate: textOrNull(row.last_date),
});
