/** Editing of a list whose items go by a key, with a record of what was changed, by which it can be reverted. */

import { span } from '../../text';
import { editList, startList } from './edit';
import { type Fields, listItems, MAX_YAML_LENGTH, type SidecarProblem, spanAt, type YamlFile } from './file';
import { type ItemRecord, readItemStates } from './itemRecords';
import { isFields, type ListChange } from './listChanges';

/** A list at the top of a file, and what the file begins with where there is none yet. */
export interface KeyedList {
  readonly key: string;
  /** What tells an item from the others; null for one that is not understood, and never touched. */
  keyOf(value: unknown): string | null;
  readonly head: Fields;
  readonly firstLine: string;
}

export type YamlEditResult =
  | {
      readonly ok: true;
      readonly text: string;
      /** What was changed of which items; without it nothing that could be undone was. */
      readonly records?: readonly ItemRecord[];
      /** The text was in this earlier format: what it was is to be kept beside it. */
      readonly migratedFrom?: string;
    }
  | { readonly ok: false; readonly problems: readonly SidecarProblem[] };

/** The keys of items that somebody changed since, so that nothing was reverted. */
export type RevertResult = YamlEditResult | { readonly ok: false; readonly changedSince: readonly string[] };

/** Makes list changes in a file that is writable. */
export function editKeyedList(file: YamlFile, list: KeyedList, changes: readonly ListChange[]): YamlEditResult {
  if (!changes.length) return { ok: true, text: file.text };
  const added = changes.flatMap(change => (change.op === 'append' || change.op === 'insert' ? [change.value] : []));
  // What cannot be written is not worked out first.
  if (totalTextLength(added) > MAX_YAML_LENGTH) return tooLargeResult(file);
  const result = startList(file, list.head, list.firstLine, list.key, added) ?? editList(file, list.key, changes);
  if (result === null) return notEditableResult(file, list.key);
  if (result.text.length > MAX_YAML_LENGTH) return tooLargeResult(file);
  const touched = changedKeys(file, list, changes);
  const [before, after] = [readItemStates(file, list, touched), readItemStates(result, list, touched)];
  const records = [...touched].map(key => ({
    list: list.key,
    key,
    before: before.get(key) ?? null,
    after: after.get(key) ?? null,
  }));
  return { ok: true, text: result.text, records };
}

function changedKeys(file: YamlFile, { key, keyOf }: KeyedList, changes: readonly ListChange[]): Set<string> {
  const present = listItems(file, key) ?? [];
  const keys = changes.flatMap(change => [
    'index' in change ? keyOf(present[change.index].value) : null,
    'value' in change ? keyOf(change.value) : change.op === 'set' ? keyOf(change.to) : null,
  ]);
  return new Set(keys.filter(one => one !== null));
}

/** So many characters are in the strings and keys of plain data. */
function totalTextLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + totalTextLength(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => sum + key.length + totalTextLength(item), 0);
}

function tooLargeResult(file: YamlFile): YamlEditResult {
  const message = `The file would have more than ${MAX_YAML_LENGTH} characters, and could not be read again. Split the article, and annotate its parts.`;
  return { ok: false, problems: [file.problemAt('yaml/too-large', 'error', message, span(0, 0))] };
}

export function notEditableResult(file: YamlFile, key: string): YamlEditResult {
  const message =
    'The file is written in a way that a program cannot change without loss, for example with an anchor (&name) that is used elsewhere. Change it by hand.';
  const at = spanAt(file.document!.contents, [key]);
  return { ok: false, problems: [file.problemAt('yaml/not-editable', 'error', message, at)] };
}
