/** Quotes as they are in the index, for asking about many at once. */
import type { Database, SqlValue } from './database';
import { keyList, NAMESAKES_OF_KEYS } from './personKeys';

export interface IndexedQuote {
  readonly id: number;
  readonly article: number;
  readonly file: string;
  readonly line: number;
  readonly date: string | null;
  readonly source: string | null;
  readonly speaker: string | null;
  readonly text: string;
}

/** Quotes in marks that are somebody’s words, the earliest first; those without a date last. */
export function quotesInMarks(db: Database, people: readonly number[] | null = null): IndexedQuote[] {
  const spoken = "q.kind IN ('direct', 'partial') AND q.status <> 'rejected'";
  const of = people ? ` AND q.person_id IN (SELECT value FROM json_each(?))` : '';
  const values: SqlValue[] = people ? [JSON.stringify(people)] : [];
  return db
    .all(
      `SELECT q.id, q.article_id, f.path, q.line, a.date, a.source, q.speaker, q.text
       FROM quotes q JOIN articles a ON a.id = q.article_id JOIN files f ON f.id = a.file_id
       WHERE ${spoken}${of} ORDER BY a.date NULLS LAST, a.id, q.start_offset`,
      values,
    )
    .map(row => ({
      id: Number(row.id),
      article: Number(row.article_id),
      file: String(row.path),
      line: Number(row.line),
      date: row.date === null ? null : String(row.date),
      source: row.source === null ? null : String(row.source),
      speaker: row.speaker === null ? null : String(row.speaker),
      text: String(row.text),
    }));
}

/** Ids of all people of a name and type; bare names of people are in one article only, and are not found. */
export function peopleNamed(db: Database, keys: readonly string[]): number[] {
  return db.all(`SELECT DISTINCT id FROM (${NAMESAKES_OF_KEYS})`, [keyList(keys)]).map(({ id }) => Number(id));
}
