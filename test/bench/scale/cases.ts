/** The cases that are run at three sizes: each command and format over each shape of input. */
import { fileOf } from '../../../src/core/interchange/exporting';
import { FORMATS } from '../../../src/core/interchange/formats/allFormats';
import { ANNOTATED } from './annotated';
import { ANNOTATIONS, type Case, exportTo, type Files, fill, SIDECAR } from './case';
import { documentOf } from './documents';
import { folderCases } from './folderCases';
import { foreignCases } from './foreignCases';
import { ARTICLES } from './inputs';
import { mergeCases } from './mergeCases';

const FORMAT_IDS = FORMATS.map(({ id }) => id);
/** Formats that must order overlapping annotations. The other formats are run over some shapes only. */
const LAYERED = ['csv', 'tei', 'conll', 'conll-columns', 'doccano'];
const SOME_ARTICLES = ['quotes', 'quotes in one paragraph', 'names', 'nested marks with names', 'articles'];
const SOME_ANNOTATED = [
  'tags here and there',
  'notes on one letter',
  'tags on everything',
  'different tags',
  'relations',
];

/** Number of characters in the smallest article, so that four times as many take about a second. */
const CHARACTERS = 100_000;

function* articleCases(): Generator<Case> {
  for (const [shape, article] of Object.entries(ARTICLES)) {
    const perUnit = (article(2000).length - article(1000).length) / 1000;
    const size = Math.round(CHARACTERS / perUnit);
    const commands: [string, string[]][] = [
      ['extract', ['extract']],
      ['check', ['check']],
      ['report', ['report', '--output', 'out.md']],
      ['views', ['views']],
      ...FORMAT_IDS.filter(() => SOME_ARTICLES.includes(shape)).map((id): [string, string[]] => [
        `export ${id}`,
        exportTo(id),
      ]),
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
      ['views', ['views', 'story.txt']],
      ...FORMAT_IDS.filter(id => LAYERED.includes(id) || SOME_ANNOTATED.includes(shape)).map(
        (id): [string, string[]] => [`export ${id}`, [...exportTo(id), 'story.txt']],
      ),
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

/** The articles whose export is imported again, for each format. */
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
          files: { ...Object.fromEntries(companions), [name]: fileOf(format, contents[contents.length - 1]) },
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
      if (format.id === 'prodigy')
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
export function* allCases(): Generator<Case> {
  yield* articleCases();
  yield* annotatedCases();
  yield* importCases();
  yield* foreignCases();
  yield* mergeCases();
  yield* folderCases();
}
