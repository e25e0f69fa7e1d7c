/** The editor's comment threads that show notes. */

import * as vscode from 'vscode';
import type { Note } from '../../../core/annotation';
import type { RemarkContext, ThreadContext } from '../../contributions/contexts';
import { storedKey } from '../../contributions/ids';
import type { ReportError } from '../../shell/cancellation';
import { authorOf, labelThread } from '../../shell/labels';
import { plainText, say } from '../../shell/language';
import { untrusted } from '../../shell/markdown';

export interface NoteThread extends vscode.CommentThread {
  /** The note's id; absent for a draft. */
  note?: string;
  /** A key of what it shows, to see whether that is up to date. */
  shown?: string;
  /** Range that was last set. The editor moves threads with their lines and does not report it. */
  placed?: vscode.Range;
  /** Whether the editor shows it on the right lines but not on the right words. */
  hasDrifted?: boolean;
  /** Column of the editor in which it was opened. */
  column?: vscode.ViewColumn;
  /** Whether it was ever open. Then its reply box may hold text that only the editor knows. */
  wasOpen?: boolean;
}

/** A note as it should be shown. */
export interface ShownNote {
  readonly note: Note;
  readonly range: vscode.Range;
  /** Whether the text of its passage has changed. */
  readonly uncertain: boolean;
}

/** A note, a reply, or a draft of either. */
export type RemarkKind = RemarkContext;

interface KeptRemark {
  readonly id: string;
  readonly body: string;
  readonly author?: string;
  readonly created?: string;
}

/** A comment in a thread: the note itself, a reply, or a draft. */
export class Remark implements vscode.Comment {
  mode = vscode.CommentMode.Preview;
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation;
  readonly timestamp?: Date;
  readonly contextValue: RemarkKind;
  /** Set once the remark belongs to a thread. */
  thread!: NoteThread;

  constructor(
    readonly kind: RemarkKind,
    /** The remark as saved; the id and body of a draft are empty. */
    readonly kept: KeptRemark,
  ) {
    this.contextValue = kind;
    this.body = untrusted(kept.body);
    this.author = authorOf(kept.author ?? (kept.id ? say`unsigned` : say`not saved yet`));
    const at = kept.created ? new Date(kept.created) : null;
    if (at && !Number.isNaN(at.getTime())) this.timestamp = at;
  }

  /** The text in its box while it is edited. */
  get typed(): string {
    return (typeof this.body === 'string' ? this.body : this.body.value).trim();
  }

  get isDraft(): boolean {
    return this.kind === 'newNote' || this.kind === 'newReply';
  }
}

export const isRemark = (value: unknown): value is Remark => value instanceof Remark;

export type CreateThread = (range: vscode.Range, comments: readonly vscode.Comment[]) => vscode.CommentThread;

/** Makes a thread with its remarks. Setting them later would draw it twice. */
export function createThread(create: CreateThread, range: vscode.Range, remarks: readonly Remark[]): NoteThread {
  const thread = create(range, remarks) as NoteThread;
  thread.placed = range;
  for (const remark of remarks) remark.thread = thread;
  return thread;
}

/** Sets the remarks of a thread. */
export function setRemarks(thread: NoteThread, remarks: readonly Remark[]): void {
  for (const remark of remarks) remark.thread = thread;
  thread.comments = remarks;
}

/** A remark in edit mode, with the typed text. */
export function editedRemark(kind: RemarkKind, kept: KeptRemark, typed: string): Remark {
  const remark = new Remark(kind, kept);
  remark.body = typed;
  remark.mode = vscode.CommentMode.Editing;
  return remark;
}

/** A draft in edit mode with the typed text. The editor empties its own boxes even if saving failed. */
export const draft = (kind: 'newNote' | 'newReply', typed: string): Remark =>
  editedRemark(kind, { id: '', body: '' }, typed);

/** The remark that stands for the same one in its thread now: the thread may have been redrawn. */
export const currentRemark = ({ thread, kind, kept }: Remark): Remark | undefined =>
  thread.comments.filter(isRemark).find(one => one.kind === kind && one.kept.id === kept.id);

/** The text of a box for a new note, as far as the editor has passed it on. */
export const typedIn = (box: NoteThread): string => box.comments.find(isRemark)?.typed ?? '';

export const isBeingEdited = (thread: NoteThread): boolean =>
  thread.comments.some(({ mode }) => mode === vscode.CommentMode.Editing);

const remarksOf = (note: Note): Remark[] => [
  new Remark('note', note),
  ...(note.replies ?? []).map(reply => new Remark('reply', reply)),
];

const shownOf = ({ note, uncertain }: ShownNote): string => JSON.stringify([note, uncertain]);

/** Whether a thread needs no update. An update costs as much as making the thread. */
export const isUpToDate = (thread: NoteThread, shown: ShownNote, isFollowed: boolean): boolean =>
  thread.shown === shownOf(shown) && isPlaced(thread, shown.range, isFollowed);

/**
 * Updates a thread to its note.
 * @param isFollowed whether the editor has moved the thread with its lines: it does so only while it shows the document
 */
export function fill(thread: NoteThread, shown: ShownNote, isFollowed: boolean): void {
  place(thread, shown.range, isFollowed);
  // Setting the list redraws the thread, and a click during that would be lost.
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
 * Records where a note is now, if the editor need not be told: it moves threads with their lines by itself. An open
 * thread is not moved along its line: the editor focuses a thread that it moves, and would take the focus from the
 * text.
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
/** Limit of remembered notes. Older ones are shown folded, as at first. */
const MAX_REMEMBERED = 500;

/** Remembers which notes are open when their file is closed or the window is reloaded. */
export class OpenThreads {
  private readonly ids: Set<string>;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly report: ReportError,
  ) {
    this.ids = new Set(memento.get<string[]>(KEY, []));
  }

  has(note: string): boolean {
    return this.ids.has(note);
  }

  /** Records which threads are open. The editor has no event for it. */
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
    if (changed) this.memento.update(KEY, [...this.ids].slice(-MAX_REMEMBERED)).then(undefined, this.report);
  }
}
