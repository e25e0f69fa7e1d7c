/** Edits a list whose items have keys, and records what was changed so that it can be reverted. */

import { phrase, span } from '../../text';
import { editList, startList } from './edit';
import { type Fields, itemValues, MAX_YAML_LENGTH, type SidecarProblem, spanAt, type YamlFile } from './file';
import { type ItemRecord, type KeyedItems, readItemStates } from './itemRecords';
import { isFields, type ListChange } from './listChanges';

/** A top-level list of a file, and the beginning of a new file. */
export interface KeyedList extends KeyedItems {
  /** The fields above the list in a new file. */
  readonly head: Fields;
  /** The comment at the top of a new file, with its line break. */
  readonly firstLine: string;
}

/** The result of an edit: the file's new text, or why it cannot be edited. */
export type YamlEditResult =
  | {
      readonly ok: true;
      readonly text: string;
      /** The changed items; absent if nothing was changed that could be reverted. */
      readonly records?: readonly ItemRecord[];
      /** The earlier format that the text had. The caller should keep a copy of the old text. */
      readonly migratedFrom?: string;
    }
  | { readonly ok: false; readonly problems: readonly SidecarProblem[] };

/** `changedSince` holds the keys of items that were changed again since. Nothing was reverted then. */
export type RevertResult = YamlEditResult | { readonly ok: false; readonly changedSince: readonly string[] };

/** Applies list changes to a file that must be writable. */
export function editKeyedList(file: YamlFile, list: KeyedList, changes: readonly ListChange[]): YamlEditResult {
  if (!changes.length) return { ok: true, text: file.text };
  const added = changes.flatMap(change => (change.op === 'append' || change.op === 'insert' ? [change.value] : []));
  // Checked first, so that no text is built that is too long to be written.
  if (totalTextLength(added) > MAX_YAML_LENGTH) return tooLargeResult(file);
  const result = startList(file, list.head, list.firstLine, list.key, added) ?? editList(file, list.key, changes);
  if (result === null) return notEditableResult(file, list.key);
  if (result.text.length > MAX_YAML_LENGTH) return tooLargeResult(file);
  // Another item with the key of one that was removed or added is no state of that one.
  const keys = changedKeys(file, list, changes);
  const [before, after] = [readItemStates(file, list, keys.before), readItemStates(result, list, keys.after)];
  const records = [...new Set([...keys.before, ...keys.after])].map(key => ({
    list: list.key,
    key,
    before: before.get(key) ?? null,
    after: after.get(key) ?? null,
  }));
  return { ok: true, text: result.text, records };
}

/** The keys that the changed items have before and after the changes. */
function changedKeys(
  file: YamlFile,
  { key, keyOf }: KeyedList,
  changes: readonly ListChange[],
): Record<'before' | 'after', Set<string>> {
  const present = itemValues(file, key) ?? [];
  const keys = { before: new Set<string>(), after: new Set<string>() };
  for (const change of changes) {
    const old = 'index' in change ? keyOf(present[change.index]) : null;
    if (old !== null) keys.before.add(old);
    const own = 'value' in change ? keyOf(change.value) : change.op === 'set' ? (keyOf(change.to) ?? old) : null;
    if (own !== null) keys.after.add(own);
  }
  return keys;
}

/** The total length of the strings and keys in plain data, in UTF-16 units. */
function totalTextLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + totalTextLength(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => sum + key.length + totalTextLength(item), 0);
}

function tooLargeResult(file: YamlFile): YamlEditResult {
  const message = phrase`The file would have more than ${MAX_YAML_LENGTH} characters, and could not be read again. Split the article and annotate its parts.`;
  return { ok: false, problems: [file.problemAt('yaml/too-large', 'error', message, span(0, 0))] };
}

/** Reports that an edit of the value under a top-level key is not possible without loss. */
export function notEditableResult(file: YamlFile, key: string): YamlEditResult {
  const message = phrase`The file cannot be edited automatically without loss, for example because of an anchor (&name) that is used elsewhere. Edit it by hand.`;
  const at = spanAt(file.document!.contents, [key]);
  return { ok: false, problems: [file.problemAt('yaml/not-editable', 'error', message, at)] };
}
