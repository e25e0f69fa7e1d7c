/** Changes of a list of maps, and what they mean for a parsed document. */
import { type Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Fields } from './file';

/**
 * - `append`: a new item behind the last one.
 * - `insert`: a new item behind the one at `behind` (-1: before all); where the lines of `gap` follow there, behind those.
 * - `set`: of the item at `index`, what differs between `from` (as the program read it) and `to`. What the program did
 *   not read stays.
 * - `replace`: another item in its place.
 * - `delete`: the item goes.
 * `lines`, where given, are the new item's own YAML lines, from its dash on, without indentation.
 */
export type ListChange =
  | { readonly op: 'append'; readonly value: unknown; readonly lines?: string }
  | {
      readonly op: 'insert';
      readonly previousIndex: number;
      readonly gap?: string;
      readonly value: unknown;
      readonly lines?: string;
    }
  | { readonly op: 'set'; readonly index: number; readonly from: Fields; readonly to: Fields }
  | { readonly op: 'replace'; readonly index: number; readonly value: unknown; readonly lines?: string }
  | { readonly op: 'delete'; readonly index: number };

/** What is to be done with one key of a map. */
export type FieldChange =
  | { readonly op: 'set'; readonly key: string; readonly value: unknown }
  | { readonly op: 'delete'; readonly key: string }
  | { readonly op: 'inMap'; readonly key: string; readonly from: Fields; readonly to: Fields }
  | { readonly op: 'inList'; readonly key: string; readonly changes: readonly ListChange[] };

/** The least that makes a map that was read as `from` read as `to`, in the order of `to`. */
export function diffFields(map: YAMLMap, document: Document, from: Fields, to: Fields): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const key of Object.keys(from)) if (!(key in to) && map.has(key)) changes.push({ op: 'delete', key });
  for (const [key, value] of Object.entries(to)) {
    const before = from[key];
    if (map.has(key) && isSame(before, value)) continue;
    const node = map.get(key, true) as unknown;
    if (isFields(before) && isFields(value) && isMap(node)) changes.push({ op: 'inMap', key, from: before, to: value });
    else if (Array.isArray(before) && Array.isArray(value) && isSeq(node)) {
      const inList = diffLists(node, document, before, value);
      changes.push(inList ? { op: 'inList', key, changes: inList } : { op: 'set', key, value });
    } else changes.push({ op: 'set', key, value });
  }
  return changes;
}

/** Changes by the items' ids; null where they have none, or where their order changed. */
function diffLists(
  list: YAMLSeq,
  document: Document,
  from: readonly unknown[],
  to: readonly unknown[],
): ListChange[] | null {
  const indices = new Map<string | null, number>();
  list.items.forEach((item, i) => {
    const id = isMap(item) ? idOf(item.toJS(document)) : null;
    if (!indices.has(id)) indices.set(id, i);
  });
  const indexOf = (id: string | null): number => indices.get(id) ?? -1;
  const before = new Map(from.map(item => [idOf(item), item]));
  const after = new Set(to.map(idOf));
  if (after.size !== to.length || after.has(null) || before.size !== from.length || before.has(null)) return null;
  const kept = to.map(idOf).filter(id => before.has(id));
  if (kept.join('\n') !== [...before.keys()].filter(id => after.has(id)).join('\n')) return null;
  const changes: ListChange[] = [];
  for (const id of before.keys()) if (!after.has(id)) changes.push({ op: 'delete', index: indexOf(id) });
  for (const item of to) {
    const old = before.get(idOf(item));
    if (old === undefined) changes.push({ op: 'append', value: item });
    else if (!isSame(old, item))
      changes.push({ op: 'set', index: indexOf(idOf(item)), from: old as Fields, to: item as Fields });
  }
  return changes;
}

const idOf = (item: unknown): string | null => (isFields(item) && typeof item.id === 'string' ? item.id : null);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equality of plain data; the order of keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (!isFields(a) || !isFields(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/** Makes the changes in the parsed document: the meaning that the edited text must have. */
export function applyToDocument(document: Document, key: string, changes: readonly ListChange[]): void {
  const present = document.get(key, true);
  if (isSeq(present)) {
    applyToList(document, present, changes);
    return;
  }
  const list = document.createNode([]) as YAMLSeq;
  applyToList(document, list, changes);
  if (document.contents === null || !isMap(document.contents)) document.contents = document.createNode({}) as never;
  document.set(key, list);
}

function applyToList(document: Document, list: YAMLSeq, changes: readonly ListChange[]): void {
  const present = [...list.items];
  const behind = new Map<number, unknown[]>();
  const insert = (at: number, value: unknown) => {
    const node = document.createNode(value);
    const known = behind.get(at);
    if (known) known.push(node);
    else behind.set(at, [node]);
  };
  const gone = new Set<number>();
  for (const change of changes) {
    if (change.op === 'append') insert(Number.POSITIVE_INFINITY, change.value);
    else if (change.op === 'insert') insert(change.previousIndex, change.value);
    else if (change.op === 'replace') present[change.index] = document.createNode(change.value);
    else if (change.op === 'delete') gone.add(change.index);
    else {
      const item = present[change.index];
      if (isMap(item)) applyToMap(document, item, change.from, change.to);
      else present[change.index] = document.createNode(change.to);
    }
  }
  const kept = present.flatMap((item, i) => [...(gone.has(i) ? [] : [item]), ...(behind.get(i) ?? [])]);
  list.items = [...(behind.get(-1) ?? []), ...kept, ...(behind.get(Number.POSITIVE_INFINITY) ?? [])];
  list.flow = list.items.length === 0;
}

export function applyToMap(document: Document, map: YAMLMap, from: Fields, to: Fields): void {
  for (const change of diffFields(map, document, from, to)) {
    if (change.op === 'delete') map.delete(change.key);
    else if (change.op === 'set') map.set(change.key, document.createNode(change.value));
    else if (change.op === 'inMap')
      applyToMap(document, map.get(change.key, true) as unknown as YAMLMap, change.from, change.to);
    else applyToList(document, map.get(change.key, true) as unknown as YAMLSeq, change.changes);
  }
}
