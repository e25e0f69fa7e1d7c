/** What is run at three sizes: each command and format over each shape of input. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, formatOf } from '../../../src/core/interchange/formats';
import { documentOf } from './documents';
import { ANNOTATED, ARTICLES, HEAD, idOf, nameOf, nested, placesOf, QUOTES, repeat, sidecar } from './inputs';

export interface Case {
  readonly command: string;
  readonly shape: string;
  /** The smallest of the three sizes; the others are twice and four times as large. */
  readonly size: number;
  /** Fills an empty folder, where the command is then run. @returns the command's arguments */
  make(folder: string, n: number): string[];
}

type Files = Readonly<Record<string, string>>;

function fill(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

const SIDECAR = 'story.txt.annotations.yaml';
const FORMAT_IDS = FORMATS.map(({ id }) => id);

/** So many characters has the smallest article, so that four times as many take a second or so. */
const CHARACTERS = 100_000;
/** So many annotations has the smallest sidecar. */
const ANNOTATIONS = 1000;

const exportTo = (format: string): string[] => [
  'export',
  '--format',
  format,
  '--output',
  formatOf(format)!.joined ? 'out' : 'out/',
];

function* articleCases(): Generator<Case> {
  for (const [shape, article] of Object.entries(ARTICLES)) {
    const perUnit = (article(2000).length - article(1000).length) / 1000;
    const size = Math.round(CHARACTERS / perUnit);
    const commands: [string, string[]][] = [
      ['extract', ['extract']],
      ['check', ['check']],
      ['report', ['report', '--output', 'out.md']],
      ['views', ['views']],
      ...FORMAT_IDS.map((id): [string, string[]] => [`export ${id}`, exportTo(id)]),
    ];
    for (const [command, args] of commands) {
      yield {
        command,
        shape,
        size,
        make(folder, n) {
          fill(folder, { 'story.txt': article(n) });
          return [...args, 'story.txt'];
        },
      };
    }
  }
}

function* annotatedCases(): Generator<Case> {
  for (const [shape, make] of Object.entries(ANNOTATED)) {
    const commands: [string, string[]][] = [
      ['check', ['check', 'story.txt', SIDECAR]],
      ['report', ['report', '--output', 'out.md', 'story.txt']],
      ['agreement', ['agreement', 'story.txt']],
      ['agreement json', ['agreement', '--format', 'json', 'story.txt']],
      ['views', ['views', 'story.txt']],
      ...FORMAT_IDS.map((id): [string, string[]] => [`export ${id}`, [...exportTo(id), 'story.txt']]),
    ];
    for (const [command, args] of commands) {
      yield {
        command,
        shape,
        size: ANNOTATIONS,
        make(folder, n) {
          const { text, yaml } = make(n);
          fill(folder, { 'story.txt': text, [SIDECAR]: yaml });
          return args;
        },
      };
    }
  }
}

/** What each format's own export of an annotated article comes back as. */
function* importCases(): Generator<Case> {
  const shapes = [
    'tags here and there',
    'notes on one letter',
    'tags nested',
    'tags in a chain',
    'different tags',
    'relations',
    'speakers corrected',
    'a thread of replies',
    'lost annotations',
  ] as const;
  for (const format of FORMATS) {
    for (const shape of shapes) {
      const files = (n: number): { text: string; yaml: string; files: Files; name: string } => {
        const { text, yaml } = ANNOTATED[shape](n);
        const { contents } = format.write(documentOf('story.txt', text, yaml));
        const name = `in/story${format.endings[format.endings.length - 1]}`;
        const companions = format.endings.slice(0, -1).map((ending, i) => [`in/story${ending}`, contents[i]]);
        return {
          text,
          yaml,
          name,
          files: { ...Object.fromEntries(companions), [name]: format.head + contents[contents.length - 1] },
        };
      };
      const args = ['import', '--format', format.id, '--output', '.', '--author', 'ben'];
      yield {
        command: `import ${format.id}`,
        shape,
        size: ANNOTATIONS,
        make(folder, n) {
          const made = files(n);
          fill(folder, { 'story.txt': made.text, ...made.files });
          return [...args, made.name];
        },
      };
      yield {
        command: `import ${format.id}, again`,
        shape,
        size: ANNOTATIONS,
        make(folder, n) {
          const made = files(n);
          fill(folder, { 'story.txt': made.text, [SIDECAR]: made.yaml, ...made.files });
          return [...args, made.name];
        },
      };
    }
  }
}

const lines = (n: number, make: (i: number) => unknown): string => repeat(n, i => `${JSON.stringify(make(i))}\n`);

const WORDS = (n: number): string => `${HEAD}${repeat(n, i => `word${i} `)}\n`;
const wordAt = (text: string, n: number) => placesOf(text, /word\d+/g, n);

/** What other tools may write. */
const FOREIGN: Readonly<Record<string, readonly [format: string, size: number, files: (n: number) => Files]>> = {
  'n lines of one article': [
    'prodigy',
    500,
    n => ({
      'story.txt': WORDS(500),
      in: lines(n, i => ({
        text: WORDS(500),
        spans: [{ start: HEAD.length + (i % 90), end: HEAD.length + (i % 90) + 5, label: `L${i}` }],
      })),
    }),
  ],
  'n documents of one article': [
    'doccano',
    500,
    n => ({
      'story.txt': WORDS(500),
      in: lines(n, i => ({ text: WORDS(500), label: [[HEAD.length + (i % 90), HEAD.length + (i % 90) + 5, `L${i}`]] })),
    }),
  ],
  'n tasks of one article': [
    'label-studio',
    500,
    n => ({
      'story.txt': WORDS(500),
      in: JSON.stringify(
        Array.from({ length: n }, (_, i) => ({
          data: { text: WORDS(500) },
          annotations: [{ result: [region(HEAD.length + (i % 90), 5, [`L${i}`])] }],
        })),
      ),
    }),
  ],
  'n documents of n articles': [
    'prodigy',
    250,
    n => ({
      ...articles(n),
      in: lines(n, i => ({
        text: articleText(i),
        meta: { source: `story${i}.txt` },
        spans: [{ start: HEAD.length, end: HEAD.length + 5, label: 'A' }],
      })),
    }),
  ],
  'n documents without a name': [
    'prodigy',
    250,
    n => ({
      ...articles(n),
      in: lines(n, i => ({ text: articleText(i), spans: [{ start: HEAD.length, end: HEAD.length + 5, label: 'A' }] })),
    }),
  ],
  'n labels in one region': [
    'label-studio',
    20_000,
    n => ({
      'story.txt': WORDS(100),
      in: JSON.stringify([
        {
          data: { text: WORDS(100) },
          annotations: [
            {
              result: [
                region(
                  HEAD.length,
                  5,
                  Array.from({ length: n }, (_, i) => `L${i}`),
                ),
              ],
            },
          ],
        },
      ]),
    }),
  ],
  'n regions': [
    'label-studio',
    2000,
    n => ({
      'story.txt': WORDS(n),
      in: JSON.stringify([
        {
          data: { text: WORDS(n) },
          annotations: [{ result: wordAt(WORDS(n), n).map(({ start, end }) => region(start, end - start, ['A'])) }],
        },
      ]),
    }),
  ],
  'n choices in one region': [
    'label-studio',
    2000,
    n => ({
      'story.txt': WORDS(100),
      in: JSON.stringify([
        {
          data: { text: WORDS(100) },
          annotations: [
            {
              result: Array.from({ length: n }, (_, i) => ({
                ...region(HEAD.length, 5, []),
                id: 'one',
                type: 'choices',
                value: { start: HEAD.length, end: HEAD.length + 5, choices: [`L${i}`] },
              })),
            },
          ],
        },
      ]),
    }),
  ],
  'n sets of annotations': [
    'label-studio',
    2000,
    n => ({
      'story.txt': WORDS(100),
      in: JSON.stringify([
        {
          data: { text: WORDS(100) },
          annotations: Array.from({ length: n }, (_, i) => ({
            completed_by: i,
            result: [region(HEAD.length, 5, ['A'])],
          })),
        },
      ]),
    }),
  ],
  'n tags': ['conll', 5000, n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `word${i}\tB-TAG\n`) })],
  'n tags in one': [
    'conll',
    20_000,
    n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `word${i}\t${i ? 'I' : 'B'}-TAG\n`) }),
  ],
  'n sentences': ['conll', 5000, n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `word${i}\tB-TAG\n\n`) })],
  'n columns': [
    'conll',
    500,
    n => ({ 'story.txt': WORDS(10), in: repeat(10, i => `word${i}${repeat(n, c => `\tB-TAG${c}`)}\n`) }),
  ],
  'n words that are not there': [
    'conll',
    2000,
    n => ({ 'story.txt': WORDS(n), in: repeat(n, i => `other${i}\tB-TAG\n`) }),
  ],
  'n names': [
    'tei',
    2000,
    n => ({ 'story.txt': teiText(n), in: teiOf(repeat(n, i => `<persName>${nameOf(i)}</persName> waited. `)) }),
  ],
  'n names, one in another': [
    'tei',
    2000,
    n => ({
      'story.txt': `${HEAD}Ana Brodsky\n`,
      in: teiOf(`${'<seg type="a">'.repeat(n)}Ana Brodsky${'</seg>'.repeat(n)}`),
    }),
  ],
  'n notes in the text': [
    'tei',
    2000,
    n => ({ 'story.txt': WORDS(n), in: teiOf(repeat(n, i => `word${i}<note>remark ${i}</note> `)) }),
  ],
  'n notes, one in another': [
    'tei',
    2000,
    n => ({ 'story.txt': WORDS(5), in: teiOf(`word0 ${'<note>'.repeat(n)}x${'</note>'.repeat(n)}`) }),
  ],
  'n annotations of a kind unknown': [
    'tei',
    2000,
    n => ({
      'story.txt': WORDS(n),
      in: teiOf(
        repeat(n, i => `word${i} `),
        `<standOff><listAnnotation>${repeat(n, i => `<annotation xml:id="a${i}" target="#x${i} #y${i}"><note>remark</note></annotation>`)}</listAnnotation></standOff>`,
      ),
    }),
  ],
  'n attributes': [
    'tei',
    2000,
    n => ({ 'story.txt': WORDS(5), in: teiOf(`<seg${repeat(n, i => ` a${i}="1"`)}>word0</seg>`) }),
  ],
  'n spans': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(n),
      'in.txt': WORDS(n),
      in: wordAt(WORDS(n), n)
        .map(({ start, end }, i) => `T${i}\tA ${start} ${end}\t${WORDS(n).slice(start, end)}\n`)
        .join(''),
    }),
  ],
  'n fragments of one span': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(n),
      'in.txt': WORDS(n),
      in: `T1\tA ${wordAt(WORDS(n), n)
        .map(({ start, end }) => `${start} ${end}`)
        .join(';')}\n`,
    }),
  ],
  'n notes on one span': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(9),
      'in.txt': WORDS(9),
      in: `T1\tA ${HEAD.length} ${HEAD.length + 5}\tword0\n${repeat(n, i => `#${i}\tAnnotatorNotes T1\tremark ${i}\n`)}`,
    }),
  ],
  'n attributes on one span': [
    'brat',
    2000,
    n => ({
      'story.txt': WORDS(9),
      'in.txt': WORDS(9),
      in: `T1\tA ${HEAD.length} ${HEAD.length + 5}\tword0\n${repeat(n, i => `A${i}\tX${i} T1\n`)}`,
    }),
  ],
  'n spans with other words': [
    'brat',
    1000,
    n => ({
      'story.txt': WORDS(n),
      'in.txt': WORDS(n),
      in: wordAt(WORDS(n), n)
        .map(({ start, end }, i) => `T${i}\tA ${start} ${end}\tother${i}\n`)
        .join(''),
    }),
  ],
  'n annotations of one source': [
    'web-annotation',
    1000,
    n => ({
      'story.txt': WORDS(n),
      in: JSON.stringify(
        wordAt(WORDS(n), n).map(({ start, end }) => webAnnotation([{ type: 'TextPositionSelector', start, end }])),
      ),
    }),
  ],
  'n annotations by words': [
    'web-annotation',
    1000,
    n => ({
      'story.txt': WORDS(n),
      in: JSON.stringify(
        wordAt(WORDS(n), n).map((_, i) => webAnnotation([{ type: 'TextQuoteSelector', exact: `word${i}` }])),
      ),
    }),
  ],
  'n annotations by the same words': [
    'web-annotation',
    500,
    n => ({
      'story.txt': ARTICLES['one name'](n),
      in: JSON.stringify(
        Array.from({ length: n }, (_, i) =>
          webAnnotation([{ type: 'TextQuoteSelector', exact: 'Ana Brodsky' }], `remark ${i}`),
        ),
      ),
    }),
  ],
  'n bodies': [
    'web-annotation',
    1000,
    n => ({
      'story.txt': WORDS(9),
      in: JSON.stringify({
        ...webAnnotation([{ type: 'TextPositionSelector', start: HEAD.length, end: HEAD.length + 5 }]),
        body: Array.from({ length: n }, (_, i) => ({ type: 'TextualBody', purpose: 'tagging', value: `t${i}` })),
      }),
    }),
  ],
  'n pages, one in another': [
    'web-annotation',
    2000,
    n => ({
      'story.txt': WORDS(9),
      in: `${'{"items":['.repeat(n)}${JSON.stringify(webAnnotation([{ type: 'TextPositionSelector', start: HEAD.length, end: HEAD.length + 5 }]))}${']}'.repeat(n)}`,
    }),
  ],
  'n rows': ['csv', 1000, n => ({ 'story.txt': ARTICLES.quotes(n), in: csv(ARTICLES.quotes(n), n) })],
  'one cell of n lines': [
    'csv',
    5000,
    n => ({
      'story.txt': ARTICLES.quotes(9),
      in: `${csv(ARTICLES.quotes(9), 9)}story.txt,1,x,"${'line\n'.repeat(n)}"\n`,
    }),
  ],
  'n rows that fit nowhere': ['csv', 1000, n => ({ 'story.txt': ARTICLES.names(n), in: csv(ARTICLES.quotes(n), n) })],
};

