/** Three-way merge of plain data. What only one side changed is taken; different changes of both are a conflict. */

import type { Fields } from './file';
import { isFields, isSame } from './listChanges';

/** The result if both sides changed a value differently. */
export const CONFLICT = Symbol('conflict');

/** Merges two values that both come from `base`. `undefined` means that a value is absent. */
export function mergeValues(base: unknown, ours: unknown, theirs: unknown): unknown {
  if (isSame(ours, theirs) || isSame(theirs, base)) return ours;
  if (isSame(ours, base)) return theirs;
  if (isFields(ours) && isFields(theirs)) return mergeFields(isFields(base) ? base : {}, ours, theirs);
  if (Array.isArray(ours) && Array.isArray(theirs)) return mergeLists(Array.isArray(base) ? base : [], ours, theirs);
  return CONFLICT;
}

/** Merges field by field, in the order of `ours`. Fields that only `theirs` has come last. */
export function mergeFields(base: Fields, ours: Fields, theirs: Fields): Fields | typeof CONFLICT {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = mergeField(key, ownValue(base, key), ownValue(ours, key), ownValue(theirs, key));
    if (value === CONFLICT) return CONFLICT;
    // Defined, not assigned: the key may be `__proto__`.
    if (value !== undefined)
      Object.defineProperty(merged, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}

function mergeField(key: string, base: unknown, ours: unknown, theirs: unknown): unknown {
  const merged = key === 'target' || key === 'to' ? mergeTargets(base, ours, theirs) : mergeValues(base, ours, theirs);
  if (merged !== CONFLICT) return merged;
  const bothInstants = key === 'modified' && typeof ours === 'string' && typeof theirs === 'string';
  return bothInstants ? (ours > theirs ? ours : theirs) : CONFLICT;
}

/**
 * Merges a selector as a whole: the offsets of one side and the text of the other would not belong together. The same
 * text at different offsets is no conflict, since anchoring finds the text wherever it is.
 */
function mergeTargets(base: unknown, ours: unknown, theirs: unknown): unknown {
  if (isSame(ours, theirs) || isSame(theirs, base)) return ours;
  if (isSame(ours, base)) return theirs;
  return isFields(ours) && isFields(theirs) && ours.exact === theirs.exact ? ours : CONFLICT;
}

/** Merges lists of items with ids, such as replies, by id. */
function mergeLists(
  base: readonly unknown[],
  ours: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] | typeof CONFLICT {
  const [before, mine, other] = [byId(base), byId(ours), byId(theirs)];
  if (!before || !mine || !other) return CONFLICT;
  const merged: unknown[] = [];
  for (const id of new Set([...mine.keys(), ...other.keys()])) {
    const value = mergePresence(before.get(id), mine.get(id), other.get(id));
    if (value === CONFLICT) return CONFLICT;
    if (value !== undefined) merged.push(value);
  }
  return merged;
}

/** Like `mergeValues`, but keeps an item that one side changed and the other removed, so that no work is lost. */
export function mergePresence(base: unknown, ours: unknown, theirs: unknown): unknown {
  if (ours === undefined) return isSame(theirs, base) ? undefined : theirs;
  if (theirs === undefined) return isSame(ours, base) ? undefined : ours;
  return mergeValues(base, ours, theirs);
}

/** The items by id; null if one has no id or two have the same. */
function byId(list: readonly unknown[]): Map<string, unknown> | null {
  const items = new Map<string, unknown>();
  for (const item of list) {
    if (!isFields(item) || typeof item.id !== 'string' || items.has(item.id)) return null;
    items.set(item.id, item);
  }
  return items;
}

const ownValue = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);
