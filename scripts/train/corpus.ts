/** PolNeAR as scenes with labels: which speakers of each quote are right by the gold. */
import fs from 'node:fs';
import path from 'node:path';
import { buildDoc } from '../../src/core/analysis/document';
import { lexicon } from '../../src/core/analysis/lexicon';
import { findMentions } from '../../src/core/analysis/mentions';
import { findQuotes } from '../../src/core/analysis/quotes';
import { type Placed, type Scene, type Speaker, sceneSteps } from '../../src/core/analysis/scene';
import { traitsOf } from '../../src/core/analysis/traits';
import { parse } from '../../src/core/article/parse';

export type Stretch = readonly [start: number, end: number];

export interface GoldAttribution {
  readonly source: readonly Stretch[];
  readonly cue: readonly Stretch[];
  readonly content: readonly Stretch[];
  readonly quoted: readonly Stretch[];
}

export interface Labelled {
  readonly file: string;
  readonly scene: Scene;
  readonly gold: readonly GoldAttribution[];
  /** Per quote: `undecided` where the gold names no source, else what it says. */
  readonly quotes: readonly { readonly undecided: boolean; readonly by: readonly GoldAttribution[] }[];
}

/** All articles of one set, in the order of its gold file. */
export function load(folder: string): Labelled[] {
  const out: Labelled[] = [];
  for (const line of fs.readFileSync(path.join(folder, 'gold.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { file, attributions } = JSON.parse(line) as { file: string; attributions: GoldAttribution[] };
    const seed = parse(fs.readFileSync(path.join(folder, 'seeds', file), 'utf8'));
    for (const article of seed.articles) {
      const doc = buildDoc(seed.text, article);
      const traits = traitsOf(doc, lexicon());
      const scene = run(sceneSteps(doc, findQuotes(seed.text, article).quotes, findMentions(doc, traits), traits));
      out.push({ file, scene, gold: attributions, quotes: scene.quotes.map(q => verdict(q, attributions)) });
    }
  }
  return out;
}

export function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const shared = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));

function verdict(q: Placed, gold: readonly GoldAttribution[]): Labelled['quotes'][number] {
  const span: Stretch = [q.quote.span.start, q.quote.span.end];
  const undecided = gold.some(a => a.source.length === 0 && a.content.some(c => shared(c, span) > 0));
  const by = gold.filter(a => a.source.length > 0 && a.content.some(c => shared(c, span) >= 0.5 * (span[1] - span[0])));
  return { undecided, by };
}

/** Whether these words stand for the source of one of the attributions, as the scorer sees it: they overlap. */
export function isRight(scene: Scene, speaker: Speaker, by: readonly GoldAttribution[]): boolean {
  const { tokens } = scene.doc;
  const words: Stretch = [tokens[speaker.words.first]?.start ?? 0, tokens[speaker.words.last - 1]?.end ?? 0];
  return by.some(a => a.source.some(s => shared(s, words) > 0));
}
