/** The articles that a command works on: those of a file, of a folder, or all. */

import * as vscode from 'vscode';
import type { PlainText } from '../../core/view';
import { pathBelow } from '../../platform/vscode/folders';
import { uriArgument } from '../shell/args';
import { plainText, say } from '../shell/language';
import { showInformation } from '../shell/messages';
import { pickOne, type Row } from '../shell/picks';
import { canHaveSidecar } from '../stores/annotatable';
import { findSeedFiles, isSeedDocument } from '../stores/seedFiles';
import { nameOf } from '../stores/writeErrors';

export interface CommandScope {
  /** Name of the file or folder. */
  readonly name: string;
  /** Folder that results are saved in unless the person chooses another one. */
  readonly root: vscode.Uri;
  /** The path of one of the files, with `/`: below the root, or beginning with its folder's name if all folders count. */
  readonly pathOf: (file: vscode.Uri) => string;
  readonly files: (token: vscode.CancellationToken) => Promise<readonly vscode.Uri[]>;
}

/**
 * Asks for a scope, unless the argument (from the tree or the Explorer) names a file or a folder.
 * @returns undefined if the person cancelled
 */
export async function chooseScope(title: PlainText, argument: unknown): Promise<CommandScope | undefined> {
  const named = uriArgument(argument);
  if (named) return (await isFolder(named)) ? folderScope(named) : fileScope(named);
  const rows = scopeRows();
  const [first] = rows;
  if (first && rows.length === 1) return first.value();
  if (!first) {
    void showInformation(plainText`Open a seed article or a folder of them first.`);
    return undefined;
  }
  const scope = await pickOne(rows, { title, placeholder: plainText`Which articles?` });
  return scope?.();
}

function scopeRows(): Row<() => CommandScope>[] {
  const document = vscode.window.activeTextEditor?.document;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const rows: Row<() => CommandScope>[] = [];
  if (document && isSeedDocument(document) && canHaveSidecar(document.uri)) {
    const { uri } = document;
    const folder = vscode.Uri.joinPath(uri, '..');
    rows.push({ icon: 'file', label: say`This File`, description: nameOf(uri), value: () => fileScope(uri) });
    if (!folders.some(one => one.uri.toString() === folder.toString()) && vscode.workspace.getWorkspaceFolder(uri))
      rows.push({
        icon: 'folder',
        label: say`This Folder`,
        description: nameOf(folder),
        value: () => folderScope(folder),
      });
  }
  const [firstFolder] = folders;
  if (firstFolder)
    rows.push({
      icon: 'files',
      label: say`All Articles`,
      description: folders.map(({ name }) => name).join(', '),
      value: () => ({
        name: firstFolder.name,
        root: firstFolder.uri,
        pathOf: folders.length > 1 ? pathInWorkspace : file => pathBelow(firstFolder.uri, file),
        files: findSeedFiles,
      }),
    });
  return rows;
}

/**
 * The path of a file below its workspace folder, with the folder's name before it: folders may hold files of the same
 * path. Of folders of one name, those after the first get a number.
 */
export function pathInWorkspace(file: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  if (!folder) return nameOf(file);
  const name = safeNameOf(folder);
  const isBefore = (one: vscode.WorkspaceFolder): boolean =>
    one.index < folder.index && safeNameOf(one).toLowerCase() === name.toLowerCase();
  const before = (vscode.workspace.workspaceFolders ?? []).filter(isBefore).length;
  return `${before ? `${name} (${before + 1})` : name}/${pathBelow(folder.uri, file)}`;
}

/** The name comes from the workspace file, so it must lead nowhere. */
const safeNameOf = ({ name }: vscode.WorkspaceFolder): string =>
  name.replace(/[\\/]/g, '_').replace(/^\.+$/, '_') || '_';

function fileScope(uri: vscode.Uri): CommandScope {
  const root = vscode.Uri.joinPath(uri, '..');
  return { name: nameOf(uri), root, pathOf: file => pathBelow(root, file), files: async () => [uri] };
}

const folderScope = (folder: vscode.Uri): CommandScope => ({
  name: nameOf(folder),
  root: folder,
  pathOf: file => pathBelow(folder, file),
  files: async token => {
    const { scheme, authority, path } = folder;
    const isIn = (uri: vscode.Uri): boolean =>
      uri.scheme === scheme && uri.authority === authority && uri.path.startsWith(`${path}/`);
    return (await findSeedFiles(token)).filter(isIn);
  },
});

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
