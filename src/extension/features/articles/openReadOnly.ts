import * as vscode from 'vscode';
import { PREFIX } from '../../contributions/ids';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { canHaveSidecar } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';

const LOCK = 'workbench.action.files.setActiveEditorReadonlyInSession';
const UNLOCK = 'workbench.action.files.resetActiveEditorReadonlyInSession';

/**
 * Opens articles read-only if the setting says so. Each is locked once, when it first becomes active: a person who then
 * makes it writeable keeps it writeable until it is closed.
 */
export class OpenReadOnly extends DisposableOwner {
  private readonly opened = new Set<string>();

  constructor(report: ReportError) {
    super();
    const settle = () => void this.settle().catch(unlessCancelled(report));
    this.own(vscode.window.onDidChangeActiveTextEditor(settle));
    this.own(vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(PREFIX) && settle()));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.opened.delete(uri.toString())));
    settle();
  }

  /** Locks or unlocks the active article: the editor can do that for no other. */
  private async settle(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isSeedDocument(document) || !canHaveSidecar(document.uri)) return;
    const key = document.uri.toString();
    const isWanted = settings.openReadOnly(document.uri);
    if (isWanted === this.opened.has(key)) return;
    if (isWanted) this.opened.add(key);
    else this.opened.delete(key);
    await vscode.commands.executeCommand(isWanted ? LOCK : UNLOCK);
  }
}
