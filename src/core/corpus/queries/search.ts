import type { Database, SqlValue } from '../database';
import { foldWords } from '../names';
import { CHOICE_FIELDS, type FieldName, type ResultUnit } from '../query/model';
import { parseQuery } from '../query/parse';
import {
  countMatches,
  type DateOrder,
  type Page,
  type ResultCount,
  resultsOf,
  type SearchPage,
  type SearchResult,
  search,
  searchIds,
} from '../query/search';
import { unitOf } from '../query/sql';
import { INDEXED_PEOPLE } from '../schema';

const NOTHING: SearchPage = { unit: 'paragraph', results: [] };

/** One page of what a query line finds; nothing where it asks for nothing. */
export function searchPage(db: Database, line: string, page: Page): SearchPage {
  const { root } = parseQuery(line);
  return root ? search(db, root, page) : NOTHING;
}

/** How many results a query line has. @param most more are not counted */
export function searchCount(db: Database, line: string, most: number): ResultCount {
  const { root } = parseQuery(line);
  return root ? countMatches(db, root, most) : { results: 0, articles: 0, isMore: false };
}

export interface ResultIds {
  readonly unit: ResultUnit;
  readonly ids: readonly number[];
}

/** The ids of all results of a query line, in order, up to a limit: for `searchResults`, a part at a time. */
export function searchResultIds(db: Database, line: string, order: DateOrder, limit: number): ResultIds {
  const { root } = parseQuery(line);
  if (!root) return { unit: NOTHING.unit, ids: [] };
  return { unit: unitOf(root), ids: searchIds(db, root, { limit, offset: 0, order }) };
}

/** Results by their ids, in the same order. Those that are gone since are left out. */
export const searchResults = (db: Database, { unit, ids }: ResultIds): SearchResult[] => resultsOf(db, unit, ids);

/** A value that a field can have, and how often it occurs; null where that is not known. */
export interface FieldValue {
  readonly value: string;
  readonly count: number | null;
}

/**
 * Values of a field that fit what is typed, the most frequent first; dates by the month, the latest first.
 * @param typed the beginning of a word of the value
 */
export function searchFieldValues(db: Database, field: FieldName, typed: string, limit: number): FieldValue[] {
  switch (field) {
    case 'status':
    case 'kind':
      return CHOICE_FIELDS[field].map(value => ({ value, count: null }));
    case 'speaker':
    case 'mentions':
      return peopleLike(db, field, typed, limit);
    case 'tag':
    case 'about':
      return valuesIn(db, 'tag', 'annotations', typed, limit);
    case 'author':
      return valuesIn(db, 'author', 'annotations', typed, limit);
    case 'source':
      return valuesIn(db, 'source', 'articles', typed, limit);
    case 'file':
      return valuesIn(db, 'path', 'files', typed, limit);
    case 'date':
    case 'after':
    case 'before':
      return monthsLike(db, typed, limit);
    default:
      return [];
  }
}

const toValue = ({ value, n }: Readonly<Record<string, SqlValue>>): FieldValue => ({
  value: String(value),
  count: Number(n),
});

function peopleLike(db: Database, field: 'speaker' | 'mentions', typed: string, limit: number): FieldValue[] {
  const counted = field === 'speaker' ? 'quotes' : 'articles';
  return db
    .all(
      `SELECT name AS value, sum(${counted}) AS n FROM ${INDEXED_PEOPLE} WHERE ${counted} > 0 AND instr(' ' || fold, ?) > 0
       GROUP BY name ORDER BY n DESC, name LIMIT ?`,
      [` ${foldWords(typed)}`, limit],
    )
    .map(toValue);
}

function valuesIn(
  db: Database,
  column: 'tag' | 'author' | 'source' | 'path',
  table: string,
  typed: string,
  limit: number,
): FieldValue[] {
  return db
    .all(
      `SELECT ${column} AS value, count(*) AS n FROM ${table} WHERE ${column} LIKE ? ESCAPE '\\'
       GROUP BY ${column} ORDER BY n DESC, ${column} LIMIT ?`,
      [`%${typed.replace(/[\\%_]/g, mark => `\\${mark}`)}%`, limit],
    )
    .map(toValue);
}

function monthsLike(db: Database, typed: string, limit: number): FieldValue[] {
  return db
    .all(
      `SELECT substr(date, 1, 7) AS value, count(*) AS n FROM articles WHERE date LIKE ? ESCAPE '\\'
       GROUP BY value ORDER BY value DESC LIMIT ?`,
      [`${typed.slice(0, 7).replace(/[\\%_]/g, mark => `\\${mark}`)}%`, limit],
    )
    .map(toValue);
}
