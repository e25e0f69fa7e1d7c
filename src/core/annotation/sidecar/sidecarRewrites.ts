import type { RefreshedSelectors } from '../anchoring/refreshSelectors';
import { isSameSelector } from '../anchoring/trackedRanges';
import type { Annotation, Selector } from '../model/annotation';
import { targetsOf, withSelectors } from '../model/annotationTargets';
import type { ItemRecord } from '../yaml/itemRecords';
import { MIGRATIONS } from './migrations';
import { editSidecar, type YamlEditResult } from './sidecar';

/** So many texts of a sidecar are remembered: the first, and the last. */
const MAX_REMEMBERED_TEXTS = 8;

/** A sidecar's text from which the next one was made by new selectors alone. */
interface EarlierText {
  readonly text: string;
  readonly selectors: ReadonlyMap<string, readonly Selector[]>;
  /** What was changed to make the next one. */
  readonly records: readonly ItemRecord[];
}

/**
 * Writes new selectors into one sidecar. Where they are those of before and nobody else has changed the sidecar since,
 * it gets the text of before: values alone do not tell in what style a person wrote them.
 */
export class SidecarRewrites {
  private earlier: EarlierText[] = [];
  /** What the last of the earlier texts was made into. */
  private last: string | null = null;

  /**
   * Leaves what annotations say as it is; what is not there any more stays away, and what was given other selectors than
   * those it was refreshed from keeps them. Only to be called with a text that is then written.
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
    const changes = (present: readonly Annotation[]) =>
      present.flatMap(annotation => {
        const present = targetsOf(annotation).map(({ selector }) => selector);
        const ends = byId.get(annotation.id);
        const isAsRead = ends !== undefined && areSameSelectors(present, ends.from);
        before.set(annotation.id, present);
        after.set(annotation.id, isAsRead ? ends.to : present);
        return isAsRead ? [{ op: 'update' as const, annotation: withSelectors(annotation, ends.to) }] : [];
      });
    const edited = editSidecar(text, source, changes, migrations);
    if (!edited.ok || text === null || edited.migratedFrom !== undefined || edited.text === text) return edited;
    this.discardAfter(text);
    const again = this.earlier.findIndex(({ selectors }) => haveSameSelectors(selectors, after));
    if (again >= 0) {
      const records = this.earlier.slice(again).flatMap(one => one.records);
      const { text: old } = this.earlier[again];
      this.earlier.length = again;
      this.last = old;
      return { ok: true, text: old, records: reverseRecords(records) };
    }
    this.earlier.push({ text, selectors: before, records: edited.records ?? [] });
    if (this.earlier.length > MAX_REMEMBERED_TEXTS) this.forgetSecond();
    this.last = edited.text;
    return edited;
  }

  /** A write may have failed, or somebody else changed the sidecar. */
  private discardAfter(text: string): void {
    if (this.last === text) return;
    this.earlier.length = Math.max(
      0,
      this.earlier.findIndex(one => one.text === text),
    );
  }

  private forgetSecond(): void {
    const [first, second, ...others] = this.earlier;
    this.earlier = [{ ...first, records: [...first.records, ...second.records] }, ...others];
  }
}

/** The records of going back over all of them, in which each item is named once. */
function reverseRecords(records: readonly ItemRecord[]): ItemRecord[] {
  const byKey = new Map<string, ItemRecord>();
  for (const record of records) {
    const first = byKey.get(record.key);
    byKey.set(record.key, { ...record, before: record.after, after: first ? first.after : record.before });
  }
  return [...byKey.values()];
}

const areSameSelectors = (a: readonly Selector[], b: readonly Selector[]): boolean =>
  a.length === b.length && a.every((selector, i) => isSameSelector(selector, b[i]));

const haveSameSelectors = (
  a: ReadonlyMap<string, readonly Selector[]>,
  b: ReadonlyMap<string, readonly Selector[]>,
): boolean => a.size === b.size && [...a].every(([id, selectors]) => areSameSelectors(selectors, b.get(id) ?? []));
