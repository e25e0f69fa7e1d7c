/** Fits the models of reported speech on articles with gold attributions. */

import type { SpeakerPhrase } from '../src/core/analysis/cues/attributionContext';
import { PosTag } from '../src/core/analysis/cues/syntax';
import { BOUNDARY_FEATURES } from '../src/core/analysis/indirectSpeech/boundaryScores';
import { canBeHead, formAt, HEAD_FEATURES, headFeatures } from '../src/core/analysis/indirectSpeech/cueHeads';
import { REPORT_WIDTHS, type ReportData } from '../src/core/analysis/indirectSpeech/reports';
import { NONE, SOURCE_FEATURES, sourcesOf } from '../src/core/analysis/indirectSpeech/sourceCandidates';
import {
  BOUNDARIES,
  type Boundary,
  candidatesFor,
  otherEnd,
  type ReportDraft,
  sentenceOf,
  settleBoundary,
} from '../src/core/analysis/indirectSpeech/spanCandidates';
import {
  type ClusterUses,
  type TokenFeatures,
  tokenFeatureSteps,
  USES,
} from '../src/core/analysis/indirectSpeech/tokenFeatures';
import { clusterOf } from '../src/core/analysis/models/lexicon';
import type { TreesData } from '../src/core/analysis/models/trees';
import type { Token } from '../src/core/analysis/tokens/document';
import { tokenIndexFrom } from '../src/core/analysis/tokens/document';
import { isCueNoun } from '../src/core/language/en/cueLexicon';
import { runToEnd } from '../src/core/text/steps';
import { type BoostOptions, bin, boost, groupLoss, logisticLoss } from './boost';
import type { GoldAttribution, Labelled, Stretch } from './corpus';

const COMMON = { minHessian: 5, lambda: 3, featureShare: 0.6 };
const HEAD: BoostOptions = { ...COMMON, rounds: 80, leaves: 20, rate: 0.2, seed: 20161101 };
const SOURCE: BoostOptions = { ...COMMON, rounds: 80, leaves: 16, rate: 0.15, seed: 20161102 };
const BOUNDARY: BoostOptions = { ...COMMON, rounds: 80, leaves: 16, rate: 0.18, seed: 20161103 };

/** Prints progress. */
type Note = (...words: unknown[]) => void;

export interface Range {
  readonly first: number;
  readonly last: number;
}
interface GoldReport {
  readonly head: number;
  readonly cue: Range;
  readonly source: Range | null;
  readonly content: readonly Range[];
}

function rangeOf(article: Labelled, [start, end]: Stretch): Range {
  const { doc } = article.context;
  const first = tokenIndexFrom(doc, start);
  let last = tokenIndexFrom(doc, end - 1);
  if (last < doc.tokens.length && (doc.tokens[last] as Token).start < end) last++;
  return { first, last: Math.max(last, first + 1) };
}

function goldOf(article: Labelled): GoldReport[] {
  const out: GoldReport[] = [];
  for (const g of article.gold as readonly GoldAttribution[]) {
    if (!g.cue[0] || g.content.length === 0) continue;
    const cue = rangeOf(article, g.cue[0]);
    if (cue.first >= article.context.doc.tokens.length) continue;
    const source = g.source[0] ? rangeOf(article, g.source[0]) : null;
    out.push({ head: headIn(article, cue), cue, source, content: g.content.map(c => rangeOf(article, c)) });
  }
  return out;
}

/** The head of a cue: its first verb of saying, else its first verb, else its first noun of saying. */
function headIn({ context }: Labelled, cue: Range): number {
  const rank = (i: number): number => {
    const tag = context.tags[i];
    const { lower } = context.doc.tokens[i] as Token;
    if (lower === 'according') return 6;
    if (tag === PosTag.Cue) return 5;
    if (tag === PosTag.Ed || tag === PosTag.Verb || tag === PosTag.Ing) return 4;
    if (isCueNoun(lower)) return 3;
    if (tag === PosTag.Other) return 2;
    if (tag === PosTag.Colon) return 1;
    return 0;
  };
  let top = cue.first;
  for (let i = cue.first; i < cue.last; i++) if (rank(i) > rank(top)) top = i;
  return top;
}

