import * as vscode from 'vscode';
import { EditBatch, TrackedRange } from '../../../core/annotation';
import { passageWithWords } from '../../../core/article';
import { type Span, span } from '../../../core/text';
import { DisposableOwner } from '../../shell/disposables';
import { causeOf, editsOf, openDocument, readerOf } from '../../shell/text';
import { isSeedDocument } from '../../stores/seedFiles';
import type { NoteThread } from './noteThreads';

/** A passage that is carried along by edits. */
interface TrackedPassage {
  readonly uri: string;
  readonly range: TrackedRange;
}

/** A selection. The editor may have opened a box of its own on it. */
interface Selected extends TrackedPassage {
  /** The range at the time of selection. The editor gives its boxes this range, moved by whole lines. */
  readonly original: vscode.Range;
  /** Whether a box seems to have been opened on it: the editor puts the cursor at the start of its last line then. */
  boxed: boolean;
}

/** How many recent selections are tracked. */
const MOST_SELECTED = 50;

/**
 * The passage of each box for a new note, carried along by edits. A box opened by a command is known by its thread. A
 * box opened in the editor's margin is known only when it is saved: its passage is the selection with its range, or
 * else the text of its line.
 */
export class NotePassages extends DisposableOwner {
  private readonly held = new Map<NoteThread, TrackedPassage>();
  /** Newest last. */
  private selected: Selected[] = [];
  private latest: { readonly editor: vscode.TextEditor; readonly selected: Selected } | null = null;

  constructor() {
    super();
    this.own(vscode.workspace.onDidChangeTextDocument(event => this.follow(event)));
    this.own(vscode.window.onDidChangeTextEditorSelection(event => this.select(event)));
    this.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.selected = this.selected.filter(one => one.uri !== uri.toString());
      }),
    );
  }

  /** Tracks the passage of a box. */
  hold(thread: NoteThread, document: vscode.TextDocument, range: vscode.Range): void {
    this.held.set(thread, passageIn(document, range));
  }

  /** Gives the passage of a box to another box. */
  hand(from: NoteThread, to: NoteThread): void {
    const passage = this.held.get(from);
    if (passage) this.held.set(to, passage);
    this.held.delete(from);
  }

  release(thread: NoteThread): void {
    this.held.delete(thread);
  }

  /** The box on exactly this passage. */
  boxOn(uri: vscode.Uri, at: Span): NoteThread | undefined {
    for (const [thread, passage] of this.held) {
      const now = passage.uri === uri.toString() ? passage.range.span : null;
      if (now?.start === at.start && now.end === at.end) return thread;
    }
    return undefined;
  }

  /** Finds and tracks the passage of a box that the editor has opened. */
  adopt(thread: NoteThread, document: vscode.TextDocument): void {
    if (this.held.has(thread) || !thread.range) return;
    const selected = thread.range.isEmpty ? null : this.selectedAt(document, thread.range);
    if (selected) this.held.set(thread, { uri: selected.uri, range: selected.range });
    else this.hold(thread, document, thread.range.isEmpty ? wordsOfLine(document, thread.range.end) : thread.range);
  }

  /** The passage of a box in the document's current text, in file offsets; null if it was deleted. */
  spanOf(thread: NoteThread, document: vscode.TextDocument): Span | null {
    const range = this.held.get(thread)?.range;
    const at = range?.span;
    // The file may have changed while it was closed.
    return range && at && at.end > at.start && readerOf(document)(at.start, at.end) === range.words ? at : null;
  }

  /** The passage of a box as a range of its open document; null if it was deleted. */
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
    // The selection of an adopted box is in both lists.
    const ranges = new Set(
      [...this.held.values(), ...this.selected].flatMap(one => (one.uri === uri ? one.range : [])),
    );
    if (!ranges.size) return;
    const batch = new EditBatch(editsOf(event));
    for (const range of ranges) range.apply(batch, readerOf(document), causeOf(event));
  }

  private select({ textEditor: editor, selections: [selection] }: vscode.TextEditorSelectionChangeEvent): void {
    const { document } = editor;
    if (!selection || !isSeedDocument(document)) return;
    const before = this.latest?.editor === editor ? this.latest.selected : null;
    this.latest = null;
    if (selection.isEmpty) {
      if (before && selection.active.isEqual(new vscode.Position(before.original.end.line, 0))) before.boxed = true;
      return;
    }
    const original = new vscode.Range(selection.start, selection.end);
    const selected: Selected = { ...passageIn(document, original), original, boxed: false };
    // The selection is being extended.
    if (before?.original.contains(selection.anchor)) this.selected.pop();
    this.selected.push(selected);
    if (this.selected.length > MOST_SELECTED) this.selected.shift();
    this.latest = { editor, selected };
  }
}

function passageIn(document: vscode.TextDocument, range: vscode.Range): TrackedPassage {
  const at = span(document.offsetAt(range.start), document.offsetAt(range.end));
  return { uri: document.uri.toString(), range: new TrackedRange(at, document.getText(range)) };
}

/** The text of a line without the white space around it; of a blank line, the paragraph next to it. */
function wordsOfLine(document: vscode.TextDocument, { line }: vscode.Position): vscode.Range {
  const { text, range } = document.lineAt(Math.min(line, document.lineCount - 1));
  const start = text.length - text.trimStart().length;
  if (start < text.length)
    return range.with({
      start: range.start.with({ character: start }),
      end: range.start.with({ character: text.trimEnd().length }),
    });
  const at = document.offsetAt(range.start);
  const paragraph = passageWithWords(document.getText(), span(at, at));
  return new vscode.Range(document.positionAt(paragraph.start), document.positionAt(paragraph.end));
}
