import * as vscode from 'vscode';
import { isGuessed } from '../../../core/annotation';
import { plainText } from '../../../core/view';
import { NOTES_CONTROLLER } from '../../contributions/ids';
import { focusText, visibleLines } from '../../shell/editors';
import { labelThread, noteController } from '../../shell/labels';
import { untrusted } from '../../shell/markdown';
import { askFirst, showInformation } from '../../shell/messages';
import { toRange } from '../../shell/positions';
import { Debouncer } from '../../shell/schedule';
import { openDocument } from '../../shell/text';
import { canBeAnnotated } from '../../stores/annotatable';
import type { Annotator } from '../../stores/annotator';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { isSeedDocument } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';
import { Gone, NotKept } from '../../stores/writeErrors';
import { FileThreads } from './fileThreads';
import { NoteBoxes } from './noteBoxes';
import { NotePassages } from './notePassages';
import { draft, type NoteThread, OpenThreads, opened, present, type Remark, setRemarks } from './noteThreads';

const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;
const WORDS_GONE =
  'The text of this note was deleted from the article. Undo the deletion and save again, or copy your note and add it to other text.';

/** Notes as the editor's own comment threads, kept in step with the sidecar. */
export class Notes implements vscode.Disposable {
  private readonly controller = noteController(
    NOTES_CONTROLLER,
    plainText`Seed Annotator Notes`,
    plainText`Add a note (Markdown)`,
  );
  /** By file. */
  private readonly files = new Map<string, FileThreads>();
  private readonly passages = new NotePassages();
  private readonly boxes = new NoteBoxes(this.controller, this.passages);
  private readonly open: OpenThreads;
  private readonly added = new vscode.EventEmitter<vscode.Uri>();
  /** Fires with the file when a person has written a new note. */
  readonly onDidAdd = this.added.event;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly annotator: Annotator,
    memento: vscode.Memento,
    private readonly report: (error: unknown) => void,
    /** Gives the article that the note is to be kept beside: a document that is not saved yet is saved. */
    private readonly fileFor: (article: vscode.Uri) => Promise<vscode.Uri>,
  ) {
    this.open = new OpenThreads(memento, report);
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
    const soon = (uri: vscode.Uri) => {
      this.sync(uri).catch(error => error instanceof vscode.CancellationError || this.report(error));
    };
    const quiet = new Debouncer(300);
    const scrolled = new Debouncer(100);
    // Opening or folding a thread moves the lines below it, or is done by a click.
    const later = () => quiet.schedule('open', () => this.remember());
    this.disposables = [
      this.controller,
      this.passages,
      quiet,
      scrolled,
      this.added,
      views.onDidChange(soon),
      // The editor asks for ranges once, and may have asked while the article was plain text.
      onDidChangeLanguage(provide),
      vscode.workspace.onDidOpenTextDocument(document => soon(document.uri)),
      vscode.workspace.onDidCloseTextDocument(document => this.drop(document.uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.files.get(document.uri.toString())?.didChange()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.look()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        scrolled.schedule(textEditor.document.uri.toString(), () => this.look(textEditor.document.uri));
        later();
      }),
      vscode.window.onDidChangeTextEditorSelection(later),
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeWindowState(() => this.remember()),
    ];
    for (const document of vscode.workspace.textDocuments) soon(document.uri);
  }

  dispose(): void {
    this.remember();
    for (const file of this.files.values()) file.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Opens a box for a new note on the words of the range. @returns its thread; none where there are no words */
  async begin(editor: vscode.TextEditor, range: vscode.Range): Promise<NoteThread | undefined> {
    if (!editor.document.getText(range).trim()) {
      void showInformation(plainText`Select the text for the note, or put the cursor on it, first.`);
      return undefined;
    }
    return this.boxes.begin(editor, range);
  }

  /** A new thread's first text becomes a note on what was selected, else on the words of the thread's line. */
  async create({ thread, text }: vscode.CommentReply): Promise<void> {
    const { uri, range } = thread;
    if (!text.trim() || !range) return;
    try {
      const document = openDocument(uri);
      if (document) this.passages.adopt(thread, document);
      await this.add(thread, text.trim());
    } catch (error) {
      const kept = this.boxes.open(uri, range, text, plainText`Note (not saved yet)`);
      this.passages.hand(thread, kept);
      thread.dispose();
      throw this.withDraft(error, () => this.add(kept, text.trim()));
    }
  }

  /** Makes a note of a thread's text, in the place of the thread. */
  private async add(thread: NoteThread, body: string): Promise<void> {
    const document = openDocument(thread.uri);
    if (!document) throw new Error('The article of this note is no longer open. Open it, then save the note again.');
    const at = this.passages.spanOf(thread, document);
    if (!at) throw new Error(WORDS_GONE);
    const text = document.getText();
    const uri = await this.fileFor(thread.uri);
    if (openDocument(uri)?.getText() !== text) throw new Error(WORDS_GONE);
    const note = await this.annotator.addNote(uri, text, at, body);
    this.boxes.close(thread);
    await this.reveal(uri, note.id);
    this.added.fire(uri);
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
    const remark = present(clicked);
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

  /** Keeps what is in the remark's box; where that fails, it stays there. */
  async save(remark: Remark): Promise<void> {
    const { thread, kind, kept, typed } = remark;
    const isLeft = this.boxes.wasLeft();
    // The editor has closed the box. Given back later, the keyboard could be taken from what the person went on to.
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
      throw this.keepOpen(remark, typed, error);
    }
    remark.mode = vscode.CommentMode.Preview;
    thread.shown = undefined;
    await this.redraw(thread);
  }

  /** The editor has closed the box by now: another one is opened in its place. Of what is gone it becomes a new one. */
  private keepOpen(remark: Remark, typed: string, error: unknown): unknown {
    const { thread, kind, kept } = remark;
    const gone = error instanceof Gone;
    const noteGone = gone && error.id === thread.note;
    const again = noteGone ? draft('newNote', typed) : gone ? draft('newReply', typed) : opened(kind, kept, typed);
    const others = thread.comments as readonly Remark[];
    setRemarks(thread, noteGone ? [again] : others.map(one => (one === remark ? again : one)));
    if (noteGone) {
      this.files.get(thread.uri.toString())?.threads.delete(thread.note!);
      thread.note = undefined;
      labelThread(thread, plainText`Note (deleted in the meantime)`);
      const document = openDocument(thread.uri);
      if (document && thread.placed) this.boxes.take(thread, document, thread.placed);
    }
    if (!gone) return this.withDraft(error, () => this.save(again));
    const what = noteGone ? 'note' : 'reply';
    return new Error(`This ${what} was deleted in the meantime. Save your text as a new ${what}, or cancel.`);
  }

  /** Trying again goes by the box, so that it is closed once its text is kept. */
  private withDraft(error: unknown, save: () => Promise<void>): unknown {
    return error instanceof NotKept ? new NotKept(error.file, error.message, error.place, error.unkept, save) : error;
  }

  /** Deletes a reply, or the note with all its replies once the person has agreed to that. */
  async remove({ thread, kind, kept }: Remark): Promise<void> {
    if (kind === 'reply') {
      await this.annotator.removeReply(thread.uri, thread.note!, kept.id);
      return;
    }
    const replies = thread.comments.length - 1;
    if (replies > 0) {
      const agreed = await askFirst(
        plainText`Delete this note and its ${replies === 1 ? 'reply' : `${replies} replies`}?`,
        plainText`Seed Annotator: Undo Annotation Action restores them.`,
        'Delete',
      );
      if (agreed !== 'Delete') return;
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
    await this.sync(uri);
    if (note) this.files.get(uri.toString())?.show(note);
  }

  /** Leaves the box that has the keyboard: one with text stays, folded. */
  leave(): Thenable<unknown> {
    return this.boxes.leave();
  }

  /** Shows the thread of a note. */
  async reveal(uri: vscode.Uri, note: string): Promise<void> {
    await this.sync(uri);
    const thread = this.files.get(uri.toString())?.show(note);
    if (thread) thread.collapsibleState = Expanded;
    this.remember();
  }

  private remember(): void {
    for (const { threads } of this.files.values()) this.open.remember(threads.values());
    this.boxes.settle();
  }

  private drop(uri: vscode.Uri): void {
    const file = this.files.get(uri.toString());
    if (!file) return;
    this.open.remember(file.threads.values());
    file.close();
  }

  /** Tells the threads of a file, or of all, what is visible of it. */
  private look(uri?: vscode.Uri): void {
    for (const [key, file] of this.files) if (!uri || key === uri.toString()) file.setVisible(visibleLines(key));
  }

  private async sync(uri: vscode.Uri): Promise<void> {
    const document = openDocument(uri);
    if (!document || !isSeedDocument(document)) return;
    const view = await this.views.ofDocument(document);
    if (view.text !== document.getText()) return;
    const notes = view.annotations.flatMap(({ annotation, anchor }) =>
      annotation.kind === 'note' && anchor.span
        ? [{ note: annotation, range: toRange(view.lines, anchor.span), uncertain: isGuessed(anchor) }]
        : [],
    );
    const key = uri.toString();
    const known = this.files.get(key);
    if (!known && !notes.length) return;
    const file =
      known ??
      new FileThreads((range, comments) => this.controller.createCommentThread(uri, range, comments), this.open);
    this.files.set(key, file);
    if (!known) file.setVisible(visibleLines(key));
    file.setNotes(notes);
  }
}

/** The editor shows a comment's new mode only when the thread's list is set. */
function refresh(thread: vscode.CommentThread): void {
  thread.comments = [...thread.comments];
}
