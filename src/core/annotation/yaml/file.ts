/** Reads YAML files that people also edit by hand. The text is untrusted: problems are collected, not thrown. */

import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml';
import type { Severity } from '../../article';
import { LineIndex, type Message, phrase, type Span, span } from '../../text';
import { isTooDeep } from './depth';
import { type PlainYaml, readPlainYaml } from './plainReader';
import { yamlErrorMessage } from './yamlErrors';

export type YamlProblemCode =
  | 'yaml/invalid'
  | 'yaml/conflict-markers'
  | 'yaml/not-utf-8'
  | 'yaml/not-read'
  | 'yaml/not-a-map'
  | 'yaml/too-large'
  | 'yaml/too-many-aliases'
  | 'yaml/not-editable'
  | 'sidecar/unknown-format'
  | 'sidecar/invalid-list'
  | 'sidecar/invalid-item'
  | 'sidecar/invalid-field'
  | 'sidecar/duplicate-id'
  | 'sidecar/orphaned'
  | 'sidecar/other-words'
  | 'sidecar/article-missing';

/** A problem in a sidecar or corpus file. */
export interface SidecarProblem {
  readonly code: YamlProblemCode;
  readonly severity: Severity;
  readonly message: Message;
  /** Half-open UTF-16 offsets in the YAML text. */
  readonly span: Span;
  /** 0-based position of the span's start; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/** Maximum length of a file that is read, in UTF-16 units: about 16,000 annotations. A longer one would block the editor. */
export const MAX_YAML_LENGTH = 8_000_000;
/** Maximum number of aliases; guards against hostile input. A few dozen nested ones would fill the memory. */
const MAX_ALIASES = 100;
const MAX_PROBLEMS = 20;

export type Fields = Readonly<Record<string, unknown>>;

/** A YAML text as read. It is parsed only when that is needed: most texts are read by the quick reader alone. */
export interface YamlFile {
  readonly text: string;
  /** The data and lines, if the quick reader reads the text; else null. */
  readonly plain: PlainYaml | null;
  /** Null if the text is not a single YAML document with a map, or nothing, at the top. */
  readonly document: Document.Parsed | null;
  readonly problems: readonly SidecarProblem[];
  problemAt(code: YamlProblemCode, severity: Severity, message: Message, at: Span): SidecarProblem;
}

/** Reads a YAML text. Never throws. */
export const readYaml = (text: string): YamlFile => new ReadYamlFile(text);

class ReadYamlFile implements YamlFile {
  readonly plain: PlainYaml | null;
  private parsed: ParsedText | null = null;
  private lines: LineIndex | null = null;

  constructor(readonly text: string) {
    this.plain = text.length > MAX_YAML_LENGTH ? null : readPlainYaml(text);
  }

  get document(): Document.Parsed | null {
    return this.parse().document;
  }

  get problems(): readonly SidecarProblem[] {
    return this.plain ? [] : this.parse().problems;
  }

  problemAt(code: YamlProblemCode, severity: Severity, message: Message, at: Span): SidecarProblem {
    this.lines ??= new LineIndex(this.text);
    return { code, severity, message, span: at, ...this.lines.positionAt(at.start) };
  }

