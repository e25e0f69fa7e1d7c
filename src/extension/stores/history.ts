import * as vscode from 'vscode';
import { ANNOTATIONS_KEY, type ItemRecord } from '../../core/annotation';
import { actionLabelOf } from '../../core/view';
import { LANGUAGE, say } from '../shell/language';
import { EditConflictError, WriteFailedError } from './writeErrors';

/** Gives the records of a write as later writes of this window have carried them on. */
export type RecordsNow = () => readonly ItemRecord[];

/**
 * A store that can revert its writes. It asks for the records when it is the file's turn: another write of this window may
 * come first, and carry them on.
 */
export interface Revertible {
  /**
   * @returns the records of the revert itself: reverting those redoes the change
   * @throws WriteFailedError as its other writes; ConcurrentChangeError where somebody else changed the same items since
   */
  revert(uri: vscode.Uri, records: RecordsNow): Promise<readonly ItemRecord[]>;
  /** The keys of the items that prevent a revert now. */
  changedSince(uri: vscode.Uri, records: RecordsNow): Promise<readonly string[]>;
}

/** What one write changed in one file. */
export interface FileWrite {
  readonly store: Revertible;
  readonly uri: vscode.Uri;
  readonly records: readonly ItemRecord[];
}

/**
 * Groups writes into one action, whatever else is written in the meantime. A command that writes more than once creates a
 * transaction and passes it to each write. A write without a transaction is an action of its own.
 */
export class Transaction {
  /** The action that its last write belongs to; null before the first. Only `History` uses it. */
  action: Action | null = null;
}

/** Takes records of the stores' writes. */
export interface Recorder {
  record(part: FileWrite, within?: Transaction): void;
  /** Records a write that keeps the meaning of annotations, such as new selectors after a save. It is not undone. */
  follow(part: FileWrite): void;
}

/** Somebody else has changed the items since, so they were not reverted. */
export class ConcurrentChangeError extends EditConflictError {}

export interface UndoResult {
  /** What was undone or redone, in words; null where there was nothing. */
  readonly action: string | null;
  /** The file that shows it; null where there are several. */
  readonly uri: vscode.Uri | null;
}

/** What an action wrote in one file. It is one object while it is known: `follow` changes it while it is being undone. */
interface Part {
  readonly store: Revertible;
  uri: vscode.Uri;
  records: readonly ItemRecord[];
}

interface Action {
  parts: Part[];
  /** For an undo, the description of the original action. */
  description?: UndoResult & { readonly action: string };
}

/** Number of actions that can be undone. */
const MAX_ACTIONS = 200;

/** The annotation actions of this window, for undo and redo. Stores record each write by item. */
export class History implements Recorder {
  private readonly done: Action[] = [];
  private readonly undone: Action[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly recorded = new vscode.EventEmitter<readonly ItemRecord[]>();
  /** Fires with what a person has changed, for each write. */
  readonly onDidRecord = this.recorded.event;

  constructor(private readonly limit = MAX_ACTIONS) {}

  dispose(): void {
    this.changed.dispose();
    this.recorded.dispose();
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  /** What `undo` would undo, in words; null where there is nothing. */
  get last(): string | null {
    const action = this.done[this.done.length - 1];
    return action ? describeAction(action).action : null;
  }

  /** Identifies the action that `undo` would undo; null where there is nothing. */
  get latest(): object | null {
    return this.done[this.done.length - 1] ?? null;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  record(part: FileWrite, within?: Transaction): void {
    if (!part.records.length) return;
    this.undone.length = 0;
    // After another action's write, a transaction continues as a new action: actions are undone in the order of writes.
    if (within?.action && within.action === this.done[this.done.length - 1]) add(within.action, part);
    else {
      const action: Action = { parts: [{ ...part }] };
      if (within) within.action = action;
      this.done.push(action);
      if (this.done.length > this.limit) this.done.shift();
    }
    this.changed.fire();
    this.recorded.fire(part.records);
  }

  follow({ store, uri, records }: FileWrite): void {
    for (const part of this.parts())
      if (part.store === store && isSameFile(part.uri, uri))
        part.records = part.records.map(record => followed(record, records));
  }

  /** A file or folder was renamed. */
  moved(from: vscode.Uri, to: vscode.Uri): void {
    for (const part of this.parts()) part.uri = movedUri(part.uri, from, to);
  }

  private parts(): Part[] {
    return [...this.done, ...this.undone].flatMap(({ parts }) => parts);
  }

  /**
   * Undoes the last action as a whole. Where somebody else has changed the same items since, nothing is undone, and the
   * action is dropped, so that earlier ones can be undone.
   * @throws ConcurrentChangeError, WriteFailedError
   */
  undo(): Promise<UndoResult> {
    return this.turn(this.done, this.undone, say`Not undone`);
  }

  /** Redoes the last undone action. @throws as `undo` */
  redo(): Promise<UndoResult> {
    return this.turn(this.undone, this.done, say`Not redone`);
  }

  private turn(from: Action[], to: Action[], failed: string): Promise<UndoResult> {
    const work = this.queue.catch(() => undefined).then(() => this.take(from, to, failed));
    this.queue = work;
    return work;
  }

  private async take(from: Action[], to: Action[], failed: string): Promise<UndoResult> {
    const action = from[from.length - 1];
    if (!action) return { action: null, uri: null };
    const description = describeAction(action);
    try {
      await refuseChanged(action.parts, `${failed}: ${description.action}`);
      const back: Action = { parts: [], description };
      for (const part of [...action.parts].reverse()) {
        const records = await part.store.revert(part.uri, () => part.records);
        action.parts = action.parts.filter(one => one !== part);
        if (records.length) back.parts.push({ ...part, records });
        if (back.parts.length === 1 && records.length) to.push(back);
      }
      from.splice(from.indexOf(action), 1);
      return description;
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

/** Merges a write into an action: an item written twice keeps its first `before` and its last `after`. */
function add(action: Action, part: FileWrite): void {
  const known = action.parts.find(({ store, uri }) => store === part.store && isSameFile(uri, part.uri));
  if (!known) {
    action.parts.push({ ...part });
    return;
  }
  const records = [...known.records];
  for (const record of part.records) {
    const at = records.findIndex(({ list, key }) => list === record.list && key === record.key);
    const earlier = records[at];
    if (earlier) records[at] = { ...earlier, after: record.after };
    else records.push(record);
  }
  known.records = records;
}

async function refuseChanged(parts: readonly Part[], failed: string): Promise<void> {
  for (const part of parts)
    if ((await part.store.changedSince(part.uri, () => part.records)).length)
      throw new ConcurrentChangeError(
        say`${failed}. It was changed by someone else since then, and was left unchanged.`,
      );
}

/** Carries a record on over a later write of the same item. */
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

/** Describes an action. Its file is the annotated one, or the corpus file where nothing was annotated. */
function describeAction({ description, parts }: Action): UndoResult & { readonly action: string } {
  if (description) return description;
  const annotated = parts.filter(({ records }) => records.some(({ list }) => list === ANNOTATIONS_KEY));
  const shown = annotated.length ? annotated : parts;
  return {
    action: actionLabelOf(
      parts.flatMap(({ records }) => records),
      LANGUAGE,
    ),
    uri: shown.length === 1 ? (shown[0]?.uri ?? null) : null,
  };
}
