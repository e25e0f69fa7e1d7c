import * as vscode from 'vscode';

export interface LanguageChange {
  readonly document: vscode.TextDocument;
  readonly from: string;
}

/**
 * Calls the listener when an open document gets another language. The editor reports this as a close and an open of the
 * same document, one directly after the other.
 */
export function onDidChangeLanguage(listener: (change: LanguageChange) => void): vscode.Disposable {
  let closed: LanguageChange | null = null;
  return vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(document => {
      const now = { document, from: document.languageId };
      closed = now;
      queueMicrotask(() => {
        if (closed === now) closed = null;
      });
    }),
    vscode.workspace.onDidOpenTextDocument(document => {
      const before = closed?.document === document ? closed : null;
      closed = null;
      if (before && before.from !== document.languageId) listener(before);
    }),
  );
}