const articleText = (i: number): string => `${HEAD}“We wait in harbour ${i} for the boat,” said ${nameOf(i)}.\n`;
const articles = (n: number): Files =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`story${i}.txt`, articleText(i)]));
const region = (start: number, length: number, labels: readonly string[]) => ({
  id: `r${start}`,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end: start + length, labels },
});
const teiText = (n: number): string => `${HEAD}${repeat(n, i => `${nameOf(i)} waited. `)}\n`;
const teiOf = (body: string, more = ''): string =>
  `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>${body}</p></body></text>${more}</TEI>`;
const webAnnotation = (selector: readonly object[], value = 'remark'): object => ({
  type: 'Annotation',
  body: { type: 'TextualBody', purpose: 'commenting', value },
  target: { source: 'story.txt', selector },
});
const csv = (text: string, n: number): string =>
  `file,article,quote,speaker,status,start,end\n${placesOf(text, /“[^”]*”/g, n)
    .map(({ start, end }) => `story.txt,1,"${text.slice(start, end)}",Somebody,corrected,${start},${end}\n`)
    .join('')}`;

function* foreignCases(): Generator<Case> {
  for (const [shape, [id, size, files]] of Object.entries(FOREIGN)) {
    const ending = formatOf(id)!.endings.at(-1)!;
    yield {
      command: `import ${id}`,
      shape,
      size,
      make(folder, n) {
        const { in: content, 'in.txt': companion, ...rest } = files(n);
        fill(folder, {
          ...rest,
          [`in/story${ending}`]: content,
          ...(companion === undefined ? {} : { 'in/story.txt': companion }),
        });
        return ['import', '--format', id, '--output', '.', `in/story${ending}`];
      },
    };
  }
}

