import { PathError } from '../platform/node/pathError';
import { readText, Unreadable } from '../platform/node/text';
import { filesOf, type WalkOptions } from './files';
import { complain, complainOfBug } from './output';

/**
 * Reads the files that the paths stand for, one after the other, in their order. One that fails is named on standard
 * error, and the others go on.
 * @returns false where one failed
 */
export const eachFile = (
  paths: readonly string[],
  walk: WalkOptions,
  use: (file: string, text: string) => Promise<void>,
): Promise<boolean> => eachFound(filesOf(paths, walk), use);

/** As `eachFile`, of files that are found already. */
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
        complain(`${file}: left out, since the program failed on it.`);
        complainOfBug(error);
      }
    }
  }
  return complete;
}
