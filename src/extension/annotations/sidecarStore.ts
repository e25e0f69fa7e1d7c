import * as vscode from 'vscode';
import {
  editSidecar,
  editSource,
  readSidecar,
  type SidecarChange,
  type SidecarRead,
  type YamlEditResult,
} from '../../core/annotation/sidecar';
import { newId } from '../host/ports';
import { NotUtf8, openDocument, readWhole } from '../host/text';
import { NotKept, nameOf, unreadable, unwritable } from './notKept';
import { type Files, replaceFile, turnOf } from './replaceFile';

export const SIDECAR_SUFFIX = '.annotations.yaml';

export const sidecarOf = (article: vscode.Uri): vscode.Uri => article.with({ path: article.path + SIDECAR_SUFFIX });
export const articleOf = (sidecar: vscode.Uri): vscode.Uri =>
  sidecar.with({ path: sidecar.path.slice(0, -SIDECAR_SUFFIX.length) });

type Edit = (text: string | null) => YamlEditResult;

/** A sidecar as it is now: on disk, or as it stands in an open editor. `text` is null where there is none yet. */
export interface Sidecar {
  readonly uri: vscode.Uri;
  readonly text: string | null;
  readonly read: SidecarRead;
}

/**
 * Reads and writes sidecars. Every change is applied to what the file holds at that moment, by annotation id, so what
 * another window or a pull wrote meanwhile stays. A file that cannot be understood is never written to.
 */
export class SidecarStore implements vscode.Disposable {
  private readonly known = new Map<string, Promise<Sidecar>>();
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly putAside = new vscode.EventEmitter<vscode.Uri>();
  private readonly disposables: vscode.Disposable[];

  /** Fires with the file to which an unfinished write was moved that did not fit the sidecar any more. */
  readonly onDidPutAside = this.putAside.event;
  /** Fires with the article's uri when its annotations may have changed, whoever changed them. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly files: Files = vscode.workspace.fs) {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/*${SIDECAR_SUFFIX}`);
    const stale = (sidecar: vscode.Uri) => this.invalidate(articleOf(sidecar));
    const ofDocument = (document: vscode.TextDocument) => {
      if (document.uri.path.endsWith(SIDECAR_SUFFIX)) stale(document.uri);
    };
    this.disposables = [
      watcher,
      this.changed,
      this.putAside,
      watcher.onDidCreate(stale),
      watcher.onDidChange(stale),
      watcher.onDidDelete(stale),
      vscode.workspace.onDidChangeTextDocument(event => ofDocument(event.document)),
      vscode.workspace.onDidCloseTextDocument(ofDocument),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  get(article: vscode.Uri): Promise<Sidecar> {
    const key = article.toString();
    let sidecar = this.known.get(key);
    if (!sidecar) {
      sidecar = this.load(sidecarOf(article));
      sidecar.catch(() => this.known.delete(key));
      this.known.set(key, sidecar);
    }
    return sidecar;
  }

  /**
   * Applies changes, one call after the other for each article.
   * @throws NotKept where the sidecar cannot be read or written; then nothing was changed.
   */
  apply(article: vscode.Uri, changes: readonly SidecarChange[]): Promise<void> {
    return this.enqueue(article, changes, text => editSidecar(text, nameOf(article), [...changes]));
  }

  /** Writes the article's name into its sidecar, after both were renamed. @throws NotKept as `apply` */
  renameSource(article: vscode.Uri): Promise<void> {
    return this.enqueue(article, [], text =>
      text === null ? { ok: true, text: '' } : editSource(text, nameOf(article)),
    );
  }

  private enqueue(article: vscode.Uri, changes: readonly SidecarChange[], edit: Edit): Promise<void> {
    const key = article.toString();
    const previous = this.queues.get(key) ?? Promise.resolve();
    const work = previous.catch(() => undefined).then(() => this.write(article, changes, edit));
    this.queues.set(key, work);
    return work;
  }

  private invalidate(article: vscode.Uri): void {
    this.known.delete(article.toString());
    this.changed.fire(article);
  }

  private async write(article: vscode.Uri, changes: readonly SidecarChange[], change: Edit): Promise<void> {
    const uri = sidecarOf(article);
    const notKept = (message: string, place: vscode.Position | null) =>
      new NotKept(uri, message, place, nameOf(article), changes, () => this.enqueue(article, changes, change));
    const edit = (text: string | null): string => {
      const edited = change(text);
      if (edited.ok) return edited.text;
      const [problem] = edited.problems;
      throw notKept(unreadable(uri, problem), new vscode.Position(problem.line, problem.column));
    };
    try {
      const open = openDocument(uri);
      if (open) await writeThroughEditor(open, edit(open.getText()));
      else {
        const aside = await replaceFile(this.files, uri, newId(), () => this.readText(uri), edit);
        if (aside) this.putAside.fire(aside);
      }
    } catch (error) {
      throw error instanceof NotKept ? error : notKept(unwritable(uri, error), null);
    } finally {
      this.invalidate(article);
    }
  }

  private async load(uri: vscode.Uri): Promise<Sidecar> {
    try {
      const text = await this.loadText(uri);
      return { uri, text, read: readSidecar(text ?? '') };
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      const at = { span: { start: 0, end: 0 }, line: 0, column: 0 };
      const problem = { code: 'yaml/not-utf-8', severity: 'error', message: error.message, ...at } as const;
      return { uri, text: null, read: { ...readSidecar(''), problems: [problem], writable: false } };
    }
  }

  private async loadText(uri: vscode.Uri): Promise<string | null> {
    const text = await this.readText(uri);
    // While it is replaced there is a moment without it; a process killed at that moment left all under the other name.
    return text ?? (await this.readText(turnOf(uri))) ?? (await this.readText(uri));
  }

  private readText(uri: vscode.Uri): Promise<string | null> {
    return readWhole(uri, this.files);
  }
}

/** A sidecar that is open in an editor is changed there, together with what the person has typed, and saved. */
async function writeThroughEditor(document: vscode.TextDocument, text: string): Promise<void> {
  if (text === document.getText()) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error('it is open in an editor that did not take the change.');
  if (!(await document.save())) throw new Error('it is open in an editor that could not save it. Look there.');
}