const item = (i: number, tagged: string, more = ''): string =>
  `  - id: ${idOf(i)}\n    kind: tag\n    target:\n      exact: word\n      start: ${i}\n      end: ${i + 4}\n    tag: ${tagged}\n${more}`;
const sidecarOf = (n: number, make: (i: number) => string): string =>
  `format: seed-annotations/1\nsource: story.txt\nannotations:\n${repeat(n, make)}`;

const MERGES: Readonly<Record<string, (n: number) => readonly [base: string, ours: string, theirs: string]>> = {
  conflicts: n => [sidecarOf(n, i => item(i, 'a')), sidecarOf(n, i => item(i, 'b')), sidecarOf(n, i => item(i, 'c'))],
  'additions on both sides': n => [
    sidecarOf(1, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(1, i => item(i, 'a')) + repeat(n, i => item(i + n, 'a')),
  ],
  'the same additions': n => [
    sidecarOf(1, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'a')),
  ],
  'changes on either side': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, i % 2 ? 'b' : 'a')),
    sidecarOf(n, i => item(i, i % 2 ? 'a' : 'b')),
  ],
  'changes of other fields': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'b')),
    sidecarOf(n, i => item(i, 'a', '    author: ben\n')),
  ],
  removals: n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => (i % 2 ? item(i, 'a') : '')),
    sidecarOf(n, i => (i % 3 ? item(i, 'a') : '')),
  ],
  'removed by them, changed by us': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(i, 'b')),
    sidecarOf(1, i => item(i, 'a')),
  ],
  'replies of one note': n => [
    sidecarOf(1, i => thread(i, 0, '')),
    sidecarOf(1, i => thread(i, n, 'x')),
    sidecarOf(1, i => thread(i, n, 'y')),
  ],
  'another order': n => [
    sidecarOf(n, i => item(i, 'a')),
    sidecarOf(n, i => item(n - 1 - i, 'a')),
    sidecarOf(n, i => item(i, 'b')),
  ],
  'no base': n => ['', sidecarOf(n, i => item(i, 'b')), sidecarOf(n, i => item(i, 'c'))],
};

