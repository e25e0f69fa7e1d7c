import * as vscode from 'vscode';

/** Progress as a notification that tells how many of how many are done, and can be cancelled. */
export function withProgress<T>(
  title: string,
  work: (token: vscode.CancellationToken, progress: (done: number, of: number) => void) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      let told = 0;
      return work(token, (done, of) => {
        progress.report({ increment: (100 * (done - told)) / of, message: `${done} of ${of}` });
        told = done;
      });
    },
  );
}
