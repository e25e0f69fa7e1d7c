import { lstat, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { annotationDrafts, isAbandoned } from '../core/annotation';

/** Deletes the drafts of annotations that a killed program left beside a file, when that file is written. */
export class DraftSweeper {
  private readonly swept = new Set<string>();

  /** Looks at each folder once. What cannot be listed or deleted stays; nothing is thrown. */
  async sweepBeside(file: string): Promise<void> {
    const folder = path.dirname(file);
    if (this.swept.has(folder)) return;
    this.swept.add(folder);
    try {
      for (const name of annotationDrafts(await readdir(folder))) await sweep(path.join(folder, name));
    } catch {
      // Such a file does no harm.
    }
  }
}

async function sweep(draft: string): Promise<void> {
  const found = await lstat(draft);
  if (found.isFile() && isAbandoned(found.mtimeMs, Date.now())) await unlink(draft);
}
