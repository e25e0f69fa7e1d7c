/** Threads of notes as the editor shows them. */

import * as vscode from 'vscode';
import type { Note } from '../../../core/annotation';
import { plainText } from '../../../core/view';
import type { RemarkContext, ThreadContext } from '../../contributions/contexts';
import { storedKey } from '../../contributions/ids';
import { authorOf, labelThread } from '../../shell/labels';
import { untrusted } from '../../shell/markdown';

export interface NoteThread extends vscode.CommentThread {
  /** The note's id; none while it is a draft. */
  note?: string;
  /** What it shows, to be told from what it should. */
  shown?: string;
  /** Where it was last seen to: the editor moves threads with their lines and does not say so. */
  placed?: vscode.Range;
  /** True where the editor shows it on the right lines but not on the right words. */
  hasDrifted?: boolean;
  /** The column of the editor that it was opened in. */
  column?: vscode.ViewColumn;
  /** True once a person had it open: its box for a reply may hold text that only the editor knows. */
  wasOpen?: boolean;
}

/** A note as it is to be shown. */
export interface ShownNote {
  readonly note: Note;
  readonly range: vscode.Range;
  /** The text at its place has changed. */
  readonly uncertain: boolean;
}

/** Which remark of a note: the note itself, a reply to it, or what is not kept yet. */
export type RemarkKind = RemarkContext;

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
  /** Set as soon as there is one. */
  thread!: NoteThread;

  constructor(
    readonly kind: RemarkKind,
    /** The remark as it is kept; its body is empty where it is not. */
    readonly kept: Written,
  ) {
    this.contextValue = kind;
    this.body = untrusted(kept.body);
    this.author = authorOf(kept.author ?? (kept.id ? 'unsigned' : 'not saved yet'));
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

export type CreateThread = (range: vscode.Range, comments: readonly vscode.Comment[]) => vscode.CommentThread;

/** Makes a thread that has its remarks from the beginning: setting them later would draw it twice. */
export function createThread(create: CreateThread, range: vscode.Range, remarks: readonly Remark[]): NoteThread {
  const thread = create(range, remarks) as NoteThread;
  thread.placed = range;
  for (const remark of remarks) remark.thread = thread;
  return thread;
}

/** Sets what a thread shows. */
export function setRemarks(thread: NoteThread, remarks: readonly Remark[]): void {
  for (const remark of remarks) remark.thread = thread;
  thread.comments = remarks;
}

/** A remark of the same kind whose box is open, with what was typed into it. */
export function opened(kind: RemarkKind, kept: Written, typed: string): Remark {
  const remark = new Remark(kind, kept);
  remark.body = typed;
  remark.mode = vscode.CommentMode.Editing;
  return remark;
}

/** A box with what a person typed and what is not kept. The editor empties its own boxes, whatever came of it. */
export const draft = (kind: 'newNote' | 'newReply', typed: string): Remark => opened(kind, { id: '', body: '' }, typed);

/** The remark as it stands in its thread now, which may have been drawn anew since. */
export const present = ({ thread, kind, kept }: Remark): Remark | undefined =>
  thread.comments.filter(isRemark).find(one => one.kind === kind && one.kept.id === kept.id);

export const isBeingEdited = (thread: NoteThread): boolean =>
  thread.comments.some(({ mode }) => mode === vscode.CommentMode.Editing);

const remarksOf = (note: Note): Remark[] => [
  new Remark('note', note),
  ...(note.replies ?? []).map(reply => new Remark('reply', reply)),
];

const shownOf = ({ note, uncertain }: ShownNote): string => JSON.stringify([note, uncertain]);

/** Whether the editor would have to be told to bring a thread up to date: that costs as much as making one. */
export const isUpToDate = (thread: NoteThread, shown: ShownNote, isFollowed: boolean): boolean =>
  thread.shown === shownOf(shown) && isPlaced(thread, shown.range, isFollowed);

/**
 * Brings a thread up to date with its note.
 * @param isFollowed false where the text was changed while no editor showed it: then the editor moved no threads
 */
export function fill(thread: NoteThread, shown: ShownNote, isFollowed: boolean): void {
  place(thread, shown.range, isFollowed);
  // The editor draws a thread anew where its list is set, and takes a click in the meantime for one on the old.
  if (thread.shown === shownOf(shown)) return;
  setRemarks(thread, remarksOf(shown.note));
  setStanding(thread, shown);
}

/** Makes the thread of a note. */
export function makeThread(create: CreateThread, shown: ShownNote): NoteThread {
  const thread = createThread(create, shown.range, remarksOf(shown.note));
  thread.note = shown.note.id;
  setStanding(thread, shown);
  return thread;
}

function setStanding(thread: NoteThread, shown: ShownNote): void {
  const { note, uncertain } = shown;
  thread.shown = shownOf(shown);
  thread.state = note.resolved ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  thread.contextValue = (note.resolved ? 'resolved' : 'open') satisfies ThreadContext;
  const label = uncertain
    ? plainText`Note (the text has changed: check the position)`
    : note.resolved
      ? plainText`Note (resolved)`
      : plainText`Note`;
  labelThread(thread, label);
}

/**
 * Takes over where a note is now, as far as the editor need not be told. It moves threads with their lines by itself. A
 * thread that is open is not moved along its line: the editor gives the keyboard to what it moves, and somebody who types
 * in the article would lose it.
 */
export function follow(thread: NoteThread, range: vscode.Range, isFollowed: boolean): void {
  if (!thread.placed || !isPlaced(thread, range, isFollowed)) return;
  thread.hasDrifted ||= !isMovedByLines(thread.placed, range);
  thread.placed = range;
}

function isPlaced(thread: NoteThread, range: vscode.Range, isFollowed: boolean): boolean {
  const { placed, hasDrifted } = thread;
  const isOpen = thread.collapsibleState === vscode.CommentThreadCollapsibleState.Expanded;
  if (!placed || (hasDrifted && !isOpen)) return false;
  if (placed.isEqual(range)) return true;
  const isOnItsLines = placed.start.line === range.start.line && placed.end.line === range.end.line;
  return isFollowed && (isMovedByLines(placed, range) || (isOpen && isOnItsLines));
}

const isMovedByLines = (a: vscode.Range, b: vscode.Range): boolean =>
  a.start.character === b.start.character &&
  a.end.character === b.end.character &&
  a.end.line - a.start.line === b.end.line - b.start.line;

function place(thread: NoteThread, range: vscode.Range, isFollowed: boolean): void {
  follow(thread, range, isFollowed);
  if (isPlaced(thread, range, isFollowed)) return;
  thread.placed = range;
  thread.hasDrifted = false;
  // A range that equals the one set last is ignored, even where the editor has moved the thread since.
  if (thread.range?.isEqual(range)) thread.range = range.with({ end: range.start });
  thread.range = range;
}

const KEY = storedKey('notes.expanded');
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
    for (const thread of threads) {
      const { note } = thread;
      const open = thread.collapsibleState === vscode.CommentThreadCollapsibleState.Expanded;
      if (open) thread.wasOpen = true;
      if (!note || open === this.ids.has(note)) continue;
      if (open) this.ids.add(note);
      else this.ids.delete(note);
      changed = true;
    }
    if (changed) this.memento.update(KEY, [...this.ids].slice(-MOST)).then(undefined, this.report);
  }
}
