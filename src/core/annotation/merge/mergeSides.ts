/** A version of a sidecar taken apart for merging: its annotations, each with its lines, and what stands around them. */
import { type Document, Lexer, visit } from 'yaml';
import { ANNOTATIONS_KEY, readSidecar } from '../sidecar/sidecar';
import { type Fields, findDuplicateKey, listItems, plainDocument, readYaml } from '../yaml/file';
import { itemLineSpans } from '../yaml/linePositions';
import { isFields } from '../yaml/listChanges';
import { dedented, linesOf } from '../yaml/write';

export interface MergeItem {
  /** Its id; for an item that has none, or one that stands before it, its content. */
  readonly key: string;
  readonly id: string | null;
  readonly value: unknown;
  /** From its dash on, without indentation, with `\n`. */
  readonly lines: string;
  /** The comment lines right above it. */
  readonly above: readonly string[];
  readonly comments: readonly string[];
}

export interface MergeSide {
  readonly text: string;
  /** The fields beside the annotations. */
  readonly head: Fields;
  /** The lines that belong to no annotation, without empty ones. */
  readonly frame: readonly string[];
  /** In the order of the file. */
  readonly items: ReadonlyMap<string, MergeItem>;
}

/** Null where the text cannot be read as a sidecar, or its annotations are not lines of their own. */
export function readSide(text: string): MergeSide | null {
  if (!readSidecar(text).writable) return null;
  const file = readYaml(text);
  if (!file.document || hasDuplicateKeys(file.document)) return null;
  const places = itemLineSpans(file, ANNOTATIONS_KEY);
  const plain = plainDocument(file.document) ?? {};
  if (!places || !isFields(plain)) return null;
  const items = new Map<string, MergeItem>();
  const frame: string[] = [];
  const contents = new KeyNumbering();
  let at = 0;
  for (const [i, { value }] of (listItems(file, ANNOTATIONS_KEY) ?? []).entries()) {
    const { start, end } = places.spans[i];
    if (value === undefined || start < at) return null;
    const between = linesOf(text.slice(at, start));
    const above = commentsAtEnd(between);
    for (const line of between.slice(0, between.length - above.length)) frame.push(line);
    const id = isFields(value) && typeof value.id === 'string' && !items.has(`id ${value.id}`) ? value.id : null;
    const key = id === null ? contents.fresh(`content ${JSON.stringify(value)}`) : `id ${id}`;
    const lines = dedented(text.slice(start, end), places.indent);
    items.set(key, { key, id, value, lines, above, comments: commentsIn(lines) });
    at = end;
  }
  for (const line of linesOf(text.slice(at))) frame.push(line);
  const { [ANNOTATIONS_KEY]: _, ...head } = plain;
  return { text, head, frame: frame.filter(line => !IS_LIST_KEY.test(line) && line.trim() !== ''), items };
}

/** Of a key that stands twice in one map only the last value is read: what is read is not all that was written. */
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

/** The same content may stand in a file several times: it is numbered from the second on. */
class KeyNumbering {
  private readonly counts = new Map<string, number>();

  fresh(key: string): string {
    const n = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, n);
    return n === 1 ? key : `${key} ${n}`;
  }
}

/** The key of the list is written in one way while the list is empty, and in another when it is not. */
const IS_LIST_KEY = /^annotations:\s*(?:\[\s*\]\s*)?$/;

function commentsAtEnd(lines: readonly string[]): string[] {
  let first = lines.length;
  // A comment on the left edge is about the file, not about one annotation.
  while (first > 0 && /^\s+#/.test(lines[first - 1])) first--;
  return lines.slice(first);
}

const SCALAR_FOLLOWS = '\x1f';

/** The comments in a YAML text, from their `#` on. */
export function commentsIn(lines: string): string[] {
  const comments: string[] = [];
  let scalar = false;
  for (const source of new Lexer().lex(lines)) {
    if (!scalar && source.startsWith('#')) comments.push(source.trim());
    scalar = source === SCALAR_FOLLOWS;
  }
  return comments;
}