/** Per use, the log odds of each cluster in tenths, smoothed towards the mean. */
function fitUses(articles: readonly Labelled[], golds: readonly GoldReport[][]): ClusterUses {
  const counts = Object.fromEntries(USES.map(u => [u, new Float64Array(1025)])) as Record<
    keyof ClusterUses,
    Float64Array
  >;
  const all = new Float64Array(1025);
  for (const [k, { context }] of articles.entries()) {
    const cl = (i: number): number => clusterOf(context.entry[i] ?? 0);
    for (let i = 0; i < context.doc.tokens.length; i++) all[cl(i)]!++;
    const add = (use: keyof ClusterUses, i: number): void => void counts[use][cl(i)]!++;
    for (const g of golds[k] as GoldReport[]) {
      add('head', g.head);
      for (let i = g.cue.first; i < g.cue.last; i++) add('cue', i);
      for (const c of g.content) if (c.first >= g.cue.last) add('opens', c.first);
      add('ends', g.cue.last - 1);
      if (g.source) for (let i = g.source.first; i < g.source.last; i++) add('source', i);
    }
  }
  const total = all.reduce((a, b) => a + b, 0);
  const oddsOf = (use: keyof ClusterUses): number[] => {
    const mean = counts[use].reduce((a, b) => a + b, 0) / total;
    return Array.from(all, (n, c) => {
      const p = ((counts[use][c] as number) + 20 * mean) / (n + 20);
      return Math.round(10 * Math.log(p / (1 - Math.min(p, 0.999))));
    });
  };
  return Object.fromEntries(USES.map(u => [u, oddsOf(u)])) as unknown as ClusterUses;
}

interface Groups {
  readonly vectors: number[][];
  readonly right: number[];
  readonly bounds: { start: number; end: number }[];
  missed: number;
}
const groups = (): Groups => ({ vectors: [], right: [], bounds: [], missed: 0 });

function push(into: Groups, vectors: readonly number[][], right: readonly boolean[]): boolean {
  if (!right.includes(true)) {
    into.missed++;
    return false;
  }
  const start = into.vectors.length;
  into.vectors.push(...vectors);
  into.right.push(...right.map(Number));
  into.bounds.push({ start, end: into.vectors.length });
  return true;
}

function collect(articles: readonly Labelled[], golds: readonly GoldReport[][], uses: ClusterUses, note: Note) {
  const head = { vectors: [] as number[][], right: [] as number[] };
  const source = groups();
  const boundaries = Object.fromEntries(BOUNDARIES.map(e => [e, groups()])) as Record<Boundary, Groups>;
  let unreached = 0;
  for (const [k, { context }] of articles.entries()) {
    const w = runToEnd(tokenFeatureSteps(context, uses, REPORT_WIDTHS));
    const gold = golds[k] as GoldReport[];
    const heads = new Set(gold.map(g => g.head));
    for (let i = 0; i < context.doc.tokens.length; i++) {
      if (!canBeHead(w, i)) {
        if (heads.has(i)) unreached++;
        continue;
      }
      head.vectors.push(headFeatures(w, i).row(0));
      head.right.push(Number(heads.has(i)));
    }
    for (const g of gold) collectOne(w, g, source, boundaries);
  }
  note(
    'heads',
    head.right.length,
    'right',
    head.right.reduce((a, b) => a + b, 0),
    'unreached',
    unreached,
  );
  note('source', source.bounds.length, 'rows', source.vectors.length, 'missed', source.missed);
  for (const e of BOUNDARIES)
    note(e, boundaries[e].bounds.length, 'rows', boundaries[e].vectors.length, 'missed', boundaries[e].missed);
  return { head, source, boundaries };
}

