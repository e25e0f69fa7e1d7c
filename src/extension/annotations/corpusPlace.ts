import * as vscode from 'vscode';
import { keepingOf } from '../articles/annotatable';

export const CORPUS_FILE = 'seed-annotator.yaml';

/** At the root of the workspace folder that a file is in; for a document not saved yet, of the first folder. */
export function corpusFileOf(uri: vscode.Uri): vscode.Uri | null {
  const first = keepingOf(uri) === 'onceSaved' ? vscode.workspace.workspaceFolders?.[0] : undefined;
  const folder = vscode.workspace.getWorkspaceFolder(uri) ?? first;
  return folder ? vscode.Uri.joinPath(folder.uri, CORPUS_FILE) : null;
}
