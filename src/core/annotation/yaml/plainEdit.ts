/** Edits lists in texts that the quick reader reads, without parsing the whole text. */

import { type Fields, readYaml, type YamlFile } from './file';
import { LineEditor } from './lineEditor';
import { NotLineBasedError } from './linePositions';
import { diffLists, idOf, isFields, isSame, type ListChange } from './listChanges';
import type { ListLines } from './plainReader';
import { indented, serialize } from './write';

/**
 * Applies changes to the list under a top-level key, which must have items. All indices are those before the changes.
 * @returns null if the text must be parsed for that, or if the result does not equal the changed data
 */
export function editPlainList(file: YamlFile, key: string, changes: readonly ListChange[]): YamlFile | null {
  const { plain, text } = file;
  const lines = plain?.lists.get(key);
  const values = plain?.fields[key];
  if (!plain || !lines || !Array.isArray(values)) return null;
  const edited = new PlainListEditor(text, lines).edit(changes);
  if (edited === null) return null;
  const result = readYaml(edited);
  const wanted = { ...plain.fields, [key]: changedList(values, changes) };
  return result.plain && isSame(result.plain.fields, wanted) ? result : null;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

class PlainListEditor {
  private readonly indent: string;

  constructor(
    private readonly text: string,
    private readonly list: ListLines,
  ) {
    this.indent = ' '.repeat(list.indent);
  }

  /** Null if a change cannot be made line by line. */
  edit(changes: readonly ListChange[]): string | null {
    const isNew = ({ op }: ListChange) => op === 'append' || op === 'insert';
    const deleted = changes.filter(({ op }) => op === 'delete').length;
    if (deleted === this.list.spans.length && !changes.some(isNew)) return null;
    const splices: Splice[] = [];
    // New items come last: an item that changes must precede an item inserted after it.
    for (const change of [...changes.filter(one => !isNew(one)), ...changes.filter(isNew)]) {
      const splice = 'index' in change ? this.changeItem(change) : this.insertItem(change);
      if (!splice) return null;
      splices.push(splice);
    }
    return this.spliced(splices);
  }

  private changeItem(change: Extract<ListChange, { index: number }>): Splice | null {
    const at = this.list.spans[change.index];
    if (!at) return null;
    if (change.op === 'delete') return { ...at, text: '' };
    if (change.op === 'replace') return { ...at, text: this.linesOf(change) };
    const text = editItem(this.text.slice(at.start, at.end), change.from, change.to);
    return text === null ? null : { ...at, text };
  }

  private insertItem(change: Extract<ListChange, { op: 'append' | 'insert' }>): Splice {
    const { spans, start } = this.list;
    const previous = change.op === 'insert' ? change.previousIndex : spans.length - 1;
    const after = spans[previous]?.end ?? start;
    const gap = change.op === 'insert' ? (change.gap ?? '') : '';
    const at = this.text.startsWith(gap, after) ? after + gap.length : after;
    const isOpen = at > 0 && this.text[at - 1] !== '\n';
    return { start: at, end: at, text: (isOpen ? '\n' : '') + this.linesOf(change) };
  }

  private linesOf({ value, lines }: { readonly value: unknown; readonly lines?: string }): string {
    return indented(lines ?? serialize([value]), this.indent);
  }

  /** Null if splices overlap. */
  private spliced(splices: readonly Splice[]): string | null {
    const pieces: string[] = [];
    let at = 0;
    for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (splice.start < at) return null;
      pieces.push(this.text.slice(at, splice.start), splice.text);
      at = splice.end;
    }
    return pieces.join('') + this.text.slice(at);
  }
}

const ITEM_KEY = 'item';
const ABOVE_ITEM = `${ITEM_KEY}:\n`;

/** Changes the fields of one item in its own lines. Null if that is not possible line by line. */
function editItem(lines: string, from: Fields, to: Fields): string | null {
  const file = readYaml(ABOVE_ITEM + lines);
  if (!file.document) return null;
  try {
    const editor = new LineEditor(file.text, file.document);
    editor.changeTopLevelList(ITEM_KEY, [{ op: 'set', index: 0, from, to }]);
    return editor.result().slice(ABOVE_ITEM.length);
  } catch (error) {
    if (error instanceof NotLineBasedError) return null;
    throw error;
  }
}

function changedList(values: readonly unknown[], changes: readonly ListChange[]): unknown[] {
  const present: unknown[] = [...values];
  const inserted = new Map<number, unknown[]>();
  const deleted = new Set<number>();
  for (const change of changes) {
    if (change.op === 'append' || change.op === 'insert') {
      const previous = change.op === 'append' ? Number.POSITIVE_INFINITY : change.previousIndex;
      const known = inserted.get(previous);
      if (known) known.push(change.value);
      else inserted.set(previous, [change.value]);
    } else if (change.op === 'delete') deleted.add(change.index);
    else if (change.op === 'replace') present[change.index] = change.value;
    else {
      const item = present[change.index];
      present[change.index] = isFields(item) ? changedFields(item, change.from, change.to) : change.to;
    }
  }
  const kept = present.flatMap((item, i) => [...(deleted.has(i) ? [] : [item]), ...(inserted.get(i) ?? [])]);
  return [...(inserted.get(-1) ?? []), ...kept, ...(inserted.get(Number.POSITIVE_INFINITY) ?? [])];
}

/** Turns fields that were read as `from` into `to`. Fields in neither are kept. */
function changedFields(fields: Fields, from: Fields, to: Fields): Fields {
  const changed: Record<string, unknown> = { ...fields };
  for (const key of Object.keys(from)) if (!(key in to)) delete changed[key];
  for (const [key, value] of Object.entries(to)) {
    const before = from[key];
    if (key in fields && isSame(before, value)) continue;
    changed[key] = changedValue(fields[key], before, value);
  }
  return changed;
}

function changedValue(present: unknown, from: unknown, to: unknown): unknown {
  if (isFields(present) && isFields(from) && isFields(to)) return changedFields(present, from, to);
  if (!Array.isArray(present) || !Array.isArray(from) || !Array.isArray(to)) return to;
  const changes = diffLists(present.map(idOf), from, to);
  return changes ? changedList(present, changes) : to;
}