const thread = (i: number, n: number, prefix: string): string =>
  `  - id: ${idOf(i)}\n    kind: note\n    target:\n      exact: word\n      start: ${i}\n      end: ${i + 4}\n    body: hello\n${n ? `    replies:\n${repeat(n, r => `      - id: ${prefix}${idOf(r)}\n        body: reply\n`)}` : ''}`;

function* mergeCases(): Generator<Case> {
  for (const [shape, files] of Object.entries(MERGES)) {
    yield {
      command: 'merge-sidecar',
      shape,
      size: ANNOTATIONS,
      make(folder, n) {
        const [base, ours, theirs] = files(n);
        fill(folder, { base, ours, theirs });
        return ['merge-sidecar', 'base', 'ours', 'theirs', SIDECAR];
      },
    };
  }
}

const nestedFolders = (depth: number): string => 'd/'.repeat(depth);

const FOLDERS: Readonly<Record<string, readonly [size: number, files: (n: number) => Files]>> = {
  'many files': [
    500,
    n => Object.fromEntries(Array.from({ length: n }, (_, i) => [`in/story${i}.txt`, articleText(i)])),
  ],
  'many files with sidecars': [
    200,
    n =>
      Object.fromEntries(
        Array.from({ length: n }, (_, i) => [
          [`in/story${i}.txt`, articleText(i)],
          [
            `in/story${i}.txt.annotations.yaml`,
            sidecar(articleText(i), [
              { at: { start: HEAD.length, end: HEAD.length + 5 }, fields: ['kind: tag', 'tag: a'] },
            ]),
          ],
        ]).flat(),
      ),
  ],
  'a deep folder': [250, n => ({ [`in/${nestedFolders(n)}story.txt`]: articleText(1) })],
  'a file in each of many nested folders': [
    125,
    n =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`in/${nestedFolders(i)}story${i}.txt`, articleText(1)])),
  ],
  'a corpus file of many entities': [
    1000,
    n => ({
      'in/story.txt': ARTICLES.names(200),
      'in/seed-annotator.yaml': `format: seed-annotator/1\nentities:\n${repeat(n, i => `  - name: ${nameOf(i)}\n    aliases: [Big ${nameOf(i)}]\n    type: person\n`)}`,
    }),
  ],
  'a corpus file of one entity with many names': [
    1000,
    n => ({
      'in/story.txt': ARTICLES.names(200),
      'in/seed-annotator.yaml': `format: seed-annotator/1\nentities:\n  - name: Ana\n    aliases:\n${repeat(n, i => `      - ${nameOf(i)}\n`)}`,
    }),
  ],
  'a corpus file of many tags': [
    1000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/seed-annotator.yaml': `format: seed-annotator/1\ntags:\n${repeat(n, i => `  - name: tag ${i}\n`)}`,
    }),
  ],
  'a sidecar with many problems': [
    2000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/story.txt.annotations.yaml': `format: seed-annotations/1\nannotations:\n${repeat(n, () => '  - kind: none\n')}`,
    }),
  ],
  'a sidecar that is not valid': [
    20_000,
    n => ({ 'in/story.txt': ARTICLES.names(20), 'in/story.txt.annotations.yaml': 'a: b: c\n'.repeat(n) }),
  ],
  'a sidecar of one long line': [
    20_000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/story.txt.annotations.yaml': `annotations: [${'a, '.repeat(n)}]\n`,
    }),
  ],
  'a sidecar of brackets': [
    20_000,
    n => ({ 'in/story.txt': ARTICLES.names(20), 'in/story.txt.annotations.yaml': '['.repeat(n) }),
  ],
  'a sidecar with an id many times': [
    1000,
    n => ({ 'in/story.txt': ARTICLES.names(20), 'in/story.txt.annotations.yaml': sidecarOf(n, () => item(0, 'a')) }),
  ],
  'a sidecar with comments': [
    5000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/story.txt.annotations.yaml': `format: seed-annotations/1\n${'# remark\n'.repeat(n)}annotations: []\n`,
    }),
  ],
};

