/** Keys of people as the columns of `people_rows` that they are found by. */
import { ENTITY_TYPE_CODES } from './codes';
import type { SqlValue } from './database';
import { foldWords } from './names';
import { INDEXED_PEOPLE } from './schema';

/** `type`, `fold` and `part`. The part is the article’s id for a bare name, and a text for one of several namesakes. */
export type KeyColumns = readonly [type: SqlValue, fold: string, part: SqlValue];

const KEY = /^([^:]*):([^@/]*)(?:@(\d+)|\/(.*))?$/s;

export function columnsOfKey(key: string): KeyColumns {
  const [, type = '', fold = '', article, label] = KEY.exec(key) ?? [];
  return [ENTITY_TYPE_CODES.codeOf(type), fold, article === undefined ? (label ?? null) : Number(article)];
}

/** A subquery for the ids of people with keys of a list: its value is `keyList(…)`. */
export const PEOPLE_WITH_KEYS = `SELECT p.id FROM json_each(?) AS one CROSS JOIN ${INDEXED_PEOPLE} p
  ON p.type = json_extract(one.value, '$[0]') AND p.fold = json_extract(one.value, '$[1]')
    AND p.part IS json_extract(one.value, '$[2]')`;

/** As `PEOPLE_WITH_KEYS`, with all namesakes of the keys, which have no part. */
export const NAMESAKES_OF_KEYS = `SELECT p.id FROM json_each(?) AS one CROSS JOIN ${INDEXED_PEOPLE} p
  ON p.type = json_extract(one.value, '$[0]') AND p.fold = json_extract(one.value, '$[1]')
    AND typeof(p.part) IN ('null', 'text')`;

export const keyList = (keys: readonly string[]): string => JSON.stringify(keys.map(columnsOfKey));

/** What `people_rows.other_fold` keeps: the folded name where SQL cannot tell it. */
export function otherFold(name: string, fold = foldWords(name)): string | null {
  return fold === name.replace(/[A-Z]+/g, letters => letters.toLowerCase()) ? null : fold;
}
