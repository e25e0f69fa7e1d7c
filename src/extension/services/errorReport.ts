import type * as vscode from 'vscode';
import { PlainText } from '../../core/view';
import { type ReportError, unlessCancelled } from '../shell/cancellation';
import { plainText, reasonOf, say } from '../shell/language';
import { LONGEST_ERROR, showError } from '../shell/messages';
import { showWriteFailure, WriteFailedError } from '../stores/writeErrors';

/** Shows errors to the person and logs their details. Ignores cancellations. */
export const reportTo = (output: vscode.LogOutputChannel): ReportError =>
  unlessCancelled(error => showOnce(error, output));

/** Shows an error. If a write failed, offers the ways out, with the unsaved content in the log. */
function showOnce(error: unknown, output: vscode.LogOutputChannel): void {
  output.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const message = reasonOf(error);
  if (!(error instanceof WriteFailedError)) {
    void showError(plainText`Seed Annotator: ${PlainText.of(message, LONGEST_ERROR)}`);
    return;
  }
  if (error.unkept !== null) output.error(say`Not saved:\n${error.unkept}`);
  showWriteFailure(error).catch(again => showOnce(again, output));
}
