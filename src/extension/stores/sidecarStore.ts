import * as vscode from 'vscode';
import {
  type AnchoredAnnotation,
  type Annotation,
  editSidecar,
  type ItemRecord,
  MIGRATIONS,
  type Migration,
  type RefreshedSelectors,
  readSidecar,
  type SidecarChange,
  type SidecarProblem,
  type SidecarRead,
} from '../../core/annotation';
import * as project from '../../core/project';
import { SIDECAR_SUFFIX } from '../../core/project';
import type { Files } from '../shell/files';
import { say } from '../shell/language';
import { canHaveSidecar, refusalFor } from './annotatable';
import { LocalOperator, type Operator } from './backgroundWorker';
import type { Recorder, RecordsNow, Revertible, Transaction } from './history';
import { type ChangesOf, SidecarTexts } from './sidecarTexts';
import { EditConflictError, nameOf, StaleEditError, unreadable } from './writeErrors';
import { type Edit, type FileKind, type StoredFile, YamlFiles } from './yamlFiles';

export { SIDECAR_SUFFIX };

export const sidecarOf = (article: vscode.Uri): vscode.Uri => article.with({ path: project.sidecarOf(article.path) });
export const articleOf = (sidecar: vscode.Uri): vscode.Uri => sidecar.with({ path: project.articleOf(sidecar.path) });

export type Sidecar = StoredFile<SidecarRead>;

const kindOf = (texts: SidecarTexts): FileKind<SidecarRead> => ({
  glob: `**/*${SIDECAR_SUFFIX}`,
  is: uri => uri.path.endsWith(SIDECAR_SUFFIX),
  articleOf: uri => (uri.path.endsWith(SIDECAR_SUFFIX) ? articleOf(uri) : null),
  read: text => texts.read(text),
  unread: problem => ({ ...readSidecar(''), problems: [problem], writable: false }),
});

/** Reads and writes sidecars, by the uris of their articles. Changes name annotations by id. */
export class SidecarStore implements Revertible, vscode.Disposable {
  private readonly files: YamlFiles<SidecarRead>;
  private readonly texts: SidecarTexts;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly relay: vscode.Disposable;

  /** Fires with the file that an unfinished write was moved to because it did not fit the sidecar any more. */
  readonly onDidPutAside: vscode.Event<vscode.Uri>;
  /** Fires with the last content of a sidecar that was deleted. */
  readonly onDidVanish: vscode.Event<Sidecar>;
  /** Fires with the article's uri when its annotations may have changed, in this window or elsewhere. */
  readonly onDidChange = this.changed.event;

  constructor(
    files: Files = vscode.workspace.fs,
    private readonly recorder: Recorder | null = null,
    migrations: readonly Migration[] = MIGRATIONS,
    worker: Operator = new LocalOperator(),
  ) {
    this.texts = new SidecarTexts(worker, migrations);
    this.files = new YamlFiles(kindOf(this.texts), files);
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
   * Applies changes. Calls for one article run one after the other.
   * @param changes or a function from the annotations that the sidecar holds at that moment
   * @throws WriteFailedError where the sidecar cannot be read or written; then nothing was changed. What the function throws.
   * @throws Error where the article can have no sidecar
   */
  async apply(article: vscode.Uri, changes: readonly SidecarChange[] | ChangesOf, within?: Transaction): Promise<void> {
    if (!canHaveSidecar(article)) throw new Error((await refusalFor(article)).message);
    let written: readonly SidecarChange[] = typeof changes === 'function' ? [] : changes;
    const made =
      typeof changes === 'function'
        ? (present: readonly Annotation[]) => {
            written = changes(present);
            return written;
          }
        : changes;
    await this.files.change(sidecarOf(article), text => this.texts.edit(text, nameOf(article), made), {
      unkept: () => unkept(article, written),
      done: records => this.recorder?.record({ store: this, uri: article, records }, within),
    });
  }

  /**
   * Changes one annotation as it is in the sidecar when it is written.
   * @throws StaleEditError where it is no longer there; WriteFailedError as `apply`
   */
  update(
    article: vscode.Uri,
    id: string,
    change: (annotation: Annotation) => Annotation,
    within?: Transaction,
  ): Promise<void> {
    const changes = (annotations: readonly Annotation[]): SidecarChange[] => {
      const annotation = annotations.find(one => one.id === id);
      if (!annotation) throw new StaleEditError(id, 'annotation');
      return [{ op: 'update', annotation: change(annotation) }];
    };
    return this.apply(article, changes, within);
  }

  /**
   * Writes new selectors of annotations, such as after a save, and changes nothing else. Annotations that were removed stay
   * removed, and those that got other selectors in the meantime keep them.
   * @throws WriteFailedError as `apply`
   */
  rewrite(article: vscode.Uri, refreshed: readonly RefreshedSelectors[]): Promise<void> {
    const edit: Edit = text => this.texts.rewrite(article.toString(), text, nameOf(article), refreshed);
    return this.files.change(sidecarOf(article), edit, {
      done: records => this.recorder?.follow({ store: this, uri: article, records }),
    });
  }

  /** What can only be said of a sidecar beside its article: annotations that are not found there any more. */
  async orphanProblems({ text }: Sidecar, anchored: readonly AnchoredAnnotation[]): Promise<readonly SidecarProblem[]> {
    return text === null ? [] : this.texts.orphanProblems(text, anchored);
  }

  /** As in `YamlFiles`. */
  writesEnded(): Promise<void> {
    return this.files.writesEnded();
  }

  /** Writes a deleted sidecar again. @returns false where the sidecar is back @throws WriteFailedError as `apply` */
  restore(sidecar: Sidecar): Promise<boolean> {
    return this.files.restore(sidecar);
  }

  revert(article: vscode.Uri, records: RecordsNow): Promise<readonly ItemRecord[]> {
    return this.files.revert(sidecarOf(article), text => this.texts.revert(text, nameOf(article), records()));
  }

  changedSince(article: vscode.Uri, records: RecordsNow): Promise<readonly string[]> {
    return this.files.changedSince(sidecarOf(article), text => this.texts.revert(text, nameOf(article), records()));
  }

  /**
   * Gives an article a copy of the annotations of another one, with the same ids. @throws WriteFailedError as `apply`
   * @throws Error where there are annotations on it already, or those of the other cannot be read
   */
  async copy(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const { uri, text } = await this.get(from);
    const copied = await this.texts.renameSource(text ?? '', nameOf(to));
    if (!copied.ok) throw new Error(unreadable(uri, copied.problems[0]!));
    await this.files.change(sidecarOf(to), present => {
      if (present !== null) throw new EditConflictError(say`${nameOf(to)} already has annotations of its own.`);
      return { ok: true, text: copied.text };
    });
  }

  /** Writes the article's name into its sidecar, after both were renamed. @throws WriteFailedError as `apply` */
  renameSource(article: vscode.Uri): Promise<void> {
    return this.files.change(sidecarOf(article), text =>
      text === null ? { ok: true, text: '' } : this.texts.renameSource(text, nameOf(article)),
    );
  }
}

/** What was added or changed, as a sidecar of its own; null where annotations were only removed. */
function unkept(article: vscode.Uri, changes: readonly SidecarChange[]): string | null {
  const written = changes.flatMap(change => (change.op === 'remove' ? [] : [{ ...change, op: 'add' as const }]));
  const made = editSidecar(null, nameOf(article), written);
  return written.length && made.ok ? made.text : null;
}
