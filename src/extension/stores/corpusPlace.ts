import * as vscode from 'vscode';
import { CORPUS_FILE } from '../../core/project';
import { foldersOf } from '../../platform/vscode/folders';
import { keepingOf } from './annotatable';

export const corpusFileIn = (folder: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(folder, CORPUS_FILE);

/** The folders whose corpus files can apply to a file, nearest first; for an unsaved document, the first workspace folder. */
export function corpusFoldersOf(uri: vscode.Uri): readonly vscode.Uri[] {
  const folders = foldersOf(uri);
  const first = keepingOf(uri) === 'onceSaved' ? vscode.workspace.workspaceFolders?.[0] : undefined;
  return folders.length || !first ? folders : [first.uri];
}

/** Where a corpus file is created if none applies to a file: in its outermost folder. Null where it is in none. */
export function newCorpusFileOf(uri: vscode.Uri): vscode.Uri | null {
  const root = corpusFoldersOf(uri).at(-1);
  return root ? corpusFileIn(root) : null;
}
