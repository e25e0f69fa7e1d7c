import { lstat } from 'node:fs/promises';

/** True where there is certainly nothing at a path, not even a link that leads nowhere. */
export async function isMissing(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
