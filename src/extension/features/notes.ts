import * as vscode from 'vscode';
import { isGuessed } from '../../core/annotation/ends';
import type { Note } from '../../core/annotation/model';
import { type Span, span } from '../../core/text/span';
import type { Annotator } from '../annotations/annotator';
import { Gone, NotKept } from '../annotations/notKept';
import { isSeedDocument } from '../articles/seedFiles';
import type { SeedView, ViewStore } from '../articles/viewStore';
import { untrusted } from '../host/markdown';
import { toRange, toSpan } from '../host/positions';
import { Debouncer } from '../host/schedule';
import { openDocument } from '../host/text';
import { draft, fill, isBeingEdited, type NoteThread, OpenThreads, opened, present, type Remark } from './noteThreads';

const CONTROLLER = 'seedAnnotator.notes';
const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;

/** Notes as the editor's own comment threads, kept in step with the sidecar. */
export class Notes implements vscode.Disposable {
  private readonly controller = vscode.comments.createCommentController(CONTROLLER, 'Seed Annotator Notes');
  /** By file and then by annotation id. */
  private readonly threads = new Map<string, Map<string, NoteThread>>();
  /** What was selected when a note was begun: the editor's threads know whole lines at times, notes know characters. */
  private begun: { readonly uri: string; readonly range: vscode.Range } | null = null;
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
  ) {
    this.open = new OpenThreads(memento, report);
    this.controller.options = { prompt: 'Add a note (Markdown)', placeHolder: 'Markdown' };
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: document =>
        isSeedDocument(document) ? [new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0)] : [],
    };
    const soon = (uri: vscode.Uri) => {
      this.sync(uri).catch(error => error instanceof vscode.CancellationError || this.report(error));
    };
    const quiet = new Debouncer(300);
    // Opening or folding a thread moves the lines below it, or is done by a click.
    const later = () => quiet.schedule('open', () => this.remember());
    this.disposables = [
      this.controller,
      quiet,
      this.added,
      views.onDidChange(soon),
      vscode.workspace.onDidOpenTextDocument(document => soon(document.uri)),
      vscode.workspace.onDidCloseTextDocument(document => this.drop(document.uri)),
      vscode.window.onDidChangeTextEditorVisibleRanges(later),
      vscode.window.onDidChangeTextEditorSelection(later),
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.window.onDidChangeWindowState(() => this.remember()),
    ];
    for (const document of vscode.workspace.textDocuments) soon(document.uri);
  }

  dispose(): void {
    this.remember();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Opens the editor's own box for a new note on the span, with the span selected. */
  async begin(editor: vscode.TextEditor, range: vscode.Range): Promise<void> {
    editor.selection = new vscode.Selection(range.start, range.end);
    this.begun = { uri: editor.document.uri.toString(), range };
    await vscode.commands.executeCommand('workbench.action.addComment');
  }

  /** A new thread's first text becomes a note on what was selected, else on the words of the thread's lines. */
  async create({ thread, text }: vscode.CommentReply): Promise<void> {
    const { uri, range } = thread;
    if (!text.trim() || !range) return;
    try {
      await this.add(thread, text.trim());
    } catch (error) {
      const kept: NoteThread = this.controller.createCommentThread(uri, range, []);
      kept.comments = [draft(kept, 'newNote', text)];
      kept.label = 'Note (not kept yet)';
      kept.collapsibleState = Expanded;
      thread.dispose();
      throw this.withDraft(error, () => this.add(kept, text.trim()));
    }
  }

  /** Makes a note of a thread's text, in the place of the thread. */
  private async add(thread: NoteThread, body: string): Promise<void> {
    const document = openDocument(thread.uri);
    if (!document || !thread.range) return;
    const view = await this.views.ofDocument(document);
    const note = await this.annotator.addNote(thread.uri, view.text, this.spanFor(view, document, thread.range), body);
    this.begun = null;
    thread.dispose();
    await this.reveal(thread.uri, note.id);
    this.added.fire(thread.uri);
  }

  private spanFor(view: SeedView, document: vscode.TextDocument, range: vscode.Range): Span {
    const begun = this.begun;
    if (begun && begun.uri === document.uri.toString() && begun.range.end.line === range.end.line)
      return toSpan(view.lines, begun.range);
    if (!range.isEmpty) return toSpan(view.lines, range);
    const line = document.lineAt(range.end.line).range;
    const { start, end } = toSpan(view.lines, line);
    const words = view.text.slice(start, end);
    const lead = words.length - words.trimStart().length;
    return span(start + lead, start + Math.max(lead, words.trimEnd().length));
  }

  async reply({ thread, text }: vscode.CommentReply): Promise<void> {
    const { note } = thread as NoteThread;
    const body = text.trim();
    if (!note || !body) return;
    try {
      await this.annotator.reply(thread.uri, note, body);
    } catch (error) {
      const kept = draft(thread, 'newReply', text);
      thread.comments = [...thread.comments, kept];
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
      thread.dispose();
      return;
    }
    remark.body = untrusted(remark.kept.body);
    remark.mode = vscode.CommentMode.Preview;
    thread.shown = undefined;
    thread.comments = thread.comments.filter(one => one !== remark || !remark.isDraft);
    await this.sync(thread.uri);
  }

  /** Keeps what stands in the remark's box; where that fails, it stays there. */
  async save(remark: Remark): Promise<void> {
    const { thread, kind, kept, typed } = remark;
    if (!typed) {
      await this.cancel(remark);
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
    await this.sync(thread.uri);
  }

  /** The editor has closed the box by now: another one is opened in its place. Of what is gone it becomes a new one. */
  private keepOpen(remark: Remark, typed: string, error: unknown): unknown {
    const { thread, kind, kept } = remark;
    const gone = error instanceof Gone;
    const noteGone = gone && error.id === thread.note;
    const again = noteGone
      ? draft(thread, 'newNote', typed)
      : gone
        ? draft(thread, 'newReply', typed)
        : opened(thread, kind, kept, typed);
    thread.comments = noteGone ? [again] : thread.comments.map(one => (one === remark ? again : one));
    if (noteGone) {
      this.threads.get(thread.uri.toString())?.delete(thread.note!);
      thread.note = undefined;
      thread.label = 'Note (deleted meanwhile)';
    }
    if (!gone) return this.withDraft(error, () => this.save(again));
    const what = noteGone ? 'note' : 'reply';
    return new Error(`This ${what} was deleted meanwhile. Save what you wrote as a new ${what}, or cancel.`);
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
      const agreed = await vscode.window.showWarningMessage(
        `Delete this note with its ${replies === 1 ? 'reply' : `${replies} replies`}?`,
        { modal: true, detail: 'Seed: Undo Annotation Action brings them back.' },
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

  /** Shows the thread of a note. */
  async reveal(uri: vscode.Uri, note: string): Promise<void> {
    await this.sync(uri);
    const thread = this.threads.get(uri.toString())?.get(note);
    if (thread) thread.collapsibleState = Expanded;
    this.remember();
  }

  private remember(): void {
    for (const threads of this.threads.values()) this.open.remember(threads.values());
  }

  private drop(uri: vscode.Uri): void {
    const threads = this.threads.get(uri.toString());
    if (!threads) return;
    this.open.remember(threads.values());
    for (const thread of threads.values()) thread.dispose();
    this.threads.delete(uri.toString());
  }

  private async sync(uri: vscode.Uri): Promise<void> {
    const document = openDocument(uri);
    if (!document || !isSeedDocument(document)) return;
    const view = await this.views.ofDocument(document);
    if (view.text !== document.getText()) return;
    const known = this.threads.get(uri.toString()) ?? new Map<string, NoteThread>();
    this.threads.set(uri.toString(), known);
    const gone = new Set(known.keys());
    for (const { annotation, anchor } of view.annotations) {
      if (annotation.kind !== 'note' || !anchor.span) continue;
      gone.delete(annotation.id);
      const range = toRange(view.lines, anchor.span);
      this.show(known, uri, annotation, range, isGuessed(anchor));
    }
    for (const id of gone) {
      const thread = known.get(id)!;
      // What is typed there is of a note that is gone: saving it tells, and nothing is lost.
      if (isBeingEdited(thread)) continue;
      thread.dispose();
      known.delete(id);
    }
  }

  private show(
    known: Map<string, NoteThread>,
    uri: vscode.Uri,
    note: Note,
    range: vscode.Range,
    uncertain: boolean,
  ): void {
    let thread = known.get(note.id);
    if (!thread) {
      thread = this.controller.createCommentThread(uri, range, []) as NoteThread;
      thread.note = note.id;
      thread.collapsibleState = this.open.has(note.id) ? Expanded : Collapsed;
      known.set(note.id, thread);
    }
    if (!isBeingEdited(thread)) fill(thread, note, range, uncertain);
  }
}

/** The editor shows a comment's new mode only when the thread's list is set. */
function refresh(thread: vscode.CommentThread): void {
  thread.comments = [...thread.comments];
}
