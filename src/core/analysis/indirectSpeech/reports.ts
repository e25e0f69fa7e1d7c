import { HEADLINE_LABELS, TAKES_GERUND } from '../../language/en';
import type { AttributionContext } from '../cues/attributionContext';
import { headSpeakerOf } from '../cues/headSpeakers';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import { checkFeatures } from '../models/features';
import { type IntegerTrees, loadIntegerTrees } from '../models/integerTrees';
import type { TreesData } from '../models/trees';
import { BOUNDARY_FEATURES } from './boundaryScores';
import { canBeContent, questionIn, shapeContent } from './contentChecks';
import { canBeHead, formAt, HEAD_FEATURES, headFeatures } from './cueHeads';
import { isNaming, isNoSpeech, isOpeningGerund, isSubject, opensClause } from './reportChecks';
import { NONE, SOURCE_FEATURES, sourcesOf } from './sourceCandidates';
import {
  BOUNDARIES,
  type Boundary,
  candidatesFor,
  otherEnd,
  type ReportDraft,
  sentenceOf,
  settleBoundary,
} from './spanCandidates';
import { type ClusterUses, type TokenFeatures, tokenFeatureSteps, USES } from './tokenFeatures';

/** Speech, thought or writing that the text reports, with or without marks. */
export interface Report {
  /** The head of the cue: the token that makes it one. */
  readonly head: number;
  readonly cue: TokenRange;
  /** Index in the context’s speakers, or -1 if no source is named. */
  readonly speaker: number;
  /** The whole phrase for the source, with title and apposition; null if no source is named. */
  readonly source: TokenRange | null;
  /** The content, in one or two pieces. */
  readonly content: readonly TokenRange[];
  /** 0–1: probability that this is a cue. */
  readonly confidence: number;
}

export interface ReportData {
  readonly uses: ClusterUses;
  readonly models: Readonly<Record<'head' | 'source' | Boundary, TreesData>>;
}

export interface ReportModel {
  readonly uses: ClusterUses;
  readonly head: IntegerTrees;
  readonly source: IntegerTrees;
  readonly boundaries: Readonly<Record<Boundary, IntegerTrees>>;
}

/** The models in the order of their use, with the features that the code computes for each. */
const FEATURES_OF: readonly (readonly [name: 'head' | 'source' | Boundary, features: readonly string[]])[] = [
  ['head', HEAD_FEATURES],
  ['source', SOURCE_FEATURES],
  ...BOUNDARIES.map(boundary => [boundary, BOUNDARY_FEATURES] as const),
];

/**
 * Loads the models, one in each step.
 * @throws ModelError if one was fitted on other features than the code computes
 */
export function* loadReports({ uses, models }: ReportData): Generator<void, ReportModel> {
  checkFeatures('reports.json, uses', Object.keys(uses), USES);
  const trees = new Map<string, IntegerTrees>();
  for (const [name, features] of FEATURES_OF) {
    trees.set(name, loadIntegerTrees(`reports.json, ${name}`, models[name], features));
    yield;
  }
  const boundaries = Object.fromEntries(BOUNDARIES.map(e => [e, trees.get(e)])) as Record<Boundary, IntegerTrees>;
  return { uses, head: trees.get('head') as IntegerTrees, source: trees.get('source') as IntegerTrees, boundaries };
}

/** Number of features of the models of heads, sources and boundaries. */
export const REPORT_WIDTHS = {
  head: HEAD_FEATURES.length,
  source: SOURCE_FEATURES.length,
  boundary: BOUNDARY_FEATURES.length,
} as const;

const HEADS_PER_STEP = 48;
const REPORTS_PER_STEP = 4;

/** Minimum confidence of a cue. */
const MIN_CONFIDENCE = 0.2;
/** Minimum logits after each group of trees. Of the cues dropped for less, one in five hundred would have become likely. */
const MIN_LOGITS = [-3.05, -2.85, -2.3, -1.85, -1.65];

/** All reports of an article with at least {@link MIN_CONFIDENCE}, in order of their heads. In steps. */
export function* reportSteps(context: AttributionContext, model: ReportModel): Generator<void, Report[]> {
  const w = yield* tokenFeatureSteps(context, model.uses, REPORT_WIDTHS);
  yield;
  const out: Report[] = [];
  let looked = 0;
  for (let i = 0; i < context.doc.tokens.length; i++) {
    if (!canBeHead(w, i)) continue;
    if (++looked % HEADS_PER_STEP === 0) yield;
    const confidence = 1 / (1 + Math.exp(-model.head.scoreUnless(headFeatures(w, i), MIN_LOGITS)));
    if (confidence < MIN_CONFIDENCE) continue;
    const report = reportAt(w, model, i, confidence);
    if (report !== null && out.push(report) % REPORTS_PER_STEP === 0) yield;
  }
  return joinReports(context, out).map((report, i, all) => beforeNext(context, report, all[i + 1]));
}

