/**
 * Records what an edit changed in each item, and reverts it: by the item's key, whatever the file contains by then.
 * Reverting is an edit too, with its own records: reverting those is redoing.
 */

import type { Span } from '../../text';
import { itemValues, type YamlFile } from './file';
import { itemLineSpans } from './linePositions';
import { isFields, isSame, type ListChange } from './listChanges';
import { CONFLICT, mergeValues } from './mergeValues';
import { dedented } from './write';

/** An item of a list in a file. */
export interface ItemState {
  /** The item as plain data, including fields that the program does not know. */
  readonly value: unknown;
  /** Its lines from its dash on, without indentation, with `\n`; null if it has none, as in flow style. */
  readonly lines: string | null;
  readonly index: number;
  /** The key of the item before it; null if that has none, or if it is the first item. */
  readonly previousKey: string | null;
  /** The lines between the previous item and this one, such as comments. */
  readonly gap: string;
}

/** One item before and after an edit; null if it was not there. */
export interface ItemRecord {
  /** The top-level key of the item's list. */
  readonly list: string;
  readonly key: string;
  readonly before: ItemState | null;
  readonly after: ItemState | null;
}

export interface KeyedItems {
  /** The top-level key of the list. */
  readonly key: string;
  /** The key of an item; null for an item that is not understood, which is never changed. */
  keyOf(value: unknown): string | null;
  /** Whether the item at an index can be read. Absent where all that have keys can. */
  readonly readableIn?: (file: YamlFile) => (index: number) => boolean;
}

/** The indices of the items that have one of the given keys, that which is read before others of its key. */
export function indicesOfKeys(file: YamlFile, list: KeyedItems, wanted: ReadonlySet<string>): Map<string, number[]> {
  const indices = new Map<string, number[]>();
  for (const [index, value] of (itemValues(file, list.key) ?? []).entries()) {
    const key = list.keyOf(value);
    if (key === null || !wanted.has(key)) continue;
    const known = indices.get(key);
    if (known) known.push(index);
    else indices.set(key, [index]);
  }
  let isReadable: ((index: number) => boolean) | undefined;
  for (const [key, all] of indices) {
    if (all.length < 2) continue;
    isReadable ??= list.readableIn?.(file);
    const read = isReadable ? all.find(isReadable) : undefined;
    if (read !== undefined) indices.set(key, [read, ...all.filter(index => index !== read)]);
  }
  return indices;
}

/** The items of a list that have one of the given keys. If several have the same key, that which is read is taken. */
export function readItemStates(file: YamlFile, list: KeyedItems, wanted: ReadonlySet<string>): Map<string, ItemState> {
  const lines = new ItemLines(file, list.key);
  const values = itemValues(file, list.key) ?? [];
  const states = new Map<string, ItemState>();
  for (const [key, [index]] of indicesOfKeys(file, list, wanted)) {
    if (index === undefined) continue;
    const previousKey = index === 0 ? null : list.keyOf(values[index - 1]);
    const [value, gap] = [values[index], lines.gapBefore(index)];
    states.set(key, { value, lines: lines.linesAt(index), index, previousKey, gap });
  }
  return states;
}

/** The lines of a list's items. */
class ItemLines {
  private readonly text: string;
  private readonly indent: number;
  /** Where the lines below the list's key begin. */
  private readonly start: number;
  /** Empty if the items do not consist of whole lines. */
  private readonly spans: readonly Span[];

  constructor(file: YamlFile, key: string) {
    const { indent, start, spans } = itemLineSpans(file, key) ?? { indent: 0, start: 0, spans: [] };
    this.text = file.text;
    this.indent = indent;
    this.start = start;
    this.spans = spans;
  }

  linesAt(index: number): string | null {
    const at = this.spans[index];
    return at ? dedented(this.text.slice(at.start, at.end), this.indent) : null;
  }

  gapBefore(index: number): string {
    const at = this.spans[index];
    const from = index === 0 ? this.start : this.spans[index - 1]?.end;
    if (!at || from === undefined || from >= at.start) return '';
    return this.text.slice(from, at.start).replace(/\r\n/g, '\n');
  }
}

