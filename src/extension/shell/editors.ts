import * as vscode from 'vscode';
import type { LineSpan } from '../../core/view';

/** The visible lines of each editor that shows the document. */
export const visibleLines = (uri: string): LineSpan[] =>
  vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === uri)
    .flatMap(({ visibleRanges }) => visibleRanges.map(({ start, end }) => ({ first: start.line, last: end.line })));

/** Focuses an editor that shows the document, in the given column if there is one. */
export async function focusText(uri: vscode.Uri, column?: vscode.ViewColumn): Promise<void> {
  const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri.toString());
  const editor = editors.find(({ viewColumn }) => viewColumn === column) ?? editors[0];
  if (editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}
