/** The questions that surfaces ask an index. Arguments and results are plain data, so that a worker can answer. */
import type { Database } from '../database';
import { countsOf } from './counts';

export function createIndexQueries(db: Database) {
  return {
    counts: () => countsOf(db),
  };
}

export type IndexQueries = ReturnType<typeof createIndexQueries>;
export type IndexQueryName = keyof IndexQueries;
export type IndexQueryArgs<N extends IndexQueryName> = Parameters<IndexQueries[N]>;
export type IndexQueryResult<N extends IndexQueryName> = ReturnType<IndexQueries[N]>;

/** Asks a question by its name. */
export function runIndexQuery<N extends IndexQueryName>(
  queries: IndexQueries,
  name: N,
  args: IndexQueryArgs<N>,
): IndexQueryResult<N> {
  const query = queries[name] as unknown as (...args: IndexQueryArgs<N>) => IndexQueryResult<N>;
  return query(...args);
}
