/**
 * Measures how long it takes to lay out a file of many articles and annotations: from scratch, without a change, and after
 * one annotation changed or one letter was typed. Prints the total and the longest step, in milliseconds. The articles are
 * analysed and the annotations anchored beforehand.
 */
import { FileAnalyses } from '../../src/core/analysis/fileAnalyses';
import type { Annotation } from '../../src/core/annotation/model/annotation';
import { describeSpan } from '../../src/core/annotation/model/selector';
import { readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { parse } from '../../src/core/article/parse';
import { type AnalysedFile, Project } from '../../src/core/project';
import { LineIndex } from '../../src/core/text/lines';
import type { Span } from '../../src/core/text/span';
import { runToEnd } from '../../src/core/text/steps';
import { ANALYSER } from '../unit/analyse';
import { Random } from './edits';
import { ARTICLES } from './longFile';

const ANNOTATIONS = 1500;
/** The best of this many runs counts, because the machine may be busy. */
const ROUNDS = 7;

/** One third each: a note on some words, a decision on a quote's speaker, one on an entity. */
function annotationsOf(text: string, { analyses }: AnalysedFile): Annotation[] {
  const random = new Random(7);
  return Array.from({ length: ANNOTATIONS }, (_, i): Annotation => {
    const { quotes, entities, article } = analyses[i % analyses.length];
    const base = (start: number, end: number) => ({
      id: `a${i}`,
      author: 'anna',
      target: describeSpan(text, { start, end }),
    });
    const words = () => article.body.start + random.below(Math.max(1, article.body.end - article.body.start - 40));
    const { span } = random.of(quotes) ?? {};
    const mention = random.of(entities)?.mentions[0];
    if (i % 3 === 1 && span)
      return { ...base(span.start, span.end), kind: 'speaker', status: 'corrected', speaker: 'Ana Bell' };
    if (i % 3 === 2 && mention)
      return { ...base(mention.span.start, mention.span.end), kind: 'entity', status: 'corrected', name: `Name ${i}` };
    const at = words();
    return { ...base(at, at + 30), kind: 'note', body: `Note ${i}` };
  });
}

interface Timing {
  readonly total: number;
  readonly longest: number;
}

class Stopwatch {
  private readonly steps: number[] = [];

  readonly run = async <T>(work: Generator<unknown, T>): Promise<T> => {
    for (;;) {
      const begin = performance.now();
      const step = work.next();
      this.steps.push(performance.now() - begin);
      if (step.done) return step.value;
    }
  };

  take(): Timing {
    const steps = this.steps.splice(0);
    return { total: steps.reduce((sum, step) => sum + step, 0), longest: Math.max(...steps) };
  }
}

/** A file whose texts are analysed on first use. */
class AnalysedTexts {
  private readonly kept = new FileAnalyses(ANALYSER);
  private readonly known = new Map<string, AnalysedFile>();

  of(text: string): AnalysedFile {
    const known = this.known.get(text);
    if (known) return known;
    const file = parse(text);
    const made = { text, lines: new LineIndex(text), file, analyses: runToEnd(this.kept.steps(file)) };
    this.known.set(text, made);
    return made;
  }
}

async function main(): Promise<void> {
  const watch = new Stopwatch();
  const texts = new AnalysedTexts();
  let text = ARTICLES;
  let typedAt = 0;
  const type = (at: number, round: number) => {
    typedAt = at;
    text = `${ARTICLES.slice(0, at)}${'x'.repeat(round + 1)}${ARTICLES.slice(at)}`;
  };
  let annotations: readonly Annotation[] = annotationsOf(text, texts.of(text));
  const places = new Map(annotations.map(({ id, target: { start, end } }) => [id, { start, end }]));
  const project = new Project({
    run: watch.run,
    analyses: { of: async (_, of) => texts.of(of) },
    stored: { sidecarOf: async () => ({ read: { ...readSidecar(''), annotations } }), corpusFor: async () => null },
    tracked: {
      spansOf: (_, of) => moved(places, typedAt, of.length - ARTICLES.length),
      track: () => undefined,
    },
  });
  const cases: readonly [what: string, prepare: (round: number) => void][] = [
    ['from nothing', () => project.forget('a')],
    ['nothing changed', () => undefined],
    ['one note changed', round => (annotations = annotations.map((one, i) => (i === 600 ? changed(one, round) : one)))],
    ['a letter in the last article', round => type(ARTICLES.length - 3, round)],
    ['a letter in the first article', round => type(ARTICLES.indexOf('\n\n') + 2, round)],
  ];
  console.log(`${parse(text).articles.length} articles, ${text.length} characters, ${annotations.length} annotations`);
  console.log(`${''.padEnd(30)} ${'total'.padStart(8)} ${'longest step'.padStart(14)}`);
  for (const [what, prepare] of cases) {
    text = ARTICLES;
    const best = { total: Number.POSITIVE_INFINITY, longest: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round++) {
      texts.of(text);
      await project.open('a', text);
      // As after reading a changed sidecar: every object is new.
      annotations = structuredClone(annotations);
      prepare(round);
      texts.of(text);
      watch.take();
      await project.open('a', text);
      const { total, longest } = watch.take();
      best.total = Math.min(best.total, total);
      best.longest = Math.min(best.longest, longest);
    }
    console.log(`${what.padEnd(30)} ${best.total.toFixed(1).padStart(8)} ${best.longest.toFixed(1).padStart(14)}`);
  }
}

/** The positions after letters were typed. */
const moved = (places: ReadonlyMap<string, Span>, at: number, by: number): ReadonlyMap<string, Span> =>
  new Map(
    [...places].map(([id, { start, end }]) => [id, start < at ? { start, end } : { start: start + by, end: end + by }]),
  );

const changed = (one: Annotation, round: number): Annotation => ({ ...one, modified: `2025-01-01T00:00:0${round}Z` });

void main();
