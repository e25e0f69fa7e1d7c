/** Changes of a list of maps: finding them, and applying them to a parsed document. */
import { type Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Fields } from './file';

/**
 * One change of a list. All indices are those before the changes.
 * - `append`: adds an item at the end.
 * - `insert`: adds an item after the one at `previousIndex` (-1: at the start), and after the lines of `gap` if these
 *   follow there.
 * - `set`: changes what differs between `from` (the fields as the program read them) and `to` in the item at `index`.
 *   Fields in neither are kept.
 * - `replace`: puts another item in its place.
 * - `delete`: removes the item.
 * `lines` are the YAML lines of the new item, from its dash on, without indentation. Without them it is serialized.
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

/** A change of one key of a map. */
export type FieldChange =
  | { readonly op: 'set'; readonly key: string; readonly value: unknown }
  | { readonly op: 'delete'; readonly key: string }
  | { readonly op: 'inMap'; readonly key: string; readonly from: Fields; readonly to: Fields }
  | { readonly op: 'inList'; readonly key: string; readonly changes: readonly ListChange[] };

/** The smallest changes that turn a map that was read as `from` into `to`, in the order of `to`. */
export function diffFields(map: YAMLMap, document: Document, from: Fields, to: Fields): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const key of Object.keys(from)) if (!(key in to) && map.has(key)) changes.push({ op: 'delete', key });
  for (const [key, value] of Object.entries(to)) {
    const before = from[key];
    if (map.has(key) && isSame(before, value)) continue;
    const node = map.get(key, true) as unknown;
    if (isFields(before) && isFields(value) && isMap(node)) changes.push({ op: 'inMap', key, from: before, to: value });
    else if (Array.isArray(before) && Array.isArray(value) && isSeq(node)) {
      const inList = diffLists(idsIn(node, document), before, value);
      changes.push(inList ? { op: 'inList', key, changes: inList } : { op: 'set', key, value });
    } else changes.push({ op: 'set', key, value });
  }
  return changes;
}

const idsIn = (list: YAMLSeq, document: Document): (string | null)[] =>
  list.items.map(item => (isMap(item) ? idOf(item.toJS(document)) : null));

/**
 * The changes between two lists by the items' ids; null if an item has no id, or if the order differs.
 * @param ids those of the list in the file
 */
export function diffLists(
  ids: readonly (string | null)[],
  from: readonly unknown[],
  to: readonly unknown[],
): ListChange[] | null {
  const indices = new Map<string | null, number>();
  ids.forEach((id, i) => {
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

export const idOf = (item: unknown): string | null => (isFields(item) && typeof item.id === 'string' ? item.id : null);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deep equality of plain data. The order of keys does not matter. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (!isFields(a) || !isFields(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/** Applies changes to the list under a top-level key of a parsed document. Creates the list if it is missing. */
export function applyToDocument(document: Document, key: string, changes: readonly ListChange[]): void {
  const present = document.get(key, true);
  if (isSeq(present)) {
    applyToList(document, present, changes);
    return;
  }
  const list = document.createNode([]) as YAMLSeq;
  applyToList(document, list, changes);
  if (document.contents === null || !isMap(document.contents)) document.contents = document.createNode({});
  document.set(key, list);
}

const AT_END = Number.POSITIVE_INFINITY;

function applyToList(document: Document, list: YAMLSeq, changes: readonly ListChange[]): void {
  const present = [...list.items];
  const inserted = new Map<number, unknown[]>();
  const insert = (previousIndex: number, value: unknown) => {
    const node = document.createNode(value);
    const known = inserted.get(previousIndex);
    if (known) known.push(node);
    else inserted.set(previousIndex, [node]);
  };
  const deleted = new Set<number>();
  for (const change of changes) {
    if (change.op === 'append') insert(AT_END, change.value);
    else if (change.op === 'insert') insert(change.previousIndex, change.value);
    else if (change.op === 'replace') present[change.index] = document.createNode(change.value);
    else if (change.op === 'delete') deleted.add(change.index);
    else {
      const item = present[change.index];
      if (isMap(item)) applyToMap(document, item, change.from, change.to);
      else present[change.index] = document.createNode(change.to);
    }
  }
  const kept = present.flatMap((item, i) => [...(deleted.has(i) ? [] : [item]), ...(inserted.get(i) ?? [])]);
  list.items = [...(inserted.get(-1) ?? []), ...kept, ...(inserted.get(AT_END) ?? [])];
  list.flow = list.items.length === 0;
}

/** Turns a map that was read as `from` into `to`. */
export function applyToMap(document: Document, map: YAMLMap, from: Fields, to: Fields): void {
  for (const change of diffFields(map, document, from, to)) {
    if (change.op === 'delete') map.delete(change.key);
    else if (change.op === 'set') map.set(change.key, document.createNode(change.value));
    else if (change.op === 'inMap')
      applyToMap(document, map.get(change.key, true) as unknown as YAMLMap, change.from, change.to);
    else applyToList(document, map.get(change.key, true) as unknown as YAMLSeq, change.changes);
  }
}
