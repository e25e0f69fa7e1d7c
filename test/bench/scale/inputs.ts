/** Articles, sidecars and other tools' files that grow by a number, for measuring how time and memory grow with it. */

export const HEAD = 'Harbour notes date 2025-04-26 [Source: Coast Wire]\n\n';

export const repeat = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i)).join('');

/** A made-up name for a number: two words of letters, so that it is taken for a name. */
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

/** Nested marks by turns, each level with words of its own. */
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

/** Articles by what there is much of. */
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
  /** Lines of the item but for id and target. */
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

/** Places of all occurrences of a pattern, at most `n`. */
export function placesOf(text: string, pattern: RegExp, n = Number.POSITIVE_INFINITY): Target[] {
  const places: Target[] = [];
  for (const match of text.matchAll(pattern)) {
    if (places.length >= n) break;
    places.push({ start: match.index, end: match.index + match[0].length });
  }
  return places;
}

interface Annotated {
  readonly text: string;
  readonly yaml: string;
}

const story = ARTICLES.quotes;
const NAME = /[A-Z][a-z]+rsen [A-Z][a-z]+rsen/g;
const QUOTE = /“[^”]*”/g;
const WORD = /boat number \d+/g;

function annotated(
  text: string,
  places: readonly Target[],
  fields: (i: number) => string[],
  author?: (i: number) => string,
): Annotated {
  return {
    text,
    yaml: sidecar(
      text,
      places.map((at, i) => ({ at, fields: fields(i), author: author?.(i) })),
    ),
  };
}

const at = (places: readonly Target[], copies = 1): Target[] =>
  places.flatMap(place => Array.from({ length: copies }, () => place));
const tag = (i: number): string[] => ['kind: tag', `tag: tag ${i % 7}`];

