import * as vscode from 'vscode';
import {
  type Annotation,
  editSidecar,
  editSource,
  type ItemRecord,
  MIGRATIONS,
  type Migration,
  type Refreshed,
  readSidecar,
  revertSidecar,
  type SidecarChange,
  type SidecarRead,
  SidecarRewrites,
} from '../../core/annotation';
import * as project from '../../core/project';
import { SIDECAR_SUFFIX } from '../../core/project';
import type { Files } from '../shell/files';
import { canHaveSidecar, refusalFor } from './annotatable';
import type { Recorder, Revertible, Transaction } from './history';
import { Gone, nameOf, Outdated, unreadable } from './writeErrors';
import { type Edit, type FileKind, type KeptFile, YamlFiles } from './yamlFiles';

/** Of so many articles it is remembered how their sidecars were rewritten. */
const MOST_REWRITTEN = 16;

export { SIDECAR_SUFFIX };

export const sidecarOf = (article: vscode.Uri): vscode.Uri => article.with({ path: project.sidecarOf(article.path) });
export const articleOf = (sidecar: vscode.Uri): vscode.Uri => sidecar.with({ path: project.articleOf(sidecar.path) });

export type Sidecar = KeptFile<SidecarRead>;

const kindOf = (migrations: readonly Migration[]): FileKind<SidecarRead> => ({
  glob: `**/*${SIDECAR_SUFFIX}`,
  is: uri => uri.path.endsWith(SIDECAR_SUFFIX),
  articleOf: uri => (uri.path.endsWith(SIDECAR_SUFFIX) ? articleOf(uri) : null),
  read: text => readSidecar(text, migrations),
  unread: problem => ({ ...readSidecar(''), problems: [problem], writable: false }),
});

export type ChangesOf = (present: readonly Annotation[]) => readonly SidecarChange[];

/** Reads and writes sidecars, by the uris of their articles. Every change goes by annotation id. */
export class SidecarStore implements Revertible, vscode.Disposable {
  private readonly files: YamlFiles<SidecarRead>;
  private readonly rewrites = new Map<string, SidecarRewrites>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly relay: vscode.Disposable;

  /** Fires with the file to which an unfinished write was moved that did not fit the sidecar any more. */
  readonly onDidPutAside: vscode.Event<vscode.Uri>;
  /** Fires with what was read last of a sidecar that is no longer on disk. */
  readonly onDidVanish: vscode.Event<Sidecar>;
  /** Fires with the article's uri when its annotations may have changed, whoever changed them. */
  readonly onDidChange = this.changed.event;

  constructor(
    files: Files = vscode.workspace.fs,
    private readonly recorder: Recorder | null = null,
    private readonly migrations: readonly Migration[] = MIGRATIONS,
  ) {
    this.files = new YamlFiles(kindOf(migrations), files);
    this.onDidPutAside = this.files.onDidPutAside;
    this.onDidVanish = this.files.onDidVanish;
    this.relay = this.files.onDidChange(sidecar => this.changed.fire(articleOf(sidecar)));
  }

  dispose(): void {
    vscode.Disposable.from(this.relay, this.files, this.changed).dispose();
  }

  get(article: vscode.Uri): Promise<Sidecar> {
    return this.files.get(sidecarOf(article));
  }

  /**
   * Applies changes, one call after the other for each article.
   * @param changes or a function that gives them for the annotations as they are in the sidecar at that moment
   * @throws NotKept where the sidecar cannot be read or written; then nothing was changed. What the function throws.
   * @throws Error where the article can have no sidecar
   */
  async apply(article: vscode.Uri, changes: readonly SidecarChange[] | ChangesOf, within?: Transaction): Promise<void> {
    if (!canHaveSidecar(article)) throw new Error((await refusalFor(article)).message);
    let written: readonly SidecarChange[] = [];
    const made = (present: readonly Annotation[]) => {
      written = typeof changes === 'function' ? changes(present) : changes;
      return written;
    };
    await this.files.change(sidecarOf(article), text => editSidecar(text, nameOf(article), made, this.migrations), {
      unkept: () => unkept(article, typeof changes === 'function' ? written : changes),
      done: records => this.recorder?.record({ store: this, uri: article, records }, within),
    });
  }

