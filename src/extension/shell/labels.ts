/**
 * What is drawn in trees, above and beside the text: one builder for each kind of thing, so that every text of it is
 * plain. VS Code reads icons in the titles of lenses and in the names of symbols.
 */

import * as vscode from 'vscode';
import { PlainText, toPlainLines, toPlainText } from '../../core/view';
import type { ShownIcon } from './icons';
import { withIcon } from './messages';

type Text = string | PlainText;

/** Limits in UTF-16 code units; what can be done follows the title of a lens, and must stay in sight. */
const LONGEST = { label: 200, description: 300, lens: 100 } as const;

export interface TreeRow {
  readonly label: Text;
  /** Offsets in the label of what is set off in it. */
  readonly highlight?: readonly [start: number, end: number] | null;
  readonly description?: Text;
  /** May have several lines. */
  readonly tooltip?: string;
  /** For a screen reader, where that is not the label. */
  readonly spoken?: string;
  readonly state?: vscode.TreeItemCollapsibleState;
}

export function treeItem({ label, highlight, description, tooltip, spoken, state }: TreeRow): vscode.TreeItem {
  const item = new vscode.TreeItem(highlight ? highlighted(`${label}`, highlight) : plain(label, LONGEST.label), state);
  if (description !== undefined) item.description = plain(description, LONGEST.description);
  if (tooltip !== undefined) item.tooltip = toPlainLines(tooltip);
  if (spoken !== undefined) item.accessibilityInformation = { label: toPlainText(spoken, 500) };
  return item;
}

const plain = (text: Text, maxLength: number): string => `${PlainText.of(text, maxLength)}`;

/** Breaking marks moves what comes after them. */
function highlighted(label: string, [start, end]: readonly [number, number]): vscode.TreeItemLabel {
  const parts = [label.slice(0, start), label.slice(start, end), label.slice(end)].map(part =>
    toPlainText(part, LONGEST.label),
  );
  const from = parts[0].length;
  return { label: parts.join(''), highlights: [[from, from + parts[1].length]] };
}

/** The number on a view's icon; 0: none. */
export function setBadge(view: vscode.TreeView<unknown>, value: number, tooltip: PlainText): void {
  view.badge = value ? { value, tooltip: `${tooltip}` } : undefined;
}

export interface Lens {
  /** Before the title. */
  readonly icon?: ShownIcon | null;
  readonly title: Text;
  readonly tooltip?: Text;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

export const codeLens = (
  range: vscode.Range,
  { icon = null, title, tooltip, command, ...rest }: Lens,
): vscode.CodeLens =>
  new vscode.CodeLens(range, {
    title: withIcon(icon, PlainText.of(title, LONGEST.lens), '\u00a0'),
    ...(tooltip !== undefined && { tooltip: plain(tooltip, LONGEST.description) }),
    command,
    ...(rest.arguments && { arguments: [...rest.arguments] }),
  });

/** @param name where it is empty, VS Code takes no symbol: it becomes a dash */
export const documentSymbol = (
  name: Text,
  detail: Text,
  kind: vscode.SymbolKind,
  range: vscode.Range,
  selection: vscode.Range,
): vscode.DocumentSymbol =>
  new vscode.DocumentSymbol(
    plain(name, LONGEST.label).trim() || '–',
    plain(detail, LONGEST.description),
    kind,
    range,
    selection,
  );

export const diagnostic = (
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic => new vscode.Diagnostic(range, toPlainText(message, 1000), severity);

export const quickFix = (title: string): vscode.CodeAction =>
  new vscode.CodeAction(toPlainText(title), vscode.CodeActionKind.QuickFix);

/** Text drawn after a place of the article. */
export const drawnAfter = (text: string): vscode.DecorationInstanceRenderOptions => ({
  after: { contentText: toPlainText(text, 500) },
});

/** Where notes are written and shown. */
export function noteController(id: string, label: PlainText, prompt: PlainText): vscode.CommentController {
  const controller = vscode.comments.createCommentController(id, `${label}`);
  controller.options = { prompt: `${prompt}`, placeHolder: 'Markdown' };
  return controller;
}

export function labelThread(thread: vscode.CommentThread, label: PlainText): void {
  thread.label = `${label}`;
}

export const authorOf = (name: string): vscode.CommentAuthorInformation => ({ name: toPlainText(name, 100) });
