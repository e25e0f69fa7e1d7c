/**
 * What an edit changed of each item, and how that is reverted: by the item's key, in whatever the file holds by then.
 * Reverting is an edit itself, with records of its own: reverting those is redoing.
 */

import { type Fields, listItems, type YamlFile } from './file';
import { itemLineSpans } from './linePositions';
import { isFields, isSame, type ListChange } from './listChanges';
import { CONFLICT, mergeValues } from './mergeValues';
import { dedented } from './write';

/** An item as it stands in a file. */
export interface ItemState {
  /** As plain data, with what the program does not know. */
  readonly value: unknown;
  /** Its own lines, from its dash on, without indentation, with `\n`; null where it has none, as in flow style. */
  readonly lines: string | null;
  readonly index: number;
  /** The key of the item before it; null where that has none, or it is the first. */
  readonly previousKey: string | null;
  /** What stands between that item and this one, such as comment lines. */
  readonly gap: string;
}

/** One item before and after an edit; null: it was not there. */
export interface ItemRecord {
  readonly list: string;
  readonly key: string;
  readonly before: ItemState | null;
  readonly after: ItemState | null;
}

interface KeyedItems {
  readonly key: string;
  keyOf(value: unknown): string | null;
}

/** The items of a list that go by the given keys; of two with one key the first. */
export function readItemStates(
  file: Pick<YamlFile, 'text' | 'document'>,
  { key, keyOf }: KeyedItems,
  wanted: ReadonlySet<string>,
): Map<string, ItemState> {
  const items = listItems(file, key) ?? [];
  const places = itemLineSpans(file, key);
  const keys = items.map(({ value }) => keyOf(value));
  const states = new Map<string, ItemState>();
  for (const [index, { value }] of items.entries()) {
    const own = keys[index];
    if (own === null || !wanted.has(own) || states.has(own)) continue;
    const at = places?.spans[index];
    const lines = places && at ? dedented(file.text.slice(at.start, at.end), places.indent) : null;
    const from = index ? places?.spans[index - 1].end : places?.start;
    const gap = at && from !== undefined && from < at.start ? file.text.slice(from, at.start) : '';
    const behind = index ? keys[index - 1] : null;
    states.set(own, { value, lines, index, previousKey: behind, gap: gap.replace(/\r\n/g, '\n') });
  }
  return states;
}

export type RevertedItems =
  | { readonly ok: true; readonly changes: readonly ListChange[] }
  /** The keys of items that somebody changed since, in what is to be reverted. */
  | { readonly ok: false; readonly changedSince: readonly string[] };

/**
 * The changes that take items back to what they were before an edit. What was changed since in other fields of an item
 * stays; an item of which the same was changed since is not touched, and then nothing is.
 */
export function revertItems(file: YamlFile, list: KeyedItems, records: readonly ItemRecord[]): RevertedItems {
  const all = listItems(file, list.key) ?? [];
  const present = readItemStates(file, list, new Set(records.map(({ key }) => key)));
  const changes: ListChange[] = [];
  const meanwhile: string[] = [];
  const missing: ItemRecord[] = [];
  for (const record of records) {
    const now = present.get(record.key) ?? null;
    if (!now && record.before && !record.after) missing.push(record);
    else {
      const change = revertOne(record, now);
      if (change === CONFLICT) meanwhile.push(record.key);
      else if (change) changes.push(change as ListChange);
    }
  }
  if (meanwhile.length) return { ok: false, changedSince: meanwhile };
  const keys = all.map(({ value }) => list.keyOf(value));
  return { ok: true, changes: [...changes, ...toInsertions(missing, keys)] };
}

function revertOne({ before, after }: ItemRecord, now: ItemState | null): ListChange | null | typeof CONFLICT {
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

/** That an annotation's place was written anew, as on saving, is no change of what a person said; `modified` tells. */
function withoutTargets(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { target: _, to: __, ...rest } = value;
  return rest;
}

/** When it was last changed stays as it is where somebody changed it since. */
function keepNewerStamp(before: unknown, after: unknown, now: unknown): unknown {
  if (!isFields(before) || !isFields(after) || !isFields(now) || now.modified === after.modified) return before;
  const { modified: _, ...rest } = before as Fields;
  return now.modified === undefined ? rest : { ...rest, modified: now.modified };
}

/** Items that come back, each behind the item that it followed, which may be one that comes back too. */
function toInsertions(records: readonly ItemRecord[], present: readonly (string | null)[]): ListChange[] {
  const placed = new Map<string, { previousIndex: number; gap: string }>();
  const indices = new Map<string | null, number>();
  for (const [i, key] of present.entries()) if (!indices.has(key)) indices.set(key, i);
  const ordered = [...records].sort((a, b) => a.before!.index - b.before!.index);
  return ordered.map(({ key, before }) => {
    const { previousKey: behind, index, gap, value, lines } = before!;
    const comrade = behind === null ? undefined : placed.get(behind);
    const at = behind === null ? -1 : (indices.get(behind) ?? -1);
    const place = comrade
      ? { previousIndex: comrade.previousIndex, gap: comrade.gap + gap }
      : { previousIndex: at >= 0 || index === 0 ? at : Math.min(index, present.length) - 1, gap };
    placed.set(key, place);
    return { op: 'insert', ...place, value, ...(lines === null ? {} : { lines }) };
  });
}
