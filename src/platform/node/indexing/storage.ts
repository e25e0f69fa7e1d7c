/** The folder of databases that the editor keeps: one for each workspace, none for ever. */
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { isWritten } from '../sqlite';

const DAY_MS = 86_400_000;
/** Databases of workspaces that were not opened for so long are deleted; they are built again when needed. */
const MAX_AGE_MS = 90 * DAY_MS;
/** All databases together take at most so much, besides the one in use, in bytes. */
const MAX_BYTES = 4 * 2 ** 30;

interface Kept {
  readonly file: string;
  readonly used: number;
  readonly size: number;
}

/**
 * Notes that a database is used, and deletes others that were not used for long, or are too much together.
 * @param now in milliseconds since 1970
 */
export function tidyStorage(database: string, now: number, limit = MAX_BYTES): void {
  if (statSync(database, { throwIfNoEntry: false })) utimesSync(database, now / 1000, now / 1000);
  let bytes = 0;
  for (const { file, used, size } of othersBeside(database)) {
    bytes += size;
    if ((now - used > MAX_AGE_MS || bytes > limit) && !isWritten(file))
      for (const suffix of ['', '-journal']) rmSync(file + suffix, { force: true });
  }
}

/** The most recently used first. */
function othersBeside(database: string): Kept[] {
  const folder = path.dirname(database);
  return readdirSync(folder)
    .filter(name => /^[0-9a-f]{32}\.sqlite$/.test(name) && name !== path.basename(database))
    .flatMap(name => {
      const file = path.join(folder, name);
      const found = statSync(file, { throwIfNoEntry: false });
      return found ? [{ file, used: found.mtimeMs, size: found.size }] : [];
    })
    .sort((a, b) => b.used - a.used);
}
