/** Recognizes what kind of file is to be converted, by its name and its first characters. */

export const SOURCE_KINDS = ['text', 'html', 'mail', 'word', 'rtf', 'table', 'json', 'feed'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

const BY_ENDING: Readonly<Record<string, SourceKind>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  seed: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  eml: 'mail',
  mht: 'mail',
  mhtml: 'mail',
  docx: 'word',
  rtf: 'rtf',
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  xml: 'feed',
};

/** The endings of the names of files that can be converted, without full stop. */
export const SOURCE_ENDINGS: readonly string[] = Object.keys(BY_ENDING);

/** Files with these endings are converted only if they are named themselves: most are something else. */
const ONLY_NAMED: ReadonlySet<string> = new Set(['md', 'seed', 'json']);

/** Whether a file in a folder is taken, by its name. */
export function isSourceName(name: string): boolean {
  const ending = endingOf(name);
  return Object.hasOwn(BY_ENDING, ending) && !ONLY_NAMED.has(ending) && !name.startsWith('.');
}

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/**
 * The kind of a file.
 * @param head its first bytes as Latin-1
 */
export function kindOfSource(name: string, head: string): SourceKind {
  const start = head.replace(/^(?:ï»¿|\s)+/, '');
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (start.startsWith('PK\u0003\u0004')) return 'word';
  if (/^<\?xml|^<(?:rss|feed|rdf:RDF)\b/i.test(start)) return /<html[\s>]/i.test(start) ? 'html' : 'feed';
  if (/^<!doctype html|^<html[\s>]/i.test(start)) return 'html';
  const ending = endingOf(name);
  if (Object.hasOwn(BY_ENDING, ending)) return BY_ENDING[ending] ?? 'text';
  return /^<\w/.test(start) ? 'html' : 'text';
}
