import * as vscode from 'vscode';
import type { Note } from '../../core/annotation/model';
import { type Span, span } from '../../core/text/span';
import type { Annotator } from '../annotations/annotator';
import { isSeedDocument } from '../articles/seedFiles';
import type { SeedView, ViewStore } from '../articles/viewStore';
import { untrusted } from '../host/markdown';
import { toRange, toSpan } from '../host/positions';
import { openDocument } from '../host/text';

const CONTROLLER = 'seedAnnotator.notes';

/** One remark of a note's thread: the note itself (`reply` null) or a reply to it. */
class Remark implements vscode.Comment {
  mode = vscode.CommentMode.Preview;
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation;
  readonly timestamp?: Date;
  readonly contextValue = 'remark';

  constructor(
    readonly thread: NoteThread,
    readonly note: string,
    readonly reply: string | null,
    readonly source: string,
    author: string | undefined,
    created: string | undefined,
  ) {
    this.body = untrusted(source);
    this.author = { name: author ?? 'unsigned' };
    const at = created ? new Date(created) : null;
    if (at && !Number.isNaN(at.getTime())) this.timestamp = at;
  }
}

interface NoteThread extends vscode.CommentThread {
  note?: string;
}

/** Notes as the editor's own comment threads, kept in step with the sidecar. */
export class Notes implements vscode.Disposable {
  private readonly controller = vscode.comments.createCommentController(CONTROLLER, 'Seed Annotator Notes');
  /** By file and then by annotation id. */
  private readonly threads = new Map<string, Map<string, NoteThread>>();
  /** What was selected when a note was begun: the editor's threads know whole lines at times, notes know characters. */
  private begun: { readonly uri: string; readonly range: vscode.Range } | null = null;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly annotator: Annotator,
    private readonly report: (error: unknown) => void,
  ) {
    this.controller.options = { prompt: 'Add a note (Markdown)', placeHolder: 'Markdown' };
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: document =>
        isSeedDocument(document) ? [new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0)] : [],
    };
    const soon = (uri: vscode.Uri) => {
      this.sync(uri).catch(error => error instanceof vscode.CancellationError || this.report(error));
    };
    this.disposables = [
      this.controller,
      views.onDidChange(soon),
      vscode.workspace.onDidOpenTextDocument(document => soon(document.uri)),
      vscode.workspace.onDidCloseTextDocument(document => this.drop(document.uri)),
    ];
    for (const document of vscode.workspace.textDocuments) soon(document.uri);
  }

  dispose(): void {
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
    const body = text.trim();
    const document = openDocument(thread.uri);
    if (!body || !document || !thread.range) return;
    const view = await this.views.ofDocument(document);
    const note = await this.annotator.addNote(thread.uri, view.text, this.spanFor(view, document, thread.range), body);
    this.begun = null;
    thread.dispose();
    await this.sync(thread.uri);
    const made = this.threads.get(thread.uri.toString())?.get(note.id);
    if (made) made.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
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
    if (note && text.trim()) await this.annotator.reply(thread.uri, note, text.trim());
  }

  edit(remark: Remark): void {
    remark.body = remark.source;
    remark.mode = vscode.CommentMode.Editing;
    refresh(remark.thread);
  }

  cancel(remark: Remark): void {
    remark.body = untrusted(remark.source);
    remark.mode = vscode.CommentMode.Preview;
    refresh(remark.thread);
  }

  async save(remark: Remark): Promise<void> {
    const body = (typeof remark.body === 'string' ? remark.body : remark.body.value).trim();
    if (!body) {
      this.cancel(remark);
      return;
    }
    await this.annotator.update(remark.thread.uri, remark.note, annotation => {
      if (annotation.kind !== 'note') return annotation;
      if (remark.reply === null) return { ...annotation, body };
      return {
        ...annotation,
        replies: annotation.replies?.map(reply => (reply.id === remark.reply ? { ...reply, body } : reply)),
      };
    });
    remark.mode = vscode.CommentMode.Preview;
    await this.sync(remark.thread.uri);
  }

  /** Deletes a reply, or the note with all its replies once the person has agreed to that. */
  async remove(remark: Remark): Promise<void> {
    const { uri } = remark.thread;
    if (remark.reply !== null) {
      await this.annotator.update(uri, remark.note, annotation =>
        annotation.kind === 'note'
          ? { ...annotation, replies: annotation.replies?.filter(reply => reply.id !== remark.reply) }
          : annotation,
      );
      return;
    }
    const replies = remark.thread.comments.length - 1;
    if (replies > 0) {
      const agreed = await vscode.window.showWarningMessage(
        `Delete this note with its ${replies === 1 ? 'reply' : `${replies} replies`}?`,
        { modal: true },
        'Delete',
      );
      if (agreed !== 'Delete') return;
    }
    await this.annotator.remove(uri, [remark.note]);
  }

  async setResolved(thread: vscode.CommentThread, resolved: boolean): Promise<void> {
    const { note } = thread as NoteThread;
    if (note)
      await this.annotator.update(thread.uri, note, annotation =>
        annotation.kind === 'note' ? { ...annotation, resolved } : annotation,
      );
  }

  /** Shows the thread of a note. */
  async open(uri: vscode.Uri, note: string): Promise<void> {
    await this.sync(uri);
    const thread = this.threads.get(uri.toString())?.get(note);
    if (thread) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  private drop(uri: vscode.Uri): void {
    for (const thread of this.threads.get(uri.toString())?.values() ?? []) thread.dispose();
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
      this.show(
        known,
        uri,
        annotation,
        toRange(view.lines, anchor.span),
        anchor.status === 'fuzzy' && anchor.score < 1,
      );
    }
    for (const id of gone) {
      known.get(id)?.dispose();
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
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
      known.set(note.id, thread);
    }
    const shown = thread;
    if (shown.comments.some(comment => comment.mode === vscode.CommentMode.Editing)) return;
    if (!shown.range?.isEqual(range)) shown.range = range;
    shown.comments = [
      new Remark(shown, note.id, null, note.body, note.author, note.created),
      ...(note.replies ?? []).map(
        reply => new Remark(shown, note.id, reply.id, reply.body, reply.author, reply.created),
      ),
    ];
    shown.state = note.resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
    shown.contextValue = note.resolved ? 'resolved' : 'open';
    shown.label = uncertain
      ? 'Note (the text here has changed: check its place)'
      : note.resolved
        ? 'Note (resolved)'
        : 'Note';
  }
}

/** The editor shows a comment's new mode only when the thread's list is set. */
function refresh(thread: vscode.CommentThread): void {
  thread.comments = [...thread.comments];
}

export const isRemark = (value: unknown): value is Remark => value instanceof Remark;
