/** Reading of YAML that people write too: it is untrusted, and problems are collected with their places, never thrown. */

import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml';
import type { Severity } from '../../article';
import { LineIndex, type Span, span } from '../../text';
import { isTooDeep } from './depth';

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
  | 'sidecar/article-missing';

export interface SidecarProblem {
  readonly code: YamlProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** In the YAML text. */
  readonly span: Span;
  /** 0-based place of the span's start; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/** Larger files are not read: at some 500 units an annotation, nobody has as many, and the editor would stand still. */
export const MAX_YAML_LENGTH = 8_000_000;
/** More are no person's doing: each costs a walk, and a few dozen nested ones would fill the memory. */
const MAX_ALIASES = 100;
const MAX_PROBLEMS = 20;

export type Fields = Readonly<Record<string, unknown>>;

/** A YAML text as read; `document` is null where the text is not one YAML document with a map (or nothing) at its top. */
export interface YamlFile {
  readonly text: string;
  readonly document: Document.Parsed | null;
  readonly problems: readonly SidecarProblem[];
  problemAt(code: YamlProblemCode, severity: Severity, message: string, at: Span): SidecarProblem;
}

/** Reads a YAML text; never throws, whatever the text. */
export function readYaml(text: string): YamlFile {
  let lines: LineIndex | null = null;
  const problemAt: YamlFile['problemAt'] = (code, severity, message, at) => {
    lines ??= new LineIndex(text);
    return { code, severity, message, span: at, ...lines.positionAt(at.start) };
  };
  const failed = (code: YamlProblemCode, message: string, at: Span = span(0, 0)): YamlFile => ({
    text,
    document: null,
    problems: [problemAt(code, 'error', message, at)],
    problemAt,
  });
  if (text.length > MAX_YAML_LENGTH) return failed('yaml/too-large', 'The file is too large to be read.');
  // Not by `^` and `$`: those take U+2028, which may stand inside a value, for a line's end too.
  const conflict = /(?<![^\r\n])(?:<{7} |={7}(?![^\r\n])|>{7} )/.exec(text);
  if (conflict) {
    const at = span(conflict.index, conflict.index + conflict[0].length);
    const message = 'The file holds merge conflict markers. Settle the conflict, then it can be read.';
    return failed('yaml/conflict-markers', message, at);
  }
  const document = parse(text);
  if (!document) return failed('yaml/invalid', 'Not valid YAML: it is nested too deeply.');
  if (document.errors.length) {
    const problems = document.errors.slice(0, MAX_PROBLEMS).map(({ message, pos: [start, end] }) => {
      const where = span(Math.min(start, text.length), Math.min(Math.max(start, end), text.length));
      return problemAt('yaml/invalid', 'error', `Not valid YAML: ${message.split('\n')[0]}`, where);
    });
    return { text, document: null, problems, problemAt };
  }
  const misuse = findMisuse(document);
  return misuse ? failed(misuse.code, misuse.message, misuse.at) : { text, document, problems: [], problemAt };
}

/** Keys used twice are looked at where they matter: one careless item must not make the whole file unreadable. */
export function parse(text: string): Document.Parsed | null {
  if (isTooDeep(text)) return null;
  try {
    return parseDocument(text, { keepSourceTokens: true, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  } catch {
    return null;
  }
}

function findMisuse(document: Document.Parsed): { code: YamlProblemCode; message: string; at?: Span } | null {
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null))
    return { code: 'yaml/not-a-map', message: 'The file must be a map, with the key “format” and a list below.' };
  let aliases = 0;
  visit(document, { Alias: () => (++aliases > MAX_ALIASES ? visit.BREAK : undefined) });
  if (aliases > MAX_ALIASES)
    return { code: 'yaml/too-many-aliases', message: `The file has more than ${MAX_ALIASES} YAML aliases (*name).` };
  const twice = isMap(contents) ? findDuplicateKey(contents) : null;
  return twice
    ? { code: 'yaml/invalid', message: `The key “${twice.key.slice(0, 60)}” stands twice.`, at: twice.at }
    : null;
}

/** The first key of a map that it has already, compared as text. */
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

/** The text of a scalar at the top of the document, else null. */
export function topLevelText(file: YamlFile, key: string): string | null {
  const value = file.document?.get(key);
  return typeof value === 'string' ? value : null;
}

export interface ListItem {
  /** As plain data; undefined where its aliases do not resolve. */
  readonly value: unknown;
  readonly node: unknown;
  readonly at: Span;
}

/** The items of a list at the top of the document; null where something else stands there. */
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

/** The whole document as plain data; undefined where that cannot be had within bounds. */
export function plainDocument(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return undefined;
  }
}

/** The place of a node's value in the text. */
export function spanOf(node: unknown): Span {
  const range = (node as { range?: readonly [number, number, number] | null } | null)?.range;
  return range ? span(range[0], range[1]) : span(0, 0);
}

/** The place of what stands at a path below a node; of the nearest thing above where there is nothing. */
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
