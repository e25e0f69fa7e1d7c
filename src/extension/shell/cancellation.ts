import * as vscode from 'vscode';

/** Takes errors that no caller waits for. */
export type ReportError = (error: unknown) => void;

export const isCancellation = (error: unknown): boolean => error instanceof vscode.CancellationError;

/** The same report without cancellations: whoever cancelled has asked again, or no longer needs the answer. */
export const unlessCancelled =
  (report: ReportError): ReportError =>
  error => {
    if (!isCancellation(error)) report(error);
  };

/** @throws vscode.CancellationError if the token is cancelled */
export function throwIfCancelled(token: vscode.CancellationToken): void {
  if (token.isCancellationRequested) throw new vscode.CancellationError();
}
