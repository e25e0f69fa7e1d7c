import type { RefreshedSelectors } from '../anchoring/refreshSelectors';
import { isSameSelector } from '../anchoring/trackedRanges';
import type { Annotation, Selector } from '../model/annotation';
import { targetsOf, withSelectors } from '../model/annotationTargets';
import type { ItemRecord } from '../yaml/itemRecords';
import { MIGRATIONS } from './migrations';
import { editSidecar, type SidecarChange, type YamlEditResult } from './sidecar';

/** The number of earlier texts of a sidecar that are remembered: the first and the most recent ones. */
const MAX_REMEMBERED_TEXTS = 8;

type SelectorsById = ReadonlyMap<string, readonly Selector[]>;

/** A text of the sidecar that was replaced by one with other selectors only. */
interface EarlierText {
  readonly text: string;
  readonly selectors: SelectorsById;
  /** The changes that led to the next text. */
  readonly records: readonly ItemRecord[];
}

/**
 * Writes refreshed selectors into one sidecar. If they are the same as before and nobody else changed the sidecar since,
 * the earlier text is written again: that also restores the user's own formatting, such as the style of quotes.
 */
export class SidecarRewrites {
  private earlier: EarlierText[] = [];
  /** The text that the last of the earlier texts was changed to. */
  private last: string | null = null;

  /**
   * Replaces only selectors. Annotations that were removed stay removed. An annotation whose selectors are no longer
   * those it was refreshed from keeps its selectors. Call this only with a text that will be overwritten by the result.
   * @param text the sidecar's current text; null if there is no file yet
   * @param source the article's file name
   */
  rewrite(
    text: string | null,
    source: string,
    refreshed: readonly RefreshedSelectors[],
    migrations = MIGRATIONS,
  ): YamlEditResult {
    const byId = new Map(refreshed.map(one => [one.id, one]));
    const before = new Map<string, readonly Selector[]>();
    const after = new Map<string, readonly Selector[]>();
    const changes = (annotations: readonly Annotation[]) =>
      annotations.flatMap((annotation): SidecarChange[] => {
        const present = targetsOf(annotation).map(({ selector }) => selector);
        const fresh = byId.get(annotation.id);
        const isAsRefreshed = fresh !== undefined && areSameSelectors(present, fresh.from);
        before.set(annotation.id, present);
        after.set(annotation.id, isAsRefreshed ? fresh.to : present);
        return isAsRefreshed ? [{ op: 'update', annotation: withSelectors(annotation, fresh.to) }] : [];
      });
    const edited = editSidecar(text, source, changes, migrations);
    if (!edited.ok || text === null || edited.migratedFrom !== undefined || edited.text === text) return edited;
    this.discardAfter(text);
    const index = this.earlier.findIndex(({ selectors }) => haveSameSelectors(selectors, after));
    if (index >= 0) return this.restore(index);
    this.earlier.push({ text, selectors: before, records: edited.records ?? [] });
    this.forgetSecond();
    this.last = edited.text;
    return edited;
  }

  private restore(index: number): YamlEditResult {
    const [restored, ...later] = this.earlier.splice(index) as [EarlierText, ...EarlierText[]];
    this.last = restored.text;
    const records = [restored, ...later].flatMap(one => one.records);
    return { ok: true, text: restored.text, records: reverseRecords(records) };
  }

  /** A write may have failed, or another program may have changed the sidecar: forgets what does not lead to `text`. */
  private discardAfter(text: string): void {
    if (this.last === text) return;
    this.earlier.length = Math.max(
      0,
      this.earlier.findIndex(one => one.text === text),
    );
  }

  /** The first text is the one that the user is most likely to return to. */
  private forgetSecond(): void {
    if (this.earlier.length <= MAX_REMEMBERED_TEXTS) return;
    const [first, second, ...others] = this.earlier as [EarlierText, EarlierText, ...EarlierText[]];
    this.earlier = [{ ...first, records: [...first.records, ...second.records] }, ...others];
  }
}

/** Records that undo all of these, with one record for each item. */
function reverseRecords(records: readonly ItemRecord[]): ItemRecord[] {
  const byKey = new Map<string, ItemRecord>();
  for (const record of records) {
    const first = byKey.get(record.key);
    byKey.set(record.key, { ...record, before: record.after, after: first ? first.after : record.before });
  }
  return [...byKey.values()];
}

const areSameSelectors = (a: readonly Selector[], b: readonly Selector[]): boolean =>
  a.length === b.length &&
  a.every((selector, i) => {
    const other = b[i];
    return other !== undefined && isSameSelector(selector, other);
  });

const haveSameSelectors = (a: SelectorsById, b: SelectorsById): boolean =>
  a.size === b.size && [...a].every(([id, selectors]) => areSameSelectors(selectors, b.get(id) ?? []));
