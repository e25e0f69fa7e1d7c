import { realpath } from 'node:fs/promises';

/** A file's path without symbolic links; null if there is no such file or a link is broken. */
export async function realPath(file: string): Promise<string | null> {
  try {
    return await realpath(file);
  } catch {
    return null;
  }
}
