/** Which files are seed files. The rules are one for all hosts; how a folder is listed is the host's. */
import { looksLikeSeed } from '../article';

/** A header is in the first lines: more of a file is not looked at, in bytes. */
export const HEAD_LENGTH = 4096;

/** Folders that are never searched for seed files, unless a setting of the editor says otherwise. */
export const SKIPPED_FOLDERS: readonly string[] = ['node_modules', '.git'];

/** True for `*.seed`, and for text files anywhere below a folder `seeds`. @param path absolute, `/` between its parts */
export function isSeedPath(path: string): boolean {
  return path.endsWith('.seed') || (path.endsWith('.txt') && path.includes('/seeds/'));
}

/** True where the first line that is not blank is a header. @param head the beginning of a text */
export function opensWithHeader(head: string): boolean {
  const line = head.split(/\r\n|\r|\n/).find(candidate => candidate.trim() !== '');
  return line !== undefined && looksLikeSeed(line);
}

/**
 * True for a seed file: by its path, or as a `.txt` that opens with a header.
 * @param path absolute, `/` between its parts
 * @param readHead the file's first `HEAD_LENGTH` bytes as text; asked for only where the path does not tell
 * @throws what `readHead` throws
 */
export async function isSeedFile(path: string, readHead: () => Promise<string>): Promise<boolean> {
  return isSeedPath(path) || (path.endsWith('.txt') && opensWithHeader(await readHead()));
}
