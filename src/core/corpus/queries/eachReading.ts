import type { Database } from '../database';

/** The same questions, each answered from one state of the database. */
export function eachReading<Q extends Record<string, (...args: never[]) => unknown>>(db: Database, queries: Q): Q {
  const wrapped = Object.entries(queries).map(([name, ask]) => [
    name,
    (...args: never[]) => db.reading(() => ask(...args)),
  ]);
  return Object.fromEntries(wrapped) as Q;
}