  /**
   * Changes one annotation as it is in the sidecar at that moment.
   * @throws Gone where it is not there any more; NotKept as `apply`
   */
  update(
    article: vscode.Uri,
    id: string,
    change: (annotation: Annotation) => Annotation,
    within?: Transaction,
  ): Promise<void> {
    const changes = (annotations: readonly Annotation[]): SidecarChange[] => {
      const annotation = annotations.find(one => one.id === id);
      if (!annotation) throw new Gone(id, 'annotation');
      return [{ op: 'update', annotation: change(annotation) }];
    };
    return this.apply(article, changes, within);
  }

  /**
   * Writes new selectors of annotations, such as after a save, and leaves what they say as it is in the sidecar at that
   * moment; what is not there any more stays away, and what was given other selectors meanwhile keeps those.
   * @throws NotKept as `apply`
   */
  rewrite(article: vscode.Uri, refreshed: readonly Refreshed[]): Promise<void> {
    const key = article.toString();
    const rewrites = this.rewrites.get(key) ?? new SidecarRewrites();
    this.rewrites.delete(key);
    this.rewrites.set(key, rewrites);
    const [oldest] = this.rewrites.keys();
    if (this.rewrites.size > MOST_REWRITTEN) this.rewrites.delete(oldest);
    const edit: Edit = text => rewrites.rewrite(text, nameOf(article), refreshed, this.migrations);
    return this.files.change(sidecarOf(article), edit, {
      done: records => this.recorder?.follow({ store: this, uri: article, records }),
    });
  }

  /** As in `YamlFiles`. */
  writesEnded(): Promise<void> {
    return this.files.writesEnded();
  }

  /** Writes a sidecar that has vanished as it was. @returns false where it is there again @throws NotKept as `apply` */
  restore(sidecar: Sidecar): Promise<boolean> {
    return this.files.restore(sidecar);
  }

  revert(article: vscode.Uri, records: readonly ItemRecord[]): Promise<readonly ItemRecord[]> {
    return this.files.revert(sidecarOf(article), text => revertSidecar(text, nameOf(article), records));
  }

  async changedSince(article: vscode.Uri, records: readonly ItemRecord[]): Promise<readonly string[]> {
    const { text } = await this.get(article);
    const reverted = revertSidecar(text, nameOf(article), records);
    return !reverted.ok && 'meanwhile' in reverted ? reverted.meanwhile : [];
  }

  /**
   * Gives an article a copy of the annotations of another one, with the same ids. @throws NotKept as `apply`
   * @throws Error where there are annotations on it already, or those of the other cannot be read
   */
  async copy(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const { uri, text } = await this.get(from);
    const copied = editSource(text ?? '', nameOf(to), this.migrations);
    if (!copied.ok) throw new Error(unreadable(uri, copied.problems[0]));
    await this.files.change(sidecarOf(to), present => {
      if (present !== null) throw new Outdated(`${nameOf(to)} already has annotations of its own.`);
      return { ok: true, text: copied.text };
    });
  }

  /** Writes the article's name into its sidecar, after both were renamed. @throws NotKept as `apply` */
  renameSource(article: vscode.Uri): Promise<void> {
    return this.files.change(sidecarOf(article), text =>
      text === null ? { ok: true, text: '' } : editSource(text, nameOf(article), this.migrations),
    );
  }
}

/** What was added or changed, as a sidecar of its own; null where something was only to be removed. */
function unkept(article: vscode.Uri, changes: readonly SidecarChange[]): string | null {
  const written = changes.flatMap(change => (change.op === 'remove' ? [] : [{ ...change, op: 'add' as const }]));
  const made = editSidecar(null, nameOf(article), written);
  return written.length && made.ok ? made.text : null;
}
