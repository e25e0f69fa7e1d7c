import type { Database } from '../database';

export interface IndexCounts {
  readonly files: number;
  readonly articles: number;
  readonly quotes: number;
  /** Files that are listed and not analysed yet. */
  readonly pending: number;
}

export function countsOf(db: Database): IndexCounts {
  const [row = {}] = db.all(
    `SELECT (SELECT count(*) FROM files) AS files, (SELECT count(*) FROM files WHERE hash = '') AS pending,
      count(*) AS articles, sum(quotes) AS quotes FROM articles`,
  );
  const count = (column: keyof IndexCounts): number => Number(row[column] ?? 0);
  return { files: count('files'), articles: count('articles'), quotes: count('quotes'), pending: count('pending') };
}