export type RevertedItems =
  | { readonly ok: true; readonly changes: readonly ListChange[] }
  /** The keys of items whose edited fields were changed again since. */
  | { readonly ok: false; readonly changedSince: readonly string[] };

/**
 * The changes that restore items as they were before an edit. Later changes of other fields are kept. If the same fields
 * of any item were changed since, nothing is reverted.
 */
export function revertItems(file: YamlFile, list: KeyedItems, records: readonly ItemRecord[]): RevertedItems {
  const all = itemValues(file, list.key) ?? [];
  const present = readItemStates(file, list, new Set(records.map(({ key }) => key)));
  const changes: ListChange[] = [];
  const changedSince: string[] = [];
  const missing: RemovedItem[] = [];
  const isReadable = list.readableIn?.(file) ?? (() => true);
  for (const { key, before, after } of records) {
    const now = present.get(key) ?? null;
    if (before && !after && !(now && isReadable(now.index))) missing.push({ key, before });
    else {
      const change = revertOne(before, after, now);
      if (change === CONFLICT) changedSince.push(key);
      else if (change) changes.push(change);
    }
  }
  if (changedSince.length) return { ok: false, changedSince };
  return { ok: true, changes: [...changes, ...toInsertions(missing, keysOf(all, list))] };
}

const keysOf = (values: readonly unknown[], list: KeyedItems): (string | null)[] =>
  values.map(value => list.keyOf(value));

function revertOne(
  before: ItemState | null,
  after: ItemState | null,
  now: ItemState | null,
): ListChange | null | typeof CONFLICT {
  if (!before) {
    if (!now) return null;
    return after && isSame(withoutTargets(now.value), withoutTargets(after.value))
      ? { op: 'delete', index: now.index }
      : CONFLICT;
  }
  if (!now) return CONFLICT;
  if (isSame(now.value, before.value)) return null;
  if (!after) return CONFLICT;
  if (before.lines !== null && now.lines === after.lines)
    return { op: 'replace', index: now.index, value: before.value, lines: before.lines };
  const value = mergeValues(after.value, now.value, keepNewerStamp(before.value, after.value, now.value));
  if (value === CONFLICT || isSame(value, now.value) || !isFields(now.value) || !isFields(value)) return CONFLICT;
  return { op: 'set', index: now.index, from: now.value, to: value };
}

/** Selectors are rewritten whenever the article is saved: that alone is no change by a person. */
function withoutTargets(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { target: _, to: __, ...rest } = value;
  return rest;
}

/** The value before the edit, but with the current `modified` if the item was changed since. */
function keepNewerStamp(before: unknown, after: unknown, now: unknown): unknown {
  if (!isFields(before) || !isFields(after) || !isFields(now) || now.modified === after.modified) return before;
  const { modified: _, ...rest } = before;
  return now.modified === undefined ? rest : { ...rest, modified: now.modified };
}

/** An item that an edit removed. */
interface RemovedItem {
  readonly key: string;
  readonly before: ItemState;
}

/** Inserts each removed item after the item that it followed, which may be a removed one too. */
function toInsertions(removed: readonly RemovedItem[], present: readonly (string | null)[]): ListChange[] {
  const inserted = new Map<string, { previousIndex: number; gap: string }>();
  const indices = new Map<string | null, number>();
  for (const [i, key] of present.entries()) if (!indices.has(key)) indices.set(key, i);
  const ordered = [...removed].sort((a, b) => a.before.index - b.before.index);
  return ordered.map(({ key, before: { previousKey, index, gap, value, lines } }) => {
    const previous = previousKey === null ? undefined : inserted.get(previousKey);
    const isInPlace = index > 0 && present[index - 1] === previousKey;
    const at = previousKey === null ? -1 : isInPlace ? index - 1 : (indices.get(previousKey) ?? -1);
    const place = previous
      ? { previousIndex: previous.previousIndex, gap: previous.gap + gap }
      : { previousIndex: at >= 0 || index === 0 ? at : Math.min(index, present.length) - 1, gap };
    inserted.set(key, place);
    return { op: 'insert', ...place, value, ...(lines === null ? {} : { lines }) };
  });
}
