import * as vscode from 'vscode';
import { annotationDrafts, isAbandoned } from '../../core/annotation';
import { discard, type Files, isLink, isPlainFile, statIfThere } from '../shell/files';

/** Deletes the drafts of annotations that a killed program left beside a file, when that file is written. */
export class DraftSweeper {
  private readonly swept = new Set<string>();

  constructor(private readonly files: Files) {}

  /** Looks at each folder once. What cannot be listed or deleted stays; nothing is thrown. */
  async sweepBeside(file: vscode.Uri): Promise<void> {
    const folder = vscode.Uri.joinPath(file, '..');
    if (this.swept.has(folder.toString())) return;
    this.swept.add(folder.toString());
    try {
      const entries = (await this.files.readDirectory?.(folder)) ?? [];
      for (const name of annotationDrafts(entries.map(([name]) => name)))
        await this.sweep(vscode.Uri.joinPath(folder, name));
    } catch {
      // Such a file does no harm.
    }
  }

  private async sweep(draft: vscode.Uri): Promise<void> {
    const found = await statIfThere(this.files, draft);
    if (found && !isLink(found) && isPlainFile(found) && isAbandoned(found.mtime, Date.now()))
      await discard(this.files, draft);
  }
}
