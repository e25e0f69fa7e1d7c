import * as vscode from 'vscode';
import { HEAD_LENGTH, isSeedPath, opensWithHeader } from '../../core/project';
import { DisposableOwner } from '../shell/disposables';
import { isSeedDocument } from './seedFiles';

/** More of a document's first lines is not looked at. */
const HEAD_LINES = 20;

export interface ChosenChange {
  readonly uri: vscode.Uri;
  readonly isChosen: boolean;
}

/** Open text files that a person made seed articles by choosing the language, though they have no header. */
export class ChosenArticles extends DisposableOwner {
  private readonly chosen = new Map<string, vscode.Uri>();
  private readonly changed = this.own(new vscode.EventEmitter<ChosenChange>());
  readonly onDidChange = this.changed.event;

  constructor() {
    super();
    // A change of the language is reported as a close and an open.
    this.own(vscode.workspace.onDidOpenTextDocument(document => this.consider(document)));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
    for (const document of vscode.workspace.textDocuments) this.consider(document);
  }

  all(): vscode.Uri[] {
    return [...this.chosen.values()];
  }

  private consider(document: vscode.TextDocument): void {
    const { uri } = document;
    if (!isSeedDocument(document) || !uri.path.endsWith('.txt') || isSeedPath(uri.path)) return;
    const head = document.getText(new vscode.Range(0, 0, HEAD_LINES, 0)).slice(0, HEAD_LENGTH);
    if (opensWithHeader(head)) return;
    this.chosen.set(uri.toString(), uri);
    this.changed.fire({ uri, isChosen: true });
  }

  private forget(uri: vscode.Uri): void {
    if (this.chosen.delete(uri.toString())) this.changed.fire({ uri, isChosen: false });
  }
}
