/** Articles, sidecars and other tools' files that grow with n, to measure how time and memory grow. */

export const HEAD = 'Harbour notes date 2025-04-26 [Source: Coast Wire]\n\n';

export const repeat = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i)).join('');

/** A made-up name for a number: two words of letters, so that it is recognized as a name. */
export function nameOf(i: number): string {
  return `${wordOf(i % 997)} ${wordOf(i)}`;
}

const SYLLABLES = ['ba', 'do', 'ke', 'li', 'mu', 'na', 'ro', 'se', 'ti', 'vu'];

function wordOf(i: number): string {
  const letters = String(i)
    .split('')
    .map(digit => SYLLABLES[Number(digit)])
    .join('');
  return `${letters[0].toUpperCase()}${letters.slice(1)}rsen`;
}

/** Alternating nested marks, each level with its own words. */
export function nested(marks: readonly (readonly [string, string])[], n: number, words = ''): string {
  const turn = (i: number) => marks[i % marks.length];
  return repeat(n, i => turn(i)[0] + words) + repeat(n, i => words + turn(n - 1 - i)[1]);
}

export const ALL_MARKS = [
  ['(', ')'],
  ['“', '”'],
  ['[', ']'],
  ['‘', '’'],
  ['{', '}'],
] as const;
export const QUOTES = [
  ['“', '”'],
  ['‘', '’'],
] as const;

/** Articles by the element they contain many of. */
export const ARTICLES = {
  quotes: n => HEAD + repeat(n, i => `“The boat number ${i} was late again,” said ${nameOf(i % 50)}.\n\n`),
  'quotes in one paragraph': n =>
    HEAD + repeat(n, i => `“The boat number ${i} was late again,” said ${nameOf(i % 50)}. `),
  'one quote in many paragraphs': n =>
    `${HEAD}Ana Brodsky said: ${repeat(n, i => `“We waited for boat ${i}.\n\n`)}“So it was.”\n`,
  names: n => HEAD + repeat(n, i => `${nameOf(i)} went to the harbour on Friday.\n\n`),
  'names in one paragraph': n => HEAD + repeat(n, i => `${nameOf(i)} met ${nameOf(i + 1)} there. `),
  speakers: n => HEAD + repeat(n, i => `“We wait,” said ${nameOf(i)}.\n\n`),
  'one name': n => HEAD + repeat(n, () => 'Ana Brodsky waited. '),
  pronouns: n => `${HEAD}Ana Brodsky waited. ${repeat(n, () => 'She said that she was late. ')}`,
  dates: n => HEAD + repeat(n, i => `It rained on ${1 + (i % 28)} May 2024. `),
  'indirect speech': n =>
    HEAD + repeat(n, i => `${nameOf(i % 50)} said that the boat was late and told them to wait. `),
  'nested marks of all kinds': n => `${HEAD}${nested(ALL_MARKS, n)}\n`,
  'nested quotation marks': n => `${HEAD}${nested(QUOTES, n)}\n`,
  'nested marks with words': n => `${HEAD}${nested(QUOTES, n, 'a ')}\n`,
  'nested marks with names': n => `${HEAD}${nested(ALL_MARKS, n, 'Ana Brodsky said ')}\n`,
  'nested curly marks': n => `${HEAD}${nested([['“', '”']], n, 'we ')}\n`,
  'nested, paragraph by paragraph': n => `${HEAD}${repeat(n, i => `${'“‘'[i % 2]}We went.\n\n`)}`,
  articles: n => repeat(n, i => `Part ${i} ${HEAD}“We wait,” said ${nameOf(i)}.\n\n`),
  'one word': n => `${HEAD}${'a'.repeat(n * 20)}\n`,
  'one line': n => `${HEAD}${'the boat was late and '.repeat(n)}\n`,
  'empty lines': n => `${HEAD}${'\n \n'.repeat(n * 8)}end\n`,
  spaces: n => `${HEAD}${'\t '.repeat(n * 10)}end\n`,
  problems: n => HEAD + repeat(n, () => 'He said ”no.\n\n'),
} as const satisfies Readonly<Record<string, (n: number) => string>>;

export interface Target {
  readonly start: number;
  readonly end: number;
}

const quoted = (text: string): string => JSON.stringify(text);

function selector(text: string, { start, end }: Target, indent: string): string {
  const [exact, prefix, suffix] = [
    text.slice(start, end),
    text.slice(Math.max(0, start - 32), start),
    text.slice(end, end + 32),
  ];
  return [
    `exact: ${quoted(exact)}`,
    `prefix: ${quoted(prefix)}`,
    `suffix: ${quoted(suffix)}`,
    `start: ${start}`,
    `end: ${end}`,
  ]
    .map(line => `${indent}${line}\n`)
    .join('');
}

export interface Item {
  readonly at: Target;
  /** Lines of the item, except id and target. */
  readonly fields: readonly string[];
  readonly to?: Target;
  readonly author?: string;
}

export const idOf = (i: number): string => `01JV${String(i).padStart(22, '0')}`;

export function sidecar(text: string, items: Iterable<Item>, firstId = 0): string {
  let i = firstId;
  const lines: string[] = ['format: seed-annotations/1\nsource: story.txt\nannotations:\n'];
  for (const { at, fields, to, author = 'anna' } of items) {
    lines.push(
      `  - id: ${idOf(i++)}\n    target:\n${selector(text, at, '      ')}`,
      ...(to ? [`    to:\n${selector(text, to, '      ')}`] : []),
      ...fields.map(field => `    ${field}\n`),
      `    author: ${author}\n    created: 2025-05-13T07:52:10Z\n`,
    );
  }
  return lines.join('');
}

/** Positions of the occurrences of a pattern, at most `n`. */
export function placesOf(text: string, pattern: RegExp, n = Number.POSITIVE_INFINITY): Target[] {
  const places: Target[] = [];
  for (const match of text.matchAll(pattern)) {
    if (places.length >= n) break;
    places.push({ start: match.index, end: match.index + match[0].length });
  }
  return places;
}
