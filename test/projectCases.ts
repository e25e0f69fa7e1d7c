/**
 * What every host must answer alike: which files are seed files, which corpus file holds, to which article an annotation
 * belongs. Held against a project in memory (`test/unit/project`), the command line and the editor.
 */

import type { Annotation } from '../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../src/core/annotation/model/selector';
import { editSidecar } from '../src/core/annotation/sidecar/sidecar';
import { inEnglish } from '../src/core/text';

const HEAD = 'date 2025-04-26 [Source: Coast Wire]';
export const STORY = `${HEAD}\n\n“We wait,” said Ana Brodsky, the pilot, on Friday.\n`;
const PLAIN = 'A list of things to buy.\n';

export interface SeedFileCase {
  readonly why: string;
  /** In an empty folder, none of whose parents is called `seeds`. */
  readonly path: string;
  readonly content: string;
  readonly isSeed: boolean;
}

const named = (isSeed: boolean, why: string, path: string, content: string): SeedFileCase => ({
  why,
  path,
  content,
  isSeed,
});

export const SEED_FILES: readonly SeedFileCase[] = [
  named(true, 'the ending .seed', 'a.seed', PLAIN),
  named(true, 'the ending .seed, deep down', 'deep/er/a.seed', PLAIN),
  named(true, 'a hidden folder is as any other', '.hidden/a.seed', PLAIN),
  named(true, 'a text in a folder seeds', 'seeds/a.txt', PLAIN),
  named(true, 'an empty text in a folder seeds', 'seeds/empty.txt', ''),
  named(true, 'a text somewhere below a folder seeds', 'old/seeds/2025/a.txt', PLAIN),
  named(false, 'a folder whose name only ends in seeds', 'myseeds/a.txt', PLAIN),
  named(false, 'another ending in a folder seeds', 'seeds/other.md', STORY),
  named(true, 'a text that opens with a header', 'texts/header.txt', STORY),
  named(true, 'blank lines before the header', 'texts/blank.txt', `\n  \n\n${STORY}`),
  named(true, 'a byte order mark before the header', 'texts/mark.txt', `\ufeff${STORY}`),
  named(true, 'CRLF', 'texts/crlf.txt', STORY.replaceAll('\n', '\r\n')),
  named(false, 'words before the header', 'texts/words.txt', `${PLAIN}\n${STORY}`),
  named(false, 'a header further down than is looked at', 'texts/late.txt', `${'\n'.repeat(5000)}${STORY}`),
  named(false, 'no header', 'texts/plain.txt', PLAIN),
  named(false, 'an empty text', 'texts/empty.txt', ''),
  named(false, 'another ending, though it opens with a header', 'texts/other.md', STORY),
  named(false, 'capitals in the ending', 'texts/LOUD.TXT', STORY),
  named(false, 'a sidecar', 'seeds/a.txt.annotations.yaml', 'format: seed-annotations/1\nannotations: []\n'),
  named(false, 'in node_modules', 'node_modules/pkg/a.seed', PLAIN),
  named(false, 'in node_modules, below seeds', 'seeds/node_modules/a.txt', STORY),
  named(false, 'in git’s own folder', '.git/a.seed', PLAIN),
];

/** The speaker of STORY is called so where a corpus file in this folder holds. */
export const speakerOf = (folder: string): string => `Ana of ${folder || 'root'}`;
/** As the analysis calls her, where no corpus file says otherwise. */
export const DERIVED = 'Ana Brodsky';

const corpusOf = (folder: string): string =>
  `format: seed-annotator/1\nentities:\n  - { name: ${speakerOf(folder)}, aliases: [${DERIVED}] }\n`;

export interface CorpusCase {
  readonly why: string;
  /** The article, in the folder that is the project. */
  readonly article: string;
  /** Corpus files by their folders; the project's own is the empty name. */
  readonly corpora: Readonly<Record<string, string>>;
  /** The folder whose corpus file holds; null where none does. */
  readonly holds: string | null;
  /** The corpus file that holds is not understood. */
  readonly isFaulty?: true;
}

