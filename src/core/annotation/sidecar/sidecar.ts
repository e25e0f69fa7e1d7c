/** Reads and edits sidecar files, `NAME.txt.annotations.yaml`, as text. */

import { isMap } from 'yaml';
import { phrase } from '../../text';
import type { Annotation } from '../model/annotation';
import { editFields } from '../yaml/edit';
import {
  type Fields,
  findDuplicateKey,
  itemValues,
  type ListItem,
  listItems,
  readYaml,
  type SidecarProblem,
  spanAt,
  topLevelText,
  topLevelValue,
  type YamlFile,
} from '../yaml/file';
import { type ItemRecord, indicesOfKeys, type KeyedItems, revertItems } from '../yaml/itemRecords';
import {
  editKeyedList,
  type KeyedList,
  notEditableResult,
  type RevertResult,
  type YamlEditResult,
} from '../yaml/keyedList';
import { idOf, isSame, type ListChange } from '../yaml/listChanges';
import { readItem, toItem } from './items';
import { applyMigrations, MIGRATIONS } from './migrations';

export type { SidecarProblem } from '../yaml/file';
export type { YamlEditResult } from '../yaml/keyedList';

export const SIDECAR_FORMAT = 'seed-annotations/1';
export const ANNOTATIONS_KEY = 'annotations';
/** Names no schema URL: the extension brings the schema, and nothing is fetched. */
const FIRST_LINE =
  '# Annotations, written by Seed Annotator. You can edit this file: comments, order and unknown keys are kept.\n';

export interface SidecarRead {
  /** In the order of the file. */
  readonly annotations: readonly Annotation[];
  /** The file name of its article, if the sidecar names one. */
  readonly source: string | null;
  readonly format: string | null;
  readonly problems: readonly SidecarProblem[];
  /** False if writing could lose something: the text cannot be read as a whole, or has an unknown format. */
  readonly writable: boolean;
}

/** A change of one annotation, by its id. */
export type SidecarChange =
  | { readonly op: 'add' | 'update'; readonly annotation: Annotation }
  | { readonly op: 'remove'; readonly id: string };

/**
 * Reads a sidecar. Never throws. Items that cannot be read are reported and skipped; they stay in the file.
 * @param migrations for files of earlier formats; the positions of problems are then those in the migrated text
 */
export function readSidecar(yamlText: string, migrations = MIGRATIONS): SidecarRead {
  return readSidecarFile(readYaml(applyMigrations(yamlText, migrations).text));
}

/** Reads a sidecar of the current format. Never throws. */
export const readSidecarFile = (file: YamlFile): SidecarRead =>
  new QuickSidecarReader(file).read() ?? new SidecarReader(file).read();

/** Reads a sidecar without problems from its plain data. */
class QuickSidecarReader {
  constructor(private readonly file: YamlFile) {}

  /** Null if there may be problems: they need the parsed text. */
  read(): SidecarRead | null {
    const { file } = this;
    const values = file.plain && hasKnownFormat(file, SIDECAR_FORMAT) ? itemValues(file, ANNOTATIONS_KEY) : null;
    if (!values) return null;
    const annotations = new Map<string, Annotation>();
    for (const value of values) {
      const { annotation, flaws } = readItem(value);
      if (!annotation || flaws.length || annotations.has(annotation.id)) return null;
      annotations.set(annotation.id, annotation);
    }
    return {
      annotations: [...annotations.values()],
      source: topLevelText(file, 'source'),
      format: topLevelText(file, 'format'),
      problems: [],
      writable: true,
    };
  }
}

class SidecarReader {
  private readonly problems: SidecarProblem[] = [];
  private readonly annotations: Annotation[] = [];
  private readonly ids = new Set<string>();

  constructor(private readonly file: YamlFile) {}

