import * as vscode from 'vscode';
import { ANNOTATIONS_KEY, type ItemRecord } from '../../core/annotation';
import { actionLabelOf } from '../../core/view';
import { EditConflictError, WriteFailedError } from './writeErrors';

/** A store that can take back what it wrote. */
export interface Revertible {
  /**
   * @returns the records of the reverting itself: reverting those does it again
   * @throws WriteFailedError as its other writes; ConcurrentChangeError where somebody changed the same since
   */
  revert(uri: vscode.Uri, records: readonly ItemRecord[]): Promise<readonly ItemRecord[]>;
  /** The keys of the items that keep the records from being reverted, as things stand. */
  changedSince(uri: vscode.Uri, records: readonly ItemRecord[]): Promise<readonly string[]>;
}

/** What one write changed in one file. */
export interface Part {
  readonly store: Revertible;
  readonly uri: vscode.Uri;
  readonly records: readonly ItemRecord[];
}

/**
 * Makes one action of the writes that it is handed along with, whatever else is written meanwhile. A command that
 * writes more than once makes one; a write without is an action by itself.
 */
export class Transaction {
  /** What was written in it last; null: nothing yet. Only the history looks at it. */
  action: Action | null = null;
}

/** Told by the stores of what they have written. */
export interface Recorder {
  record(part: Part, within?: Transaction): void;
  /** A write that keeps what annotations say, such as new selectors after a save: nothing to undo. */
  follow(part: Part): void;
}

/** Somebody else has changed since what was to be reverted. */
export class ConcurrentChangeError extends EditConflictError {}

export interface Told {
  /** In words, what was undone or done again; null where there is nothing to. */
  readonly action: string | null;
  /** The file that shows it; null where there are several. */
  readonly uri: vscode.Uri | null;
}

interface Action {
  parts: Part[];
  /** Of one that was undone: what it was, not what undoing it did. */
  told?: Told & { readonly action: string };
}

/** So many actions can be undone. */
const MOST = 200;

/**
 * The annotation actions of this window, to be undone and redone, whatever they were: stores record each write, by
 * item.
 */
export class History implements Recorder {
  private readonly done: Action[] = [];
  private readonly undone: Action[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly most = MOST) {}

  dispose(): void {
    this.changed.dispose();
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  /** What `undo` would take back, in words; null where there is nothing. */
  get last(): string | null {
    const action = this.done[this.done.length - 1];
    return action ? tell(action).action : null;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  record(part: Part, within?: Transaction): void {
    if (!part.records.length) return;
    this.undone.length = 0;
    // A transaction goes on as another action after somebody else's: actions are undone in the order of their writes.
    if (within?.action && within.action === this.done[this.done.length - 1]) add(within.action, part);
    else {
      const action: Action = { parts: [part] };
      if (within) within.action = action;
      this.done.push(action);
      if (this.done.length > this.most) this.done.shift();
    }
    this.changed.fire();
  }

  follow({ store, uri, records }: Part): void {
    for (const action of [...this.done, ...this.undone])
      action.parts = action.parts.map(part =>
        part.store === store && isSameFile(part.uri, uri)
          ? { ...part, records: part.records.map(record => followed(record, records)) }
          : part,
      );
  }

  /** Files, or what is below folders, go by other names from now on. */
  moved(from: vscode.Uri, to: vscode.Uri): void {
    for (const action of [...this.done, ...this.undone])
      action.parts = action.parts.map(part => ({ ...part, uri: movedUri(part.uri, from, to) }));
  }

  /**
   * Takes back the last action. An action is taken back as a whole or, where somebody else has changed the same since,
   * not at all; then it is given up, so that those before it can be undone.
   * @throws ConcurrentChangeError, WriteFailedError
   */
  undo(): Promise<Told> {
    return this.turn(this.done, this.undone, 'Not undone');
  }

  /** Does again what was last undone. @throws as `undo` */
  redo(): Promise<Told> {
    return this.turn(this.undone, this.done, 'Not redone');
  }

  private turn(from: Action[], to: Action[], failed: string): Promise<Told> {
    const work = this.queue.catch(() => undefined).then(() => this.take(from, to, failed));
    this.queue = work;
    return work;
  }

  private async take(from: Action[], to: Action[], failed: string): Promise<Told> {
    const action = from[from.length - 1];
    if (!action) return { action: null, uri: null };
    const told = tell(action);
    try {
      await refuseChanged(action.parts, `${failed}: ${told.action}`);
      const back: Action = { parts: [], told };
      for (const part of [...action.parts].reverse()) {
        const records = await part.store.revert(part.uri, part.records);
        action.parts = action.parts.filter(one => one !== part);
        if (records.length) back.parts.push({ ...part, records });
        if (back.parts.length === 1 && records.length) to.push(back);
      }
      from.splice(from.indexOf(action), 1);
      return told;
    } catch (error) {
      if (error instanceof ConcurrentChangeError) from.splice(from.indexOf(action), 1);
      if (error instanceof WriteFailedError) {
        const again = from === this.done ? () => this.undo() : () => this.redo();
        throw new WriteFailedError(error.file, error.message, error.place, null, async () => void (await again()));
      }
      throw error;
    } finally {
      this.changed.fire();
    }
  }
}

/** Of two writes of one item in one action, what stood before the first and after the second counts. */
function add(action: Action, part: Part): void {
  const known = action.parts.find(({ store, uri }) => store === part.store && isSameFile(uri, part.uri));
  if (!known) {
    action.parts.push(part);
    return;
  }
  const records = [...known.records];
  for (const record of part.records) {
    const at = records.findIndex(({ list, key }) => list === record.list && key === record.key);
    const earlier = records[at];
    if (earlier) records[at] = { ...earlier, after: record.after };
    else records.push(record);
  }
  action.parts[action.parts.indexOf(known)] = { ...known, records };
}

async function refuseChanged(parts: readonly Part[], failed: string): Promise<void> {
  for (const { store, uri, records } of parts)
    if ((await store.changedSince(uri, records)).length)
      throw new ConcurrentChangeError(`${failed}. It was changed by someone else since then, and was left unchanged.`);
}

/** What a later write did to an item goes for the record that led to it. */
function followed(record: ItemRecord, later: readonly ItemRecord[]): ItemRecord {
  const next = later.find(({ list, key }) => list === record.list && key === record.key);
  const led = next?.before && record.after && JSON.stringify(next.before.value) === JSON.stringify(record.after.value);
  return led ? { ...record, after: next.after } : record;
}

const isSameFile = (a: vscode.Uri, b: vscode.Uri): boolean => a.toString() === b.toString();

function movedUri(uri: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri {
  if (isSameFile(uri, from)) return to;
  const below = from.toString() === uri.with({ path: from.path }).toString() && uri.path.startsWith(`${from.path}/`);
  return below ? to.with({ path: to.path + uri.path.slice(from.path.length) }) : uri;
}

/** The file is that of the annotations, where there are any, else the corpus file. */
function tell({ told, parts }: Action): Told & { readonly action: string } {
  if (told) return told;
  const annotated = parts.filter(({ records }) => records.some(({ list }) => list === ANNOTATIONS_KEY));
  const shown = annotated.length ? annotated : parts;
  return {
    action: actionLabelOf(parts.flatMap(({ records }) => records)),
    uri: shown.length === 1 ? (shown[0]?.uri ?? null) : null,
  };
}