const own = (...folders: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(folders.map(folder => [folder, corpusOf(folder)]));

export const CORPUS_FILES: readonly CorpusCase[] = [
  { why: 'none anywhere', article: 'a/story.seed', corpora: {}, holds: null },
  { why: 'beside the article', article: 'a/story.seed', corpora: own('a'), holds: 'a' },
  { why: 'at the root of the project', article: 'a/b/story.seed', corpora: own(''), holds: '' },
  { why: 'in a folder in between', article: 'a/b/c/story.seed', corpora: own('a'), holds: 'a' },
  { why: 'the nearest of several', article: 'a/b/c/story.seed', corpora: own('', 'a', 'a/b'), holds: 'a/b' },
  { why: 'not one further down', article: 'a/story.seed', corpora: own('a/b'), holds: null },
  { why: 'not one of a neighbour', article: 'a/story.seed', corpora: own('b', ''), holds: '' },
  {
    why: 'an empty one shields from those further up',
    article: 'a/story.seed',
    corpora: { ...own(''), a: '' },
    holds: 'a',
  },
  {
    why: 'one that is not understood, too',
    article: 'a/story.seed',
    corpora: { ...own(''), a: 'entities: [\n' },
    holds: 'a',
    isFaulty: true,
  },
];

/** Two articles and the words before them, of which each holds a place that is annotated. */
const FIRST = `${HEAD}\n\n“We wait,” said Ana Brodsky on Friday.\n\n`;
const SECOND = `${HEAD}\n\n“We sail,” said Karl Holt on Monday.\n\n`;
const THIRD = `${HEAD}\n\n“We win,” said Mia Lund on Sunday.\n`;
export const THREE = `\n\n${FIRST}${SECOND}${THIRD}`;

export interface BelongingCase {
  readonly why: string;
  readonly annotation: Annotation;
  /** Which of the articles list it. */
  readonly articles: readonly number[];
}

const at = (from: string, to = from) => {
  const start = THREE.indexOf(from);
  return selectorOf(THREE, { start, end: THREE.indexOf(to) + to.length });
};
const lost = (start: number) => ({
  exact: 'Zoltan quickly vexed the dwarf jumping foxes',
  prefix: 'Quizzical brown ',
  suffix: ' of Kyiv xylophone',
  start,
  end: start + 44,
});
const note = (id: string, target: Annotation['target']): Annotation => ({ id, kind: 'note', target, body: id });
const relation = (id: string, target: Annotation['target'], to: Annotation['target']): Annotation => ({
  id,
  kind: 'relation',
  relation: 'contradicts',
  target,
  to,
});

export const BELONGING: readonly BelongingCase[] = [
  { why: 'the article of its words', annotation: note('plain', at('Karl Holt')), articles: [1] },
  { why: 'all that its words reach into', annotation: note('across', at('on Friday', 'We sail')), articles: [0, 1] },
  {
    why: 'a relation: the articles of both ends',
    annotation: relation('bound', at('Ana Brodsky'), at('Mia Lund')),
    articles: [0, 2],
  },
  {
    why: 'a relation with one end lost: the article of the other',
    annotation: relation('half', lost(5), at('Mia Lund')),
    articles: [2],
  },
  {
    why: 'an orphan: the article where its text once stood',
    annotation: note('lost', lost(THREE.indexOf('We sail'))),
    articles: [1],
  },
  { why: 'an orphan from beyond the end: the last', annotation: note('beyond', lost(9000)), articles: [2] },
  { why: 'an orphan from before the first: the first', annotation: note('before', lost(0)), articles: [0] },
];

/** The sidecar of THREE with all annotations of the table. */
export function sidecarOfThree(name: string): string {
  const made = editSidecar(
    null,
    name,
    BELONGING.map(({ annotation }) => ({ op: 'add' as const, annotation })),
  );
  if (!made.ok) throw new Error(inEnglish(made.problems[0].message));
  return made.text;
}
