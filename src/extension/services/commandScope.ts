/** Over which articles a command goes: a file, a folder, all. */

import * as vscode from 'vscode';
import { type PlainText, plainText } from '../../core/view';
import { canHaveSidecar } from '../stores/annotatable';
import { findSeedFiles, isSeedDocument } from '../stores/seedFiles';
import { nameOf } from '../stores/writeErrors';
import { showInformation } from '../shell/messages';
import { pickOne, type Row } from '../shell/picks';

export interface Scope {
  /** As a file's or folder's name. */
  readonly name: string;
  /** Paths are told from here. */
  readonly root: vscode.Uri;
  readonly files: (token: vscode.CancellationToken) => Promise<readonly vscode.Uri[]>;
}

/**
 * Asks, unless the argument (of the tree or the Explorer) names a file or a folder.
 * @returns undefined where the person left it
 */
export async function chooseScope(title: PlainText, argument: unknown): Promise<Scope | undefined> {
  const named = uriOf(argument);
  if (named) return (await isFolder(named)) ? folderScope(named) : fileScope(named);
  const rows = scopeRows();
  if (rows.length === 1) return rows[0].value();
  if (!rows.length) {
    void showInformation(plainText`Open a seed article or a folder of them first.`);
    return undefined;
  }
  const scope = await pickOne(rows, { title, placeholder: plainText`Which articles?` });
  return scope?.();
}

function scopeRows(): Row<() => Scope>[] {
  const document = vscode.window.activeTextEditor?.document;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const rows: Row<() => Scope>[] = [];
  if (document && isSeedDocument(document) && canHaveSidecar(document.uri)) {
    const { uri } = document;
    const folder = vscode.Uri.joinPath(uri, '..');
    rows.push({ icon: 'file', label: 'This File', description: nameOf(uri), value: () => fileScope(uri) });
    if (!folders.some(one => one.uri.toString() === folder.toString()) && vscode.workspace.getWorkspaceFolder(uri))
      rows.push({
        icon: 'folder',
        label: 'This Folder',
        description: nameOf(folder),
        value: () => folderScope(folder),
      });
  }
  if (folders.length)
    rows.push({
      icon: 'files',
      label: 'All Articles',
      description: folders.map(({ name }) => name).join(', '),
      value: () => ({ name: folders[0].name, root: folders[0].uri, files: findSeedFiles }),
    });
  return rows;
}

const fileScope = (uri: vscode.Uri): Scope => ({
  name: nameOf(uri),
  root: vscode.Uri.joinPath(uri, '..'),
  files: async () => [uri],
});

const folderScope = (folder: vscode.Uri): Scope => ({
  name: nameOf(folder),
  root: folder,
  files: async token => {
    const all = await findSeedFiles(token);
    return all.filter(uri => uri.authority === folder.authority && uri.path.startsWith(`${folder.path}/`));
  },
});

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

function uriOf(argument: unknown): vscode.Uri | null {
  const uri = argument instanceof vscode.Uri ? argument : (argument as { uri?: unknown } | undefined)?.uri;
  return uri instanceof vscode.Uri ? uri : null;
}

/** A file's path below a folder, with `/` between its parts; its name where it lies elsewhere. */
export function pathBelow(root: vscode.Uri, uri: vscode.Uri): string {
  const folder = root.path.endsWith('/') ? root.path : `${root.path}/`;
  if (uri.authority === root.authority && uri.path.startsWith(folder)) return uri.path.slice(folder.length);
  return nameOf(uri);
}
