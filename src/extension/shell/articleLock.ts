import * as vscode from 'vscode';

const LOCK = 'workbench.action.files.setActiveEditorReadonlyInSession';
const UNLOCK = 'workbench.action.files.resetActiveEditorReadonlyInSession';

/**
 * Makes the article under review read-only by the editor's own means, so that no key that means nothing to the review
 * (nor a dead key, an input method, a paste) ends up in its text. The editor can only do so for the article in its
 * active tab: one that was left locked is unlocked when it comes to the front again. A reload unlocks all.
 */
export class ArticleLock implements vscode.Disposable {
  private readonly locked = new Set<string>();
  private wanted: string | null = null;
  private readonly listener: vscode.Disposable;

  constructor(report: (error: unknown) => void) {
    this.listener = vscode.window.onDidChangeActiveTextEditor(() => {
      this.settle().catch(report);
    });
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** Locks the article, which is in the active editor, and no other. */
  async lock(uri: vscode.Uri): Promise<void> {
    this.wanted = uri.toString();
    await this.settle();
  }

  async unlock(): Promise<void> {
    this.wanted = null;
    await this.settle();
  }

  /** Brings the active editor to what is wanted of it. */
  private async settle(): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    if (active === undefined) return;
    if (active === this.wanted && !this.locked.has(active)) {
      this.locked.add(active);
      await vscode.commands.executeCommand(LOCK);
    } else if (active !== this.wanted && this.locked.has(active)) {
      this.locked.delete(active);
      await vscode.commands.executeCommand(UNLOCK);
    }
  }
}
