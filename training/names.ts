/**
 * Trains the name tagger, a linear-chain conditional random field, on the train parts of several sets. Prints figures on
 * their dev parts and writes names.json. Random numbers have a fixed seed, so that the same input gives the same bytes.
 *
 *   SEED_DATA=FOLDER npm run train -- --only names
 */
import lexiconData from '../src/core/analysis/data/lexicon.json';
import { type LexiconData, loadLexicon } from '../src/core/analysis/models/lexicon';
import { FEATURE_BITS, FeatureWriter, MAX_FEATURES, NAME_FEATURES } from '../src/core/analysis/names/nameFeatures';
import { KINDS, LABELS, laneSteps, type NameModel, runsOf, tagNames } from '../src/core/analysis/names/nameTagger';
import type { Doc } from '../src/core/analysis/tokens/document';
import { evidenceSteps, type TokenEvidence } from '../src/core/analysis/tokens/tokenEvidence';
import { WordTable } from '../src/core/analysis/tokens/word';
import { runToEnd } from '../src/core/text/steps';
import { ChainField, type Sample } from './chainField';
import { writeLearned } from './manifest';
import { consistent } from './nameCleaning';
import { type NameText, NameTexts } from './nameTexts';
import { base64 } from './packing';

const root = process.env.SEED_DATA;
if (!root) throw new Error('SEED_DATA, the folder of the data sets, is not set');
const words = new WordTable(runToEnd(loadLexicon(lexiconData as LexiconData)));
const EPOCHS = 5;
/** Epochs before the weights are averaged. */
const UNSTEADY_EPOCHS = 1;
const SUMS_PER_EPOCH = 20;
const CUTOFF = 3;
/** Larger weights are clipped. */
const MAX_WEIGHT = 2.5;
const MAX_ROWS = 60_000;

/** Share of capitalized words that {@link forgetWords} removes. */
const FORGOTTEN = 0.2;
let state = 20261124;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
};

const sets = new NameTexts(root, words);
const POLNEAR_NAMES = 'silver-corenlp.jsonl';
const WIKINEWS_NAMES = ['silver-corenlp.jsonl', 'silver-spacy-md.jsonl'] as const;

/** Sets to learn from. `forgetting`: also in a second copy, without some words. */
const TRAIN: readonly { texts: readonly NameText[]; weight: number; forgetting: boolean }[] = [
  { texts: sets.known('conll2003/train'), weight: 1, forgetting: true },
  { texts: cleaned(sets.known('polnear/train', POLNEAR_NAMES)), weight: 0.5, forgetting: false },
  { texts: sets.known('wikigold/train'), weight: 2, forgetting: true },
  { texts: sets.withoutMisc('ewt/train'), weight: 2, forgetting: true },
  { texts: cleaned(sets.agreed('wikinews/train', ...WIKINEWS_NAMES)), weight: 1, forgetting: true },
];
const DEV: Readonly<Record<string, readonly NameText[]>> = {
  wikinews: sets.known('wikinews/dev-names'),
  wikigold: sets.known('wikigold/dev'),
  ewt: sets.known('ewt/dev'),
  conll: sets.known('conll2003/dev'),
  polnear: sets.known('polnear/dev', POLNEAR_NAMES),
};

function cleaned(texts: readonly NameText[]): NameText[] {
  return texts.map(text => ({ ...text, labels: consistent(text.doc, text.labels) }));
}

// The features of all training texts in one array
let features = new Int32Array(1 << 26);
let used = 0;
const samples: Sample[] = [];
const buffer = new Int32Array(MAX_FEATURES);
function addSamples({ doc, labels }: NameText, weight: number, forget: boolean): void {
  const evidence = runToEnd(evidenceSteps(doc));
  if (forget) forgetWords(doc, evidence);
  const writer = new FeatureWriter(evidence, doc.lexicon);
  for (const s of doc.sentences) {
    for (const { from, to } of runsOf(evidence, s)) {
      const at = new Int32Array(to - from + 1);
      for (let i = from; i < to; i++) {
        at[i - from] = used;
        const count = writer.write(i, s.first, s.last, buffer);
        if (used + count > features.length) {
          const wider = new Int32Array(features.length * 2);
          wider.set(features);
          features = wider;
        }
        features.set(buffer.subarray(0, count), used);
        used += count;
      }
      at[to - from] = used;
      samples.push({ at, labels: labels.slice(from, to), weight });
    }
  }
}

/** New names are in no list, so a share of each article's capitalized words is treated as unknown to the lexicon. */
function forgetWords(doc: Doc, evidence: TokenEvidence): void {
  const forgotten = new Map<string, boolean>();
  for (const token of doc.tokens) {
    if (token.text === token.lower) continue;
    let gone = forgotten.get(token.lower);
    if (gone === undefined) forgotten.set(token.lower, (gone = random() < FORGOTTEN));
    if (!gone) continue;
    evidence.entry[token.index] = 0;
    evidence.phrase[token.index] = 0;
  }
}

