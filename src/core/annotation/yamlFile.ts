/**
 * Reading and editing of YAML that people write too: problems are collected with their places, never thrown, and an
 * edit of one list item leaves every other line of the file as it was.
 */
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Severity } from '../article/model';
import { type Span, span } from '../text/span';

export type YamlProblemCode =
  | 'yaml/invalid'
  | 'yaml/conflict-markers'
  | 'yaml/not-a-map'
  | 'yaml/too-large'
  | 'sidecar/unknown-format'
  | 'sidecar/invalid-item'
  | 'sidecar/duplicate-id';

export interface SidecarProblem {
  readonly code: YamlProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** In the YAML text. */
  readonly span: Span;
  /** 0-based place of the span's start. */
  readonly line: number;
  readonly column: number;
}

/** Larger files are not read: nobody wrote them by hand, and the editor would stand still. */
const MAX_LENGTH = 20_000_000;
const MAX_ALIASES = 100;

export interface YamlFile {
  readonly text: string;
  /** Null where the text is not YAML with a map at its top. */
  readonly document: Document.Parsed | null;
  readonly problems: readonly SidecarProblem[];
  problemAt(code: YamlProblemCode, severity: Severity, message: string, at: Span): SidecarProblem;
}

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const problemAt = (code: YamlProblemCode, severity: Severity, message: string, at: Span): SidecarProblem => {
    const { line, col } = lines.linePos(at.start);
    return { code, severity, message, span: at, line: Math.max(0, line - 1), column: Math.max(0, col - 1) };
  };
  const failed = (problem: SidecarProblem): YamlFile => ({ text, document: null, problems: [problem], problemAt });
  if (text.length > MAX_LENGTH)
    return failed(problemAt('yaml/too-large', 'error', 'The file is too large to be read.', span(0, 0)));
  const conflict = /^<{7} |^={7}$|^>{7} /m.exec(text);
  const document = parseDocument(text, { lineCounter: lines, keepSourceTokens: true, prettyErrors: false });
  if (conflict) {
    const at = span(conflict.index, conflict.index + conflict[0].length);
    return failed(
      problemAt(
        'yaml/conflict-markers',
        'error',
        'The file holds merge conflict markers. Settle the conflict, then it can be read.',
        at,
      ),
    );
  }
  if (document.errors.length) {
    const problems = document.errors
      .slice(0, 20)
      .map(({ message, pos }) =>
        problemAt(
          'yaml/invalid',
          'error',
          `Not valid YAML: ${message.split('\n')[0]}`,
          span(pos[0], Math.max(pos[0], pos[1])),
        ),
      );
    return { text, document: null, problems, problemAt };
  }
  if (
    document.contents !== null &&
    !isMap(document.contents) &&
    !(isScalar(document.contents) && document.contents.value === null)
  ) {
    return failed(
      problemAt(
        'yaml/not-a-map',
        'error',
        'The file must be a map with the key “format” and a list below.',
        span(0, 0),
      ),
    );
  }
  return { text, document, problems: [], problemAt };
}

/** The items of a list of the document, each as plain data (undefined where it cannot be resolved) with its place. */
export function listItems(file: YamlFile, key: string): { value: unknown; at: Span }[] {
  const list = file.document?.get(key);
  if (!isSeq(list)) return [];
  return list.items.map(item => {
    const range = (item as { range?: [number, number, number] | null }).range;
    const at = range ? span(range[0], range[1]) : span(0, 0);
    try {
      return { value: (item as YAMLMap).toJS(file.document!, { maxAliasCount: MAX_ALIASES }), at };
    } catch {
      return { value: undefined, at };
    }
  });
}

export type ListEdit =
  | { readonly op: 'append'; readonly value: Fields }
  | { readonly op: 'set'; readonly index: number; readonly value: Fields }
  | { readonly op: 'delete'; readonly index: number };

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Applies one edit to the block list under `key` by replacing only the lines of the item it is about.
 * @param keep the keys of an item that the program knows: one that is absent from the new value is taken out, every
 * other key of the item, and its comments, stay
 */
