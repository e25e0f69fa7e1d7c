import {
  type AnchoredAnnotation,
  type Annotation,
  anchorStatus,
  type ItemRecord,
  MIGRATIONS,
  type Migration,
  type RefreshedSelectors,
  type RevertResult,
  type SidecarChange,
  type SidecarProblem,
  type SidecarRead,
  type YamlEditResult,
} from '../../core/annotation';
import { createOperations } from '../../worker';
import { LocalOperator, type Operator } from './backgroundWorker';

/** Changes of a sidecar, worked out from the annotations in it. */
export type ChangesOf = (present: readonly Annotation[]) => readonly SidecarChange[];

/** Number of texts whose content is remembered. */
const MAX_READS = 16;

/** Reads and edits the text of sidecars, in the worker where there is one. Writes nothing. */
export class SidecarTexts {
  private readonly operator: Operator;
  /** By the texts: a text that is edited was usually read before. */
  private readonly reads = new Map<string, Promise<SidecarRead>>();

  /** @param migrations those of the worker, or others: being functions, these cannot be sent to it */
  constructor(worker: Operator, migrations: readonly Migration[]) {
    this.operator = migrations === MIGRATIONS ? worker : new LocalOperator(createOperations(migrations));
  }

  read(text: string): Promise<SidecarRead> {
    const known = this.reads.get(text);
    const read = known ?? this.operator.run('readSidecar', text);
    this.reads.delete(text);
    this.reads.set(text, read);
    if (known) return read;
    read.catch(() => this.reads.delete(text));
    const oldest = this.reads.keys().next();
    if (this.reads.size > MAX_READS && !oldest.done) this.reads.delete(oldest.value);
    return read;
  }

  /**
   * @param text null where there is no sidecar yet
   * @param source the article's file name
   * @param changes or a function, called on this thread with the annotations that the text holds, if it is writable
   */
  async edit(
    text: string | null,
    source: string,
    changes: readonly SidecarChange[] | ChangesOf,
  ): Promise<YamlEditResult> {
    if (typeof changes !== 'function') return this.operator.run('editSidecar', text, source, changes);
    const { annotations, writable, problems } = await this.read(text ?? '');
    if (!writable) return { ok: false, problems: problems.filter(({ severity }) => severity === 'error') };
    return this.operator.run('editSidecar', text, source, changes(annotations));
  }

  renameSource(text: string, source: string): Promise<YamlEditResult> {
    return this.operator.run('renameSource', text, source);
  }

  /** @param article identifies the sidecar */
  rewrite(
    article: string,
    text: string | null,
    source: string,
    refreshed: readonly RefreshedSelectors[],
  ): Promise<YamlEditResult> {
    return this.operator.run('rewriteSidecar', article, text, source, refreshed);
  }

  /** A warning for each annotation that has lost a place, at its item in the text. */
  async orphanProblems(text: string, anchored: readonly AnchoredAnnotation[]): Promise<readonly SidecarProblem[]> {
    const orphans = anchored.filter(one => anchorStatus(one) === 'orphaned');
    return orphans.length ? this.operator.run('orphanProblems', text, orphans) : [];
  }

  revert(text: string | null, source: string, records: readonly ItemRecord[]): Promise<RevertResult> {
    return this.operator.run('revertSidecar', text, source, records);
  }
}
