import * as vscode from 'vscode';
import { type LineSpan, planThreads, type ThreadPlan } from '../../../core/view';
import {
  type CreateThread,
  fill,
  follow,
  isBeingEdited,
  isUpToDate,
  makeThread,
  type NoteThread,
  type OpenThreads,
  type ShownNote,
} from './noteThreads';

/** How many threads near the visible lines are changed at a time. Each costs the window some 20 to 50 ms. */
export const NEAR_SLICE = 4;
/** How many threads far from the visible lines are changed at a time. */
export const FAR_SLICE = 1;

/** Pauses between slices, in milliseconds. */
export interface Pace {
  /** After a slice of threads near the visible lines. */
  readonly near: number;
  /** After a slice of threads far from them. */
  readonly far: number;
  /** Without typing and scrolling, before a slice of threads far from the visible lines. */
  readonly quiet: number;
}

const PACE: Pace = { near: 100, far: 500, quiet: 1000 };

/** The threads of one file's notes. They are made and updated in slices, those near the visible lines first. */
export class FileThreads implements vscode.Disposable {
  readonly threads = new Map<string, NoteThread>();
  private notes: ReadonlyMap<string, ShownNote> = new Map();
  private visible: readonly LineSpan[] = [];
  private plan: ThreadPlan | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quietAt = 0;
  private isFollowed = true;
  private isPausing = false;

  constructor(
    private readonly create: CreateThread,
    private readonly open: OpenThreads,
    private readonly pace = PACE,
  ) {}

  /** Sets the file's notes; none for a closed file. */
  setNotes(notes: readonly ShownNote[]): void {
    this.notes = new Map(notes.map(shown => [shown.note.id, shown]));
    for (const [id, thread] of this.threads) {
      const shown = this.notes.get(id);
      if (shown) follow(thread, shown.range, this.isFollowed);
    }
    this.plan = null;
    this.start();
  }

  /** Sets the lines that are visible in each editor of the file. */
  setVisible(visible: readonly LineSpan[]): void {
    this.visible = visible;
    this.plan = null;
    this.quietAt = performance.now() + this.pace.quiet;
    this.start();
  }

  /** Must be called when the text has changed. */
  didChange(): void {
    this.quietAt = performance.now() + this.pace.quiet;
    this.isFollowed &&= this.visible.length > 0;
  }

  /** Must be called when the file was closed. It may change before it is opened again. */
  close(): void {
    this.isFollowed = false;
    this.visible = [];
    this.setNotes([]);
  }

  get isEmpty(): boolean {
    return this.threads.size === 0;
  }

  /** The thread of a note. It is made at once if necessary. */
  show(id: string): NoteThread | undefined {
    const shown = this.notes.get(id);
    if (shown) this.draw(id, shown);
    return this.threads.get(id);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const thread of this.threads.values()) thread.dispose();
    this.threads.clear();
  }

  /** Waits only for the pause after a slice of near threads, not for the one after far threads. */
  private start(): void {
    if (this.isPausing) return;
    clearTimeout(this.timer);
    this.step();
  }

  private step(): void {
    this.isPausing = false;
    const pause = this.work();
    if (pause !== null) this.timer = setTimeout(() => this.step(), pause);
  }

  /** Does one slice. @returns milliseconds until the next; null if there is none */
  private work(): number | null {
    const gone = [...this.threads.keys()].filter(id => !this.notes.has(id) && !this.isEdited(id));
    if (gone.length) return this.remove(gone, NEAR_SLICE, this.pace.near);
    const plan = this.planned();
    const near = this.due(plan.near);
    if (near.length) return this.drawAll(near, NEAR_SLICE, this.pace.near);
    const far = this.due(plan.far);
    const wait = this.quietAt - performance.now();
    if ((far.length || plan.surplus.length) && wait > 0) return wait;
    if (far.length) return this.drawAll(far, FAR_SLICE, this.pace.far);
    if (plan.surplus.length) {
      this.plan = null;
      return this.remove(plan.surplus, FAR_SLICE, this.pace.far);
    }
    this.isFollowed ||= this.visible.length > 0;
    return null;
  }

  private planned(): ThreadPlan {
    this.plan ??= planThreads(
      [...this.notes].map(([id, { range }]) => ({ id, line: range.end.line })),
      this.visible,
      id => this.threads.has(id),
      id => this.isPinned(id),
    );
    return this.plan;
  }

  private due(ids: readonly string[]): string[] {
    return ids.filter(id => {
      const [shown, thread] = [this.notes.get(id), this.threads.get(id)];
      if (!shown) return false;
      return !thread || (!isBeingEdited(thread) && !isUpToDate(thread, shown, this.isFollowed));
    });
  }

  private drawAll(ids: readonly string[], most: number, pause: number): number {
    this.isPausing = most === NEAR_SLICE;
    for (const id of ids.slice(0, most)) this.show(id);
    return pause;
  }

  private draw(id: string, shown: ShownNote): void {
    const known = this.threads.get(id);
    if (known) {
      if (!isBeingEdited(known)) fill(known, shown, this.isFollowed);
      return;
    }
    const thread = makeThread(this.create, shown);
    const { Expanded, Collapsed } = vscode.CommentThreadCollapsibleState;
    thread.collapsibleState = this.open.has(id) ? Expanded : Collapsed;
    this.threads.set(id, thread);
  }

  private remove(ids: readonly string[], most: number, pause: number): number {
    this.isPausing = most === NEAR_SLICE;
    for (const id of ids.slice(0, most)) {
      this.threads.get(id)?.dispose();
      this.threads.delete(id);
    }
    return pause;
  }

  private isEdited(id: string): boolean {
    const thread = this.threads.get(id);
    return !!thread && isBeingEdited(thread);
  }

  private isPinned(id: string): boolean {
    const thread = this.threads.get(id);
    const { Expanded } = vscode.CommentThreadCollapsibleState;
    return !!thread && (thread.wasOpen || thread.collapsibleState === Expanded || isBeingEdited(thread));
  }
}
