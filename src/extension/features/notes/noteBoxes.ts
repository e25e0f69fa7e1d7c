import * as vscode from 'vscode';
import { span } from '../../../core/text';
import { type PlainText, plainText } from '../../../core/view';
import { labelThread } from '../../shell/labels';
import { showInStatusBar } from '../../shell/messages';
import type { NotePassages } from './notePassages';
import { createThread, draft, type NoteThread } from './noteThreads';

const { Expanded } = vscode.CommentThreadCollapsibleState;
/** So many lines of the article below the words make room for the box, in most windows. */
const ROOM = 8;
/** How long the editor may take to hand over what is in a box that is left, in milliseconds. */
const HANDED_OVER = 5000;

/**
 * The boxes for new notes that commands open: threads of one comment that is being edited. The editor's own command is
 * not used: it allows one thread per line, and knows what was selected only by lines once the text is edited.
 */
export class NoteBoxes {
  private readonly threads = new Set<NoteThread>();
  /** Those that were left with text in them. */
  private readonly folded = new Set<NoteThread>();
  private leftAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly controller: vscode.CommentController,
    private readonly passages: NotePassages,
  ) {}

  /** Opens a box on the words of a range, or the one that is there. */
  begin(editor: vscode.TextEditor, range: vscode.Range): NoteThread {
    const { document } = editor;
    const at = span(document.offsetAt(range.start), document.offsetAt(range.end));
    // The box takes the keyboard a moment later: until then a key must not replace what is selected.
    editor.selection = new vscode.Selection(range.end, range.end);
    const known = this.passages.boxOn(document.uri, at);
    const thread = known ?? this.open(document.uri, range, '', plainText`New note`);
    if (known) known.collapsibleState = Expanded;
    else this.passages.hold(thread, document, range);
    thread.column = editor.viewColumn;
    const below = document.lineAt(Math.min(range.end.line + ROOM, document.lineCount - 1)).range.end;
    editor.revealRange(range.with({ end: below }), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return thread;
  }

  open(uri: vscode.Uri, range: vscode.Range, typed: string, label: PlainText): NoteThread {
    const thread = this.make(uri, range, typed, label);
    thread.collapsibleState = Expanded;
    return thread;
  }

  private make(uri: vscode.Uri, range: vscode.Range, typed: string, label: PlainText): NoteThread {
    const create = (at: vscode.Range, comments: readonly vscode.Comment[]) =>
      this.controller.createCommentThread(uri, at, comments);
    const thread = createThread(create, range, [draft('newNote', typed)]);
    thread.canReply = false;
    labelThread(thread, label);
    this.threads.add(thread);
    return thread;
  }

  /** Makes a box of the thread of a note that is gone. */
  take(thread: NoteThread, document: vscode.TextDocument, range: vscode.Range): void {
    thread.canReply = false;
    this.threads.add(thread);
    this.passages.hold(thread, document, range);
  }

  close(thread: NoteThread): void {
    this.threads.delete(thread);
    this.folded.delete(thread);
    this.passages.release(thread);
    thread.dispose();
  }

  /**
   * Asks for what is in the box that has the keyboard, to leave it. Only the editor knows its text, and hands that over
   * when the box is saved.
   */
  leave(): Thenable<unknown> {
    this.leftAt = Date.now();
    return vscode.commands.executeCommand('editor.action.submitComment');
  }

  /** Whether the box that is being saved is in truth being left. */
  wasLeft(): boolean {
    const wasLeft = Date.now() - this.leftAt < HANDED_OVER;
    this.leftAt = Number.NEGATIVE_INFINITY;
    return wasLeft;
  }

  /**
   * Folds a box with what was typed: it is kept behind its icon in the margin. Another thread takes its place, since the
   * editor takes the keyboard to the text when it folds one, wherever the keyboard is by then.
   */
  fold(thread: NoteThread, typed: string): void {
    const at = this.passages.rangeOf(thread) ?? thread.range;
    const folded = this.make(thread.uri, at, typed, plainText`Note (not saved yet)`);
    folded.column = thread.column;
    this.folded.add(folded);
    this.passages.hand(thread, folded);
    this.close(thread);
    showInStatusBar(plainText`Note not saved yet: click its icon in the margin to continue`, 8000);
  }

  /** Gives up the boxes that were closed without being left: the editor has asked whether to discard what is in them. */
  settle(): void {
    for (const thread of this.threads) {
      const isOpen = thread.collapsibleState === Expanded;
      if (isOpen) this.folded.delete(thread);
      else if (!this.folded.has(thread) && asksToDiscard()) this.close(thread);
    }
  }
}

/** Earlier editors fold a box without a question: there it stays. */
const asksToDiscard = (): boolean =>
  vscode.workspace.getConfiguration('comments.thread').inspect('confirmOnCollapse')?.defaultValue !== undefined;
