/**
 * Fits the two models of attribution on PolNeAR’s train part: one ranks a quote’s candidate speakers, the other gives
 * the confidence in the best. Prints figures from cross-validation; writes speaker.json and confidence.json. The same
 * input gives the same bytes.
 *
 *   SEED_DATA=FOLDER npm run train -- --only attribution
 *
 * With --errors it also writes a sample of its mistakes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { CONFIDENCE_FEATURES, confidenceFeatures } from '../src/core/analysis/attribution/confidence';
import { matchLayout } from '../src/core/analysis/attribution/layoutPatterns';
import { type LastSpoken, PAIR_FEATURES, type Pair, pairsOf } from '../src/core/analysis/attribution/pairFeatures';
import { QUOTE_FEATURES, quoteFeatures } from '../src/core/analysis/attribution/quoteFeatures';
import type { AttributionContext, SpeakerPhrase } from '../src/core/analysis/cues/attributionContext';
import { indexReports, type ReportIndex } from '../src/core/analysis/indirectSpeech/reportIndex';
import {
  loadReports,
  type ReportData,
  type ReportModel,
  reportSteps,
} from '../src/core/analysis/indirectSpeech/reports';
import { FeatureRows } from '../src/core/analysis/models/featureRows';
import { Trees, type TreesData } from '../src/core/analysis/models/trees';
import { runToEnd } from '../src/core/text/steps';
import { type BoostOptions, bin, boost, groupLoss, logisticLoss } from './boost';
import { isRight, type Labelled, load } from './corpus';
import { outputFile, writeLearned } from './manifest';
import { fitReports } from './reportFit';

const data = process.env.SEED_DATA;
if (!data) throw new Error('SEED_DATA, the folder of the data sets, is not set');
const FOLDS = 5;
const SPEAKER: BoostOptions = {
  rounds: 130,
  leaves: 18,
  rate: 0.15,
  minHessian: 4,
  lambda: 2,
  featureShare: 0.6,
  seed: 20160401,
};
const CONFIDENCE: BoostOptions = {
  rounds: 100,
  leaves: 10,
  rate: 0.08,
  minHessian: 6,
  lambda: 3,
  featureShare: 0.6,
  seed: 20160403,
};

const started = performance.now();
const note = (...words: unknown[]): void =>
  console.log(`[${((performance.now() - started) / 1000).toFixed(0)}s]`, ...words);
/** An article with reports by a model that was not fitted on it, so that the reports are as on unseen text. */
interface ReportedArticle extends Labelled {
  readonly reported: ReportIndex;
}

const REPORT_FOLDS = 3;

function withReports(list: readonly Labelled[]): ReportedArticle[] {
  const models = Array.from({ length: REPORT_FOLDS }, (_, fold) => {
    // Fitting takes minutes. SEED_CACHE is a folder that keeps the fitted models for the next run.
    const kept = process.env.SEED_CACHE && path.join(process.env.SEED_CACHE, `reports-${fold}.json`);
    if (kept && fs.existsSync(kept))
      return runToEnd(loadReports(JSON.parse(fs.readFileSync(kept, 'utf8')) as ReportData));
    const fitted = fitReports(
      list.filter((_, i) => i % REPORT_FOLDS !== fold),
      note,
    );
    if (kept) fs.writeFileSync(kept, JSON.stringify(fitted));
    return runToEnd(loadReports(fitted));
  });
  return list.map((article, i) => {
    const reports = runToEnd(reportSteps(article.context, models[i % REPORT_FOLDS] as ReportModel));
    return { ...article, reported: indexReports(article.context, reports) };
  });
}

interface Group {
  readonly vectors: number[][];
  readonly right: boolean[];
}

const names = [...PAIR_FEATURES, ...QUOTE_FEATURES];

/** One group for each quote with a right speaker among its candidates. The last speaker is taken from the gold. */
function groupsOf({ context, quotes, reported }: ReportedArticle): Group[] {
  const groups: Group[] = [];
  let last: LastSpoken | null = null;
  for (const [i, verdict] of quotes.entries()) {
    const form = matchLayout(context, i);
    if (form) {
      last = { quote: i, speaker: form.speaker };
      continue;
    }
    const shape = quoteFeatures(context, reported, i);
    const rows = new FeatureRows(names.length);
    const pairs = pairsOf({ context, reported, index: i, last, rows }, shape);
    const right = pairs.map(p => isRight(context, context.speakers[p.speaker] as SpeakerPhrase, verdict.by));
    const chosen = pairs[right.indexOf(true)];
    if (chosen === undefined) continue;
    groups.push({ vectors: pairs.map((_, k) => rows.row(k)), right });
    if (verdict.by.length > 0) last = { quote: i, speaker: chosen.speaker };
  }
  return groups;
}

function fitSpeaker(groups: readonly Group[]): TreesData {
  const vectors = groups.flatMap(g => g.vectors);
  const right = Uint8Array.from(groups.flatMap(g => g.right.map(Number)));
  let at = 0;
  const bounds = groups.map(g => ({ start: at, end: (at += g.vectors.length) }));
  return boost(bin(vectors, names.length), names, groupLoss(bounds, right), SPEAKER);
}

interface Decided {
  readonly quote: number;
  readonly speaker: number;
  readonly vector: number[];
  readonly right: boolean;
  readonly counted: boolean;
  readonly reachable: boolean;
}

