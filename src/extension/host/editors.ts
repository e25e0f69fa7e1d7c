import * as vscode from 'vscode';
import type { LineSpan } from '../../core/view/threadPlan';

/** The lines that are visible in each editor of a document. */
export const visibleLines = (uri: string): LineSpan[] =>
  vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === uri)
    .flatMap(({ visibleRanges }) => visibleRanges.map(({ start, end }) => ({ first: start.line, last: end.line })));

/** Brings the keyboard back to the article, where it was. */
export async function focusText(uri: vscode.Uri): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}