/**
 * Joins reports that are one. `declined to say whether …`: two verbs of one source, the second in the content of the first,
 * are one cue. `described hearing two shots`: the models may find the cue by each of its verbs.
 */
function joinReports({ tags }: AttributionContext, reports: readonly Report[]): Report[] {
  const out: Report[] = [];
  for (const report of reports) {
    const before = out.at(-1);
    const [outer, inner] = [before?.content.at(-1), report.content[0]];
    const isSame = before !== undefined && before.cue.first === report.cue.first && before.cue.last === report.cue.last;
    if (isSame && inner?.first === before.content[0]?.first) continue;
    const isJoined =
      before?.speaker === report.speaker &&
      report.content.length === 1 &&
      outer?.first === report.head - 1 &&
      tags[outer.first] === PosTag.To &&
      inner?.last === outer.last &&
      inner.first > report.head;
    if (!isJoined || before === undefined || inner === undefined) out.push(report);
    else
      out[out.length - 1] = {
        ...before,
        cue: { first: before.cue.first, last: report.head + 1 },
        content: [...before.content.slice(0, -1), inner],
      };
  }
  return out;
}

/** `Critics say it is late; supporters argue it is not`: the content up to the semicolon before the next report. */
function beforeNext({ doc }: AttributionContext, report: Report, next: Report | undefined): Report {
  const [last, start] = [report.content.at(-1), next?.source?.first ?? -1];
  if (last === undefined || start <= last.first + 1 || start >= last.last || next === undefined) return report;
  if (next.head <= report.head || doc.tokens[start - 1]?.text !== ';') return report;
  return { ...report, content: [...report.content.slice(0, -1), { first: last.first, last: start - 1 }] };
}

const SIDES = ['before', 'after'] as const;

function reportAt(w: TokenFeatures, model: ReportModel, head: number, confidence: number): Report | null {
  const sentence = sentenceOf(w, head);
  const sources = sourcesOf(w, head, sentence);
  const speaker = sources[model.source.best(w.rows.source)] ?? NONE;
  const draft: ReportDraft = { head, form: formAt(w, head), sentence, speaker };
  for (const boundary of BOUNDARIES) settleBoundary(draft, boundary, findBoundary(w, model, draft, boundary));
  if (!draft.cue) return null;
  moveGerund(w, draft);
  const source = draft.source ?? null;
  if (opensClause(w, head, sentence.first) && !isAskedBy(w, draft)) return openingReport(w, draft, confidence);
  if (isLabel(w, draft) || isNaming(w, draft) || isOpeningGerund(w, head)) return null;
  if (draft.before && isOpeningGerund(w, draft.before.first)) draft.before = null;
  const isOnly = !draft.before || !draft.after;
  for (const side of SIDES) if (draft[side] && !canBeContent(w, draft[side], { source, isOnly })) draft[side] = null;
  if (!draft.after && !draft.before) requireContent(w, model, draft);
  const pieces = SIDES.flatMap(side => draft[side] ?? []);
  const { cue } = draft;
  const parts = { head, cue, source, sentence };
  const content = pieces
    .filter(piece => canBeContent(w, piece, { source, isOnly: pieces.length === 1 }) && !isSubject(w, piece, parts))
    .map(piece => shapeContent(w, piece, parts));
  if (content.length === 0 || isNoSpeech(w, content, parts)) return null;
  const named = source === null ? speaker : (personOf(w, source) ?? speaker);
  const chosen = named < 0 ? named : headSpeakerOf(w.context, named);
  return { head, cue, speaker: chosen, source, content, confidence };
}

/** `denies murdering Hill`: a gerund after a verb of denying or admitting is content, not part of the cue. */
function moveGerund({ context: { doc, tags } }: TokenFeatures, draft: ReportDraft): void {
  const { head, cue, after } = draft;
  if (!cue || !after || after.first !== cue.last || cue.last < head + 2) return;
  if (tags[cue.last - 1] !== PosTag.Ing || !TAKES_GERUND.has(doc.tokens[cue.last - 2]?.lower ?? '')) return;
  draft.cue = { first: cue.first, last: cue.last - 1 };
  draft.after = { first: after.first - 1, last: after.last };
}

