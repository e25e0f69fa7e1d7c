import * as vscode from 'vscode';

/**
 * The folders that contain a file, nearest first, up to its workspace folder. Empty outside workspace folders. For a
 * workspace folder, the folder itself.
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

/** A file’s path relative to a folder above it, with `/`; its name if it is elsewhere, as an unsaved document is. */
export function pathBelow(folder: vscode.Uri, file: vscode.Uri): string {
  const above = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return file.authority === folder.authority && file.path.startsWith(above)
    ? file.path.slice(above.length)
    : file.path.slice(file.path.lastIndexOf('/') + 1);
}
