/** Saves an article that has no file yet, so that it can have a sidecar. */

import * as vscode from 'vscode';
import { fileNames } from '../../core/article';
import { homeFolder } from '../../platform/vscode/ports';
import { exists } from '../shell/files';
import type { askForTarget } from '../shell/inputs';
import { plainText, say } from '../shell/language';
import { encode, openDocument } from '../shell/text';
import { canHaveSidecar } from '../stores/annotatable';
import { SEED_LANGUAGE } from '../stores/seedFiles';
import { sidecarOf } from '../stores/sidecarStore';
import { nameOf } from '../stores/writeErrors';

const ARTICLE = say`Seed Article`;

/** Asks where to save. Resolves to undefined if the person cancelled. */
export type AskWhere = typeof askForTarget;

/**
 * Asks for a name, writes the document under it, and shows the file in place of the document, with the same selection.
 * @param onShown called when the file is shown and the document still has its text
 * @returns the file; null if the person cancelled
 * @throws Error if the file cannot be written or cannot have annotations. Then the document is unchanged.
 */
export async function saveUntitled(
  uri: vscode.Uri,
  ask: AskWhere,
  onShown: (file: vscode.Uri) => void = () => undefined,
): Promise<vscode.Uri | null> {
  const document = openDocument(uri);
  if (!document) return null;
  const target = await ask(plainText`Save the Article to Annotate It`, plainText`Save`, {
    defaultUri: await suggestedFile(document),
    filters: { [ARTICLE]: ['txt', 'seed'] },
  });
  if (!target) return null;
  await refuseTaken(target);
  let written: string;
  do {
    written = document.getText();
    await vscode.workspace.fs.writeFile(target, encode(written));
  } while (document.getText() !== written);
  await takePlaceOf(document, target, onShown);
  return target;
}

/** An unused name, made of date and source, in the folder of articles. */
async function suggestedFile(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  // The document was opened under the name of a file that does not exist.
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

/** The folder `seeds` of the workspace folder, or else the workspace folder, or else the person's home folder. */
async function articlesFolder(): Promise<vscode.Uri | null> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return homeFolder();
  const seeds = vscode.Uri.joinPath(folder.uri, 'seeds');
  return (await exists(seeds)) ? seeds : folder.uri;
}

async function refuseTaken(target: vscode.Uri): Promise<void> {
  const name = nameOf(target);
  if (!canHaveSidecar(target))
    throw new Error(say`Annotations cannot be saved next to ${name}. Choose another location.`);
  if (await exists(sidecarOf(target))) throw new Error(say`${name} already has annotations. Choose another name.`);
  if (openDocument(target)?.isDirty) throw new Error(say`${name} is open with unsaved changes. Choose another name.`);
}

/** Shows the file in place of the document. The document's text is in the file, so it is closed without a question. */
async function takePlaceOf(
  document: vscode.TextDocument,
  target: vscode.Uri,
  onShown: (file: vscode.Uri) => void,
): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const { selection, viewColumn } = shown ?? {};
  const file = await vscode.workspace.openTextDocument(target);
  const article =
    file.languageId === SEED_LANGUAGE ? file : await vscode.languages.setTextDocumentLanguage(file, SEED_LANGUAGE);
  const show = () => vscode.window.showTextDocument(article, { viewColumn, selection, preview: false });
  await show();
  onShown(target);
  await vscode.window.showTextDocument(document, { viewColumn });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await show();
}
