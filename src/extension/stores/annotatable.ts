/** Whether and where annotations on a document can be stored. */

import * as vscode from 'vscode';
import { PlainText } from '../../core/view';
import { say } from '../shell/language';
import { LONGEST_ERROR, showInformation } from '../shell/messages';

/**
 * `sidecar`: beside the file. `onceSaved`: the document is not saved yet. `never`: an earlier version, a program's output
 * or a read-only file system; the text is shown, but nothing is read or written for it.
 */
export type Keeping = 'sidecar' | 'onceSaved' | 'never';

export function keepingOf(uri: vscode.Uri): Keeping {
  if (uri.scheme === 'untitled') return 'onceSaved';
  // The file system of a workspace folder may not have started yet.
  const writable = vscode.workspace.fs.isWritableFileSystem(uri.scheme) ?? !!vscode.workspace.getWorkspaceFolder(uri);
  return writable ? 'sidecar' : 'never';
}

export const canHaveSidecar = (uri: vscode.Uri): boolean => keepingOf(uri) === 'sidecar';

/** True where a person can start an annotation. */
export const canBeAnnotated = (uri: vscode.Uri): boolean => keepingOf(uri) !== 'never';

/** Schemes of earlier versions of a file, as the editor and git show them. */
const EARLIER: ReadonlySet<string> = new Set(['git', 'gitfs', 'showModifiedFileContent', 'vscode-local-history']);

export interface Refusal {
  readonly message: string;
  /** The file to go to instead, where there is one. */
  readonly file: vscode.Uri | null;
}

/** Why annotations on a text cannot be stored, and the file to open instead. */
export async function refusalFor(uri: vscode.Uri): Promise<Refusal> {
  const file = await fileBehind(uri);
  if (file) {
    const what = EARLIER.has(uri.scheme)
      ? say`an earlier version of the file`
      : say`a view of the file, not the file itself`;
    return { message: say`This is ${what}. Open the file itself to annotate it.`, file };
  }
  if (EARLIER.has(uri.scheme))
    return { message: say`This is an earlier version of a file that no longer exists. It cannot be annotated.`, file };
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    return {
      message: say`This file is in a read-only location, so annotations cannot be saved next to it. Save a copy elsewhere.`,
      file,
    };
  return { message: say`This text is not a file. Save it as a file to annotate it.`, file };
}

/** The file of which a text of another scheme shows a version; null where there is none. */
async function fileBehind(uri: vscode.Uri): Promise<vscode.Uri | null> {
  const path = pathIn(uri);
  const folder = vscode.workspace.workspaceFolders?.find(one => path.startsWith(`${one.uri.path.replace(/\/$/, '')}/`));
  const file = folder
    ? folder.uri.with({ path })
    : path.startsWith('/')
      ? vscode.Uri.from({ scheme: 'file', path })
      : null;
  if (!file || file.scheme === uri.scheme || !canHaveSidecar(file)) return null;
  try {
    const { type } = await vscode.workspace.fs.stat(file);
    return type & vscode.FileType.File ? file : null;
  } catch {
    return null;
  }
}

/** Git appends an extension to some paths and puts the real path in the query. */
function pathIn({ path, query }: vscode.Uri): string {
  if (!query.startsWith('{')) return path;
  try {
    const named = (JSON.parse(query) as { path?: unknown }).path;
    return typeof named === 'string' ? vscode.Uri.file(named).path : path;
  } catch {
    return path;
  }
}

/** Says why a text cannot be annotated, and offers to open the file that can. */
export async function refuse(uri: vscode.Uri): Promise<void> {
  const { message, file } = await refusalFor(uri);
  // The command does not wait for an answer.
  void showInformation(PlainText.of(message, LONGEST_ERROR), ...(file ? [say`Open File`] : [])).then(choice =>
    choice && file ? vscode.window.showTextDocument(file) : undefined,
  );
}
