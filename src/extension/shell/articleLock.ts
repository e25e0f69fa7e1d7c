import * as vscode from 'vscode';
import type { ReportError } from './cancellation';
import { configuration } from './configuration';
import { DisposableOwner } from './disposables';

const LOCK = 'workbench.action.files.setActiveEditorReadonlyInSession';
const UNLOCK = 'workbench.action.files.resetActiveEditorReadonlyInSession';

/**
 * Makes an article read-only in the editor while single keys run commands. So no other key, dead key, input method or
 * paste changes its text. The editor can lock only the document in the active tab: an article that was left locked is
 * unlocked when it becomes active again, unless the setting `articles.openReadOnly` keeps it read-only and the person has
 * not made it writeable. A reload unlocks all.
 */
export class ArticleLock extends DisposableOwner {
  private readonly locked = new Set<string>();
  /** Articles whose text the person has changed: they were made writeable, if they were not. */
  private readonly edited = new Set<string>();
  private wanted: string | null = null;

  constructor(report: ReportError) {
    super();
    this.own(
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.settle().catch(report);
      }),
    );
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length && document.isDirty) this.edited.add(document.uri.toString());
      }),
    );
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.edited.delete(uri.toString())));
  }

  /**
   * Locks the article, which must be in the active editor, and no other. It is locked again if the person has made it
   * writeable.
   */
  async lock(uri: vscode.Uri): Promise<void> {
    this.wanted = uri.toString();
    this.locked.delete(this.wanted);
    await this.settle();
  }

  async unlock(): Promise<void> {
    this.wanted = null;
    await this.settle();
  }

  /** Locks or unlocks the active editor as wanted. */
  private async settle(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!uri) return;
    const active = uri.toString();
    if (active === this.wanted && !this.locked.has(active)) {
      this.locked.add(active);
      await vscode.commands.executeCommand(LOCK);
    } else if (active !== this.wanted && this.locked.has(active)) {
      this.locked.delete(active);
      const isKept = configuration(uri).get('articles.openReadOnly', false) && !this.edited.has(active);
      if (!isKept) await vscode.commands.executeCommand(UNLOCK);
    }
  }
}
