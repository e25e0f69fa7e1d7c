import * as vscode from 'vscode';
import { type PlainText, plainText } from '../../../core/view';
import { canHaveSidecar } from '../../stores/annotatable';
import { SIDECAR_SUFFIX, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';

/** Asks a person which of the answers they want; undefined: none. */
export type Ask = (question: PlainText, ...answers: string[]) => Thenable<string | undefined>;

interface Move {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

export const DELETE_TOO = 'Delete Annotations';
export const KEEP = 'Keep Annotations';

/**
 * Articles renamed or moved in the editor take their sidecars along, in the same step, so that undoing the one undoes
 * the other; those below a folder move with it anyway. Where an article is deleted, the person is asked about its
 * annotations, which stay until they have answered.
 */
export function followFiles(sidecars: SidecarStore, ask: Ask, report: (error: unknown) => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(event => event.waitUntil(alongWith(event.files, ask, report))),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { newUri } of files) renameSource(sidecars, newUri).catch(report);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      askAboutAnnotations(files, sidecars, ask).catch(report);
    }),
  );
}

const isSidecar = ({ path }: vscode.Uri): boolean => path.endsWith(SIDECAR_SUFFIX);

async function alongWith(
  files: readonly Move[],
  ask: Ask,
  report: (error: unknown) => void,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const moved = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    if (!canHaveSidecar(oldUri) || !canHaveSidecar(newUri)) continue;
    const [from, to] = [sidecarOf(oldUri), sidecarOf(newUri)];
    if (isSidecar(oldUri) || moved.has(from.toString()) || !(await exists(from))) continue;
    if (!(await exists(to))) edit.renameFile(from, to);
    // The two are of different articles: which to keep is for a person to say.
    else
      ask(plainText`${nameOf(to)} already exists. The annotations of ${nameOf(oldUri)} stay in ${nameOf(from)}.`).then(
        undefined,
        report,
      );
  }
  return edit;
}

async function renameSource(sidecars: SidecarStore, article: vscode.Uri): Promise<void> {
  if (!isSidecar(article) && canHaveSidecar(article) && (await exists(sidecarOf(article))))
    await sidecars.renameSource(article);
}

/** Deletes nothing but what a person agreed to, and what they were asked about. */
async function askAboutAnnotations(files: readonly vscode.Uri[], sidecars: SidecarStore, ask: Ask): Promise<void> {
  const left: { uri: vscode.Uri; annotations: number }[] = [];
  for (const article of files) {
    if (isSidecar(article) || !canHaveSidecar(article) || !(await exists(sidecarOf(article)))) continue;
    const { uri, read } = await sidecars.get(article);
    left.push({ uri, annotations: read.annotations.length });
  }
  if (!left.length) return;
  const count = left.reduce((sum, { annotations }) => sum + annotations, 0);
  const annotations =
    count === 1
      ? 'The annotation of what you deleted is still'
      : `The ${count} annotations of what you deleted are still`;
  const where = left.length === 1 ? nameOf(left[0].uri) : `${left.length} sidecars`;
  const answer = await ask(plainText`${annotations} in ${where}.`, KEEP, DELETE_TOO);
  if (answer === DELETE_TOO) for (const { uri } of left) await removeFile(uri);
}

/** Into the bin, where the file system has one. */
export async function removeFile(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
  } catch {
    // Not every file system has a bin.
    if (await exists(uri)) await vscode.workspace.fs.delete(uri);
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
