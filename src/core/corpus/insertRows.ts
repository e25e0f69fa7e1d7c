import type { Database, SqlValue } from './database';

/**
 * Inserts rows, one with each statement: a statement with several would have FTS5 write all that it keeps in memory, and
 * SQLite a journal of its own.
 * @param into `INSERT INTO …`, up to its values @param rows each with a value for each column
 */
export function insertRows(db: Database, into: string, rows: readonly (readonly SqlValue[])[]): void {
  const [first] = rows;
  if (!first) return;
  const sql = `${into} VALUES (${first.map(() => '?').join()})`;
  for (const row of rows) db.run(sql, row);
}
