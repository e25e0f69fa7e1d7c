/** The sidecar file: `NAME.txt.annotations.yaml`, as text in and text out. */
import { ITEM_KEYS, toAnnotation, toItem } from './items';
import type { Annotation } from './model';
import { editList, listItems, readYaml, type SidecarProblem, serialize } from './yamlFile';

export type { SidecarProblem } from './yamlFile';

export const SIDECAR_FORMAT = 'seed-annotations/1';
const SCHEMA_LINE = '# yaml-language-server: $schema=https://seed-annotator.example/schemas/sidecar.schema.json\n';
const LIST = 'annotations';

export interface SidecarRead {
  /** In the order of the file. */
  readonly annotations: readonly Annotation[];
  /** The file name of the article that it says it belongs to. */
  readonly source: string | null;
  readonly format: string | null;
  readonly problems: readonly SidecarProblem[];
  /** False where writing could lose something: the text is not understood as a whole, or is of a newer format. */
  readonly writable: boolean;
}

export type SidecarChange =
  | { readonly op: 'add' | 'update'; readonly annotation: Annotation }
  | { readonly op: 'remove'; readonly id: string };

export type SidecarEdit =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly SidecarProblem[] };

/** Reads a sidecar; never throws. An item that is not understood is reported and left out, and stays in the file. */
export function readSidecar(yamlText: string): SidecarRead {
  const file = readYaml(yamlText);
  if (!file.document) return { annotations: [], source: null, format: null, problems: file.problems, writable: false };
  const format = file.document.get('format');
  const source = file.document.get('source');
  const known = format === undefined || format === SIDECAR_FORMAT;
  const problems: SidecarProblem[] = [];
  if (!known) {
    const message = `The format “${String(format).slice(0, 60)}” is not one that this version knows (${SIDECAR_FORMAT}). It is shown as far as it can be read, and not written to.`;
    problems.push(file.problemAt('sidecar/unknown-format', 'error', message, { start: 0, end: 0 }));
  }
  const annotations: Annotation[] = [];
  const ids = new Set<string>();
  for (const { value, at } of listItems(file, LIST)) {
    const annotation = toAnnotation(value);
    if (typeof annotation === 'string')
      problems.push(file.problemAt('sidecar/invalid-item', 'warning', annotation, at));
    else if (ids.has(annotation.id)) {
      problems.push(
        file.problemAt(
          'sidecar/duplicate-id',
          'warning',
          `The id “${annotation.id}” is used twice; the first one counts.`,
          at,
        ),
      );
    } else {
      ids.add(annotation.id);
      annotations.push(annotation);
    }
  }
  return {
    annotations,
    source: typeof source === 'string' ? source : null,
    format: typeof format === 'string' ? format : null,
    problems,
    writable: known,
  };
}

/**
 * Applies changes to a sidecar's text, item by item, leaving all other lines as they are. Since each change goes by its
 * annotation's id, applying it to what the file holds now is also how two people's work is merged: an update of what
 * somebody else removed brings it back, an addition of what is there already changes nothing.
 * @param yamlText the present text; null where there is no file yet
 * @param source the article's file name, written into a new sidecar
 */
export function editSidecar(yamlText: string | null, source: string, changes: readonly SidecarChange[]): SidecarEdit {
  let text = yamlText ?? '';
  const { writable, problems } = readSidecar(text);
  if (!writable) return { ok: false, problems };
  for (const change of changes) text = applyOne(text, source, change);
  return { ok: true, text };
}

function applyOne(text: string, source: string, change: SidecarChange): string {
  const id = change.op === 'remove' ? change.id : change.annotation.id;
  const index = listItems(readYaml(text), LIST).findIndex(
    ({ value }) => (value as { id?: unknown } | null | undefined)?.id === id,
  );
  if (change.op === 'remove') return index < 0 ? text : editList(text, LIST, { op: 'delete', index }, ITEM_KEYS);
  const value = toItem(change.annotation);
  if (index >= 0) return editList(text, LIST, { op: 'set', index, value }, ITEM_KEYS);
  if (text.trim() === '') return SCHEMA_LINE + serialize({ format: SIDECAR_FORMAT, source, [LIST]: [value] });
  return editList(text, LIST, { op: 'append', value }, ITEM_KEYS);
}
