import * as vscode from 'vscode';

/**
 * The folders that a file is in, the nearest first, up to its workspace folder; none where it is in no workspace folder.
 * Of the workspace folder itself: that one.
 */
export function foldersOf(uri: vscode.Uri): readonly vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!root) return [];
  const folders = [root];
  const least = root.path.replace(/\/$/, '').length;
  for (let at = uri.path.indexOf('/', least + 1); at >= 0; at = uri.path.indexOf('/', at + 1))
    folders.unshift(uri.with({ path: uri.path.slice(0, at) }));
  return folders;
}
