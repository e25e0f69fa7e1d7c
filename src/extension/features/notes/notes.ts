import * as vscode from 'vscode';
import { NOTES_CONTROLLER } from '../../contributions/ids';
import type { SavedArticle } from '../../services/savedAs';
import type { UntitledArticles } from '../../services/untitledArticles';
import type { ReportError } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { focusText } from '../../shell/editors';
import { labelThread, noteController } from '../../shell/labels';
import { plainText, say } from '../../shell/language';
import { untrusted } from '../../shell/markdown';
import { askFirst, showInformation } from '../../shell/messages';
import { Debouncer } from '../../shell/schedule';
import { openDocument } from '../../shell/text';
import { canBeAnnotated } from '../../stores/annotatable';
import type { Annotator } from '../../stores/annotator';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { isSeedDocument } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';
import { StaleEditError, WriteFailedError } from '../../stores/writeErrors';
import { NoteBoxes } from './noteBoxes';
import { NotePassages } from './notePassages';
import {
  currentRemark,
  draft,
  editedRemark,
  type NoteThread,
  OpenThreads,
  type Remark,
  setRemarks,
  typedIn,
} from './noteThreads';
import { ShownThreads } from './shownThreads';

const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;
const TEXT_DELETED = say`The text of this note was deleted from the article. Undo the deletion and save again, or copy your note and add it to other text.`;

/** Shows notes as the editor's comment threads, and keeps them in step with the sidecar. */
export class Notes extends DisposableOwner {
  private readonly controller = this.own(
    noteController(NOTES_CONTROLLER, plainText`Seed Annotator Notes`, plainText`Add a note (Markdown)`),
  );
  private readonly passages = this.own(new NotePassages());
  private readonly boxes = new NoteBoxes(this.controller, this.passages);
  private readonly threads: ShownThreads;
  private readonly added = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** Fires with the file of each new note. */
  readonly onDidAdd = this.added.event;
  /** Boxes whose notes are being written. */
  private readonly adding = new Set<NoteThread>();