for (const { texts, weight, forgetting } of TRAIN) {
  for (const text of texts) {
    addSamples(text, weight, false);
    if (forgetting) addSamples(text, weight, true);
  }
}
const ROWS = 1 << FEATURE_BITS;
const seen = new Uint32Array(ROWS);
for (let i = 0; i < used; i++) seen[features[i] as number] = (seen[features[i] as number] as number) + 1;
const rowOf = new Uint32Array(ROWS);
let rows = 0;
for (let f = 0; f < ROWS; f++) if ((seen[f] as number) >= CUTOFF) rowOf[f] = ++rows;
console.log(
  `${samples.length} sentences, ${(used / samples.reduce((a, s) => a + s.labels.length, 0)).toFixed(1)} features a token, ${rows} rows`,
);

const field = new ChainField(features, rowOf, rows, random);
const { weights, transitions } = field;

function score(texts: readonly NameText[], tested: NameModel): string {
  const stat = KINDS.map(() => ({ right: 0, found: 0, gold: 0 }));
  for (const { doc, gold } of texts) {
    const keys = new Set(gold.map(g => g.join(',')));
    for (const g of gold) {
      const kind = (KINDS as readonly string[]).indexOf(g[2]);
      if (kind >= 0) (stat[kind] as { gold: number }).gold++;
    }
    for (const { first, last, kind } of runToEnd(tagNames(doc, runToEnd(evidenceSteps(doc)), tested))) {
      const s = stat[kind] as { right: number; found: number };
      s.found++;
      const key = [doc.tokens[first]?.start, doc.tokens[last - 1]?.end, KINDS[kind]].join(',');
      if (keys.has(key)) s.right++;
    }
  }
  const f1 = (s: { right: number; found: number; gold: number }): string =>
    ((200 * s.right) / (s.found + s.gold || 1)).toFixed(1);
  const three = stat
    .slice(0, 3)
    .reduce((a, s) => ({ right: a.right + s.right, found: a.found + s.found, gold: a.gold + s.gold }));
  return `${stat.map((s, i) => `${KINDS[i]?.slice(0, 3)} ${f1(s)}`).join(' ')} three ${f1(three)}`;
}

/** Quantizes the weights to one byte. Keeps the features with the largest weights, scaled by frequency. */
function quantize(most: number) {
  const order: { feature: number; size: number }[] = [];
  for (let f = 0; f < ROWS; f++) {
    const row = rowOf[f] as number;
    if (row === 0) continue;
    let size = 0;
    for (let l = 0; l < LABELS; l++) size = Math.max(size, Math.abs(weights[(row - 1) * LABELS + l] as number));
    order.push({ feature: f, size: size * Math.log(1 + (seen[f] as number)) });
  }
  order.sort((a, b) => b.size - a.size || a.feature - b.feature);
  const kept = order
    .slice(0, most)
    .map(o => o.feature)
    .sort((a, b) => a - b);
  const unit = MAX_WEIGHT / 127;
  const planes = new Int8Array(kept.length * LABELS);
  const gaps = new Uint8Array(kept.length * 3);
  const numbers = new Uint32Array(ROWS);
  kept.forEach((f, i) => {
    const row = ((rowOf[f] as number) - 1) * LABELS;
    for (let l = 0; l < LABELS; l++) {
      const v = Math.round((weights[row + l] as number) / unit);
      planes[l * kept.length + i] = Math.max(-127, Math.min(127, v));
    }
    const gap = i === 0 ? f : f - (kept[i - 1] as number);
    gaps.set([gap & 255, (gap >> 8) & 255, gap >> 16], i * 3);
    numbers[f] = i + 1;
  });
  const steps = transitions.map(v => Math.round(v / unit));
  const model: NameModel = { rows: numbers, lanes: runToEnd(laneSteps(planes, kept.length)), transitions: steps };
  const data = {
    features: NAME_FEATURES,
    count: kept.length,
    gaps: base64(gaps),
    weights: base64(new Uint8Array(planes.buffer)),
    transitions: [...steps],
  };
  return { model, data };
}

function report(title: string, tested: NameModel): void {
  for (const [name, texts] of Object.entries(DEV)) console.log(`${title}: ${name} ${score(texts, tested)}`);
}

const sumEvery = Math.floor(samples.length / SUMS_PER_EPOCH);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let i = samples.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [samples[i], samples[j]] = [samples[j] as Sample, samples[i] as Sample];
  }
  for (const [i, sample] of samples.entries()) {
    field.learn(sample);
    if (epoch >= UNSTEADY_EPOCHS && i % sumEvery === 0) field.sum();
  }
  console.log(`epoch ${epoch + 1} of ${EPOCHS}`);
}
field.average();
const { model, data } = quantize(MAX_ROWS);
report('shipped', model);
writeLearned('names.json', data);
