import * as vscode from 'vscode';
import type { Span } from '../../core/text';
import { toPosition, toRange } from '../shell/positions';
import type { SeedView } from '../stores/viewStore';

/**
 * Opens the editor's peek on passages of a file. Does nothing if there are none.
 * @param from file offset at which it opens; null: at the cursor, or else at the first passage
 */
export async function peekPassages(view: SeedView, spans: readonly Span[], from: number | null): Promise<void> {
  const [first] = spans;
  if (!first) return;
  const { uri, lines } = view;
  const editor = vscode.window.activeTextEditor;
  const cursor = editor?.document.uri.toString() === uri.toString() ? editor.selection.active : null;
  const here = from === null ? (cursor ?? toPosition(lines, first.start)) : toPosition(lines, from);
  const locations = spans.map(span => new vscode.Location(uri, toRange(lines, span)));
  await vscode.commands.executeCommand('editor.action.peekLocations', uri, here, locations, 'peek');
}
