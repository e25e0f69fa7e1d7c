import * as vscode from 'vscode';
import type { PlainText } from '../../../core/view';
import type { ReportError } from '../../shell/cancellation';
import { deleteToBin, exists } from '../../shell/files';
import { plainText, say } from '../../shell/language';
import { canHaveSidecar } from '../../stores/annotatable';
import { SIDECAR_SUFFIX, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';

/** Asks the person. Resolves to the chosen answer, or to undefined if there is none. */
export type Ask = (question: PlainText, ...answers: string[]) => Thenable<string | undefined>;

interface Move {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

export const DELETE_TOO = say`Delete Annotations`;
export const KEEP = say`Keep Annotations`;

/**
 * When an article is renamed or moved in the editor, its sidecar is moved in the same step, so that one undo reverts
 * both. Below a moved folder, sidecars move anyway. When an article is deleted, the person is asked about its sidecar,
 * which stays until they answer.
 */
export function followFiles(sidecars: SidecarStore, ask: Ask, report: ReportError): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(event => event.waitUntil(sidecarMoves(event.files, ask, report))),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { newUri } of files) renameSource(sidecars, newUri).catch(report);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      askAboutAnnotations(files, sidecars, ask).catch(report);
    }),
  );
}

const isSidecar = ({ path }: vscode.Uri): boolean => path.endsWith(SIDECAR_SUFFIX);

/** The moves of sidecars that belong to moves of articles. */
async function sidecarMoves(files: readonly Move[], ask: Ask, report: ReportError): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const moved = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    if (!canHaveSidecar(oldUri) || !canHaveSidecar(newUri)) continue;
    const [from, to] = [sidecarOf(oldUri), sidecarOf(newUri)];
    if (isSidecar(oldUri) || moved.has(from.toString()) || !(await exists(from))) continue;
    if (!(await exists(to))) edit.renameFile(from, to);
    // The two sidecars are of different articles. The person must decide which to keep.
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

/** Asks whether to delete the sidecars of deleted articles. Deletes exactly those that the question was about. */
async function askAboutAnnotations(files: readonly vscode.Uri[], sidecars: SidecarStore, ask: Ask): Promise<void> {
  const left: { uri: vscode.Uri; annotations: number }[] = [];
  for (const article of files) {
    if (isSidecar(article) || !canHaveSidecar(article) || !(await exists(sidecarOf(article)))) continue;
    const { uri, read } = await sidecars.get(article);
    left.push({ uri, annotations: read.annotations.length });
  }
  if (!left.length) return;
  const count = left.reduce((sum, { annotations }) => sum + annotations, 0);
  const [first] = left;
  const where = first && left.length === 1 ? nameOf(first.uri) : say`${left.length} sidecars`;
  const question =
    count === 1
      ? plainText`The annotation of what you deleted is still in ${where}.`
      : plainText`The ${count} annotations of what you deleted are still in ${where}.`;
  const answer = await ask(question, KEEP, DELETE_TOO);
  if (answer === DELETE_TOO) for (const { uri } of left) await deleteToBin(uri);
}
