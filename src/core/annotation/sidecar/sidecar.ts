/** The sidecar file, `NAME.txt.annotations.yaml`: text in, text out. */
import { isMap } from 'yaml';
import type { Annotation } from '../model/annotation';
import { editFields } from '../yaml/edit';
import {
  type Fields,
  findDuplicateKey,
  type ListItem,
  listItems,
  readYaml,
  type SidecarProblem,
  spanAt,
  topLevelText,
  type YamlFile,
} from '../yaml/file';
import { type ItemRecord, revertItems } from '../yaml/itemRecords';
import {
  editKeyedList,
  type KeyedList,
  notEditableResult,
  type RevertResult,
  type YamlEditResult,
} from '../yaml/keyedList';
import { isFields, isSame, type ListChange } from '../yaml/listChanges';
import { readItem, toItem } from './items';
import { applyMigrations, MIGRATIONS } from './migrations';

export type { SidecarProblem } from '../yaml/file';
export type { YamlEditResult } from '../yaml/keyedList';

export const SIDECAR_FORMAT = 'seed-annotations/1';
export const ANNOTATIONS_KEY = 'annotations';
/** No address of a schema: the extension brings its own, and nothing is fetched. */
const FIRST_LINE =
  '# Annotations by hand, kept by Seed Annotator. Edit freely: comments, order and unknown keys stay as they are.\n';

export interface SidecarRead {
  /** In the order of the file. */
  readonly annotations: readonly Annotation[];
  /** The file name of the article that it says it belongs to. */
  readonly source: string | null;
  readonly format: string | null;
  readonly problems: readonly SidecarProblem[];
  /** False where writing could lose something: the text is not understood as a whole, or is of another format. */
  readonly writable: boolean;
}

export type SidecarChange =
  | { readonly op: 'add' | 'update'; readonly annotation: Annotation }
  | { readonly op: 'remove'; readonly id: string };

/**
 * Reads a sidecar; never throws. What is not understood is reported and left out, and stays in the file.
 * @param migrations how files of earlier formats are read; places of problems are then those in the migrated text
 */
export function readSidecar(yamlText: string, migrations = MIGRATIONS): SidecarRead {
  return new SidecarReader(readYaml(applyMigrations(yamlText, migrations).text)).read();
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
    const twice = isMap(item.node) ? findDuplicateKey(item.node) : null;
    if (twice) {
      const message = `The key “${twice.key.slice(0, 60)}” stands twice in this annotation, which is left out.`;
      this.problems.push(this.file.problemAt('sidecar/invalid-item', 'error', message, twice.at));
      return;
    }
    const { annotation, flaws } = readItem(item.value);
    for (const { path, message } of flaws) {
      const at = spanAt(item.node, path);
      const problem = annotation
        ? this.file.problemAt('sidecar/invalid-field', 'warning', message, at)
        : this.file.problemAt('sidecar/invalid-item', 'error', `${message} The annotation is left out.`, at);
      this.problems.push(problem);
    }
    if (!annotation) return;
    if (this.ids.has(annotation.id)) {
      const message = `The id “${annotation.id.slice(0, 60)}” is used twice; the first one counts.`;
      this.problems.push(this.file.problemAt('sidecar/duplicate-id', 'warning', message, spanAt(item.node, ['id'])));
      return;
    }
    this.ids.add(annotation.id);
    this.annotations.push(annotation);
  }
}

/** True where the file names no format or the known one; otherwise it is reported. */
export function checkFormat(file: YamlFile, known: string, problems: SidecarProblem[]): boolean {
  const format = file.document!.get('format');
  if (format === undefined || format === null || format === known) return true;
  const named = typeof format === 'string' ? `“${format.slice(0, 60)}”` : 'given';
  const message = `The format ${named} is not the one that this version knows (${known}). The file is shown as far as it can be read, and not written to.`;
  problems.push(
    file.problemAt('sidecar/unknown-format', 'error', message, spanAt(file.document!.contents, ['format'])),
  );
  return false;
}

export function notAListProblem(file: YamlFile, key: string): SidecarProblem {
  const at = spanAt(file.document!.contents, [key]);
  return file.problemAt('sidecar/invalid-list', 'error', `“${key}” must be a list, each item after a “-”.`, at);
}