  constructor(
    views: ViewStore,
    private readonly annotator: Annotator,
    memento: vscode.Memento,
    private readonly report: ReportError,
    private readonly untitled: Pick<UntitledArticles, 'fileOf' | 'onDidSave'>,
  ) {
    super();
    this.threads = new ShownThreads(this.controller, views, new OpenThreads(memento, report), report);
    const ranges: vscode.CommentingRangeProvider = {
      provideCommentingRanges: document =>
        isSeedDocument(document) && canBeAnnotated(document.uri)
          ? [new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0)]
          : [],
    };
    const provide = () => {
      this.controller.commentingRangeProvider = ranges;
    };
    provide();
    // The editor asks for ranges once, and may have asked while the article was plain text.
    this.own(onDidChangeLanguage(provide));
    this.followEditors();
    this.own(untitled.onDidSave(saved => void this.writeKept(saved).catch(report)));
  }

  override dispose(): void {
    this.remember();
    // Before the controller, which owns them in the editor.
    this.threads.dispose();
    super.dispose();
  }

  private followEditors(): void {
    const quiet = this.own(new Debouncer(300));
    const scrolled = this.own(new Debouncer(100));
    // The editor has no event for opening or folding a thread. But it moves the lines below, or comes from a click.
    const rememberLater = () => quiet.schedule('open', () => this.remember());
    this.own(vscode.window.onDidChangeVisibleTextEditors(() => this.threads.updateVisible()));
    this.own(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
        scrolled.schedule(document.uri.toString(), () => this.threads.updateVisible(document.uri));
        rememberLater();
      }),
    );
    this.own(vscode.window.onDidChangeTextEditorSelection(rememberLater));
    this.own(vscode.window.onDidChangeActiveTextEditor(rememberLater));
    this.own(vscode.window.onDidChangeWindowState(() => this.remember()));
  }

  /** Opens a box for a new note on a range. @returns its thread; undefined if the range has no text */
  async begin(editor: vscode.TextEditor, range: vscode.Range): Promise<NoteThread | undefined> {
    if (!editor.document.getText(range).trim()) {
      void showInformation(plainText`Select the text for the note, or put the cursor on it, first.`);
      return undefined;
    }
    return this.boxes.begin(editor, range);
  }

  /** Makes a note of a new thread's first text: on what was selected, or else on the text of the thread's line. */
  async create({ thread, text }: vscode.CommentReply): Promise<void> {
    const { uri, range } = thread;
    if (!text.trim() || !range) return;
    try {
      const document = openDocument(uri);
      if (document) this.passages.adopt(thread, document);
      await this.add(thread, text.trim());
    } catch (error) {
      if (error instanceof vscode.CancellationError) return this.boxes.fold(thread, text.trim());
      const kept = this.boxes.open(uri, range, text, plainText`Note (not saved yet)`);
      this.passages.hand(thread, kept);
      thread.dispose();
      throw this.withDraft(error, () => this.add(kept, text.trim()));
    }
  }

  /** Makes a note of a thread's text. The thread of the note replaces it. */
  private async add(thread: NoteThread, body: string): Promise<void> {
    const document = openDocument(thread.uri);
    if (!document) throw new Error(say`The article of this note is no longer open. Open it, then save the note again.`);
    const at = this.passages.spanOf(thread, document);
    if (!at) throw new Error(TEXT_DELETED);
    const text = document.getText();
    this.adding.add(thread);
    try {
      const uri = await this.untitled.fileOf(thread.uri);
      if (openDocument(uri)?.getText() !== text) throw new Error(TEXT_DELETED);
      const note = await this.annotator.addNote(uri, text, at, body);
      this.boxes.close(thread);
      await this.reveal(uri, note.id);
      this.added.fire(uri);
    } finally {
      this.adding.delete(thread);
    }
  }

  /** Whether a box for a new note is open on an article. Only the editor knows the text in it. */
  hasOpenBox(article: vscode.Uri): boolean {
    return this.boxes.on(article).some(box => !this.adding.has(box) && !this.boxes.isFolded(box));
  }

  /** Writes the notes that were kept until their article had a file. What cannot be written stays in a box on the file. */
  private async writeKept({ from, to }: SavedArticle): Promise<void> {
    const document = openDocument(to);
    if (!document) return;
    for (const box of this.boxes.moveAll(from, document, this.adding)) {
      const write = () => this.add(box, typedIn(box));
      await write().catch(error => this.report(this.withDraft(error, write)));
    }
  }

  async reply({ thread, text }: vscode.CommentReply): Promise<void> {
    const { note } = thread as NoteThread;
    const body = text.trim();
    if (!note || !body) return;
    try {
      await this.annotator.reply(thread.uri, note, body);
    } catch (error) {
      const kept = draft('newReply', text);
      setRemarks(thread, [...(thread.comments as Remark[]), kept]);
      throw this.withDraft(error, () => this.save(kept));
    }
  }

  edit(clicked: Remark): void {
    const remark = currentRemark(clicked);
    if (!remark) return;
    remark.body = remark.kept.body;
    remark.mode = vscode.CommentMode.Editing;
    refresh(remark.thread);
  }

  async cancel(remark: Remark): Promise<void> {
    const { thread } = remark;
    if (remark.kind === 'newNote') {
      await focusText(thread.uri, thread.column);
      this.boxes.close(thread);
      return;
    }
    remark.body = untrusted(remark.kept.body);
    remark.mode = vscode.CommentMode.Preview;
    thread.shown = undefined;
    thread.comments = thread.comments.filter(one => one !== remark || !remark.isDraft);
    await this.redraw(thread);
  }

  /** Saves what was typed into a remark's box. If that fails, the text stays in the box. */
  async save(remark: Remark): Promise<void> {
    const { thread, kind, kept, typed } = remark;
    const isLeft = this.boxes.wasLeft();
    // The editor has closed the box. Focusing the text later could take the focus from what the person went on to.
    if (kind === 'newNote') await focusText(thread.uri, thread.column);
    if (!typed) {
      await this.cancel(remark);
      return;
    }
    if (isLeft && kind === 'newNote') {
      this.boxes.fold(thread, typed);
      return;
    }
    try {
      if (kind === 'newNote') {
        await this.add(thread, typed);
        return;
      }
      if (kind === 'newReply') await this.annotator.reply(thread.uri, thread.note!, typed);
      else if (kind === 'note') await this.annotator.editNote(thread.uri, kept.id, typed);
      else await this.annotator.editReply(thread.uri, thread.note!, kept.id, typed);
    } catch (error) {
      if (kind === 'newNote' && error instanceof vscode.CancellationError) return this.boxes.fold(thread, typed);
      throw this.keepOpen(remark, typed, error);
    }
    remark.mode = vscode.CommentMode.Preview;
    thread.shown = undefined;
    await this.redraw(thread);
  }

  /**
   * Opens another box with the typed text, since the editor has closed the first. If the note or reply was deleted
   * meanwhile, the text becomes that of a new one. @returns the error to show
   */
  private keepOpen(remark: Remark, typed: string, error: unknown): unknown {
    const { thread, kind, kept } = remark;
    const gone = error instanceof StaleEditError;
    const noteGone = gone && error.id === thread.note;
    const again = noteGone
      ? draft('newNote', typed)
      : gone
        ? draft('newReply', typed)
        : editedRemark(kind, kept, typed);
    const others = thread.comments as readonly Remark[];
    setRemarks(thread, noteGone ? [again] : others.map(one => (one === remark ? again : one)));
    if (noteGone) {
      this.threads.release(thread.uri, thread.note!);
      thread.note = undefined;
      labelThread(thread, plainText`Note (deleted in the meantime)`);
      const document = openDocument(thread.uri);
      if (document && thread.placed) this.boxes.take(thread, document, thread.placed);
    }
    if (!gone) return this.withDraft(error, () => this.save(again));
    return new Error(
      noteGone
        ? say`This note was deleted in the meantime. Save your text as a new note, or cancel.`
        : say`This reply was deleted in the meantime. Save your text as a new reply, or cancel.`,
    );
  }

  /** An error whose *Try Again* saves through the box, so that the box is closed then. */
  private withDraft(error: unknown, save: () => Promise<void>): unknown {
    return error instanceof WriteFailedError
      ? new WriteFailedError(error.file, error.message, error.place, error.unkept, save)
      : error;
  }

  /** Deletes a reply, or a note. If the note has replies, the person is asked first. */
  async remove({ thread, kind, kept }: Remark): Promise<void> {
    if (kind === 'reply') {
      await this.annotator.removeReply(thread.uri, thread.note!, kept.id);
      return;
    }
    const replies = thread.comments.length - 1;
    if (replies > 0) {
      const agreed = await askFirst(
        replies === 1
          ? plainText`Delete this note and its reply?`
          : plainText`Delete this note and its ${replies} replies?`,
        plainText`Seed Annotator: Undo Annotation Action restores them.`,
        say`Delete`,
      );
      if (agreed !== say`Delete`) return;
    }
    await this.annotator.remove(thread.uri, [kept.id]);
  }

  async setResolved(thread: vscode.CommentThread, resolved: boolean): Promise<void> {
    const { note } = thread as NoteThread;
    if (!note) return;
    await this.annotator.update(thread.uri, note, annotation =>
      annotation.kind === 'note' ? { ...annotation, resolved } : annotation,
    );
    if (resolved) thread.collapsibleState = Collapsed;
    this.remember();
  }

  private async redraw({ uri, note }: NoteThread): Promise<void> {
    if (note) await this.threads.show(uri, note);
    else await this.threads.sync(uri);
  }

  /** Saves the focused box, as its button does. */
  submit(): Thenable<unknown> {
    return this.boxes.submit();
  }

  /** Leaves the focused box. If it has text, it stays, folded. */
  leave(): Thenable<unknown> {
    return this.boxes.leave();
  }

  /** Opens the thread of a note. */
  async reveal(uri: vscode.Uri, note: string): Promise<void> {
    const thread = await this.threads.show(uri, note);
    if (thread) thread.collapsibleState = Expanded;
    this.remember();
  }

  private remember(): void {
    this.threads.remember();
    this.boxes.settle();
  }
}

/** Sets the thread's list again: only then does the editor show a comment's new mode. */
function refresh(thread: vscode.CommentThread): void {
  thread.comments = [...thread.comments];
}
