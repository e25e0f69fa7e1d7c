/** Reads and edits the corpus file, `seed-annotator.yaml`, as text. It holds what applies to all articles of a folder. */

import { checkFormat, notAListProblem } from '../sidecar/sidecar';
import { readYaml, type SidecarProblem, type YamlFile } from '../yaml/file';
import { type ItemRecord, revertItems } from '../yaml/itemRecords';
import { editKeyedList, type KeyedList, type RevertResult, type YamlEditResult } from '../yaml/keyedList';
import { DISTINCT, type DistinctNames } from './corpusDistinct';
import { type CorpusEntity, ENTITIES } from './corpusEntities';
import { type CorpusItemChange, type CorpusList, ItemFields, readList, toCorpusListChanges } from './corpusList';
import { RECORDS, type RecordMark } from './corpusRecords';
import { RELATIONS, type RelationType } from './corpusRelations';
import { TAGS, type TagDefinition } from './corpusTags';

export type { DistinctNames } from './corpusDistinct';
export type { CorpusEntity } from './corpusEntities';
export type { RecordMark } from './corpusRecords';
export type { RelationType } from './corpusRelations';
export type { TagDefinition } from './corpusTags';

export const CORPUS_FORMAT = 'seed-annotator/1';
/** Names no schema URL: the extension brings the schema, and nothing is fetched. */
const FIRST_LINE =
  '# Settings for all articles of this folder, written by Seed Annotator. You can edit this file: comments, order and unknown keys are kept.\n';

/** The items of each list. A new list needs an entry here and in `CORPUS_LISTS`, its own file, and a place in the schema. */
export interface CorpusItems {
  readonly tags: TagDefinition;
  readonly entities: CorpusEntity;
  readonly relations: RelationType;
  readonly records: RecordMark;
  readonly distinct: DistinctNames;
}
export type CorpusListName = keyof CorpusItems;

/** The lists of the corpus file by name. */
export const CORPUS_LISTS: { readonly [L in CorpusListName]: CorpusList<CorpusItems[L]> } = {
  tags: TAGS,
  entities: ENTITIES,
  relations: RELATIONS,
  records: RECORDS,
  distinct: DISTINCT,
};
const LIST_NAMES = Object.keys(CORPUS_LISTS) as CorpusListName[];

/** The lists of a corpus file, each in file order. */
export interface CorpusFile extends Readonly<{ [L in CorpusListName]: readonly CorpusItems[L][] }> {
  readonly problems: readonly SidecarProblem[];
  /** False if writing could lose something. */
  readonly writable: boolean;
}

/** A change of one item of one list. */
export type CorpusChange = {
  readonly [L in CorpusListName]: { readonly list: L } & CorpusItemChange<CorpusItems[L]>;
}[CorpusListName];

/** Reads the corpus file. Never throws. Items that cannot be read are reported and skipped; they stay in the file. */
export function readCorpusFile(yamlText: string): CorpusFile {
  return readLists(readYaml(yamlText));
}

function readLists(file: YamlFile): CorpusFile {
  const lists = { tags: [], entities: [], relations: [], records: [], distinct: [] };
  if (!file.document) return { ...lists, problems: file.problems, writable: false };
  const problems: SidecarProblem[] = [];
  let writable = checkFormat(file, CORPUS_FORMAT, problems);
  for (const name of LIST_NAMES) {
    const items = readList<unknown>(file, CORPUS_LISTS[name] as CorpusList<unknown>, problems);
    if (items) Object.assign(lists, { [name]: items });
    else {
      problems.push(notAListProblem(file, CORPUS_LISTS[name].key));
      writable = false;
    }
  }
  return { ...lists, problems, writable };
}

/**
 * Applies changes to the corpus file's text. Lines that do not change are kept as they are. Changes refer to items by
 * key, so applying them to the current text also merges the work of two windows.
 * @param yamlText the current text; null if there is no file yet
 */
export function editCorpusFile(yamlText: string | null, changes: readonly CorpusChange[]): YamlEditResult {
  return editEachList(yamlText, changes, (file, list, own) =>
    editKeyedList(file, toKeyedList(list), toCorpusListChanges(file, list, own)),
  );
}

/**
 * Restores items in the current text as they were before an edit.
 * @param records the records of that edit
 * @returns the keys of items that were changed again since, if any: nothing is reverted then
 */
export function revertCorpusFile(yamlText: string | null, records: readonly ItemRecord[]): RevertResult {
  return editEachList(yamlText, records, (file, list, own) => {
    const reverted = revertItems(file, toKeyedList(list), own);
    return reverted.ok ? editKeyedList(file, toKeyedList(list), reverted.changes) : reverted;
  });
}

/** Edits one list after the other, each in the text that the previous edit returned. */
function editEachList<R extends RevertResult, C extends { readonly list: string }>(
  yamlText: string | null,
  changes: readonly C[],
  edit: (file: YamlFile, list: CorpusList<unknown>, own: readonly C[]) => R,
): R | YamlEditResult {
  let [text, records] = [yamlText ?? '', [] as ItemRecord[]];
  for (const name of LIST_NAMES) {
    const own = changes.filter(({ list }) => list === name);
    if (!own.length) continue;
    const file = readYaml(text);
    const { writable, problems } = readLists(file);
    if (!writable) return { ok: false, problems: problems.filter(problem => problem.severity === 'error') };
    const result = edit(file, CORPUS_LISTS[name] as CorpusList<unknown>, own);
    if (!result.ok) return result;
    text = result.text;
    records = [...records, ...(result.records ?? [])];
  }
  return { ok: true, text, records };
}

const toKeyedList = (list: CorpusList<unknown>): KeyedList => ({
  key: list.key,
  keyOf: value => {
    const item = list.read(new ItemFields(value));
    return item === null ? null : list.keyOf(item);
  },
  head: { format: CORPUS_FORMAT },
  firstLine: FIRST_LINE,
});
