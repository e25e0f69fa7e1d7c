import { existsSync } from 'node:fs';
import { CorpusIndex, ForeignIndexError } from '../../core/corpus';
import { Unreadable } from '../../platform/node/pathError';
import { openSqlite } from '../../platform/node/sqlite';

/** Opens an index to ask it. @throws Unreadable where there is none, or none of this version */
export function openIndex(file: string): CorpusIndex {
  if (!existsSync(file)) throw new Unreadable(file, 'there is no such index. Build one with seed-annotator index.');
  try {
    const db = openSqlite(file, { readOnly: true });
    try {
      return CorpusIndex.read(db);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    const way = error instanceof ForeignIndexError ? ' Name another file, or delete this one and build it again.' : '';
    throw new Unreadable(file, `${(error as Error).message}${way}`);
  }
}
