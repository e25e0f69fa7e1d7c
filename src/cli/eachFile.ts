import { filesOf, type Walk } from './files';
import { complain } from './output';
import { readText, Unreadable } from './text';

/**
 * Reads the files that the paths stand for, one after the other, in their order. One that fails is named on standard
 * error, and the others go on.
 * @returns false where one failed
 */
export async function eachFile(
  paths: readonly string[],
  walk: Walk,
  use: (file: string, text: string) => Promise<void>,
): Promise<boolean> {
  let complete = true;
  for await (const found of filesOf(paths, walk)) {
    try {
      if (found instanceof Unreadable) throw found;
      await use(found, await readText(found));
    } catch (error) {
      complete = false;
      complain(error instanceof Unreadable ? error.message : `${found}: ${(error as Error)?.stack ?? error}`);
    }
  }
  return complete;
}
