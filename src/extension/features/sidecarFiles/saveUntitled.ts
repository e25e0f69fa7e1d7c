/** An article that is not saved yet gets a file, so that it can have a sidecar. */

import * as vscode from 'vscode';
import { fileNames } from '../../../core/article';
import { plainText } from '../../../core/view';
import { homeFolder } from '../../../platform/vscode/ports';
import type { askForTarget } from '../../shell/inputs';
import { encode, openDocument } from '../../shell/text';
import { canHaveSidecar } from '../../stores/annotatable';
import { SEED_LANGUAGE } from '../../stores/seedFiles';
import { sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import { exists } from './fileMoves';

/** Asks where to save; undefined: the person turned away. */
export type AskWhere = typeof askForTarget;

/**
 * Asks for a name, writes the document under it, and puts the file in the place of the document: in its tab, with its
 * selection.
 * @returns the file; null where the person turned away, and then nothing was done
 * @throws Error where the file cannot be written, or is no place for an article; the document is as it was then
 */
export async function saveUntitled(uri: vscode.Uri, ask: AskWhere): Promise<vscode.Uri | null> {
  const document = openDocument(uri);
  if (!document) return null;
  const target = await ask(plainText`Save the Article to Annotate It`, plainText`Save`, {
    defaultUri: await suggestedFile(document),
    filters: { 'Seed Article': ['txt', 'seed'] },
  });
  if (!target) return null;
  await refuseTaken(target);
  let written: string;
  do {
    written = document.getText();
    await vscode.workspace.fs.writeFile(target, encode(written));
  } while (document.getText() !== written);
  await takePlaceOf(document, target);
  return target;
}

/** A name that nothing has yet: by date and source, in the folder of articles. */
async function suggestedFile(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  // Opened under the name of a file that is not there.
  if (document.uri.path.startsWith('/')) {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
    return folder.with({ path: document.uri.path });
  }
  const folder = await articlesFolder();
  if (!folder) return undefined;
  for (const name of fileNames(document.getText())) {
    const file = vscode.Uri.joinPath(folder, name);
    if (!(await exists(file)) && !(await exists(sidecarOf(file)))) return file;
  }
  return undefined;
}

/** `seeds` in the workspace folder, where there is one; else the workspace folder; without one the person's own. */
async function articlesFolder(): Promise<vscode.Uri | null> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return homeFolder();
  const seeds = vscode.Uri.joinPath(folder.uri, 'seeds');
  return (await exists(seeds)) ? seeds : folder.uri;
}

async function refuseTaken(target: vscode.Uri): Promise<void> {
  const name = nameOf(target);
  if (!canHaveSidecar(target)) throw new Error(`Annotations cannot be saved next to ${name}. Choose another location.`);
  if (await exists(sidecarOf(target))) throw new Error(`${name} already has annotations. Choose another name.`);
  if (openDocument(target)?.isDirty) throw new Error(`${name} is open with unsaved changes. Choose another name.`);
}

/** Shows the file where the document was. What the document held is in the file, so it closes without a question. */
async function takePlaceOf(document: vscode.TextDocument, target: vscode.Uri): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const { selection, viewColumn } = shown ?? {};
  const file = await vscode.workspace.openTextDocument(target);
  const article =
    file.languageId === SEED_LANGUAGE ? file : await vscode.languages.setTextDocumentLanguage(file, SEED_LANGUAGE);
  const show = () => vscode.window.showTextDocument(article, { viewColumn, selection, preview: false });
  await show();
  await vscode.window.showTextDocument(document, { viewColumn });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await show();
}
