import * as vscode from 'vscode';
import { editSidecar, readSidecar, type SidecarChange, type SidecarRead } from '../../core/annotation/sidecar';
import { encode, openDocument, readText } from '../host/text';

export const SIDECAR_SUFFIX = '.annotations.yaml';
const TEMPORARY_SUFFIX = '.tmp';

export const sidecarOf = (article: vscode.Uri): vscode.Uri => article.with({ path: article.path + SIDECAR_SUFFIX });
export const articleOf = (sidecar: vscode.Uri): vscode.Uri =>
  sidecar.with({ path: sidecar.path.slice(0, -SIDECAR_SUFFIX.length) });

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
  private readonly disposables: vscode.Disposable[];

  /** Fires with the article's uri when its annotations may have changed, whoever changed them. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/*${SIDECAR_SUFFIX}`);
    const stale = (sidecar: vscode.Uri) => this.invalidate(articleOf(sidecar));
    const ofDocument = (document: vscode.TextDocument) => {
      if (document.uri.path.endsWith(SIDECAR_SUFFIX)) stale(document.uri);
    };
    this.disposables = [
      watcher,
      this.changed,
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
      sidecar = load(sidecarOf(article));
      sidecar.catch(() => this.known.delete(key));
      this.known.set(key, sidecar);
    }
    return sidecar;
  }

  /**
   * Applies changes, one call after the other for each article.
   * @throws Error where the sidecar cannot be read or written; then nothing was changed.
   */
  apply(article: vscode.Uri, changes: readonly SidecarChange[]): Promise<void> {
    const key = article.toString();
    const previous = this.queues.get(key) ?? Promise.resolve();
    const work = previous.catch(() => undefined).then(() => this.write(article, changes));
    this.queues.set(key, work);
    return work;
  }

  private invalidate(article: vscode.Uri): void {
    this.known.delete(article.toString());
    this.changed.fire(article);
  }

  private async write(article: vscode.Uri, changes: readonly SidecarChange[]): Promise<void> {
    const uri = sidecarOf(article);
    const { text } = await load(uri);
    const name = article.path.slice(article.path.lastIndexOf('/') + 1);
    const edited = editSidecar(text, name, [...changes]);
    if (!edited.ok) throw new UnreadableSidecar(uri, edited.problems[0]);
    if (edited.text !== text) {
      const open = openDocument(uri);
      if (open) await writeThroughEditor(open, edited.text);
      else await writeAtomically(uri, edited.text);
    }
    this.invalidate(article);
  }
}

/** The sidecar holds what the program does not understand, so it may not write to it. */
export class UnreadableSidecar extends Error {
  constructor(
    readonly uri: vscode.Uri,
    readonly problem: SidecarRead['problems'][number],
  ) {
    super(`${uri.path.slice(uri.path.lastIndexOf('/') + 1)}, line ${problem.line + 1}: ${problem.message}`);
  }
}

async function load(uri: vscode.Uri): Promise<Sidecar> {
  let text = await readText(uri);
  // A write that was cut off after the old file was taken away left everything in the temporary file.
  if (text === null) text = await readText(temporaryOf(uri));
  return { uri, text, read: readSidecar(text ?? '') };
}

const temporaryOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: uri.path + TEMPORARY_SUFFIX });

/** The whole new content is on disk under another name before the old file is replaced. */
async function writeAtomically(uri: vscode.Uri, text: string): Promise<void> {
  const temporary = temporaryOf(uri);
  await vscode.workspace.fs.writeFile(temporary, encode(text));
  await vscode.workspace.fs.rename(temporary, uri, { overwrite: true });
}

/** A sidecar that is open in an editor is changed there, together with what the person has typed, and saved. */
async function writeThroughEditor(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The editor did not take the change to the sidecar.');
  if (!(await document.save())) throw new Error('The sidecar is open in an editor and could not be saved.');
}
