import * as vscode from 'vscode';
import { EditBatch, TrackedRange } from '../../../core/annotation';
import { type Span, span } from '../../../core/text';
import { causeOf, editsOf, openDocument, readerOf } from '../../shell/text';
import { isSeedDocument } from '../../stores/seedFiles';
import type { NoteThread } from './noteThreads';

interface Passage {
  readonly uri: string;
  readonly range: TrackedRange;
}

/** A selection that a box of the editor's own may have been opened on. */
interface Selected extends Passage {
  /** As it was when it was made: the editor tells of a box no more than that, moved by lines. */
  readonly original: vscode.Range;
  /** The editor puts the cursor at the start of the last line when a box is opened in its margin. */
  boxed: boolean;
}

/** So many of the last selections are followed. */
const MOST_SELECTED = 50;

/**
 * The words that each box for a new note is about, carried along by edits. A box opened by a command is known by its
 * thread. Of one opened in the editor's margin nothing is told until it is saved: it is on the selection of which it has
 * the range, else on the words of its line.
 */
export class NotePassages implements vscode.Disposable {
  private readonly held = new Map<NoteThread, Passage>();
  /** The newest last. */
  private selected: Selected[] = [];
  private latest: { readonly editor: vscode.TextEditor; readonly selected: Selected } | null = null;
  private readonly disposables = [
    vscode.workspace.onDidChangeTextDocument(event => this.follow(event)),
    vscode.window.onDidChangeTextEditorSelection(event => this.select(event)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.selected = this.selected.filter(one => one.uri !== uri.toString());
    }),
  ];

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  hold(thread: NoteThread, document: vscode.TextDocument, range: vscode.Range): void {
    this.held.set(thread, passageIn(document, range));
  }

  /** Lets another thread be about the same words. */
  hand(from: NoteThread, to: NoteThread): void {
    const passage = this.held.get(from);
    if (passage) this.held.set(to, passage);
    this.held.delete(from);
  }

  release(thread: NoteThread): void {
    this.held.delete(thread);
  }

  /** The box that is open on just this passage. */
  boxOn(uri: vscode.Uri, at: Span): NoteThread | undefined {
    for (const [thread, passage] of this.held) {
      const now = passage.uri === uri.toString() ? passage.range.span : null;
      if (now?.start === at.start && now.end === at.end) return thread;
    }
    return undefined;
  }

  /** Settles what a box of the editor's own is about. */
  adopt(thread: NoteThread, document: vscode.TextDocument): void {
    if (this.held.has(thread) || !thread.range) return;
    const selected = thread.range.isEmpty ? null : this.selectedAt(document, thread.range);
    if (selected) this.held.set(thread, { uri: selected.uri, range: selected.range });
    else this.hold(thread, document, thread.range.isEmpty ? wordsOfLine(document, thread.range.end) : thread.range);
  }

  /** Where the words of a box are in the present text; null where they were deleted. */
  spanOf(thread: NoteThread, document: vscode.TextDocument): Span | null {
    const range = this.held.get(thread)?.range;
    const at = range?.span;
    // A file that was closed for a while may have become another.
    return range && at && at.end > at.start && readerOf(document)(at.start, at.end) === range.words ? at : null;
  }

  /** Where the words of a box are in the document that is open. */
  rangeOf(thread: NoteThread): vscode.Range | null {
    const document = openDocument(thread.uri);
    const at = document && this.spanOf(thread, document);
    return at ? new vscode.Range(document.positionAt(at.start), document.positionAt(at.end)) : null;
  }

  private selectedAt(document: vscode.TextDocument, range: vscode.Range): Selected | undefined {
    const uri = document.uri.toString();
    const fits = ({ original, range: { span: at } }: Selected) =>
      original.start.character === range.start.character &&
      original.end.character === range.end.character &&
      (original.isEqual(range) || (at !== null && document.positionAt(at.end).line === range.end.line));
    const fitting = this.selected.filter(one => one.uri === uri && fits(one)).reverse();
    return fitting.find(({ boxed }) => boxed) ?? fitting[0];
  }

  private follow(event: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    if (!contentChanges.length) return;
    this.latest = null;
    const uri = document.uri.toString();
    // A selection that has become a box's is in both.
    const ranges = new Set(
      [...this.held.values(), ...this.selected].flatMap(one => (one.uri === uri ? one.range : [])),
    );
    if (!ranges.size) return;
    const batch = new EditBatch(editsOf(event));
    for (const range of ranges) range.apply(batch, readerOf(document), causeOf(event));
  }

  private select({ textEditor: editor, selections: [selection] }: vscode.TextEditorSelectionChangeEvent): void {
    const { document } = editor;
    if (!isSeedDocument(document)) return;
    const before = this.latest?.editor === editor ? this.latest.selected : null;
    this.latest = null;
    if (selection.isEmpty) {
      if (before && selection.active.isEqual(new vscode.Position(before.original.end.line, 0))) before.boxed = true;
      return;
    }
    const original = new vscode.Range(selection.start, selection.end);
    const selected: Selected = { ...passageIn(document, original), original, boxed: false };
    // One that is being drawn out.
    if (before?.original.contains(selection.anchor)) this.selected.pop();
    this.selected.push(selected);
    if (this.selected.length > MOST_SELECTED) this.selected.shift();
    this.latest = { editor, selected };
  }
}

function passageIn(document: vscode.TextDocument, range: vscode.Range): Passage {
  const at = span(document.offsetAt(range.start), document.offsetAt(range.end));
  return { uri: document.uri.toString(), range: new TrackedRange(at, document.getText(range)) };
}

function wordsOfLine(document: vscode.TextDocument, { line }: vscode.Position): vscode.Range {
  const { text } = document.lineAt(Math.min(line, document.lineCount - 1));
  const start = text.length - text.trimStart().length;
  return new vscode.Range(line, start, line, Math.max(start, text.trimEnd().length));
}