  read(): SidecarRead {
    const { file } = this;
    const nothing = { annotations: [], source: null, format: null, writable: false };
    if (!file.document) return { ...nothing, problems: file.problems };
    const known = checkFormat(file, SIDECAR_FORMAT, this.problems);
    const items = listItems(file, ANNOTATIONS_KEY);
    if (items) for (const item of items) this.readItem(item);
    else this.problems.push(notAListProblem(file, ANNOTATIONS_KEY));
    return {
      annotations: this.annotations,
      source: topLevelText(file, 'source'),
      format: topLevelText(file, 'format'),
      problems: this.problems,
      writable: known && items !== null,
    };
  }

  private readItem(item: ListItem): void {
    const twice = duplicateKeyIn(item);
    if (twice) {
      const message = phrase`The key “${twice.key.slice(0, 60)}” is used twice in this annotation, which is skipped.`;
      this.problems.push(this.file.problemAt('sidecar/invalid-item', 'error', message, twice.at));
      return;
    }
    const { annotation, flaws } = readItem(item.value);
    for (const { path, message } of flaws) {
      const at = spanAt(item.node, path);
      const problem = annotation
        ? this.file.problemAt('sidecar/invalid-field', 'warning', message, at)
        : this.file.problemAt('sidecar/invalid-item', 'error', phrase`${message} The annotation is skipped.`, at);
      this.problems.push(problem);
    }
    if (!annotation) return;
    if (this.ids.has(annotation.id)) {
      const message = phrase`The id “${annotation.id.slice(0, 60)}” is used twice. Only the first annotation is read.`;
      this.problems.push(this.file.problemAt('sidecar/duplicate-id', 'warning', message, spanAt(item.node, ['id'])));
      return;
    }
    this.ids.add(annotation.id);
    this.annotations.push(annotation);
  }
}

/** True if the file names the known format, or none. Otherwise adds a problem. */
export function checkFormat(file: YamlFile, known: string, problems: SidecarProblem[]): boolean {
  if (hasKnownFormat(file, known)) return true;
  const format = topLevelText(file, 'format');
  const message =
    format === null
      ? phrase`The format is unknown to this version, which reads ${known}. The file is shown as far as possible, but not changed.`
      : phrase`The format “${format.slice(0, 60)}” is unknown to this version, which reads ${known}. The file is shown as far as possible, but not changed.`;
  problems.push(
    file.problemAt('sidecar/unknown-format', 'error', message, spanAt(file.document!.contents, ['format'])),
  );
  return false;
}

function hasKnownFormat(file: YamlFile, known: string): boolean {
  const format = topLevelValue(file, 'format');
  return format === undefined || format === null || format === known;
}

/** The problem that the value under a top-level key is not a list. */
export function notAListProblem(file: YamlFile, key: string): SidecarProblem {
  const at = spanAt(file.document!.contents, [key]);
  return file.problemAt(
    'sidecar/invalid-list',
    'error',
    phrase`“${key}” must be a list, with a “-” before each item.`,
    at,
  );
}

/**
 * Applies changes to a sidecar's text. Lines that do not change are kept as they are. Changes refer to annotations by id,
 * so applying them to the current text also merges the work of two windows: an update restores an annotation that was
 * removed since, and adding an existing one changes nothing.
 * @param yamlText the current text; null if there is no file yet
 * @param source the article's file name, for a new sidecar
 * @param changes the changes, or a function that returns them for the annotations in the text
 * @param migrations for a file of an earlier format; the result then has `migratedFrom`
 */
export function editSidecar(
  yamlText: string | null,
  source: string,
  changes: readonly SidecarChange[] | ((annotations: readonly Annotation[]) => readonly SidecarChange[]),
  migrations = MIGRATIONS,
): YamlEditResult {
  const { text, from } = applyMigrations(yamlText ?? '', migrations);
  const file = readYaml(text);
  const { annotations, writable, problems } = readSidecarFile(file);
  if (!writable) return { ok: false, problems: problems.filter(problem => problem.severity === 'error') };
  const listed = toSidecarListChanges(file, typeof changes === 'function' ? changes(annotations) : changes);
  // A file is migrated only when something is written to it.
  if (!listed.length) return { ok: true, text: yamlText ?? '' };
  const result = editKeyedList(file, annotationList(source), listed);
  return result.ok && from !== null ? { ...result, migratedFrom: from } : result;
}

