import * as vscode from 'vscode';
import { readSearch } from './searchDocuments';

/**
 * Replaces the results of a document by others, in one edit of the lines that differ. It belongs to the typing before it:
 * an undo takes back both, and cursors stay where they are.
 * @returns false where no editor shows the document, or it cannot be changed
 */
export async function replaceResults(document: vscode.TextDocument, results: string): Promise<boolean> {
  const editor = vscode.window.visibleTextEditors.find(one => one.document === document);
  if (!editor || !canBeWritten(document.uri)) return false;
  const { text, resultsStart } = readSearch(document);
  const header = text.slice(0, resultsStart);
  // The first line is the query, even if it is empty.
  const before = header.endsWith('\n') ? '' : '\n';
  const change = changedLines(text.slice(resultsStart).replaceAll('\r\n', '\n'), before + results);
  if (!change) return true;
  const first = document.positionAt(resultsStart).line;
  const start = change.start === 0 ? document.positionAt(resultsStart) : new vscode.Position(first + change.start, 0);
  const end = change.end === null ? endOf(document) : new vscode.Position(first + change.end, 0);
  const { selections } = editor;
  const done = await editor.edit(edit => edit.replace(new vscode.Range(start, end), change.text), {
    undoStopBefore: false,
    undoStopAfter: false,
  });
  // The editor moves a cursor that was in the results to their end.
  if (done && selections.some(({ active }) => active.isAfterOrEqual(start)))
    editor.selections = selections.map(one => clipped(document, one));
  return done;
}

/** Earlier versions that git shows, and files that are read-only, stay as they are. */
const canBeWritten = ({ scheme }: vscode.Uri): boolean =>
  scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;

const endOf = (document: vscode.TextDocument): vscode.Position => document.lineAt(document.lineCount - 1).range.end;

interface LineChange {
  /** Lines from the beginning of the old text. */
  readonly start: number;
  /** Null: up to its end. */
  readonly end: number | null;
  readonly text: string;
}

/** The lines between those that both texts begin with and those that both end with; null where the texts are alike. */
function changedLines(old: string, fresh: string): LineChange | null {
  if (old === fresh) return null;
  const [a, b] = [linesOf(old), linesOf(fresh)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let same = 0;
  while (same < a.length - start && same < b.length - start && a[a.length - 1 - same] === b[b.length - 1 - same])
    same++;
  return {
    start,
    end: same ? a.length - same : null,
    text: b.slice(start, b.length - same).join(''),
  };
}

/** With their line breaks. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

const clipped = (document: vscode.TextDocument, { anchor, active }: vscode.Selection): vscode.Selection =>
  new vscode.Selection(document.validatePosition(anchor), document.validatePosition(active));
