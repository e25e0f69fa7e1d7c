import * as vscode from 'vscode';
import { endsOf, withEnds } from '../../core/annotation/ends';
import type { ItemRecord } from '../../core/annotation/itemRecords';
import { MIGRATIONS, type Migration } from '../../core/annotation/migrations';
import type { Annotation } from '../../core/annotation/model';
import {
  editSidecar,
  editSource,
  readSidecar,
  revertSidecar,
  type SidecarChange,
  type SidecarRead,
} from '../../core/annotation/sidecar';
import type { Files } from '../host/files';
import type { Recorder, Revertible } from './history';
import { Gone, nameOf } from './notKept';
import { type FileKind, type KeptFile, YamlFiles } from './yamlFiles';

export const SIDECAR_SUFFIX = '.annotations.yaml';

export const sidecarOf = (article: vscode.Uri): vscode.Uri => article.with({ path: article.path + SIDECAR_SUFFIX });
export const articleOf = (sidecar: vscode.Uri): vscode.Uri =>
  sidecar.with({ path: sidecar.path.slice(0, -SIDECAR_SUFFIX.length) });

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
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly relay: vscode.Disposable;

  /** Fires with the file to which an unfinished write was moved that did not fit the sidecar any more. */
  readonly onDidPutAside: vscode.Event<vscode.Uri>;
  /** Fires with the article's uri when its annotations may have changed, whoever changed them. */
  readonly onDidChange = this.changed.event;

  constructor(
    files: Files = vscode.workspace.fs,
    private readonly recorder: Recorder | null = null,
    private readonly migrations: readonly Migration[] = MIGRATIONS,
  ) {
    this.files = new YamlFiles(kindOf(migrations), files);
    this.onDidPutAside = this.files.onDidPutAside;
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
   */
  apply(article: vscode.Uri, changes: readonly SidecarChange[] | ChangesOf): Promise<void> {
    let written: readonly SidecarChange[] = [];
    const made = (present: readonly Annotation[]) => {
      written = typeof changes === 'function' ? changes(present) : changes;
      return written;
    };
    return this.files.change(sidecarOf(article), text => editSidecar(text, nameOf(article), made, this.migrations), {
      unkept: () => unkept(article, typeof changes === 'function' ? written : changes),
      done: records => this.recorder?.record({ store: this, uri: article, records }),
    });
  }

  /**
   * Changes one annotation as it is in the sidecar at that moment.
   * @throws Gone where it is not there any more; NotKept as `apply`
   */
  update(article: vscode.Uri, id: string, change: (annotation: Annotation) => Annotation): Promise<void> {
    return this.apply(article, annotations => {
      const annotation = annotations.find(one => one.id === id);
      if (!annotation) throw new Gone(id, 'annotation');
      return [{ op: 'update', annotation: change(annotation) }];
    });
  }

  /**
   * Writes new selectors of annotations, such as after a save, and leaves what they say as it is in the sidecar at that
   * moment; what is not there any more stays away. @throws NotKept as `apply`
   */
  rewrite(article: vscode.Uri, annotations: readonly Annotation[]): Promise<void> {
    const selectors = new Map(annotations.map(one => [one.id, endsOf(one).map(({ selector }) => selector)]));
    const changes = (present: readonly Annotation[]) =>
      present.flatMap(annotation => {
        const ends = selectors.get(annotation.id);
        return ends ? [{ op: 'update' as const, annotation: withEnds(annotation, ends) }] : [];
      });
    return this.files.change(sidecarOf(article), text => editSidecar(text, nameOf(article), changes, this.migrations), {
      done: records => this.recorder?.follow({ store: this, uri: article, records }),
    });
  }

  revert(article: vscode.Uri, records: readonly ItemRecord[]): Promise<readonly ItemRecord[]> {
    return this.files.revert(sidecarOf(article), text => revertSidecar(text, nameOf(article), records));
  }

  async changedSince(article: vscode.Uri, records: readonly ItemRecord[]): Promise<readonly string[]> {
    const { text } = await this.get(article);
    const reverted = revertSidecar(text, nameOf(article), records);
    return !reverted.ok && 'meanwhile' in reverted ? reverted.meanwhile : [];
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
