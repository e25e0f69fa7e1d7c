/**
 * Fits the weights of pronoun resolution on the train part of GUM by coordinate search: each weight in turn is increased
 * and decreased as long as more pronouns are resolved correctly. The search starts from the committed weights and does not
 * change those set by hand. Prints the figures on both parts and writes antecedentWeights.ts. Deterministic.
 *
 *   SEED_DATA=FOLDER npm run train -- --only antecedents
 */
import fs from 'node:fs';
import path from 'node:path';
import { createAnalyser } from '../src/core/analysis/analyser';
import type { QuoteContext } from '../src/core/analysis/coreference/antecedentContext';
import { ANTECEDENT_WEIGHTS, type AntecedentWeights } from '../src/core/analysis/coreference/antecedentWeights';
import { entitySteps } from '../src/core/analysis/coreference/coreference';
import { loadModels } from '../src/core/analysis/loadModels';
import { type MentionCandidate, mentionSteps } from '../src/core/analysis/names/mentions';
import { quoteSteps } from '../src/core/analysis/quotes/quotes';
import { type Doc, documentSteps } from '../src/core/analysis/tokens/document';
import { evidenceSteps } from '../src/core/analysis/tokens/tokenEvidence';
import { WordTable } from '../src/core/analysis/tokens/word';
import { TRAINED } from '../src/core/analysis/trained';
import { turnSteps } from '../src/core/analysis/turns/turns';
import { articleText } from '../src/core/article/articleText';
import { parse } from '../src/core/article/parse';
import { runToEnd } from '../src/core/text/steps';
import { outputFile } from './manifest';

const root = process.env.SEED_DATA;
if (!root) throw new Error('SEED_DATA, the folder of the data sets, is not set');

const analyser = createAnalyser(TRAINED);
const models = runToEnd(loadModels(TRAINED));
const words = new WordTable(models.lexicon);

interface GoldMention {
  start: number;
  head: [number, number];
  name?: [number, number];
  entity: string;
  kind: string;
}
interface Sample {
  readonly part: string;
  readonly news: boolean;
  readonly doc: Doc;
  readonly mentions: readonly MentionCandidate[];
  readonly context: QuoteContext;
  /** Index of a pronoun's mention, and the names of its chain. */
  readonly pronouns: readonly { readonly mention: number; readonly names: readonly [number, number][] }[];
}

/** The source file of the weights. Only the numbers in it are replaced. */
const SOURCE = path.join(import.meta.dirname, '../src/core/analysis/coreference/antecedentWeights.ts');

/** Minimum gain of a change. */
const MIN_GAIN = 0.3;

/** Weights that this search cannot judge: GUM does not mark speakers, and only pronouns of chains with a name count here. */
const SET_BY_HAND: ReadonlySet<keyof AntecedentWeights> = new Set(['nominal', 'voice', 'selfNamed'] as const);

const placeOf = ({ start, end }: { start: number; end: number }): string => `${start}-${end}`;

