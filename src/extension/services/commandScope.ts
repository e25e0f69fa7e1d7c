/** The articles that a command works on: those of a file, of a folder, or all. */

import * as vscode from 'vscode';
import type { PlainText } from '../../core/view';
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
  /** Folder that paths are shown relative to. */
  readonly root: vscode.Uri;
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
      value: () => ({ name: firstFolder.name, root: firstFolder.uri, files: findSeedFiles }),
    });
  return rows;
}

const fileScope = (uri: vscode.Uri): CommandScope => ({
  name: nameOf(uri),
  root: vscode.Uri.joinPath(uri, '..'),
  files: async () => [uri],
});

const folderScope = (folder: vscode.Uri): CommandScope => ({
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
