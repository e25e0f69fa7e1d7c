/**
 * Reads the YAML that this program writes, some ten times as fast as a whole parser: block maps, lists of maps, scalars
 * on one line, literal blocks, comments. For any other text it reads nothing. Whatever it reads equals what the parser
 * reads.
 */
import { type Span, span } from '../../text';

type Fields = Readonly<Record<string, unknown>>;

export interface PlainYaml {
  /** The map at the top. */
  readonly fields: Fields;
  /** The lines of the lists at the top that have items, by key. */
  readonly lists: ReadonlyMap<string, ListLines>;
}

/** The lines of a list. */
export interface ListLines {
  /** Column of the dashes. */
  readonly indent: number;
  /** Start of the line after the list's key. */
  readonly start: number;
  /** Those of each item, without the comments and blank lines after it. */
  readonly spans: readonly Span[];
}

/** Thrown inside this module at anything that it does not read. */
class UnfamiliarError extends Error {}

/** Null if the text is anything else than what this module reads. */
export function readPlainYaml(text: string): PlainYaml | null {
  if (UNFAMILIAR.test(text)) return null;
  try {
    return new PlainReader(text).read();
  } catch (error) {
    if (error instanceof UnfamiliarError) return null;
    throw error;
  }
}

/** Characters that a parser may treat in a way of its own. */
const UNFAMILIAR = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
/** A key with its colon. */
const KEY = /^([A-Za-z_][\w-]*):/;
/** Words that are no text as keys, or that objects treat in their own way. */
const UNFAMILIAR_KEY = /^(?:null|true|false|__proto__)$/i;
const DOUBLE_QUOTED = /^("(?:[^"\\]|\\["\\/bfnrtu])*") *(?: #.*)?$/;
const SINGLE_QUOTED = /^'((?:[^']|'')*)' *(?: #.*)?$/;
const INDICATORS = '-?:,[]{}#&*!|>%@`\'"';
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** What may be a number, null or a truth value. */
const MAY_HAVE_TYPE = /^(?:[-+.~\d]|null$|true$|false$)/i;
const HAS_TYPE =
  /^(?:~|null|true|false|[-+]?\d+|0x[\da-f]+|0o[0-7]+|[-+]?\.inf|\.nan|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?)$/i;
/** A sidecar has five levels. */
const MAX_DEPTH = 20;

interface ReadList {
  readonly items: readonly Fields[];
  readonly indent: number;
  /** The first line of each item, and the one after its last. */
  readonly lines: readonly (readonly [number, number])[];
}

class PlainReader {
  private readonly lines: readonly string[];
  /** The next line. */
  private at = 0;
  /** The line after the last one that was no comment and not blank. */
  private end = 0;
  private readonly lists = new Map<string, ListLines>();

  constructor(private readonly text: string) {
    this.lines = text.split('\n');
  }

  read(): PlainYaml {
    this.skip();
    if (this.at >= this.lines.length) throw new UnfamiliarError();
    const fields = this.map(0, null, 0);
    if (this.at < this.lines.length) throw new UnfamiliarError();
    return { fields, lists: this.lists };
  }