export function editList(text: string, key: string, edit: ListEdit, known: readonly string[]): string {
  const file = readYaml(text);
  const list = file.document?.get(key, true);
  if (!isSeq(list) || list.flow || !list.items.length) return editWhole(file, key, edit);
  const items = itemLines(text, list);
  if (!items) return editWhole(file, key, edit);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const write = (lines: string) => (eol === '\n' ? lines : lines.replace(/\n/g, eol));
  const indent = ' '.repeat(items.indent);
  if (edit.op === 'append') {
    const end = items.spans[items.spans.length - 1].end;
    const open = end > 0 && !/[\r\n]$/.test(text.slice(0, end));
    return text.slice(0, end) + (open ? eol : '') + write(indented(serialize([edit.value]), indent)) + text.slice(end);
  }
  const at = items.spans[edit.index];
  if (edit.op === 'delete') {
    if (list.items.length === 1) return editWhole(file, key, edit);
    return text.slice(0, at.start) + text.slice(at.end);
  }
  const old = dedented(text.slice(at.start, at.end).replace(/\r\n/g, '\n'), items.indent);
  return text.slice(0, at.start) + write(indented(mergeItem(old, edit.value, known), indent)) + text.slice(at.end);
}

/** Where the lines of each item are: from its dash's line to the next item's. Null where items do not begin lines. */
function itemLines(text: string, list: YAMLSeq): { indent: number; spans: Span[] } | null {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return null;
  const starts: number[] = [];
  for (const item of token.items) {
    const dash = item.start.find(part => part.type === 'seq-item-ind');
    if (!dash) continue;
    const line = text.lastIndexOf('\n', dash.offset - 1) + 1;
    if (text.slice(line, dash.offset).trim() !== '') return null;
    starts.push(line);
  }
  if (starts.length !== list.items.length) return null;
  const end = endOfList(text, list);
  return { indent: token.indent, spans: starts.map((start, i) => span(start, starts[i + 1] ?? end)) };
}

/** The end of the line on which the last item's value ends; comments and blank lines after it belong to what follows. */
function endOfList(text: string, list: YAMLSeq): number {
  const last = list.items[list.items.length - 1] as { range?: [number, number, number] | null };
  const valueEnd = last.range?.[1] ?? list.range![1];
  if (text[valueEnd - 1] === '\n') return valueEnd;
  const lineBreak = text.indexOf('\n', valueEnd);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

/** Lists that are empty, in flow style or otherwise not lines of their own: the document is written anew, with its comments. */
function editWhole(file: YamlFile, key: string, edit: ListEdit): string {
  const document = file.document!;
  const list = document.get(key);
  const values: unknown[] = isSeq(list) ? [...list.items] : [];
  if (edit.op === 'append') values.push(document.createNode(edit.value));
  else if (edit.op === 'delete') values.splice(edit.index, 1);
  else values[edit.index] = document.createNode(edit.value);
  const node = document.createNode(values) as YAMLSeq;
  node.flow = values.length === 0;
  document.set(key, node);
  quoteOddStrings(document);
  return document.toString(STYLE);
}

function mergeItem(old: string, value: Fields, known: readonly string[]): string {
  const document = parseDocument(old);
  const list = document.contents;
  const item = isSeq(list) ? list.items[0] : null;
  if (document.errors.length || !isMap(item)) return serialize([value]);
  for (const key of known) if (!(key in value) && item.has(key)) item.delete(key);
  for (const [key, wanted] of Object.entries(value)) {
    const present = item.get(key, true) as { toJS?: (document: unknown) => unknown } | undefined;
    const same = present !== undefined && JSON.stringify(present.toJS?.(document)) === JSON.stringify(wanted);
    if (!same) document.setIn([0, key], document.createNode(wanted));
  }
  quoteOddStrings(document);
  return document.toString(STYLE);
}

const STYLE = { lineWidth: 0, blockQuote: 'literal', indentSeq: true } as const;

/** A value as YAML in block style; ends in a line break. */
export function serialize(value: unknown): string {
  const document = parseDocument('');
  document.contents = document.createNode(value) as never;
  quoteOddStrings(document);
  return document.toString(STYLE);
}

/** What plain and block scalars would not carry through unchanged: controls, separators, lone halves of pairs. */
const ODD =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function quoteOddStrings(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value !== 'string') return;
      if (ODD.test(node.value) || /^[ \t]|[ \t]\n|[ \t]$/.test(node.value) || /^\n|\n\n$/.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

const indented = (lines: string, indent: string): string => (indent ? lines.replace(/^(?=.)/gm, indent) : lines);

function dedented(lines: string, by: number): string {
  const prefix = ' '.repeat(by);
  return lines
    .split('\n')
    .map(line => (line.startsWith(prefix) ? line.slice(by) : line.trimStart()))
    .join('\n');
}
