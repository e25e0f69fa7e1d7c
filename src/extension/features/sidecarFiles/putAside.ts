import * as vscode from 'vscode';
import { plainText, say } from '../../shell/language';
import { showWarning } from '../../shell/messages';
import { nameOf } from '../../stores/writeErrors';

/** Tells the person where an unfinished write was moved that no longer fitted its file. */
export async function tellPutAside(uri: vscode.Uri): Promise<void> {
  const message = plainText`An unfinished change of annotations was found beside the present ones. It is kept in ${nameOf(uri)}: compare the two, then delete it.`;
  if (await showWarning(message, say`Open`)) await vscode.window.showTextDocument(uri);
}
