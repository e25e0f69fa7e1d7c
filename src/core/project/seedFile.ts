/** Recognizes seed files. The rules are the same for all hosts; listing folders is up to the host. */
import { looksLikeSeed } from '../article';

/** How much of a file is searched for a header, in bytes. */
export const HEAD_LENGTH = 4096;

/** Folders that are not searched for seed files, unless the editor's settings include them. */
export const SKIPPED_FOLDERS: readonly string[] = ['node_modules', '.git'];

/** Whether a path is `*.seed`, or a `.txt` below a folder named `seeds`. @param path absolute, with `/` */
export function isSeedPath(path: string): boolean {
  return path.endsWith('.seed') || (path.endsWith('.txt') && path.includes('/seeds/'));
}

/** Whether the first non-blank line is a header. @param head the beginning of a text */
export function opensWithHeader(head: string): boolean {
  const line = head.split(/\r\n|\r|\n/).find(candidate => candidate.trim() !== '');
  return line !== undefined && looksLikeSeed(line);
}

/**
 * Whether a file is a seed file: by its path, or as a `.txt` that begins with a header.
 * @param path absolute, with `/`
 * @param readHead returns the file's first `HEAD_LENGTH` bytes as text; called only if the path does not decide
 * @throws the errors of `readHead`
 */
export async function isSeedFile(path: string, readHead: () => Promise<string>): Promise<boolean> {
  return isSeedPath(path) || (path.endsWith('.txt') && opensWithHeader(await readHead()));
}
