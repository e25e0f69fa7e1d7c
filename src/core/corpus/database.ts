/** What an index asks of a database. It is SQLite with FTS5 in all hosts, and answers at once. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, SqlValue>>;

export interface Database {
  /** Runs one statement. @returns the row id of the last insertion */
  run(sql: string, values?: readonly SqlValue[]): number;
  /** All rows of a query. */
  all(sql: string, values?: readonly SqlValue[]): Row[];
  /** Runs work as one transaction: all of it is in the database afterwards, or, where it throws, none. */
  transaction<T>(work: () => T): T;
  /** Runs queries that see one state of the database. They take the file’s lock once: it costs more than most answers. */
  reading<T>(work: () => T): T;
  close(): void;
}

/** The database is no index of this version, or is damaged: it is to be built again. */
export class ForeignIndexError extends Error {}
