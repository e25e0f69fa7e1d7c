/** Threads of notes as the editor shows them. */
import * as vscode from 'vscode';
import type { Note } from '../../core/annotation/model';
import { untrusted } from '../host/markdown';

export interface NoteThread extends vscode.CommentThread {
  /** The note's id; none while it is a draft. */
  note?: string;
  /** What it shows, to be told from what it should. */
  shown?: string;
}

/** Which remark of a note: the note itself, a reply to it, or what is not kept yet. */
export type RemarkKind = 'note' | 'reply' | 'newNote' | 'newReply';

interface Written {
  readonly id: string;
  readonly body: string;
  readonly author?: string;
  readonly created?: string;
}

/** One remark of a thread. */
export class Remark implements vscode.Comment {
  mode = vscode.CommentMode.Preview;
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation;
  readonly timestamp?: Date;
  readonly contextValue: RemarkKind;

  constructor(
    readonly thread: NoteThread,
    readonly kind: RemarkKind,
    /** The remark as it is kept; its body is empty where it is not. */
    readonly kept: Written,
  ) {
    this.contextValue = kind;
    this.body = untrusted(kept.body);
    this.author = { name: kept.author ?? (kept.id ? 'unsigned' : 'not kept yet') };
    const at = kept.created ? new Date(kept.created) : null;
    if (at && !Number.isNaN(at.getTime())) this.timestamp = at;
  }

  /** What stands in its box, while it is edited. */
  get typed(): string {
    return (typeof this.body === 'string' ? this.body : this.body.value).trim();
  }

  get isDraft(): boolean {
    return this.kind === 'newNote' || this.kind === 'newReply';
  }
}

export const isRemark = (value: unknown): value is Remark => value instanceof Remark;

/** A remark of the same kind whose box is open, with what was typed into it. */
export function opened(thread: NoteThread, kind: RemarkKind, kept: Written, typed: string): Remark {
  const remark = new Remark(thread, kind, kept);
  remark.body = typed;
  remark.mode = vscode.CommentMode.Editing;
  return remark;
}

/** A box with what a person typed and what could not be kept. The editor empties its own boxes, whatever came of it. */
export const draft = (thread: NoteThread, kind: 'newNote' | 'newReply', typed: string): Remark =>
  opened(thread, kind, { id: '', body: '' }, typed);

/** The remark as it stands in its thread now, which may have been drawn anew since. */
export const present = ({ thread, kind, kept }: Remark): Remark | undefined =>
  thread.comments.filter(isRemark).find(one => one.kind === kind && one.kept.id === kept.id);

export const isBeingEdited = (thread: NoteThread): boolean =>
  thread.comments.some(({ mode }) => mode === vscode.CommentMode.Editing);

/** Brings a thread up to date with its note. */
export function fill(thread: NoteThread, note: Note, range: vscode.Range, uncertain: boolean): void {
  if (!thread.range?.isEqual(range)) thread.range = range;
  const shown = JSON.stringify([note, uncertain]);
  // The editor draws a thread anew where its list is set, and takes a click in the meantime for one on the old.
  if (thread.shown === shown) return;
  thread.shown = shown;
  thread.comments = [
    new Remark(thread, 'note', note),
    ...(note.replies ?? []).map(reply => new Remark(thread, 'reply', reply)),
  ];
  thread.state = note.resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  thread.contextValue = note.resolved ? 'resolved' : 'open';
  thread.label = uncertain
    ? 'Note (the text here has changed: check its place)'
    : note.resolved
      ? 'Note (resolved)'
      : 'Note';
}

const KEY = 'seedAnnotator.notes.expanded';
/** Older ones are forgotten: they are shown folded, as at first. */
const MOST = 500;

/** Which notes a person has left open, over closing a file and over a reload. */
export class OpenThreads {
  private readonly ids: Set<string>;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly report: (error: unknown) => void,
  ) {
    this.ids = new Set(memento.get<string[]>(KEY, []));
  }

  has(note: string): boolean {
    return this.ids.has(note);
  }

  /** Takes over how threads stand: the editor tells of no change, but answers when asked. */
  remember(threads: Iterable<NoteThread>): void {
    let changed = false;
    for (const { note, collapsibleState } of threads) {
      const open = collapsibleState === vscode.CommentThreadCollapsibleState.Expanded;
      if (!note || open === this.ids.has(note)) continue;
      if (open) this.ids.add(note);
      else this.ids.delete(note);
      changed = true;
    }
    if (changed) this.memento.update(KEY, [...this.ids].slice(-MOST)).then(undefined, this.report);
  }
}
