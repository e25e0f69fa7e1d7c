/**
 * Builders for tree rows, lenses, symbols, diagnostics and other labels. They make every text plain: VS Code would draw
 * icons in the titles of lenses and in the names of symbols.
 */

import * as vscode from 'vscode';
import { PlainText, toPlainLines, toPlainText } from '../../core/view';
import type { ShownIcon } from './icons';
import { withIcon } from './messages';

type Text = string | PlainText;

/** Limits in UTF-16 code units. A lens is short, so that the actions after its title stay visible. */
const LONGEST = { label: 200, description: 300, lens: 100, hint: 60 } as const;

export interface TreeRow {
  readonly label: Text;
  /** Offsets in the label of its highlighted part. */
  readonly highlight?: readonly [start: number, end: number] | null;
  readonly description?: Text;
  /** May have several lines. */
  readonly tooltip?: string;
  /** Text for screen readers; the label and the description by default. Must include the numbers shown. */
  readonly spoken?: string;
  readonly state?: vscode.TreeItemCollapsibleState;
}

export function treeItem({ label, highlight, description, tooltip, spoken, state }: TreeRow): vscode.TreeItem {
  const item = new vscode.TreeItem(highlight ? highlighted(`${label}`, highlight) : plain(label, LONGEST.label), state);
  if (description !== undefined) item.description = plain(description, LONGEST.description);
  if (tooltip !== undefined) item.tooltip = toPlainLines(tooltip);
  // Otherwise the editor reads the tooltip.
  const read = spoken ?? [label, description].filter(Boolean).join(', ');
  item.accessibilityInformation = { label: toPlainText(read, 500) };
  return item;
}

const plain = (text: Text, maxLength: number): string => `${PlainText.of(text, maxLength)}`;

/** Makes the three parts plain one by one, since making a text plain may change its length. */
function highlighted(label: string, [start, end]: readonly [number, number]): vscode.TreeItemLabel {
  const plainPart = (from: number, to?: number) => toPlainText(label.slice(from, to), LONGEST.label);
  const [before, marked, after] = [plainPart(0, start), plainPart(start, end), plainPart(end)];
  return { label: before + marked + after, highlights: [[before.length, before.length + marked.length]] };
}

/** Sets the number on a view's icon; 0 removes it. */
export function setBadge(view: vscode.TreeView<unknown>, value: number, tooltip: PlainText): void {
  view.badge = value ? { value, tooltip: `${tooltip}` } : undefined;
}

/** Sets the text beside a view's title; an empty one removes it. */
export function describeView(view: vscode.TreeView<unknown>, description: string): void {
  view.description = description ? toPlainText(description) : undefined;
}

/** Sets what a view says above its rows and beside its title; null: nothing. */
export function setViewTexts(
  view: vscode.TreeView<unknown>,
  { message, description }: { readonly message: PlainText | null; readonly description: PlainText | null },
): void {
  view.message = message ? `${message}` : undefined;
  view.description = description ? `${description}` : undefined;
}

export interface LensRow {
  /** Before the title. */
  readonly icon?: ShownIcon | null;
  readonly title: Text;
  readonly tooltip?: Text;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

export const codeLens = (
  range: vscode.Range,
  { icon = null, title, tooltip, command, ...rest }: LensRow,
): vscode.CodeLens =>
  new vscode.CodeLens(range, {
    title: withIcon(icon, PlainText.of(title, LONGEST.lens), '\u00a0'),
    ...(tooltip !== undefined && { tooltip: plain(tooltip, LONGEST.description) }),
    command,
    ...(rest.arguments && { arguments: [...rest.arguments] }),
  });

/** @param name an empty name becomes a dash, since VS Code rejects symbols without a name */
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

/** A short text drawn after a position, apart from the words around it. */
export function inlayHint(position: vscode.Position, label: Text, tooltip: string): vscode.InlayHint {
  const hint = new vscode.InlayHint(position, plain(label, LONGEST.hint));
  hint.tooltip = toPlainLines(tooltip);
  hint.paddingLeft = true;
  return hint;
}

/** An entry of the editor's list of symbols in the workspace. */
export const workspaceSymbol = (
  name: Text,
  detail: Text,
  kind: vscode.SymbolKind,
  location: vscode.Location,
): vscode.SymbolInformation =>
  new vscode.SymbolInformation(
    plain(name, LONGEST.label).trim() || '–',
    kind,
    plain(detail, LONGEST.description),
    location,
  );

export interface CallItemRow {
  readonly kind: vscode.SymbolKind;
  readonly name: Text;
  readonly detail: Text;
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** An entry of the editor's call hierarchy. */
export const callItem = ({ kind, name, detail, uri, range }: CallItemRow): vscode.CallHierarchyItem =>
  new vscode.CallHierarchyItem(
    kind,
    plain(name, LONGEST.label).trim() || '–',
    plain(detail, LONGEST.description),
    uri,
    range,
    range,
  );

export const diagnostic = (
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic => new vscode.Diagnostic(range, toPlainText(message, 1000), severity);

export const quickFix = (title: string): vscode.CodeAction =>
  new vscode.CodeAction(toPlainText(title), vscode.CodeActionKind.QuickFix);

/** Text drawn after a position in the article. */
export const drawnAfter = (text: string): vscode.DecorationInstanceRenderOptions => ({
  after: { contentText: toPlainText(text, 500) },
});

/** The editor's controller of comment threads, in which notes are shown. */
export function noteController(id: string, label: PlainText, prompt: PlainText): vscode.CommentController {
  const controller = vscode.comments.createCommentController(id, `${label}`);
  controller.options = { prompt: `${prompt}`, placeHolder: 'Markdown' };
  return controller;
}

export function labelThread(thread: vscode.CommentThread, label: PlainText): void {
  thread.label = `${label}`;
}

export const authorOf = (name: string): vscode.CommentAuthorInformation => ({ name: toPlainText(name, 100) });