/** `Asked by Vos whether taxes would rise`: whether the one who asks is named. */
const isAskedBy = ({ context: { doc } }: TokenFeatures, { cue, source }: ReportDraft): boolean =>
  source != null && doc.tokens[cue?.last ?? -1]?.lower === 'by';

/** `Asked whether taxes would rise, Hale said …`: a question without a source. `Asked about taxes, …` reports nothing. */
function openingReport(w: TokenFeatures, { head, cue, after }: ReportDraft, confidence: number): Report | null {
  const question = after ? questionIn(w, after) : null;
  return cue && question ? { head, cue, speaker: NONE, source: null, content: [question], confidence } : null;
}

/** `New Delhi: The minister said …`, `Transcript: The briefing`: whether the cue is the colon of a dateline or label. */
function isLabel({ context, speakerAt }: TokenFeatures, { head, sentence, source, after }: ReportDraft): boolean {
  if (context.tags[head] !== PosTag.Colon || !source || source.first !== sentence.first) return false;
  if (head === source.first + 1 && HEADLINE_LABELS.has(context.doc.tokens[source.first]?.lower ?? '')) return true;
  const speaker = context.speakers[speakerAt[source.first] as number];
  const mention = context.mentions[speaker?.mention ?? -1];
  return mention?.kind === 'name' && mention.type === 'place' && context.tags[after?.first ?? -1] !== PosTag.QuoteMark;
}

/**
 * The person that a source is about, or null. `The island’s mayor, Tobias Rekdal,` is about Rekdal; `an aide of Tobias
 * Rekdal` and `Rekdal’s aide` are not.
 */
function personOf(w: TokenFeatures, { first, last }: TokenRange): number | null {
  const { context } = w;
  for (let i = first; i < last; i++) {
    const at = w.speakerAt[i] as number;
    const speaker = context.speakers[at];
    if (speaker === undefined || speaker.mention < 0 || speaker.words.first !== i) continue;
    const mention = context.mentions[speaker.mention];
    if (mention?.kind !== 'name' || mention.type !== 'person') continue;
    const ahead = speaker.phrase.first > first ? context.tags[speaker.phrase.first - 1] : undefined;
    if (ahead === PosTag.Preposition || context.tags[speaker.words.last] === PosTag.Possessive) continue;
    return at;
  }
  return null;
}

/** A cue must report something: if neither side has content, the longer side gets it, otherwise the other one. */
function requireContent(w: TokenFeatures, model: ReportModel, draft: ReportDraft): void {
  const { first, last } = draft.sentence;
  const after = Math.max(draft.cue?.last ?? draft.head, draft.source?.last ?? 0);
  const before = Math.min(draft.cue?.first ?? draft.head, draft.source?.first ?? last);
  const sides = last - after > before - first ? (['after', 'before'] as const) : SIDES;
  for (const side of sides) {
    for (const boundary of BOUNDARIES_OF[side]) setLikeliest(w, model, draft, boundary);
    const piece = draft[side] ?? null;
    const isContent = piece !== null && canBeContent(w, piece, { source: draft.source ?? null, isOnly: true });
    if (isContent && !isOpeningGerund(w, piece.first)) return;
    draft[side] = null;
  }
}

const BOUNDARIES_OF = { before: ['beforeEnd', 'beforeStart'], after: ['afterStart', 'afterEnd'] } as const;

/** Sets a boundary to its likeliest position, even if the model prefers none. */
function setLikeliest(w: TokenFeatures, model: ReportModel, draft: ReportDraft, boundary: Boundary): void {
  const known = otherEnd(draft, boundary);
  if (known === null) return;
  const some = candidatesFor(w, boundary, draft, known).filter(p => p !== NONE);
  if (some.length === 0) return;
  // NONE is the last candidate, so the rows of the others come first.
  settleBoundary(draft, boundary, some[model.boundaries[boundary].best(w.rows.boundary, some.length)] as number);
}

function findBoundary(w: TokenFeatures, model: ReportModel, draft: ReportDraft, boundary: Boundary): number {
  const known = otherEnd(draft, boundary);
  if (known === null) return NONE;
  const at = candidatesFor(w, boundary, draft, known);
  return at[model.boundaries[boundary].best(w.rows.boundary)] ?? NONE;
}
