/**
 * Measures how annotations survive edits of graded strength: how many are found at the right place, how many at a wrong
 * one, and how many are orphaned.
 *
 *   SEED_DATA=FOLDER npm run bench:anchors [-- --articles N] [-- --wrong]
 *
 * SEED_DATA contains polnear/, or is itself a folder of seed files. `--time` measures only the time, `--wrong` prints
 * each wrong anchor, `--orphaned GRADE` each lost one.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { anchorSteps } from '../../src/core/annotation/anchoring/anchor';
import type { Anchor, Selector } from '../../src/core/annotation/model/annotation';
import { describeSpan } from '../../src/core/annotation/model/selector';
import { parse } from '../../src/core/article/parse';
import type { Span } from '../../src/core/text/span';
import { analyse } from '../unit/analyse';
import * as edits from './edits';
import { Revision, type Truth } from './revision';

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '240' },
    wrong: { type: 'boolean', default: false },
    time: { type: 'boolean', default: false },
    orphaned: { type: 'string' },
  },
});
const data = process.env.SEED_DATA;
const folder = [path.join(data ?? '', 'polnear', 'train', 'seeds'), data ?? ''].find(at => data && fs.existsSync(at));
if (!folder) {
  console.log('bench:anchors skipped: set SEED_DATA to a folder of seed files that exists.');
  process.exit(0);
}
const files = fs
  .readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .sort();
const step = Math.max(1, Math.floor(files.length / Number(options.articles)));
const texts = files.filter((_, i) => i % step === 0).map(name => fs.readFileSync(path.join(folder, name), 'utf8'));

/** Typical annotations: quotes, names, phrases, sentences, a paragraph. */
function targetsOf(text: string, random: edits.Random, per: number): Span[] {
  const { articles } = parse(text);
  const analyses = articles.map(article => analyse(text, article));
  const cuts = edits.cutUp(text, []);
  const phrase = (): Span => {
    const first = random.below(cuts.words.length);
    return {
      start: cuts.words[first].start,
      end: cuts.words[Math.min(first + 1 + random.below(8), cuts.words.length - 1)].end,
    };
  };
  const some = (from: readonly Span[], count: number): Span[] =>
    from.length ? Array.from({ length: count * per }, () => random.of(from)) : [];
  const chosen = [
    ...some(
      analyses.flatMap(({ quotes }) => quotes.map(quote => quote.span)),
      4,
    ),
    ...some(
      analyses.flatMap(({ entities }) =>
        entities.flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'name').map(({ span }) => span)),
      ),
      4,
    ),
    ...(cuts.words.length ? Array.from({ length: 3 * per }, phrase) : []),
    ...some(cuts.sentences, 2),
    ...some(
      articles.flatMap(({ paragraphs }) => paragraphs),
      1,
    ),
  ];
  return [...new Map(chosen.map(({ start, end }) => [`${start} ${end}`, { start, end }])).values()];
}

interface Grade {
  readonly name: string;
  readonly edit: edits.Editor;
  /** Applied to the new text, after the edits. */
  readonly finish?: (text: string) => string;
}