/**
 * Applies changes to a sidecar's text, leaving all lines that they are not about as they are. Since each change goes by
 * its annotation's id, applying it to what the file holds now is also how two windows' work is merged: an update of what
 * somebody else removed brings it back, an addition of what is there already changes nothing.
 * @param yamlText the present text; null where there is no file yet
 * @param source the article's file name, written into a new sidecar
 * @param changes or a function that gives them for the annotations that the text holds
 * @param migrations how a file of an earlier format becomes one of the present; that it was is told with the result
 */
export function editSidecar(
  yamlText: string | null,
  source: string,
  changes: readonly SidecarChange[] | ((annotations: readonly Annotation[]) => readonly SidecarChange[]),
  migrations = MIGRATIONS,
): YamlEditResult {
  const { text, from } = applyMigrations(yamlText ?? '', migrations);
  const file = readYaml(text);
  const { annotations, writable, problems } = new SidecarReader(file).read();
  if (!writable) return { ok: false, problems: problems.filter(problem => problem.severity === 'error') };
  const present = listItems(file, ANNOTATIONS_KEY) ?? [];
  const listed = toSidecarListChanges(present, typeof changes === 'function' ? changes(annotations) : changes);
  // A file is migrated when something is written to it, not by being looked at.
  if (!listed.length) return { ok: true, text: yamlText ?? '' };
  const result = editKeyedList(file, annotationList(source), listed);
  return result.ok && from !== null ? { ...result, migratedFrom: from } : result;
}

/**
 * Takes annotations back to what they were before an edit, by its records, in what the file holds now.
 * @returns the ids of those that somebody has changed since: then nothing is done
 */
export function revertSidecar(yamlText: string | null, source: string, records: readonly ItemRecord[]): RevertResult {
  const file = readYaml(yamlText ?? '');
  const { writable, problems } = new SidecarReader(file).read();
  if (!writable) return { ok: false, problems: problems.filter(problem => problem.severity === 'error') };
  const list = annotationList(source);
  const reverted = revertItems(file, list, records);
  return reverted.ok ? editKeyedList(file, list, reverted.changes) : reverted;
}

const annotationList = (source: string): KeyedList => ({
  key: ANNOTATIONS_KEY,
  keyOf: value => (isFields(value) && typeof value.id === 'string' ? value.id : null),
  head: { format: SIDECAR_FORMAT, source },
  firstLine: FIRST_LINE,
});

/** Says which article a sidecar belongs to, where it says so at all: after that was renamed. */
export function renameSource(yamlText: string, source: string, migrations = MIGRATIONS): YamlEditResult {
  const { text, from } = applyMigrations(yamlText, migrations);
  const file = readYaml(text);
  const read = new SidecarReader(file).read();
  if (!read.writable) return { ok: false, problems: read.problems };
  if (read.source === null || read.source === source) return { ok: true, text: yamlText };
  const edit = editFields(file, { source: read.source }, { source });
  if (edit === null) return notEditableResult(file, 'source');
  return { ok: true, text: edit.text, ...(from === null ? {} : { migratedFrom: from }) };
}

/** Several changes of one annotation come down to its last state; an item that is not an annotation is not touched. */
function toSidecarListChanges(present: readonly ListItem[], changes: readonly SidecarChange[]): ListChange[] {
  const last = new Map<string, Annotation | null>();
  for (const change of changes) {
    const id = change.op === 'remove' ? change.id : change.annotation.id;
    last.delete(id);
    last.set(id, change.op === 'remove' ? null : change.annotation);
  }
  const indices = new Map<string, number[]>();
  present.forEach(({ value }, index) => {
    if (!isFields(value) || typeof value.id !== 'string') return;
    const alike = indices.get(value.id);
    if (alike) alike.push(index);
    else indices.set(value.id, [index]);
  });
  return [...last].flatMap(([id, annotation]): ListChange[] => {
    const found = indices.get(id) ?? [];
    if (annotation === null) return removals(present, found);
    const to = toItem(annotation);
    if (!found.length) return [{ op: 'append', value: to }];
    const old = readItem(present[found[0]].value).annotation;
    const from: Fields = old ? toItem(old) : {};
    return isSame(from, to) ? [] : [{ op: 'set', index: found[0], from, to }];
  });
}

/** The item and its exact copies, such as a careless merge makes. */
function removals(present: readonly ListItem[], found: readonly number[]): ListChange[] {
  return found
    .filter(index => isSame(present[index].value, present[found[0]].value))
    .map(index => ({ op: 'delete', index }));
}
