import * as vscode from 'vscode';
import type { LineSpan } from '../../core/view';

/** The lines that are visible in each editor of a document. */
export const visibleLines = (uri: string): LineSpan[] =>
  vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === uri)
    .flatMap(({ visibleRanges }) => visibleRanges.map(({ start, end }) => ({ first: start.line, last: end.line })));

/** Brings the keyboard to a document that is visible, in the given column if it is there. */
export async function focusText(uri: vscode.Uri, column?: vscode.ViewColumn): Promise<void> {
  const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri.toString());
  const editor = editors.find(({ viewColumn }) => viewColumn === column) ?? editors[0];
  if (editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}