  private parse(): ParsedText {
    this.parsed ??= parseText(this.text, (code, severity, message, at) => this.problemAt(code, severity, message, at));
    return this.parsed;
  }
}

interface ParsedText {
  readonly document: Document.Parsed | null;
  readonly problems: readonly SidecarProblem[];
}

function parseText(text: string, problemAt: YamlFile['problemAt']): ParsedText {
  const failed = (code: YamlProblemCode, message: Message, at: Span = span(0, 0)): ParsedText => ({
    document: null,
    problems: [problemAt(code, 'error', message, at)],
  });
  if (text.length > MAX_YAML_LENGTH)
    return failed('yaml/too-large', phrase`The file is too large: it has more than ${MAX_YAML_LENGTH} characters.`);
  // `^` and `$` would also match at U+2028, which may be part of a value.
  const conflict = /(?<![^\r\n])(?:<{7} |={7}(?![^\r\n])|>{7} )/.exec(text);
  if (conflict) {
    const at = span(conflict.index, conflict.index + conflict[0].length);
    const message = phrase`The file contains merge conflict markers. Resolve the conflict; the file can then be read again.`;
    return failed('yaml/conflict-markers', message, at);
  }
  const document = parse(text);
  if (!document) return failed('yaml/invalid', phrase`Not valid YAML: it is nested too deeply.`);
  if (document.errors.length) {
    const problems = document.errors.slice(0, MAX_PROBLEMS).map(({ message, pos: [start, end] }) => {
      const where = span(Math.min(start, text.length), Math.min(Math.max(start, end), text.length));
      return problemAt(
        'yaml/invalid',
        'error',
        phrase`Not valid YAML: ${yamlErrorMessage(firstWords(message))}`,
        where,
      );
    });
    return { document: null, problems };
  }
  const misuse = findMisuse(document);
  return misuse ? failed(misuse.code, misuse.message, misuse.at) : { document, problems: [] };
}

/** The parser’s messages may quote the file to its end. */
const MAX_MESSAGE = 200;

function firstWords(message: string): string {
  const [line = ''] = message.split('\n');
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE).replace(/[\ud800-\udbff]$/, '')} …` : line;
}

/**
 * Parses a document; null if that fails. Duplicate keys are allowed here and checked later: one in a single item must not
 * make the whole file unreadable.
 */
export function parse(text: string): Document.Parsed | null {
  if (isTooDeep(text)) return null;
  try {
    return parseDocument(text, { keepSourceTokens: true, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  } catch {
    return null;
  }
}

function findMisuse(document: Document.Parsed): { code: YamlProblemCode; message: Message; at?: Span } | null {
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null))
    return { code: 'yaml/not-a-map', message: phrase`The file must be a map with the key “format” and a list.` };
  let aliases = 0;
  visit(document, { Alias: () => (++aliases > MAX_ALIASES ? visit.BREAK : undefined) });
  if (aliases > MAX_ALIASES)
    return {
      code: 'yaml/too-many-aliases',
      message: phrase`The file has more than ${MAX_ALIASES} YAML aliases (*name).`,
    };
  const twice = isMap(contents) ? findDuplicateKey(contents) : null;
  return twice
    ? { code: 'yaml/invalid', message: phrase`The key “${twice.key.slice(0, 60)}” is used twice.`, at: twice.at }
    : null;
}

/** The first key of a map that repeats an earlier one. Keys are compared as text. */
export function findDuplicateKey(map: YAMLMap): { key: string; at: Span } | null {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (seen.has(name)) return { key: name, at: spanOf(key) };
    seen.add(name);
  }
  return null;
}

/** The text under a top-level key; null if there is none. */
export function topLevelText(file: YamlFile, key: string): string | null {
  const value = topLevelValue(file, key);
  return typeof value === 'string' ? value : null;
}

/** The value under a top-level key: plain data, or a node of the document for maps and lists. */
export const topLevelValue = (file: YamlFile, key: string): unknown =>
  file.plain ? file.plain.fields[key] : file.document?.get(key);

/** All top-level fields as plain data; undefined if aliases cannot be resolved within the limit. */
export function topLevelFields(file: YamlFile): unknown {
  if (file.plain) return file.plain.fields;
  return file.document ? plainDocument(file.document) : undefined;
}

/**
 * The values of the list under a top-level key as plain data, undefined for one whose aliases cannot be resolved. None
 * if the key is absent, null if its value is not a list.
 */
export function itemValues(file: YamlFile, key: string): readonly unknown[] | null {
  if (!file.plain) return listItems(file, key)?.map(({ value }) => value) ?? null;
  const list = file.plain.fields[key] ?? [];
  return Array.isArray(list) ? list : null;
}

export interface ListItem {
  /** As plain data; undefined if its aliases cannot be resolved. */
  readonly value: unknown;
  readonly node: unknown;
  readonly at: Span;
}

/** The items of the list under a top-level key; none if the key is absent, null if its value is not a list. */
export function listItems(file: Pick<YamlFile, 'document'>, key: string): ListItem[] | null {
  const list = file.document?.get(key, true);
  if (list === undefined || list === null || (isScalar(list) && list.value === null)) return [];
  if (!isSeq(list)) return null;
  return list.items.map(node => ({ value: plainValue(node, file.document!), node, at: spanOf(node) }));
}

function plainValue(node: unknown, document: Document): unknown {
  try {
    return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)
      ? node.toJS(document, { maxAliasCount: MAX_ALIASES })
      : undefined;
  } catch {
    return undefined;
  }
}

/** The whole document as plain data; undefined if its aliases cannot be resolved within the limit. */
export function plainDocument(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return undefined;
  }
}

/** The span of a node in the text; empty at 0 for anything else. */
export function spanOf(node: unknown): Span {
  const range = (node as { range?: readonly [number, number, number] | null } | null)?.range;
  return range ? span(range[0], range[1]) : span(0, 0);
}

/** The span of the node at a path below another one; of the nearest ancestor if there is no node. */
export function spanAt(node: unknown, path: readonly (string | number)[]): Span {
  let at = spanOf(node);
  let here = node;
  for (const step of path) {
    if (isMap(here)) here = here.get(step, true);
    else if (isSeq(here)) here = here.items[step as number];
    else return at;
    if (here === undefined || here === null) return at;
    at = spanOf(here);
  }
  return at;
}
