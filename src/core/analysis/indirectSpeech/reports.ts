import type { AttributionContext } from '../cues/attributionContext';
import type { TokenRange } from '../cues/phrases';
import { Tag } from '../cues/syntax';
import { checkFeatures } from '../models/features';
import { loadTrees, type Trees, type TreesData } from '../models/trees';
import { BOUNDARY_FEATURES } from './boundaryScores';
import { formAt, HEAD_FEATURES, headFeatures, mayHead } from './cueHeads';
import {
  BOUNDARIES,
  type Boundary,
  candidatesFor,
  type Draft,
  NONE,
  SOURCE_FEATURES,
  sentenceOf,
  sourcesOf,
} from './spanCandidates';
import { type ClusterUses, type TokenFeatures, tokenFeatureSteps, USES } from './tokenFeatures';

/** Speech, thought or writing that the text reports, in marks or without: who, by which words, what. */
export interface Report {
  /** The token that the cue turns on. */
  readonly head: number;
  readonly cue: TokenRange;
  /** Index in the context’s speakers, or -1 where nobody is named. */
  readonly speaker: number;
  /** The whole phrase for the source, title and apposition in it; null where nobody is named. */
  readonly source: TokenRange | null;
  /** The content, in one or two pieces. */
  readonly content: readonly TokenRange[];
  /** 0–1: how surely this is a cue. */
  readonly confidence: number;
}

export interface ReportData {
  readonly uses: ClusterUses;
  readonly models: Readonly<Record<'head' | 'source' | Boundary, TreesData>>;
}

export interface ReportModel {
  readonly uses: ClusterUses;
  readonly head: Trees;
  readonly source: Trees;
  readonly edges: Readonly<Record<Boundary, Trees>>;
}

/** The models by name, in the order of their use, with the features that the code computes for each. */
const FEATURES_OF: readonly (readonly [name: 'head' | 'source' | Boundary, features: readonly string[]])[] = [
  ['head', HEAD_FEATURES],
  ['source', SOURCE_FEATURES],
  ...BOUNDARIES.map(edge => [edge, BOUNDARY_FEATURES] as const),
];

/**
 * The models ready to score, one in each step.
 * @throws ModelError where one was fitted on other features than the code computes
 */
export function* loadReports({ uses, models }: ReportData): Generator<void, ReportModel> {
  checkFeatures('reports.json, uses', Object.keys(uses), USES);
  const trees = new Map<string, Trees>();
  for (const [name, features] of FEATURES_OF) {
    trees.set(name, loadTrees(`reports.json, ${name}`, models[name], features));
    yield;
  }
  const edges = Object.fromEntries(BOUNDARIES.map(e => [e, trees.get(e)])) as Record<Boundary, Trees>;
  return { uses, head: trees.get('head') as Trees, source: trees.get('source') as Trees, edges };
}

/** How many features the models of heads, sources and edges take. */
export const REPORT_WIDTHS = {
  head: HEAD_FEATURES.length,
  source: SOURCE_FEATURES.length,
  edge: BOUNDARY_FEATURES.length,
} as const;

const HEADS_PER_STEP = 48;
const REPORTS_PER_STEP = 4;

/** Minimum confidence of a cue. */
const MIN_CONFIDENCE = 0.2;
/** Logits below which a cue is dropped after each group of trees: one in five hundred would have become likely. */
const MIN_LOGITS = [-3.05, -2.85, -2.3, -1.85, -1.65];

/** All reports of an article that have some likelihood, in order of their heads. Yields now and then. */
export function* reportSteps(context: AttributionContext, model: ReportModel): Generator<void, Report[]> {
  const w = yield* tokenFeatureSteps(context, model.uses, REPORT_WIDTHS);
  yield;
  const out: Report[] = [];
  let looked = 0;
  for (let i = 0; i < context.doc.tokens.length; i++) {
    if (!mayHead(w, i)) continue;
    if (++looked % HEADS_PER_STEP === 0) yield;
    const confidence = 1 / (1 + Math.exp(-model.head.scoreUnless(headFeatures(w, i), MIN_LOGITS)));
    if (confidence < MIN_CONFIDENCE) continue;
    const report = reportAt(w, model, i, confidence);
    if (report !== null && out.push(report) % REPORTS_PER_STEP === 0) yield;
  }
  return out;
}