function collectOne(w: TokenFeatures, g: GoldReport, source: Groups, boundaries: Record<Boundary, Groups>): void {
  const sentence = sentenceOf(w, g.head);
  const candidates = sourcesOf(w, g.head, sentence);
  const within = (s: number): boolean => {
    if (s === NONE || !g.source) return s === NONE && !g.source;
    const { words } = w.context.speakers[s] as SpeakerPhrase;
    return words.first >= g.source.first && words.last <= g.source.last;
  };
  const right = candidates.map(within);
  push(
    source,
    candidates.map((_, i) => w.rows.source.row(i)),
    right,
  );
  // A source of several names can be found from any of them: its boundaries are learned from the first and the last.
  const named = candidates.filter((_, i) => right[i]);
  const form = formAt(w, g.head);
  const near = named[0] ?? NONE;
  const far = named.at(-1) ?? NONE;
  collectEnds(w, g, boundaries, { head: g.head, form, sentence, speaker: near }, BOUNDARIES);
  if (far !== near) collectEnds(w, g, boundaries, { head: g.head, form, sentence, speaker: far }, SOURCE_BOUNDARIES);
}

const SOURCE_BOUNDARIES: readonly Boundary[] = ['sourceStart', 'sourceEnd'];

/** Adds rows for some boundaries of a gold report. The others are taken from the gold. */
function collectEnds(
  w: TokenFeatures,
  g: GoldReport,
  boundaries: Record<Boundary, Groups>,
  draft: ReportDraft,
  some: readonly Boundary[],
): void {
  const before = g.content.filter(c => c.first < g.cue.first);
  const after = g.content.filter(c => c.first >= g.cue.last);
  const last = before.at(-1);
  const next = after[0];
  const wanted: Record<Boundary, number> = {
    cueStart: g.cue.first,
    cueEnd: g.cue.last,
    sourceStart: g.source?.first ?? NONE,
    sourceEnd: g.source?.last ?? NONE,
    afterStart: next && next.first < draft.sentence.last ? next.first : NONE,
    afterEnd: next?.last ?? NONE,
    beforeEnd: last ? last.last : NONE,
    beforeStart: last?.first ?? NONE,
  };
  for (const boundary of BOUNDARIES) {
    const known = otherEnd(draft, boundary);
    if (known === null) continue;
    if (some.includes(boundary)) {
      const at = candidatesFor(w, boundary, draft, known);
      push(
        boundaries[boundary],
        at.map((_, i) => w.rows.boundary.row(i)),
        at.map(p => p === wanted[boundary]),
      );
    }
    settleBoundary(draft, boundary, wanted[boundary]);
  }
}

function fitGroups(g: Groups, names: readonly string[], options: BoostOptions): TreesData {
  return boost(bin(g.vectors, names.length), names, groupLoss(g.bounds, Uint8Array.from(g.right)), options);
}

/** Fits all models on these articles. The same articles give the same bytes. */
export function fitReports(articles: readonly Labelled[], note: Note): ReportData {
  const golds = articles.map(goldOf);
  const uses = fitUses(articles, golds);
  const rows = collect(articles, golds, uses, note);
  const share = rows.head.right.reduce((a, b) => a + b, 0) / rows.head.right.length;
  const bias = Number(Math.log(share / (1 - share)).toPrecision(5));
  const head = boost(
    bin(rows.head.vectors, HEAD_FEATURES.length),
    [...HEAD_FEATURES],
    logisticLoss(Uint8Array.from(rows.head.right)),
    HEAD,
    bias,
  );
  note('head fitted');
  const source = fitGroups(rows.source, [...SOURCE_FEATURES], SOURCE);
  const boundaries = Object.fromEntries(
    BOUNDARIES.map(e => [e, fitGroups(rows.boundaries[e], [...BOUNDARY_FEATURES], BOUNDARY)]),
  ) as Record<Boundary, TreesData>;
  note('boundaries fitted');
  return { uses, models: { head, source, ...boundaries } };
}
