import * as vscode from 'vscode';
import {
  backupName,
  type ItemRecord,
  type RevertResult,
  type SidecarProblem,
  type YamlEditResult,
} from '../../core/annotation';
import { describeLimit, MAX_YAML_BYTES, toldBy } from '../../core/text';
import { newId } from '../../platform/vscode/ports';
import { createFile, type Files, isLink, isPlainFile, RefusedFile, statIfThere } from '../shell/files';
import { say } from '../shell/language';
import { encode, NotUtf8, openDocument, readFromDisk, readWhole } from '../shell/text';
import { DraftSweeper } from './draftSweeper';
import { ConcurrentChangeError } from './history';
import { replaceFile, turnOf } from './replaceFile';
import { EditConflictError, unreadable, unwritable, WriteFailedError } from './writeErrors';
import { writePlace } from './writePlace';

/** From a file's present text to the new one. May run in a worker: the text can change in the meantime. */
export type Edit = (text: string | null) => YamlEditResult | Promise<YamlEditResult>;

/** A file as it is now: on disk, or in an open editor. `text` is null where there is no file yet. */
export interface StoredFile<Read> {
  readonly uri: vscode.Uri;
  readonly text: string | null;
  readonly read: Read;
}

/** Callbacks of a change. */
export interface Around {
  /** Gives what the person wrote, as a text to show if it could not be written; null where they only removed something. */
  readonly unkept?: () => string | null;
  /** Called after the write, with what was changed. */
  readonly done?: (records: readonly ItemRecord[]) => void;
}

/** One kind of file: its names, and how its text is read. */
export interface FileKind<Read> {
  readonly glob: string;
  is(uri: vscode.Uri): boolean;
  /** The article whose annotations a file holds; null where it belongs to no single article. */
  articleOf(uri: vscode.Uri): vscode.Uri | null;
  read(text: string): Promise<Read>;
  /** The content to show for a file that is not text. */
  unread(problem: SidecarProblem): Read;
}

/** Number of files that are kept as they were read. The one asked for longest ago is forgotten. */
const MAX_FILES = 500;

/** How often an edit of an open document is worked out anew because its text has changed. */
const MAX_ATTEMPTS = 20;

/**
 * Reads and writes the YAML files that hold people's decisions. Each change is applied to the file's present content, so
 * changes by other windows or by a pull stay. A file that cannot be understood is never written to.
 */
export class YamlFiles<Read> implements vscode.Disposable {
  private readonly known = new Map<string, Promise<StoredFile<Read>>>();
  /** The last content read from each file, even if the file is gone or may have changed since. */
  private readonly last = new Map<string, StoredFile<Read>>();
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly putAside = new vscode.EventEmitter<vscode.Uri>();
  private readonly vanished = new vscode.EventEmitter<StoredFile<Read>>();
  private readonly drafts: DraftSweeper;
  private readonly disposables: vscode.Disposable[];

  /** Fires with the last content of a file that was deleted. It may be back by then, or in an open editor. */
  readonly onDidVanish = this.vanished.event;
  /** Fires with a file's uri when its content may have changed, whoever changed it. */
  readonly onDidChange = this.changed.event;
  /** Fires with the file that an unfinished write was moved to because it did not fit any more. */
  readonly onDidPutAside = this.putAside.event;

