/** Functions that the index’s queries call from SQL. A database has them before it is asked. */
import { findHits } from './concordance/hits';
import type { SqlValue } from './database';
import type { Words } from './query/model';

/** 1 where a phrase, as JSON, stands in a text. */
export const HAS_PHRASE = 'has_phrase';

/** By their names. Each takes two arguments, and gives the same value for the same arguments. */
export const SQL_FUNCTIONS: Readonly<Record<string, (one: SqlValue, other: SqlValue) => SqlValue>> = {
  [HAS_PHRASE]: (text, phrase) => Number(findHits(String(text), [JSON.parse(String(phrase)) as Words]).length > 0),
};
