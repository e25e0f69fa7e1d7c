/** Reads PolNeAR: each article, prepared for attribution, with the gold attributions of each quote. */
import fs from 'node:fs';
import path from 'node:path';
import {
  type AttributionContext,
  contextSteps,
  type QuoteSpan,
  type SpeakerPhrase,
} from '../src/core/analysis/cues/attributionContext';
import { loadModels } from '../src/core/analysis/loadModels';
import { mentionSteps } from '../src/core/analysis/names/mentions';
import { quoteSteps } from '../src/core/analysis/quotes/quotes';
import { documentSteps } from '../src/core/analysis/tokens/document';
import { evidenceSteps } from '../src/core/analysis/tokens/tokenEvidence';
import { WordTable } from '../src/core/analysis/tokens/word';
import { TRAINED } from '../src/core/analysis/trained';
import { turnSteps } from '../src/core/analysis/turns/turns';
import { articleText } from '../src/core/article/articleText';
import { parse } from '../src/core/article/parse';
import { runToEnd } from '../src/core/text/steps';

export type Stretch = readonly [start: number, end: number];

export interface GoldAttribution {
  readonly source: readonly Stretch[];
  readonly cue: readonly Stretch[];
  readonly content: readonly Stretch[];
  readonly quoted: readonly Stretch[];
}

export interface Labelled {
  readonly file: string;
  readonly context: AttributionContext;
  readonly gold: readonly GoldAttribution[];
  /** For each quote: the gold attributions that contain it; `undecided` if the gold has one without a source. */
  readonly quotes: readonly { readonly undecided: boolean; readonly by: readonly GoldAttribution[] }[];
}

/** All articles of one set, in the order of its gold file. */
export function load(folder: string): Labelled[] {
  const models = runToEnd(loadModels(TRAINED));
  const words = new WordTable(models.lexicon);
  const out: Labelled[] = [];
  for (const line of fs.readFileSync(path.join(folder, 'gold.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const { file, attributions } = JSON.parse(line) as { file: string; attributions: GoldAttribution[] };
    const seed = parse(fs.readFileSync(path.join(folder, 'seeds', file), 'utf8'));
    for (const article of seed.articles) {
      const own = articleText(seed.text, article);
      const doc = runToEnd(documentSteps(own, words));
      const evidence = runToEnd(evidenceSteps(doc));
      const tagged = runToEnd(mentionSteps(doc, evidence, models.names));
      const { quotes, mentions } = runToEnd(turnSteps(doc, runToEnd(quoteSteps(own)).quotes, tagged));
      const context = runToEnd(contextSteps(doc, quotes, mentions, evidence));
      const gold = attributions.map(a => inArticle(a, article.span.start));
      out.push({ file, context, gold, quotes: context.quotes.map(q => verdict(q, gold)) });
    }
  }
  return out;
}

/** Converts file offsets to article offsets. */
function inArticle({ source, cue, content, quoted }: GoldAttribution, start: number): GoldAttribution {
  const shift = (list: readonly Stretch[]): Stretch[] => list.map(([from, to]) => [from - start, to - start]);
  return { source: shift(source), cue: shift(cue), content: shift(content), quoted: shift(quoted) };
}

const shared = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));

function verdict(q: QuoteSpan, gold: readonly GoldAttribution[]): Labelled['quotes'][number] {
  const span: Stretch = [q.quote.span.start, q.quote.span.end];
  const undecided = gold.some(a => a.source.length === 0 && a.content.some(c => shared(c, span) > 0));
  const by = gold.filter(a => a.source.length > 0 && a.content.some(c => shared(c, span) >= 0.5 * (span[1] - span[0])));
  return { undecided, by };
}

/** Whether the scorer counts a speaker as right: its words overlap the source of one of the attributions. */
export function isRight(context: AttributionContext, speaker: SpeakerPhrase, by: readonly GoldAttribution[]): boolean {
  const { tokens } = context.doc;
  const words: Stretch = [tokens[speaker.words.first]?.start ?? 0, tokens[speaker.words.last - 1]?.end ?? 0];
  return by.some(a => a.source.some(s => shared(s, words) > 0));
}
