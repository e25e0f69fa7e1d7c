import * as vscode from 'vscode';
import { CORPUS_FILE } from '../../core/project';
import { foldersOf } from '../../platform/vscode/folders';

export const corpusFileIn = (folder: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(folder, CORPUS_FILE);

/** Where a corpus file for a file is made if none holds: the root of its workspace folder. Null where it is in none. */
export function newCorpusFileOf(uri: vscode.Uri): vscode.Uri | null {
  const root = foldersOf(uri).at(-1);
  return root ? corpusFileIn(root) : null;
}
