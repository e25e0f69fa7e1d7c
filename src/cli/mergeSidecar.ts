import { writeFile } from 'node:fs/promises';
import { mergeSidecars } from '../core/annotation/mergeSidecars';
import { complain, EXIT, type ExitCode } from './output';
import { readText, Unreadable } from './text';

/**
 * A merge driver as git calls it: merges what the last two files made of the first, and writes the outcome over the
 * second. Git takes an exit code other than 0 for a conflict; a file that cannot be read is left as it is.
 * @param name what to call the file; git's own are temporary
 */
export async function mergeSidecar(base: string, ours: string, theirs: string, name = ours): Promise<ExitCode> {
  let texts: string[];
  try {
    texts = [await readText(base), await readText(ours), await readText(theirs)];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    complain(`${error.message}. Nothing was merged.`);
    return EXIT.failed;
  }
  const { text, conflicts } = mergeSidecars(texts[0], texts[1], texts[2]);
  if (text !== texts[1]) await writeFile(ours, text);
  for (const { id, message } of conflicts) {
    const what = id === null ? message : `annotation ${id}: ${message}`;
    complain(`${name}: ${what}. Both versions stand between <<<<<<< and >>>>>>>: keep one, and take the markers out.`);
  }
  return conflicts.length ? EXIT.problems : EXIT.fine;
}