  /** Skips blank lines and comments. @returns the next line; undefined at the end */
  private skip(): string | undefined {
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at] as string;
      const first = line.charAt(indentOf(line));
      if (first !== '' && first !== '#') return line;
    }
    return undefined;
  }

  /** @param first the first entry, if it is on the line of a dash */
  private map(indent: number, first: string | null, depth: number): Fields {
    if (depth > MAX_DEPTH) throw new UnfamiliarError();
    const fields: Record<string, unknown> = {};
    for (let entry = first; ; entry = null) {
      if (entry === null) {
        const line = this.skip();
        const column = line === undefined ? -1 : indentOf(line);
        if (line === undefined || column < indent) return fields;
        if (column > indent) throw new UnfamiliarError();
        entry = line.slice(indent);
      }
      const [whole = '', key] = KEY.exec(entry) ?? [];
      const after = entry.slice(whole.length);
      const rest = after.slice(indentOf(after));
      const isSeparate = after === '' || after.startsWith(' ');
      if (key === undefined || !isSeparate || UNFAMILIAR_KEY.test(key) || Object.hasOwn(fields, key))
        throw new UnfamiliarError();
      this.end = ++this.at;
      fields[key] = this.value(rest, indent, depth, key);
    }
  }

  private value(rest: string, indent: number, depth: number, key: string): unknown {
    const first = rest.charAt(0);
    if (first === '' || first === '#') return this.nested(indent, depth, key);
    if (first === '"') return doubleQuoted(rest);
    if (first === "'") return singleQuoted(rest);
    if (rest === '|' || rest === '|-') return this.block(indent, rest === '|' ? '\n' : '');
    if (rest === '[]') return [];
    if (INDICATORS.includes(first)) throw new UnfamiliarError();
    return plainScalar(rest);
  }

  /** The value below a key: a map, a list or nothing. */
  private nested(indent: number, depth: number, key: string): unknown {
    const keyLine = this.at;
    const line = this.skip();
    const column = line === undefined ? -1 : indentOf(line);
    if (line?.startsWith('- ', column) && column >= indent) {
      const list = this.list(column, depth + 1);
      if (depth === 0) this.lists.set(key, this.placed(list, keyLine));
      return list.items;
    }
    return column > indent ? this.map(column, null, depth + 1) : null;
  }

  private list(indent: number, depth: number): ReadList {
    const items: Fields[] = [];
    const lines: (readonly [number, number])[] = [];
    for (;;) {
      const line = this.skip();
      const column = line === undefined ? -1 : indentOf(line);
      if (line === undefined || column < indent || !line.startsWith('-', column)) return { items, indent, lines };
      if (column > indent || !line.startsWith('- ', column)) throw new UnfamiliarError();
      const start = this.at;
      items.push(this.map(indent + 2, line.slice(indent + 2), depth + 1));
      lines.push([start, this.end]);
    }
  }

  /** A literal block. @param final what ends its last line */
  private block(indent: number, final: string): string {
    const { lines } = this;
    const column = indentOf(lines[this.at] ?? '');
    if (column <= indent || column === lines[this.at]?.length) throw new UnfamiliarError();
    const content: string[] = [];
    for (; this.at < lines.length; this.at++) {
      const line = lines[this.at] as string;
      const own = indentOf(line);
      const isBlank = own === line.length;
      if (!isBlank && own < column) break;
      // Blanks beyond the indentation are content.
      if (isBlank && own > column) throw new UnfamiliarError();
      content.push(line.slice(column));
      if (!isBlank) this.end = this.at + 1;
    }
    // Its last line has no line break.
    if (this.end === lines.length) throw new UnfamiliarError();
    while (content.at(-1) === '') content.pop();
    return content.join('\n') + final;
  }

  private placed({ indent, lines }: ReadList, keyLine: number): ListLines {
    const starts = this.starts();
    const { length } = this.text;
    const spans = lines.map(([from, to]) => span(starts[from] ?? length, starts[to] ?? length));
    return { indent, start: starts[keyLine] ?? length, spans };
  }

  /** Where each line starts. */
  private starts(): number[] {
    let at = 0;
    return this.lines.map(({ length }) => {
      const start = at;
      at += length + 1;
      return start;
    });
  }
}

function indentOf(line: string): number {
  let column = 0;
  while (line.charCodeAt(column) === 32) column++;
  return column;
}

function doubleQuoted(rest: string): string {
  const [, quoted] = DOUBLE_QUOTED.exec(rest) ?? [];
  if (quoted === undefined) throw new UnfamiliarError();
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new UnfamiliarError();
  }
}

function singleQuoted(rest: string): string {
  const [, quoted] = SINGLE_QUOTED.exec(rest) ?? [];
  if (quoted === undefined) throw new UnfamiliarError();
  return quoted.replaceAll("''", "'");
}

function plainScalar(rest: string): unknown {
  const comment = rest.indexOf(' #');
  let length = comment < 0 ? rest.length : comment;
  while (rest.charAt(length - 1) === ' ') length--;
  const words = rest.slice(0, length);
  if (words.includes(': ') || words.endsWith(':')) throw new UnfamiliarError();
  if (!MAY_HAVE_TYPE.test(words)) return words;
  if (WHOLE_NUMBER.test(words)) return Number(words);
  if (words === 'true' || words === 'false') return words === 'true';
  if (HAS_TYPE.test(words)) throw new UnfamiliarError();
  return words;
}
