import * as vscode from 'vscode';
import type { PlainText } from '../../core/view';
import { commandId } from '../contributions/commands';
import { plainText, say } from '../shell/language';
import { showInformation } from '../shell/messages';
import type { History } from '../stores/history';

/**
 * Says what an action did that is easily done by mistake, with a button that undoes it. The action must be the latest.
 * Resolves once the message is closed.
 */
export async function offerUndo(done: PlainText, history: Pick<History, 'latest'>): Promise<void> {
  const { latest } = history;
  if ((await showInformation(done, say`Undo`)) !== say`Undo`) return;
  if (latest && history.latest === latest) await vscode.commands.executeCommand(commandId('undoAnnotation'));
  else void showInformation(plainText`Something else was done since. Undo Annotation Action undoes that first.`);
}
