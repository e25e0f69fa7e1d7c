import { PathError } from '../platform/node/pathError';
import { readText, Unreadable } from '../platform/node/text';
import { filesOf, type WalkOptions } from './files';
import { complain, complainOfBug } from './output';

/**
 * Reads the files that paths stand for, one by one, in order. A file that fails is reported on standard error, and the
 * others are still read.
 * @returns false if a file failed
 */
export const eachFile = (
  paths: readonly string[],
  walk: WalkOptions,
  use: (file: string, text: string) => Promise<void>,
): Promise<boolean> => eachFound(filesOf(paths, walk), use);

/** As `eachFile`, for files that have been found already. */
export async function eachFound(
  found: AsyncIterable<string | Unreadable> | Iterable<string | Unreadable>,
  use: (file: string, text: string) => Promise<void>,
): Promise<boolean> {
  let complete = true;
  for await (const file of found) {
    try {
      if (file instanceof Unreadable) throw file;
      await use(file, await readText(file));
    } catch (error) {
      complete = false;
      if (error instanceof PathError) complain(error.message);
      else {
        complain(`${file}: skipped because of a fault in the program.`);
        complainOfBug(error);
      }
    }
  }
  return complete;
}