/** Articles with a sidecar, by what is annotated. */
export const ANNOTATED = {
  'tags here and there': n => annotated(story(n), placesOf(story(n), WORD), tag),
  'notes on one letter': n => {
    const text = story(20);
    const start = text.indexOf('“The');
    return annotated(text, at([{ start, end: start + 1 }], n), i => ['kind: note', `body: remark ${i}`]);
  },
  'tags on one name, many articles quotes': n => {
    const text = story(n);
    return annotated(text, at(placesOf(text, NAME, 1), n), tag);
  },
  'tags on everything': n => {
    const text = story(n);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({ start: HEAD.length, end: HEAD.length + 200 + (i % 8) })),
      tag,
    );
  },
  'tags nested': n => {
    const text = story(Math.ceil(n / 10));
    const middle = Math.floor((HEAD.length + text.length) / 2);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({
        start: middle - 1 - Math.floor(i / 4),
        end: middle + 1 + Math.floor(i / 4),
      })),
      tag,
    );
  },
  'tags in a chain': n => {
    const text = story(n);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({ start: HEAD.length + i * 10, end: HEAD.length + i * 10 + 15 })),
      tag,
    );
  },
  'different tags': n => annotated(story(n), placesOf(story(n), WORD), i => ['kind: tag', `tag: tag ${i}`]),
  'a tag of many levels': n =>
    annotated(story(3), placesOf(story(3), WORD), () => ['kind: tag', `tag: ${'a/'.repeat(n * 10)}a`]),
  'two authors': n =>
    annotated(
      story(n),
      at(placesOf(story(n), WORD), 2),
      i => ['kind: tag', `tag: tag ${(i * 7) % 5}`],
      i => (i % 2 ? 'ben' : 'anna'),
    ),
  'two authors, one place': n => {
    const text = story(20);
    const start = text.indexOf('“The');
    return annotated(text, at([{ start, end: start + 9 }], n), tag, i => (i % 2 ? 'ben' : 'anna'));
  },
  'two authors, a chain': n => {
    const text = story(n);
    return annotated(
      text,
      Array.from({ length: n }, (_, i) => ({ start: HEAD.length + i * 10, end: HEAD.length + i * 10 + 15 })),
      () => ['kind: tag', 'tag: seen'],
      i => (i % 2 ? 'ben' : 'anna'),
    );
  },
  'many authors': n => annotated(story(n), placesOf(story(n), WORD), tag, i => `author ${i % 200}`),
  'two authors, relations': n => {
    const text = story(n);
    const places = placesOf(text, NAME);
    return {
      text,
      yaml: sidecar(
        text,
        places.map((place, i) => ({
          at: place,
          to: places[(i * 31) % places.length],
          fields: ['kind: relation', 'relation: works for'],
          author: i % 2 ? 'ben' : 'anna',
        })),
      ),
    };
  },
  'speakers confirmed': n =>
    annotated(story(n), placesOf(story(n), QUOTE), () => ['kind: speaker', 'status: confirmed']),
  'speakers corrected': n =>
    annotated(story(n), placesOf(story(n), QUOTE), i => [
      'kind: speaker',
      'status: corrected',
      `speaker: Somebody ${i}`,
    ]),
  'speakers corrected to one': n =>
    annotated(story(n), placesOf(story(n), QUOTE), () => ['kind: speaker', 'status: corrected', 'speaker: Somebody']),
  'quotes added': n => {
    const text = ARTICLES['names in one paragraph'](n);
    return annotated(text, placesOf(text, /met [A-Z][a-z]+rsen/g), i => [
      'kind: speaker',
      'status: corrected',
      `speaker: Somebody ${i % 9}`,
    ]);
  },
  'quotes added on one place': n => {
    const text = ARTICLES['names in one paragraph'](50);
    return annotated(text, at(placesOf(text, /met [A-Z][a-z]+rsen/g, 1), n), i => [
      'kind: speaker',
      'status: corrected',
      `speaker: Somebody ${i % 9}`,
    ]);
  },
  'entities renamed': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i}`,
      'type: person',
    ]);
  },
  'entities merged': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), () => [
      'kind: entity',
      'status: corrected',
      'name: Somebody',
      'type: person',
    ]);
  },
  'mentions split off': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i % 9}`,
      'mentions: one',
    ]);
  },
  'mentions alike': n => {
    const text = ARTICLES.names(n);
    return annotated(text, placesOf(text, NAME), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i}`,
      'mentions: alike',
    ]);
  },
  'one entity decided again and again': n => {
    const text = ARTICLES.names(20);
    return annotated(text, at(placesOf(text, NAME, 1), n), i => [
      'kind: entity',
      'status: corrected',
      `name: Somebody ${i}`,
    ]);
  },
  relations: n => {
    const text = story(n);
    const places = placesOf(text, NAME);
    return {
      text,
      yaml: sidecar(
        text,
        places.map((place, i) => ({
          at: place,
          to: places[(i * 31) % places.length],
          fields: ['kind: relation', 'relation: works for'],
        })),
      ),
    };
  },
  'relations from one place': n => {
    const text = story(n);
    const places = placesOf(text, NAME);
    return {
      text,
      yaml: sidecar(
        text,
        places.map(place => ({ at: places[0], to: place, fields: ['kind: relation', 'relation: works for'] })),
      ),
    };
  },
  'a thread of replies': n => {
    const text = story(5);
    const replies = [
      'kind: note',
      'body: first',
      'replies:',
      ...Array.from({ length: n }, (_, i) => `  - id: ${idOf(i)}\n        body: reply ${i}`),
    ];
    return annotated(text, placesOf(text, WORD, 1), () => replies);
  },
  'lost annotations': n => {
    const places = placesOf(story(n), WORD);
    return { text: ARTICLES.names(n), yaml: annotated(story(n), places, tag).yaml };
  },
  'annotations that moved': n => {
    const made = annotated(story(n), placesOf(story(n), QUOTE), tag);
    return { text: made.text.replace(HEAD, `${HEAD}Another paragraph first.\n\n`), yaml: made.yaml };
  },
  'annotations on other words by now': n => {
    const made = annotated(story(n), placesOf(story(n), QUOTE), tag);
    return { text: made.text.replaceAll('late', 'very late'), yaml: made.yaml };
  },
  'one long annotation each': n => {
    const text = story(n);
    return annotated(text, [{ start: HEAD.length, end: text.length - 2 }], tag);
  },
} as const satisfies Readonly<Record<string, (n: number) => Annotated>>;