function* folderCases(): Generator<Case> {
  for (const [shape, [size, files]] of Object.entries(FOLDERS)) {
    const commands: [string, string[]][] = [
      ['extract', ['extract', 'in']],
      ['check', ['check', 'in']],
      ['check sarif', ['check', '--format', 'sarif', 'in']],
      ['report', ['report', '--output', 'out.md', 'in']],
      ['agreement', ['agreement', 'in']],
      ['export csv', [...exportTo('csv'), 'in']],
    ];
    for (const [command, args] of commands) {
      yield {
        command,
        shape,
        size,
        make(folder, n) {
          fill(folder, files(n));
          return args;
        },
      };
    }
  }
  yield {
    command: 'import prodigy',
    shape: 'a folder of many files',
    size: 125,
    make(folder, n) {
      const files = Array.from({ length: n }, (_, i) => [
        `in/story${i}.prodigy.jsonl`,
        lines(1, () => ({ text: articleText(i), spans: [{ start: HEAD.length, end: HEAD.length + 5, label: 'A' }] })),
      ]);
      fill(folder, { ...articles(n), ...Object.fromEntries(files) });
      return ['import', '--output', '.', 'in'];
    },
  };
}

export function* allCases(): Generator<Case> {
  yield* articleCases();
  yield* annotatedCases();
  yield* importCases();
  yield* foreignCases();
  yield* mergeCases();
  yield* folderCases();
}

export { nested, QUOTES };
