import * as vscode from 'vscode';
import type { Span } from '../../core/text';
import { toPosition, toRange } from '../shell/positions';
import type { SeedView } from '../stores/viewStore';

/** As `peekLocations`, on passages of the file. */
export const peekPassages = (view: SeedView, spans: readonly Span[], from: number | null): Promise<void> =>
  peekLocations(
    view,
    spans.map(span => new vscode.Location(view.uri, toRange(view.lines, span))),
    from,
  );

/**
 * Opens the editor's peek in a file, on passages of any files. Does nothing if there are none.
 * @param from file offset at which it opens; null: at the cursor, or else at the first passage of the file
 */
export async function peekLocations(
  { uri, lines }: SeedView,
  locations: readonly vscode.Location[],
  from: number | null,
): Promise<void> {
  if (!locations.length) return;
  const first = locations.find(location => location.uri.toString() === uri.toString())?.range.start;
  const editor = vscode.window.activeTextEditor;
  const cursor = editor?.document.uri.toString() === uri.toString() ? editor.selection.active : null;
  const here = from === null ? (cursor ?? first ?? new vscode.Position(0, 0)) : toPosition(lines, from);
  await vscode.commands.executeCommand('editor.action.peekLocations', uri, here, [...locations], 'peek');
}