const {
  typos,
  typosInTargets,
  wordsReplaced,
  wordsSwapped,
  sentencesCut,
  sentencesAdded,
  blocksMoved,
  blocksCopied,
  together,
} = edits;
const nothing: edits.Editor = () => ({ replacements: [] });
const GRADES: readonly Grade[] = [
  { name: 'nothing', edit: nothing },
  {
    name: 'a line added at the beginning',
    edit: cuts => ({
      replacements: [
        { start: 0, end: 0, text: 'Read this first.\n\n' },
        ...nothing(cuts, new edits.Random(0), cuts).replacements,
      ],
    }),
  },
  { name: '1 % typos around targets', edit: typos(0.01, 'outside targets') },
  { name: '5 % typos around targets', edit: typos(0.05, 'outside targets') },
  { name: '20 % of words around targets replaced', edit: wordsReplaced(0.2, 'outside targets') },
  { name: '60 % of words around targets replaced', edit: wordsReplaced(0.6, 'outside targets') },
  { name: 'words around targets swapped', edit: wordsSwapped(0.3, 'outside targets') },
  { name: '30 % of other sentences cut', edit: sentencesCut(0.3) },
  { name: 'all other sentences cut', edit: sentencesCut(1) },
  { name: 'sentences added', edit: sentencesAdded(0.3) },
  {
    name: 'sentences cut, added, 2 % typos around',
    edit: together(sentencesCut(0.2), sentencesAdded(0.2), typos(0.02, 'outside targets')),
  },
  { name: '3 paragraphs moved', edit: blocksMoved(3) },
  { name: '10 paragraphs moved', edit: blocksMoved(10) },
  { name: '3 paragraphs moved, 2 % typos around', edit: together(blocksMoved(3), typos(0.02, 'outside targets')) },
  { name: '3 paragraphs copied', edit: blocksCopied(3) },
  { name: 'one typo in each target', edit: typosInTargets(0) },
  { name: '5 % of each target mistyped', edit: typosInTargets(0.05) },
  { name: '10 % of each target mistyped', edit: typosInTargets(0.1) },
  { name: '10 % mistyped, paragraphs moved', edit: together(typosInTargets(0.1), blocksMoved(5)) },
  { name: '5 % typos everywhere, sentences added', edit: together(typos(0.05, 'everywhere'), sentencesAdded(0.2)) },
  { name: '10 % of words replaced everywhere', edit: wordsReplaced(0.1, 'everywhere') },
  { name: 'words swapped everywhere', edit: wordsSwapped(0.1, 'everywhere') },
  { name: '25 % of each target mistyped', edit: typosInTargets(0.25) },
  { name: '40 % of words replaced everywhere', edit: wordsReplaced(0.4, 'everywhere') },
  { name: '80 % of words replaced everywhere', edit: wordsReplaced(0.8, 'everywhere') },
  { name: 'targets cut out', edit: edits.targetsCut },
  { name: 'targets cut out, paragraphs moved', edit: together(edits.targetsCut, blocksMoved(3)) },
  { name: 'another text in its place', edit: edits.anotherText },
];

const CLASSES = ['unchanged', 'to 10 %', 'to 25 %', 'more', 'gone'] as const;
type Class = (typeof CLASSES)[number];
type Outcome = 'right' | 'wrong' | 'orphaned';

function classOf(truth: Truth): Class {
  if (typeof truth === 'string') return 'gone';
  if (truth.changed === 0) return 'unchanged';
  return truth.changed <= 0.1 ? 'to 10 %' : truth.changed <= 0.25 ? 'to 25 %' : 'more';
}

/**
 * Unchanged words must be hit exactly; of changed ones four fifths must be shared. Null if there is a twin, with the same
 * words before, inside and after it, that is now more similar to the annotated text than the text itself.
 */
function judge(truth: Truth, { span }: Anchor, text: string, { prefix, exact, suffix }: Selector): Outcome | null {
  const isSame = ({ start }: Span) => text.startsWith(prefix + exact + suffix, start - prefix.length);
  const missed = typeof truth === 'string' || truth.span.start !== span?.start;
  if (span && missed && isSame(span) && (typeof truth === 'string' || !isSame(truth.span))) return null;
  if (typeof truth === 'string') return span ? 'wrong' : 'right';
  if (!span) return 'orphaned';
  if (truth.changed === 0) return span.start === truth.span.start && span.end === truth.span.end ? 'right' : 'wrong';
  const shared = Math.min(span.end, truth.span.end) - Math.max(span.start, truth.span.start);
  const all = Math.max(span.end, truth.span.end) - Math.min(span.start, truth.span.start);
  return shared / all >= 0.8 ? 'right' : 'wrong';
}

class Tally {
  twins = 0;
  private readonly counts = new Map<string, number>();