  constructor(
    private readonly kind: FileKind<Read>,
    private readonly files: Files,
  ) {
    this.drafts = new DraftSweeper(files);
    const watcher = vscode.workspace.createFileSystemWatcher(kind.glob);
    const stale = (uri: vscode.Uri) => this.invalidate(uri);
    const onDisk = (uri: vscode.Uri) => void this.invalidateIfChanged(uri);
    const ofDocument = ({ uri }: vscode.TextDocument) => {
      if (kind.is(uri)) stale(uri);
    };
    this.disposables = [
      watcher,
      this.changed,
      this.putAside,
      this.vanished,
      watcher.onDidCreate(onDisk),
      watcher.onDidChange(onDisk),
      watcher.onDidDelete(uri => {
        const last = this.last.get(uri.toString());
        this.last.delete(uri.toString());
        stale(uri);
        if (last) this.vanished.fire(last);
      }),
      vscode.workspace.onDidChangeTextDocument(event => ofDocument(event.document)),
      vscode.workspace.onDidCloseTextDocument(ofDocument),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  get(uri: vscode.Uri): Promise<StoredFile<Read>> {
    const key = uri.toString();
    const known = this.known.get(key);
    const file = known ?? this.load(uri);
    this.known.delete(key);
    this.known.set(key, file);
    if (!known) {
      file.catch(() => this.known.get(key) === file && this.known.delete(key));
      if (this.known.size > MAX_FILES) this.known.delete(this.known.keys().next().value!);
    }
    return file;
  }

  /**
   * Applies an edit. Edits of one file are applied one after the other.
   * @throws WriteFailedError where the file cannot be read or written; then nothing was changed.
   * @throws vscode.CancellationError if the person does not consent to writing
   */
  change(uri: vscode.Uri, edit: Edit, around: Around = {}): Promise<void> {
    return this.inTurn(uri, async () => {
      await this.files.mayWrite?.();
      await this.write(uri, edit, around);
    });
  }

  private inTurn<T>(uri: vscode.Uri, act: () => Promise<T>): Promise<T> {
    const key = uri.toString();
    const previous = this.queues.get(key) ?? Promise.resolve();
    const work = previous.catch(() => undefined).then(act);
    this.queues.set(key, work);
    const done = () => this.queues.get(key) === work && this.queues.delete(key);
    work.then(done, done);
    return work;
  }

  /** Resolves when all running writes have ended, successfully or not, and are recorded. */
  async writesEnded(): Promise<void> {
    await Promise.allSettled([...this.queues.values()]);
  }

  /**
   * Reverts an earlier change, by its records, in the file's present content.
   * @param revert from the present text to the one without the change
   * @returns the records of this change
   * @throws WriteFailedError as `change`; ConcurrentChangeError where somebody else has changed the same items since
   */
  async revert(
    uri: vscode.Uri,
    revert: (text: string | null) => Promise<RevertResult>,
  ): Promise<readonly ItemRecord[]> {
    let made: readonly ItemRecord[] = [];
    const edit: Edit = async text => {
      const result = await revert(text);
      if (!result.ok && 'changedSince' in result)
        throw new ConcurrentChangeError(say`It was changed by someone else since then.`);
      return result;
    };
    await this.change(uri, edit, {
      done: records => {
        made = records;
      },
    });
    return made;
  }

  /**
   * The keys of the items that prevent a revert. No write of this window is halfway meanwhile.
   * @param revert as in `revert`
   */
  changedSince(uri: vscode.Uri, revert: (text: string | null) => Promise<RevertResult>): Promise<readonly string[]> {
    return this.inTurn(uri, async () => {
      const reverted = await revert((await this.get(uri)).text);
      return !reverted.ok && 'changedSince' in reverted ? reverted.changedSince : [];
    });
  }

  /**
   * Writes a deleted file again, byte for byte.
   * @returns false where the file is back: then it is left alone
   * @throws WriteFailedError where it cannot be written
   */
  async restore(file: StoredFile<unknown>): Promise<boolean> {
    const { uri, text: before } = file;
    let isGone = false;
    // The file's document can outlive its editor, so only the disk counts.
    const read = () => readFromDisk(uri, this.files);
    await this.inTurn(uri, async () => {
      try {
        await replaceFile(this.files, uri, newId(), read, present => {
          isGone = present === null;
          return present ?? before ?? '';
        });
      } catch (error) {
        throw new WriteFailedError(
          uri,
          unwritable(uri, error),
          null,
          before,
          async () => void (await this.restore(file)),
        );
      } finally {
        this.invalidate(uri);
      }
    });
    return isGone;
  }

  /** Watchers also report this window's own writes, which are known already. */
  private async invalidateIfChanged(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const known = this.known.get(key);
    const isKnown =
      known !== undefined &&
      (await Promise.all([known, this.loadText(uri)]).then(
        ([file, text]) => file.text === text,
        () => false,
      ));
    const now = this.known.get(key);
    // Content that was read after the report is up to date.
    const isReadSince = now !== undefined && now !== known;
    if (!isKnown && !isReadSince) this.invalidate(uri);
  }

  private invalidate(uri: vscode.Uri): void {
    this.known.delete(uri.toString());
    this.changed.fire(uri);
  }

  private async write(uri: vscode.Uri, change: Edit, around: Around): Promise<void> {
    const notKept = (message: string, place: vscode.Position | null) =>
      new WriteFailedError(uri, message, place, around.unkept?.() ?? null, () => this.change(uri, change, around));
    let records: readonly ItemRecord[] = [];
    /** The content in an earlier format that was copied. */
    let kept: string | null = null;
    const edit = async (text: string | null): Promise<string> => {
      const edited = await change(text);
      if (edited.ok) {
        if (edited.migratedFrom !== undefined && text !== kept)
          throw new PendingWriteError(text ?? '', edited.migratedFrom);
        // A repeated edit can find its change already made. The records of the first time stay.
        if (edited.records?.length) records = edited.records;
        refuseTooLarge(edited.text);
        return edited.text;
      }
      // An edit that fails names at least one problem.
      const problem = edited.problems[0]!;
      throw notKept(unreadable(uri, problem), new vscode.Position(problem.line, problem.column));
    };
    const replace = async (): Promise<void> => {
      const place = await writePlace(this.files, uri, this.kind.articleOf);
      const open = openDocument(uri);
      if (open) await editThroughEditor(open, edit);
      else {
        const aside = await replaceFile(this.files, place, newId(), () => this.readText(place), edit);
        if (aside) this.putAside.fire(aside);
        void this.drafts.sweepBeside(place);
      }
    };
    try {
      for (let done = false; !done; ) {
        try {
          await replace();
          done = true;
        } catch (error) {
          if (!(error instanceof PendingWriteError)) throw error;
          await this.keepCopy(uri, error);
          kept = error.text;
        }
      }
      around.done?.(records);
    } catch (error) {
      throw error instanceof WriteFailedError || error instanceof EditConflictError
        ? error
        : notKept(unwritable(uri, error), null);
    } finally {
      this.invalidate(uri);
    }
  }

  /** Copies the content beside the file, under a free name. */
  private async keepCopy(uri: vscode.Uri, { text, format }: PendingWriteError): Promise<void> {
    const base = backupName(uri.path, format);
    for (let n = 1; ; n++) {
      const copy = uri.with({ path: n === 1 ? base : base.replace(/\.bak$/, `-${n}.bak`) });
      if (!(await statIfThere(this.files, copy))) return createFile(this.files, copy, newId(), encode(text));
      const present = await this.readText(copy).catch(() => null);
      if (present === text) return;
    }
  }

  private async load(uri: vscode.Uri): Promise<StoredFile<Read>> {
    try {
      const text = await this.loadText(uri);
      const file = { uri, text, read: await this.kind.read(text ?? '') };
      if (text !== null) {
        this.last.delete(uri.toString());
        this.last.set(uri.toString(), file);
        if (this.last.size > MAX_FILES) this.last.delete(this.last.keys().next().value!);
      }
      return file;
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      const at = { span: { start: 0, end: 0 }, line: 0, column: 0 };
      const code = error instanceof NotUtf8 ? 'yaml/not-utf-8' : 'yaml/not-read';
      const problem = { code, severity: 'error', message: toldBy(error), ...at } as const;
      return { uri, text: null, read: this.kind.unread(problem) };
    }
  }

  private async loadText(uri: vscode.Uri): Promise<string | null> {
    const text = await this.readText(uri);
    // A file is missing for a moment while it is replaced. A process killed at that moment left its content under the other name.
    return text ?? (await this.readUnfinished(uri)) ?? (await this.readText(uri));
  }

  /** The content that a write left under the other name. Anything but a plain file there is not from a write. */
  private async readUnfinished(uri: vscode.Uri): Promise<string | null> {
    const info = await statIfThere(this.files, turnOf(uri));
    return info && isPlainFile(info) && !isLink(info) ? this.readText(turnOf(uri)) : null;
  }

  private readText(uri: vscode.Uri): Promise<string | null> {
    return readWhole(uri, this.files);
  }
}

/** A file in an earlier format is about to be migrated, and its content must be copied first. */
class PendingWriteError extends Error {
  constructor(
    readonly text: string,
    readonly format: string,
  ) {
    super(say`The content in the format ${format} must be copied first.`);
  }
}

function refuseTooLarge(text: string): void {
  // A UTF-16 unit takes at most three bytes in UTF-8.
  if (text.length * 3 > MAX_YAML_BYTES && encode(text).length > MAX_YAML_BYTES)
    throw new RefusedFile(
      say`it would be larger than ${describeLimit(MAX_YAML_BYTES)}, the limit for reading it again.`,
    );
}

/**
 * Edits a document until an edit fits its text: a person may type while it is worked out.
 * @throws Error where they never pause for long enough
 */
async function editThroughEditor(
  document: vscode.TextDocument,
  edit: (text: string) => Promise<string>,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const before = document.getText();
    const after = await edit(before);
    if (document.isClosed) throw new Error(say`its editor was closed while it was changed. Try again.`);
    if (document.getText() === before) return writeThroughEditor(document, after);
  }
  throw new Error(say`it is open in an editor and being changed there. Pause, then try again.`);
}

/** Changes a file in its open editor, together with what the person has typed, and saves it. */
async function writeThroughEditor(document: vscode.TextDocument, text: string): Promise<void> {
  if (text === document.getText()) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(say`it is open in an editor that did not accept the change.`);
  if (!(await document.save()))
    throw new Error(say`it is open in an editor that could not save it. Check that editor.`);
}