/**
 * Restores annotations in the current text as they were before an edit.
 * @param records the records of that edit
 * @returns the ids of annotations that were changed again since, if any: nothing is reverted then
 */
export function revertSidecar(yamlText: string | null, source: string, records: readonly ItemRecord[]): RevertResult {
  const file = readYaml(yamlText ?? '');
  const { writable, problems } = readSidecarFile(file);
  if (!writable) return { ok: false, problems: problems.filter(problem => problem.severity === 'error') };
  const list = annotationList(source);
  const reverted = revertItems(file, list, records);
  return reverted.ok ? editKeyedList(file, list, reverted.changes) : reverted;
}

/** The items of a sidecar by id. Of several with one id, the first that can be read is the annotation. */
export const ANNOTATION_ITEMS: KeyedItems = {
  key: ANNOTATIONS_KEY,
  keyOf: idOf,
  readableIn: isReadableIn,
};

function isReadableIn(file: YamlFile): (index: number) => boolean {
  const items = listItems(file, ANNOTATIONS_KEY) ?? [];
  return index => {
    const item = items[index];
    return item !== undefined && !duplicateKeyIn(item) && readItem(item.value).annotation !== null;
  };
}

const duplicateKeyIn = ({ node }: ListItem): ReturnType<typeof findDuplicateKey> =>
  isMap(node) ? findDuplicateKey(node) : null;

const annotationList = (source: string): KeyedList => ({
  ...ANNOTATION_ITEMS,
  head: { format: SIDECAR_FORMAT, source },
  firstLine: FIRST_LINE,
});

/** Updates the article's file name in a sidecar that names one. */
export function renameSource(yamlText: string, source: string, migrations = MIGRATIONS): YamlEditResult {
  const { text, from } = applyMigrations(yamlText, migrations);
  const file = readYaml(text);
  const read = readSidecarFile(file);
  if (!read.writable) return { ok: false, problems: read.problems };
  if (read.source === null || read.source === source) return { ok: true, text: yamlText };
  const edit = editFields(file, { source: read.source }, { source });
  if (edit === null) return notEditableResult(file, 'source');
  return { ok: true, text: edit.text, ...(from === null ? {} : { migratedFrom: from }) };
}

/** Of several changes of one annotation the last one counts. */
function toSidecarListChanges(file: YamlFile, changes: readonly SidecarChange[]): ListChange[] {
  const last = new Map<string, Annotation | null>();
  for (const change of changes) {
    const id = change.op === 'remove' ? change.id : change.annotation.id;
    last.delete(id);
    last.set(id, change.op === 'remove' ? null : change.annotation);
  }
  const present = itemValues(file, ANNOTATIONS_KEY) ?? [];
  const indices = indicesOfKeys(file, ANNOTATION_ITEMS, new Set(last.keys()));
  return [...last].flatMap(([id, annotation]): ListChange[] => {
    const found = indices.get(id) ?? [];
    if (annotation === null) return removals(file, present, found);
    const to = toItem(annotation);
    const [index] = found;
    if (index === undefined) return [{ op: 'append', value: to }];
    const old = readItem(present[index]).annotation;
    const from: Fields = old ? toItem(old) : {};
    return isSame(from, to) ? [] : [{ op: 'set', index, from, to }];
  });
}

/** Removes the item and its exact copies, which a careless merge may leave. */
function removals(file: YamlFile, present: readonly unknown[], [first, ...others]: readonly number[]): ListChange[] {
  if (first === undefined) return [];
  const copies = others.filter(index => isSame(present[index], present[first]));
  const isReadable = copies.length ? isReadableIn(file) : () => false;
  return [first, ...copies.filter(isReadable)].map(index => ({ op: 'delete', index }));
}
