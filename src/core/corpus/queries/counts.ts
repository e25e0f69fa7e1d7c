import type { Database } from '../database';

export interface IndexCounts {
  readonly files: number;
  readonly articles: number;
  readonly quotes: number;
  /** Files that are listed and not analysed yet. */
  readonly pending: number;
}

export function countsOf(db: Database): IndexCounts {
  const count = (rows: string): number => Number(db.all(`SELECT count(*) AS n FROM ${rows}`)[0]?.n ?? 0);
  return {
    files: count('files'),
    articles: count('articles'),
    quotes: count('quotes'),
    pending: count("files WHERE hash = ''"),
  };
}
