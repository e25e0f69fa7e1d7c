/** `seed-annotator.yaml` at the workspace folder's root: what concerns the whole corpus. Same rules as the sidecar. */

import { checkFormat, notAListProblem } from '../sidecar/sidecar';
import { readYaml, type SidecarProblem, type YamlFile } from '../yaml/file';
import { type ItemRecord, revertItems } from '../yaml/itemRecords';
import { editKeyedList, type KeyedList, type RevertResult, type YamlEditResult } from '../yaml/keyedList';
import { type CorpusEntity, ENTITIES } from './corpusEntities';
import { type CorpusItemChange, type CorpusList, ItemFields, readList, toCorpusListChanges } from './corpusList';
import { RELATIONS, type RelationType } from './corpusRelations';
import { TAGS, type TagDefinition } from './corpusTags';

export type { CorpusEntity } from './corpusEntities';
export type { RelationType } from './corpusRelations';
export type { TagDefinition } from './corpusTags';

export const CORPUS_FORMAT = 'seed-annotator/1';
/** No address of a schema: the extension brings its own, and nothing is fetched. */
const FIRST_LINE =
  '# What concerns the whole folder, kept by Seed Annotator. Edit freely: comments, order and unknown keys stay as they are.\n';

/** What each list holds. A new list needs a line here and in `CORPUS_LISTS`, its own file, and its place in the schema. */
export interface CorpusItems {
  readonly tags: TagDefinition;
  readonly entities: CorpusEntity;
  readonly relations: RelationType;
}
export type CorpusListName = keyof CorpusItems;

export const CORPUS_LISTS: { readonly [L in CorpusListName]: CorpusList<CorpusItems[L]> } = {
  tags: TAGS,
  entities: ENTITIES,
  relations: RELATIONS,
};
const LIST_NAMES = Object.keys(CORPUS_LISTS) as CorpusListName[];

/** Its lists, each in the order of the file. */
export interface CorpusFile extends Readonly<{ [L in CorpusListName]: readonly CorpusItems[L][] }> {
  readonly problems: readonly SidecarProblem[];
  /** False where writing could lose something. */
  readonly writable: boolean;
}

/** A change of one item of one list. */
export type CorpusChange = {
  readonly [L in CorpusListName]: { readonly list: L } & CorpusItemChange<CorpusItems[L]>;
}[CorpusListName];

/** Reads the corpus file; never throws. */
export function readCorpusFile(yamlText: string): CorpusFile {
  return readLists(readYaml(yamlText));
}

function readLists(file: YamlFile): CorpusFile {
  const lists = { tags: [], entities: [], relations: [] };
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
 * Applies changes to the corpus file's text, leaving all lines that they are not about as they are. Each goes by its
 * item's key, so applying them to what the file holds now is also how two windows' work is merged.
 * @param yamlText the present text; null where there is no file yet
 */
export function editCorpusFile(yamlText: string | null, changes: readonly CorpusChange[]): YamlEditResult {
  return editEachList(yamlText, changes, (file, list, own) =>
    editKeyedList(file, toKeyedList(list), toCorpusListChanges(file, list, own)),
  );
}

/**
 * Takes items back to what they were before an edit, by its records, in what the file holds now.
 * @returns the keys of those that somebody has changed since: then nothing is done
 */
export function revertCorpusFile(yamlText: string | null, records: readonly ItemRecord[]): RevertResult {
  return editEachList(yamlText, records, (file, list, own) => {
    const reverted = revertItems(file, toKeyedList(list), own);
    return reverted.ok ? editKeyedList(file, toKeyedList(list), reverted.changes) : reverted;
  });
}

/** Edits list by list, each in the text that the one before gave. */
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