const PRONOUN = /^(?:he|she|his|her|him|himself|herself)$/i;
const folder = path.join(root, 'gum');
const samples: Sample[] = [];
for (const line of fs.readFileSync(path.join(folder, 'gold.jsonl'), 'utf8').split('\n').filter(Boolean)) {
  const gold = JSON.parse(line) as { file: string; genre: string; part: string; mentions: GoldMention[] };
  const text = fs.readFileSync(path.join(folder, 'seeds', gold.file), 'utf8');
  const names = new Map<string, [number, number][]>();
  for (const m of gold.mentions) {
    if (m.kind === 'name' || m.name) names.set(m.entity, [...(names.get(m.entity) ?? []), m.name ?? m.head]);
  }
  for (const article of parse(text).articles) {
    const own = articleText(text, article);
    const { start, end } = article.span;
    const doc = runToEnd(documentSteps(own, words));
    const tagged = runToEnd(mentionSteps(doc, runToEnd(evidenceSteps(doc)), models.names));
    const { quotes, mentions } = runToEnd(turnSteps(doc, runToEnd(quoteSteps(own)).quotes, tagged));
    const at = new Map(mentions.map((m, i) => [m.span.start, i]));
    // An analysis lists indirect speech among its quotes, the context does not: they are matched by their place.
    const said = runToEnd(analyser.steps(own)).quotes.filter(({ kind }) => kind !== 'indirect');
    const saidAt = new Map(said.map(({ span, attribution }) => [placeOf(span), attribution]));
    const speakers = quotes.map(({ span }) => at.get(saidAt.get(placeOf(span))?.mention?.span.start ?? -1) ?? null);
    const speakerOf = (q: number): number | null => speakers[q] ?? null;
    const pronouns = gold.mentions.flatMap(m => {
      const chain = names.get(m.entity)?.map(([from, to]): [number, number] => [from - start, to - start]);
      const mention = m.start >= start && m.start < end ? at.get(m.head[0] - start) : undefined;
      if (m.kind !== 'pronoun' || !chain || mention === undefined) return [];
      return PRONOUN.test(text.slice(...m.head)) ? [{ mention, names: chain }] : [];
    });
    const news = ['news', 'interview', 'court'].includes(gold.genre);
    samples.push({ part: gold.part, news, doc, mentions, context: { quotes, speakerOf }, pronouns });
  }
}

interface Sum {
  right: number;
  all: number;
  newsRight: number;
  news: number;
  worth: number;
}

function rightOf(weights: AntecedentWeights, part: string): Sum {
  const sum = { right: 0, all: 0, newsRight: 0, news: 0, worth: 0 };
  for (const s of samples) {
    if (s.part !== part || s.pronouns.length === 0) continue;
    const { entities, entityOf } = runToEnd(entitySteps(s.doc, s.mentions, s.context, weights));
    const byId = new Map(entities.map(e => [e.id, e]));
    const before = sum.right;
    for (const { mention, names } of s.pronouns) {
      const found = byId.get(entityOf[mention] ?? '')?.mentions.filter(m => m.kind === 'name') ?? [];
      const right = found.some(m => names.some(n => m.span.start < n[1] && n[0] < m.span.end));
      sum.all++;
      if (right) sum.right++;
      if (s.news) sum.news++;
      if (s.news && right) sum.newsRight++;
    }
    // One wrong link makes a whole chain wrong, so the square root reduces the weight of long texts. News counts twice.
    const share = (sum.right - before) / s.pronouns.length;
    sum.worth += share * Math.sqrt(s.pronouns.length) * (s.news ? 2 : 1);
  }
  return sum;
}

const worth = (weights: AntecedentWeights): number => rightOf(weights, 'train').worth;

const FITTED = (Object.keys(ANTECEDENT_WEIGHTS) as (keyof AntecedentWeights)[]).filter(key => !SET_BY_HAND.has(key));
let weights = ANTECEDENT_WEIGHTS;
let best = worth(weights);
console.log('before', rightOf(weights, 'train'), rightOf(weights, 'dev'));
for (const step of [0.4, 0.2]) {
  for (let round = 0; round < 3; round++) {
    const start = best;
    for (const key of FITTED) {
      for (const direction of [step, -step]) {
        const tried = { ...weights, [key]: Math.round((weights[key] + direction) * 100) / 100 };
        const value = worth(tried);
        if (value > best + MIN_GAIN) [best, weights] = [value, tried];
      }
    }
    if (best === start) break;
  }
}
console.log('after', rightOf(weights, 'train'), rightOf(weights, 'dev'));
console.log(weights);

/** The source file with new weights. */
function sourceWith(numbers: AntecedentWeights): string {
  let source = fs.readFileSync(SOURCE, 'utf8');
  for (const [key, value] of Object.entries(numbers)) {
    const place = new RegExp(`^ {2}${key}: -?[\\d.]+,$`, 'gm');
    if (source.match(place)?.length !== 1) throw new Error(`no place for the weight "${key}" in ${SOURCE}`);
    source = source.replace(place, `  ${key}: ${value},`);
  }
  return source;
}

fs.writeFileSync(outputFile('antecedentWeights.ts'), sourceWith(weights));
