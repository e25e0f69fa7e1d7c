import * as vscode from 'vscode';

export const CORPUS_FILE = 'seed-annotator.yaml';

/** At the root of the workspace folder that a file is in. */
export function corpusFileOf(uri: vscode.Uri): vscode.Uri | null {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? vscode.Uri.joinPath(folder.uri, CORPUS_FILE) : null;
}
