import * as vscode from 'vscode';
import type { MapScope } from '../../../core/corpus';
import { WHOLE_CORPUS } from '../../../core/view';
import type { IndexStore } from '../../stores/indexStore';

/** A longer list of people or articles is no selection. */
const MAX_CHOSEN = 10_000;

interface Chosen {
  readonly people: (number | string)[];
  readonly files: string[];
  query: string;
}

/**
 * What to map, from a command’s untrusted arguments: `{ query }`, `{ people }` (ids, keys or names), `{ files }` (paths
 * in the index) or `{ uri }`, one or several of them, or rows that have such fields.
 * @param selected the rows that a menu applies to; it then counts alone
 * @returns null where nothing was named: the whole corpus
 */
export async function scopeOfArguments(
  index: Pick<IndexStore, 'ask' | 'pathOf'>,
  argument: unknown,
  selected: unknown,
): Promise<MapScope | null> {
  const chosen: Chosen = { people: [], files: [], query: '' };
  for (const one of Array.isArray(selected) && selected.length ? selected : [argument]) collect(index, one, chosen);
  const { people, files, query } = chosen;
  if (!people.length && !files.length && !query) return null;
  const keys = people.length ? (await index.ask('peopleToMap', people)).map(({ key }) => key) : null;
  return { ...WHOLE_CORPUS, query, people: keys, files: files.length ? [...new Set(files)] : null };
}

function collect(index: Pick<IndexStore, 'pathOf'>, argument: unknown, chosen: Chosen): void {
  const { query, people, person, files, uri } = (argument ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof query === 'string') chosen.query = query;
  for (const one of listOf(people ?? person)) {
    const named = typeof one === 'object' ? keyOrIdOf(one) : one;
    if (typeof named === 'number' || typeof named === 'string') chosen.people.push(named);
  }
  for (const one of listOf(files)) if (typeof one === 'string') chosen.files.push(one);
  const path = uri instanceof vscode.Uri ? index.pathOf(uri) : null;
  if (path !== null) chosen.files.push(path);
}

function keyOrIdOf(person: object | null): unknown {
  const { key, id } = (person ?? {}) as { readonly key?: unknown; readonly id?: unknown };
  return key ?? id;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, MAX_CHOSEN) : [value];
}
