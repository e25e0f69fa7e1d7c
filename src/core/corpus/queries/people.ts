/** Who is in the corpus: people, organizations and places over all articles. */
import { ENTITY_TYPE_CODES } from '../codes';
import type { Database, Row, SqlValue } from '../database';
import { WATCHED } from '../linking/namesakes';
import { foldWords } from '../names';
import { keyList, PEOPLE_WITH_KEYS } from '../personKeys';
import type { Page } from '../query/search';
import { INDEXED_PEOPLE } from '../schema';

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

/** Whoever has no quotes and one mention comes by name. */
const BY_NAME = 'iif(quotes = 0 AND mentions < 2, fold, NULL), iif(quotes = 0 AND mentions < 2, part, NULL), id';

const ORDERS: Readonly<Record<PeopleSort, string>> = {
  quotes: `quotes DESC, mentions DESC, ${BY_NAME}`,
  mentions: `mentions DESC, quotes DESC, ${BY_NAME}`,
  name: 'fold, part, id',
  lastSeen: 'last_day DESC, quotes DESC, id',
};

/** A part of a list, in the order of an index. */
interface Stretch {
  readonly where: string;
  readonly order: string;
}

/** What a list consists of, one after the other: no index holds those who are mentioned once, and never quoted. */
const STRETCHES: Readonly<Record<PeopleSort, readonly Stretch[]>> = {
  quotes: [
    { where: 'quotes > 0', order: 'quotes DESC, mentions DESC, id' },
    { where: 'quotes = 0 AND mentions > 1', order: 'mentions DESC, id' },
    { where: 'quotes = 0 AND mentions = 1', order: 'fold, part, id' },
    { where: 'quotes = 0 AND mentions = 0', order: 'fold, part, id' },
  ],
  mentions: [
    { where: 'mentions > 1', order: 'mentions DESC, quotes DESC, id' },
    { where: 'mentions = 1 AND quotes > 0', order: 'quotes DESC, id' },
    { where: 'mentions = 1 AND quotes = 0', order: 'fold, part, id' },
    { where: 'mentions = 0 AND quotes > 0', order: 'quotes DESC, id' },
    { where: 'mentions = 0 AND quotes = 0', order: 'fold, part, id' },
  ],
  name: [{ where: 'true', order: ORDERS.name }],
  lastSeen: [{ where: 'articles > 0', order: ORDERS.lastSeen }],
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
      `SELECT id FROM ${INDEXED_PEOPLE} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ${ORDERS[question.sort]} LIMIT ? OFFSET ?`,
      [ids, page.limit, page.offset],
    );
    return { people: peopleWithIds(db, rows), total: few.length };
  }
  const total = Number(db.all(`SELECT count(*) AS n ${matches.sql}`, matches.values)[0]?.n ?? 0);
  return { people: everybody(db, question, page, words), total };
}

interface Matches {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** People with these ids, in the same order. */
function peopleWithIds(db: Database, ids: readonly Row[]): Person[] {
  const list = JSON.stringify(ids.map(({ id }) => id));
  return db
    .all(
      `SELECT ${PERSON_COLUMNS} FROM (SELECT key AS place, value AS person FROM json_each(?))
        CROSS JOIN people ON id = person ORDER BY place`,
      [list],
    )
    .map(personOf);
}

const holding = (words: readonly string[]): string => words.map(() => 'instr(fold, ?) > 0').join(' AND ');

/** All rows with these words, from the index of names alone. */
function matchesOf(words: readonly string[], type: PeopleType): Matches {
  const ofType = type === 'all' ? '' : 'type = ? AND ';
  return {
    sql: `FROM ${INDEXED_PEOPLE} WHERE ${ofType}${holding(words)}`,
    values: [...(type === 'all' ? [] : [ENTITY_TYPE_CODES.codeOf(type)]), ...words],
  };
}

/** Whole rows are read for the page only. */
function everybody(db: Database, { type, sort }: PeopleQuestion, page: Page, words: readonly string[] = []): Person[] {
  const found: Row[] = [];
  let { offset } = page;
  for (const stretch of STRETCHES[sort]) {
    const limit = page.limit - found.length;
    if (limit <= 0) break;
    const { sql, values } = inOrder(stretch, type, words);
    const rows = db.all(`${sql} LIMIT ? OFFSET ?`, [...values, limit, offset]);
    for (const row of rows) found.push(row);
    if (rows.length) offset = 0;
    else if (offset) offset -= Number(db.all(`SELECT count(*) AS n FROM (${sql})`, values)[0]?.n ?? 0);
  }
  return peopleWithIds(db, found);
}

/** In the order of an index: for all types, the orders of each are merged. */
function inOrder({ where, order }: Stretch, type: PeopleType, words: readonly string[]): Matches {
  const types = (type === 'all' ? TYPES : [type]).map(one => ENTITY_TYPE_CODES.codeOf(one));
  const conditions = ['type = ?', where, ...(words.length ? [holding(words)] : [])].join(' AND ');
  const each = types.map(() => `SELECT ${order.replaceAll(' DESC', '')} FROM ${INDEXED_PEOPLE} WHERE ${conditions}`);
  return {
    sql: `SELECT id FROM (${each.join(' UNION ALL ')} ORDER BY ${order})`,
    values: types.flatMap(one => [one, ...words]),
  };
}

function countEverybody(db: Database, type: PeopleType): number {
  const [found] =
    type === 'all'
      ? db.all('SELECT count(*) AS n FROM people_rows')
      : db.all('SELECT count(*) AS n FROM people_rows WHERE type = ?', [ENTITY_TYPE_CODES.codeOf(type)]);
  return Number(found?.n ?? 0);
}

/** How many of all types have quotes. */
export function countQuoted(db: Database): number {
  // With the types given, the index of quotes answers.
  const [found] = db.all(
    'SELECT count(*) AS n FROM people_rows WHERE type IN (SELECT value FROM json_each(?)) AND quotes > 0',
    [JSON.stringify(TYPES.map(type => ENTITY_TYPE_CODES.codeOf(type)))],
  );
  return Number(found?.n ?? 0);
}

/** Whether a name is linked to no other article: what is decided for all articles would meet others of this name. */
export const isOfOneArticle = ({ key }: Pick<Person, 'key'>): boolean => key.includes('@');

/** People by their keys; those that are no longer there are left out. */
export function peopleWithKeys(db: Database, keys: readonly string[]): Person[] {
  return db
    .all(`SELECT ${PERSON_COLUMNS} FROM people WHERE id IN (${PEOPLE_WITH_KEYS}) ORDER BY id`, [keyList(keys)])
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