/** Attributes an article like the analysis: each choice is a feature of the next. */
function decide({ context, quotes, reported }: ReportedArticle, model: Trees, confidence: Trees | null): Decided[] {
  const out: Decided[] = [];
  let last: LastSpoken | null = null;
  for (const [i, verdict] of quotes.entries()) {
    const form = matchLayout(context, i);
    if (form) last = { quote: i, speaker: form.speaker };
    const rows = new FeatureRows(names.length);
    const shape = quoteFeatures(context, reported, i);
    const pairs = form ? [] : pairsOf({ context, reported, index: i, last, rows }, shape);
    if (pairs.length === 0) {
      out.push({ quote: i, speaker: -1, vector: [], right: false, counted: false, reachable: false });
      continue;
    }
    const scores = pairs.map((_, k) => model.score(rows.row(k)));
    const top = scores.indexOf(Math.max(...scores));
    const pair = pairs[top] as Pair;
    const vector = confidenceFeatures(scores, top, rows.row(top));
    const right = isRight(context, context.speakers[pair.speaker] as SpeakerPhrase, verdict.by);
    const reachable = pairs.some(p => isRight(context, context.speakers[p.speaker] as SpeakerPhrase, verdict.by));
    out.push({ quote: i, speaker: pair.speaker, vector, right, counted: !verdict.undecided, reachable });
    const sure =
      confidence === null ? right || verdict.by.length > 0 : 1 / (1 + Math.exp(-confidence.score(vector))) > 0.5;
    if (sure) last = { quote: i, speaker: pair.speaker };
  }
  return out;
}

function fitConfidence(rows: readonly Decided[]): TreesData {
  const right = Uint8Array.from(rows, r => Number(r.right));
  const share = right.reduce((a, b) => a + b, 0) / right.length;
  const bias = Number(Math.log(share / (1 - share)).toPrecision(5));
  return boost(
    bin(
      rows.map(r => r.vector),
      CONFIDENCE_FEATURES.length,
    ),
    [...CONFIDENCE_FEATURES],
    logisticLoss(right),
    CONFIDENCE,
    bias,
  );
}

const articles = withReports(load(path.join(data, 'polnear/train')));
const groups = articles.map(groupsOf);
note(
  'articles',
  articles.length,
  'groups',
  groups.flat().length,
  'rows',
  groups.flat().reduce((n, g) => n + g.vectors.length, 0),
);
const quotesWithSource = articles.flatMap(a => a.quotes).filter(q => q.by.length > 0).length;
note('quotes', articles.flatMap(a => a.quotes).length, 'with source', quotesWithSource);

const decided: Decided[][] = [];
const speakerModels: Trees[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const model = new Trees(fitSpeaker(groups.filter((_, i) => i % FOLDS !== fold).flat()));
  speakerModels.push(model);
  for (const [i, article] of articles.entries()) if (i % FOLDS === fold) decided[i] = decide(article, model, null);
  note('fold', fold);
}
const usable = (rows: readonly Decided[]): Decided[] => rows.filter(r => r.counted && r.vector.length > 0);
const all = usable(decided.flat());
const reachable = all.filter(r => r.reachable);
const sourced = decided.flatMap((rows, a) => rows.filter(r => (articles[a]?.quotes[r.quote]?.by.length ?? 0) > 0));
note('with a source', sourced.length, 'of those reachable', sourced.filter(r => r.reachable).length);
note(
  'top right of reachable',
  (reachable.filter(r => r.right).length / reachable.length).toFixed(4),
  'reachable',
  reachable.length,
  'of rows',
  all.length,
);

const scored: { p: number; right: boolean }[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const model = new Trees(fitConfidence(usable(decided.filter((_, i) => i % FOLDS !== fold).flat())));
  for (const [i, article] of articles.entries()) {
    if (i % FOLDS !== fold) continue;
    for (const r of usable(decide(article, speakerModels[fold] as Trees, model)))
      scored.push({ p: 1 / (1 + Math.exp(-model.score(r.vector))), right: r.right });
  }
}
for (const threshold of [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
  const said = scored.filter(s => s.p >= threshold);
  const right = said.filter(s => s.right).length;
  const P = right / said.length;
  const R = right / quotesWithSource;
  note(threshold, 'P', (100 * P).toFixed(1), 'R', (100 * R).toFixed(1), 'F1', ((200 * P * R) / (P + R)).toFixed(1));
}
if (process.argv.includes('--errors')) writeErrors();
writeLearned('speaker.json', fitSpeaker(groups.flat()));
writeLearned('confidence.json', fitConfidence(all));

/** Writes a sample of wrong choices on held-out articles, spread over the corpus, for a person to read. */
function writeErrors(): void {
  const lines: string[] = [];
  for (const [a, rows] of decided.entries()) {
    const { context, quotes, file } = articles[a] as Labelled;
    const { text, tokens } = context.doc;
    for (const r of rows) {
      const verdict = quotes[r.quote] as Labelled['quotes'][number];
      if (r.right || verdict.undecided) continue;
      const { span } = (context.quotes[r.quote] as AttributionContext['quotes'][number]).quote;
      const s = context.speakers[r.speaker];
      const said = s ? text.slice(tokens[s.words.first]?.start, tokens[s.words.last - 1]?.end) : '-';
      const gold = verdict.by.map(g => g.source.map(x => text.slice(...x)).join(' / ')).join(' | ');
      const kind = verdict.by.length === 0 ? 'NOBODY' : r.reachable ? 'WRONG' : 'UNREACHABLE';
      const around = `${text.slice(Math.max(0, span.start - 200), span.start)}⟦${text.slice(span.start, span.end).slice(0, 150)}⟧${text.slice(span.end, span.end + 150)}`;
      lines.push(
        `${kind} p=${(r.vector[0] ?? 0).toFixed(2)} said=${said} gold=${gold} [${file.slice(0, 30)}]\n    ${around.replace(/\s*\n\s*/g, ' ¶ ')}`,
      );
    }
  }
  const every = Math.max(1, Math.floor(lines.length / 300));
  fs.writeFileSync(outputFile('errors.txt'), lines.filter((_, i) => i % every === 0).join('\n'));
}
