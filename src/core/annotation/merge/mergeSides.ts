/** Splits a version of a sidecar for merging: annotations with their lines, and the lines around them. */
import { type Document, Lexer, visit } from 'yaml';
import type { Span } from '../../text';
import { ANNOTATIONS_KEY, readSidecarFile } from '../sidecar/sidecar';
import { type Fields, findDuplicateKey, itemValues, topLevelFields, type YamlFile } from '../yaml/file';
import { itemLineSpans } from '../yaml/linePositions';
import { isFields } from '../yaml/listChanges';
import { dedented, linesOf } from '../yaml/write';

export interface MergeItem {
  /** Its id. For an item without one, or with the id of an earlier item, its content. */
  readonly key: string;
  readonly id: string | null;
  readonly value: unknown;
  /** Its lines from its dash on, without indentation, with `\n`. */
  readonly lines: string;
  /** The comment lines directly above it. */
  readonly above: readonly string[];
  /** The comments in its lines. */
  readonly comments: readonly string[];
}

export interface MergeSide {
  readonly file: YamlFile;
  /** The top-level fields other than the annotations. */
  readonly head: Fields;
  /** The lines that belong to no annotation, except blank ones. */
  readonly frame: readonly string[];
  /** By key, in file order. */
  readonly items: ReadonlyMap<string, MergeItem>;
}

/** Splits a sidecar; null if it cannot be read, or if its annotations do not consist of whole lines. */
export function readSide(file: YamlFile): MergeSide | null {
  const { text } = file;
  if (!readSidecarFile(file).writable) return null;
  // The quick reader reads no text with duplicate keys.
  if (!file.plain && (!file.document || hasDuplicateKeys(file.document))) return null;
  const places = itemLineSpans(file, ANNOTATIONS_KEY);
  const plain = topLevelFields(file) ?? {};
  if (!places || !isFields(plain)) return null;
  const split = splitItems(text, itemValues(file, ANNOTATIONS_KEY) ?? [], places);
  if (!split) return null;
  const { [ANNOTATIONS_KEY]: _, ...head } = plain;
  const frame = split.frame.filter(line => !IS_LIST_KEY.test(line) && line.trim() !== '');
  return { file, head, frame, items: split.items };
}

/** Splits a text into items and other lines; null if an item has no value, or shares a line with another one. */
function splitItems(
  text: string,
  values: readonly unknown[],
  { indent, spans }: { readonly indent: number; readonly spans: readonly Span[] },
): { items: Map<string, MergeItem>; frame: string[] } | null {
  const items = new Map<string, MergeItem>();
  const frame: string[] = [];
  const keys = new KeyNumbering();
  let at = 0;
  for (const [i, value] of values.entries()) {
    const place = spans[i];
    if (!place || value === undefined || place.start < at) return null;
    const between = linesOf(text.slice(at, place.start));
    const above = commentsAtEnd(between);
    for (const line of between.slice(0, between.length - above.length)) frame.push(line);
    const id = isFields(value) && typeof value.id === 'string' && !items.has(`id ${value.id}`) ? value.id : null;
    const key = id === null ? keys.unique(`content ${JSON.stringify(value)}`) : `id ${id}`;
    const lines = dedented(text.slice(place.start, place.end), indent);
    items.set(key, { key, id, value, lines, above, comments: commentsIn(lines) });
    at = place.end;
  }
  for (const line of linesOf(text.slice(at))) frame.push(line);
  return { items, frame };
}

/** True if any map repeats a key. Only the last value is read then, so merging would lose the others. */
function hasDuplicateKeys(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Map(_, map) {
      found ||= findDuplicateKey(map) !== null;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/** Makes keys unique: repeated ones are numbered from 2. */
class KeyNumbering {
  private readonly counts = new Map<string, number>();

  unique(key: string): string {
    const n = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, n);
    return n === 1 ? key : `${key} ${n}`;
  }
}

/** The line of the list's key, which differs between an empty list and others. */
const IS_LIST_KEY = /^annotations:\s*(?:\[\s*\]\s*)?$/;

/** The indented comment lines at the end. A comment that is not indented is about the file, not about an annotation. */
function commentsAtEnd(lines: readonly string[]): string[] {
  let first = lines.length;
  while (/^\s+#/.test(lines[first - 1] ?? '')) first--;
  return lines.slice(first);
}

/** The lexer emits this before the source of a plain scalar. */
const SCALAR_FOLLOWS = '\x1f';

/** The comments in a YAML text, from their `#` on. */
export function commentsIn(lines: string): string[] {
  if (!lines.includes('#')) return [];
  const comments: string[] = [];
  let isScalar = false;
  for (const source of new Lexer().lex(lines)) {
    if (!isScalar && source.startsWith('#')) comments.push(source.trim());
    isScalar = source === SCALAR_FOLLOWS;
  }
  return comments;
}