  add(kind: Class, outcome: Outcome | null): void {
    if (!outcome) this.twins++;
    const key = `${kind} ${outcome}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  addAll(other: Tally): void {
    this.twins += other.twins;
    for (const [key, count] of other.counts) this.counts.set(key, (this.counts.get(key) ?? 0) + count);
  }

  of(kind: Class, outcome: Outcome): number {
    return this.counts.get(`${kind} ${outcome}`) ?? 0;
  }

  lines(name: string): string[] {
    return CLASSES.flatMap(kind => {
      const [right, wrong, orphaned] = (['right', 'wrong', 'orphaned'] as const).map(outcome => this.of(kind, outcome));
      const total = right + wrong + orphaned;
      const share = (count: number) => `${((100 * count) / total).toFixed(2)} %`.padStart(9);
      if (!total) return [];
      return `${name.padEnd(40)} ${kind.padEnd(9)} ${String(total).padStart(6)} ${share(right)} ${share(wrong)} ${share(orphaned)}`;
    });
  }
}

function allAnchors(text: string, selectors: readonly Selector[]): Anchor[] {
  const steps = anchorSteps(text, selectors);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function measure(grade: Grade, sources: readonly edits.Cuts[], seed: number): Tally {
  const tally = new Tally();
  sources.forEach((cuts, i) => {
    const random = new edits.Random(seed * 7919 + i);
    const foreign = sources[(i + 1 + random.below(sources.length - 1)) % sources.length];
    const revision = new Revision(cuts.text, cuts.blocks, grade.edit(cuts, random, foreign));
    const selectors = cuts.targets.map(target => describeSpan(cuts.text, target));
    allAnchors(revision.text, selectors).forEach((anchor, k) => {
      const truth = revision.truthOf(cuts.targets[k]);
      if (truth === 'scattered') return;
      const outcome = judge(truth, anchor, revision.text, selectors[k]);
      tally.add(classOf(truth), outcome);
      if (
        (outcome === 'wrong' && options.wrong) ||
        (outcome === 'orphaned' && options.orphaned && grade.name.startsWith(options.orphaned.replaceAll('_', ' ')))
      )
        tell(revision.text, selectors[k], truth, anchor);
    });
  });
  return tally;
}

function tell(text: string, { prefix, exact, suffix }: Selector, truth: Truth, { span, status, score }: Anchor): void {
  const shown = (at: Span) =>
    JSON.stringify(
      `${text.slice(at.start - 32, at.start)}[${text.slice(at.start, at.end)}]${text.slice(at.end, at.end + 32)}`,
    );
  console.log(`  was   ${JSON.stringify(`${prefix}[${exact}]${suffix}`)}`);
  console.log(`  is    ${typeof truth === 'string' ? truth : shown(truth.span)}`);
  console.log(`  found ${span ? shown(span) : 'nothing'} ${status} ${score.toFixed(2)}`);
}

/** One file of a megabyte with 500 annotations, after an edit by another program. */
function measureTime(): void {
  let text = '';
  for (const one of texts) if (text.length < 1_000_000) text += `${one}\n\n`;
  text = text.slice(0, 1_000_000);
  const random = new edits.Random(17);
  const all = targetsOf(text, random, 80);
  const targets = Array.from({ length: 500 }, () => all[random.below(all.length)]);
  const cuts = edits.cutUp(text, targets);
  for (const [name, edit] of [
    ['1 MB: nothing', nothing],
    ['1 MB: 1 % typos, sentences added', together(typos(0.01, 'everywhere'), sentencesAdded(0.1))],
    ['1 MB: 30 % of words replaced', wordsReplaced(0.3, 'everywhere')],
    ['1 MB: another text', edits.anotherText],
  ] as const) {
    const revision = new Revision(
      text,
      cuts.blocks,
      edit(cuts, new edits.Random(3), edits.cutUp(texts[texts.length - 1].repeat(300), [])),
    );
    const selectors = targets.map(target => describeSpan(text, target));
    const begin = performance.now();
    const anchors = allAnchors(revision.text, selectors);
    const milliseconds = performance.now() - begin;
    const tally = new Tally();
    anchors.forEach((anchor, k) => {
      const truth = revision.truthOf(targets[k]);
      if (truth === 'scattered') return;
      const outcome = judge(truth, anchor, revision.text, selectors[k]);
      tally.add(classOf(truth), outcome);
      if (outcome === 'wrong' && options.wrong) tell(revision.text, selectors[k], truth, anchor);
    });
    console.log(
      [...tally.lines(name), `  500 annotations in ${revision.text.length} units: ${milliseconds.toFixed(0)} ms`].join(
        '\n',
      ),
    );
  }
}

const sources = texts.map((text, i) => edits.cutUp(text, targetsOf(text, new edits.Random(i), 1)));
console.log(
  `${sources.length} texts, ${sources.reduce((sum, { targets }) => sum + targets.length, 0)} annotations per grade`,
);
console.log(
  `${'edit'.padEnd(40)} ${'text'.padEnd(9)} ${'count'.padStart(6)} ${'right'.padStart(9)} ${'wrong'.padStart(9)} ${'orphaned'.padStart(9)}`,
);
const total = new Tally();
for (const [i, grade] of options.time ? [] : GRADES.entries()) {
  const tally = measure(grade, sources, i);
  total.addAll(tally);
  for (const line of tally.lines(grade.name)) console.log(line);
}
console.log('');
for (const line of total.lines('all')) console.log(line);
console.log(`Left out: ${total.twins} found at a twin.`);
measureTime();
