import * as vscode from 'vscode';
import { span } from '../../../core/text';
import type { PlainText } from '../../../core/view';
import { labelThread } from '../../shell/labels';
import { plainText } from '../../shell/language';
import { showInStatusBar } from '../../shell/messages';
import { keepingOf } from '../../stores/annotatable';
import type { NotePassages } from './notePassages';
import { createThread, draft, type NoteThread, typedIn } from './noteThreads';

const { Expanded } = vscode.CommentThreadCollapsibleState;
/** Lines below the passage that are scrolled into view to make room for the box. */
const BOX_LINES = 8;
const NOT_SAVED = plainText`Note not saved yet: click its icon in the margin to continue`;
const KEPT_UNTIL_SAVED = plainText`Note kept: it is saved together with the article`;
/** How long the editor may take to pass on the text of a box that is left. */
const LEAVE_TIMEOUT_MS = 5000;

/**
 * The boxes for new notes that commands open: threads with one comment in edit mode. The editor's own command is not
 * used: it allows one thread per line, and after an edit of the text it knows only the lines of the selection.
 */
export class NoteBoxes {
  private readonly threads = new Set<NoteThread>();
  /** Boxes that were left with text. */
  private readonly folded = new Set<NoteThread>();
  private leftAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly controller: vscode.CommentController,
    private readonly passages: NotePassages,
  ) {}

  /** Opens a box on a range, or the one that is there already. */
  begin(editor: vscode.TextEditor, range: vscode.Range): NoteThread {
    const { document } = editor;
    const at = span(document.offsetAt(range.start), document.offsetAt(range.end));
    // The box gets the focus a moment later. Until then a key must not replace the selection.
    editor.selection = new vscode.Selection(range.end, range.end);
    const known = this.passages.boxOn(document.uri, at);
    const thread = known ?? this.open(document.uri, range, '', plainText`New note`);
    if (known) known.collapsibleState = Expanded;
    else this.passages.hold(thread, document, range);
    thread.column = editor.viewColumn;
    const below = document.lineAt(Math.min(range.end.line + BOX_LINES, document.lineCount - 1)).range.end;
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

  /** The boxes on an article. */
  on(article: vscode.Uri): NoteThread[] {
    return [...this.threads].filter(({ uri }) => uri.toString() === article.toString());
  }

  /** Whether a box was left with text, and is still folded. */
  isFolded(box: NoteThread): boolean {
    return this.folded.has(box) && box.collapsibleState !== Expanded;
  }

  /**
   * Moves the boxes on an article to a file that has got its text.
   * @param except these stay
   * @returns the folded ones, whose text is known. Those whose passage was deleted are open instead.
   */
  moveAll(article: vscode.Uri, document: vscode.TextDocument, except: ReadonlySet<NoteThread>): NoteThread[] {
    const moved = this.on(article).flatMap(box => (except.has(box) ? [] : this.move(box, document)));
    return moved.filter(box => this.isFolded(box));
  }

  private move(box: NoteThread, document: vscode.TextDocument): NoteThread {
    const at = this.passages.spanOf(box, document);
    const range = at ? new vscode.Range(document.positionAt(at.start), document.positionAt(at.end)) : box.range!;
    const moved = this.make(document.uri, range, typedIn(box), plainText`Note (not saved yet)`);
    if (at && this.isFolded(box)) this.folded.add(moved);
    else moved.collapsibleState = Expanded;
    this.passages.hold(moved, document, range);
    this.close(box);
    return moved;
  }

  /** Takes over the thread of a deleted note as a box. */
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
   * Begins to leave the focused box. Only the editor knows its text, and passes it on when the box is saved. So the box
   * is saved, and `wasLeft` tells the difference.
   */
  leave(): Thenable<unknown> {
    this.leftAt = performance.now();
    return this.submit();
  }

  /** Saves the focused box. */
  submit(): Thenable<unknown> {
    return vscode.commands.executeCommand('editor.action.submitComment');
  }

  /** Whether the box that is being saved is being left instead. Resets the answer. */
  wasLeft(): boolean {
    const wasLeft = performance.now() - this.leftAt < LEAVE_TIMEOUT_MS;
    this.leftAt = Number.NEGATIVE_INFINITY;
    return wasLeft;
  }

  /**
   * Folds a box with its text; its icon stays in the margin. The box is replaced by a folded one, since the editor
   * moves the focus to the text when it folds a thread, wherever the focus is by then.
   */
  fold(thread: NoteThread, typed: string): void {
    const at = this.passages.rangeOf(thread) ?? thread.range ?? new vscode.Range(0, 0, 0, 0);
    const folded = this.make(thread.uri, at, typed, plainText`Note (not saved yet)`);
    folded.column = thread.column;
    this.folded.add(folded);
    this.passages.hand(thread, folded);
    this.close(thread);
    const isUntitled = keepingOf(thread.uri) === 'onceSaved';
    showInStatusBar(isUntitled ? KEPT_UNTIL_SAVED : NOT_SAVED, 8000);
  }

  /** Removes boxes that were closed without being left: the editor has asked whether to discard their text. */
  settle(): void {
    for (const thread of this.threads) {
      const isOpen = thread.collapsibleState === Expanded;
      if (isOpen) this.folded.delete(thread);
      else if (!this.folded.has(thread) && asksToDiscard()) this.close(thread);
    }
  }
}

/** Whether the editor asks before it folds a box with text. Earlier versions do not; there the box stays. */
const asksToDiscard = (): boolean =>
  vscode.workspace.getConfiguration('comments.thread').inspect('confirmOnCollapse')?.defaultValue !== undefined;