function reportAt(w: TokenFeatures, model: ReportModel, head: number, confidence: number): Report | null {
  const sentence = sentenceOf(w, head);
  const sources = sourcesOf(w, head, sentence);
  const speaker = sources[model.source.best(w.rows.source)] ?? NONE;
  const draft: Draft = { head, form: formAt(w, head), sentence, speaker };
  for (const edge of BOUNDARIES) settle(draft, edge, edgeOf(w, model, draft, edge));
  if (!draft.after && !draft.before) insist(w, model, draft);
  const content = [draft.before, draft.after].filter(r => r !== null && r !== undefined);
  if (content.length === 0 || !draft.cue) return null;
  const source = draft.source ?? null;
  const chosen = source === null ? speaker : (principal(w, source) ?? speaker);
  return { head, cue: draft.cue, speaker: chosen, source, content, confidence };
}

/**
 * The one whom a source’s words are about: a person named in it as such, else null. `The island’s mayor, Tobias
 * Rekdal,` is about Rekdal; `an aide of Tobias Rekdal` and `Rekdal’s aide` are not.
 */
function principal(w: TokenFeatures, { first, last }: TokenRange): number | null {
  const { context } = w;
  for (let i = first; i < last; i++) {
    const at = w.speakerAt[i] as number;
    const speaker = context.speakers[at];
    if (speaker === undefined || speaker.mention < 0 || speaker.words.first !== i) continue;
    const mention = context.mentions[speaker.mention];
    if (mention?.kind !== 'name' || mention.type !== 'person') continue;
    const ahead = speaker.phrase.first > first ? context.tags[speaker.phrase.first - 1] : undefined;
    if (ahead === Tag.Preposition || context.tags[speaker.words.last] === Tag.Possessive) continue;
    return at;
  }
  return null;
}

/** A cue must report something: where no side was chosen, the longer one is used. */
function insist(w: TokenFeatures, model: ReportModel, draft: Draft): void {
  const { first, last } = draft.sentence;
  const behind = Math.max(draft.cue?.last ?? draft.head, draft.source?.last ?? 0);
  const ahead = Math.min(draft.cue?.first ?? draft.head, draft.source?.first ?? last);
  const edges: readonly [Boundary, Boundary] =
    last - behind > ahead - first ? ['afterStart', 'afterEnd'] : ['beforeEnd', 'beforeStart'];
  for (const edge of edges) {
    const known = otherEnd(draft, edge);
    if (known === null) return;
    const some = candidatesFor(w, edge, draft, known).filter(p => p !== NONE);
    if (some.length === 0) return;
    // Where the stretch may not be there at all, that is the last candidate.
    settle(draft, edge, some[model.edges[edge].best(w.rows.edge, some.length)] as number);
  }
}

function edgeOf(w: TokenFeatures, model: ReportModel, draft: Draft, edge: Boundary): number {
  const known = otherEnd(draft, edge);
  if (known === null) return NONE;
  const at = candidatesFor(w, edge, draft, known);
  return at[model.edges[edge].best(w.rows.edge)] ?? NONE;
}

/** The end of the same stretch that was found before, 0 where this is the first; null where the stretch is not there. */
export function otherEnd(d: Draft, edge: Boundary): number | null {
  if (edge === 'cueEnd') return d.cue?.first ?? null;
  if (edge === 'sourceStart') return d.speaker === NONE ? null : 0;
  if (edge === 'sourceEnd') return d.source?.first ?? null;
  if (edge === 'afterEnd') return d.after?.first ?? null;
  if (edge === 'beforeStart') return d.before?.last ?? null;
  return 0;
}

/** Writes an end into the draft. */
export function settle(d: Draft, edge: Boundary, at: number): void {
  if (edge === 'cueStart') d.cue = { first: at, last: d.head + 1 };
  else if (edge === 'cueEnd') d.cue = { first: d.cue?.first ?? d.head, last: at };
  else if (edge === 'sourceStart') d.source = at === NONE ? null : { first: at, last: at };
  else if (edge === 'sourceEnd') d.source = at === NONE || !d.source ? null : { first: d.source.first, last: at };
  else if (edge === 'afterStart') d.after = at === NONE ? null : { first: at, last: at };
  else if (edge === 'afterEnd') d.after = at === NONE || !d.after ? null : { first: d.after.first, last: at };
  else if (edge === 'beforeEnd') d.before = at === NONE ? null : { first: at, last: at };
  else d.before = at === NONE || !d.before ? null : { first: at, last: d.before.last };
}
