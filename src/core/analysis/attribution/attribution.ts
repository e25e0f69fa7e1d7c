import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import { CueArgument } from '../cues/cueMatcher';
import { Tag } from '../cues/syntax';
import { names, type ReportIndex } from '../indirectSpeech/reportIndex';
import type { Report } from '../indirectSpeech/reports';
import type { QuoteKind, RuleId } from '../model';
import { Rows, type Trees } from '../models/trees';
import { confidenceFeatures, softmax } from './confidence';
import type { Choice, Decision } from './decision';
import { evidenceOf } from './evidence';
import { isNickname, isTitleOfWork, type LayoutMatch, matchLayout } from './layoutPatterns';
import { besideAction, besideCue, besideCueInside, byName, innermost, isHeard, isInSource } from './nestedSpeech';
import { type LastSpoken, PAIR_AT, type Pair, pairsOf, SPEAKER_FEATURES } from './pairFeatures';
import { QUOTE_AT, type QUOTE_FEATURES, quoteFeatures } from './quoteFeatures';

/** Minimum confidence for showing a speaker. */
const MIN_CONFIDENCE = 0.6;
/** Minimum confidence for using a speaker as context for the following quotes. */
const MIN_CARRIED_CONFIDENCE = 0.5;
const QUOTES_PER_STEP = 8;
/** Score of a candidate that is ruled out. */
const EXCLUDED_SCORE = -20;
const MAX_RUNNERS_UP = 3;
/** Candidates scoring this far below the best are pruned. */
const PRUNE_MARGIN = 5;

/** The learned part: who is the likeliest speaker, and how sure that is. */
export interface SpeakerModels {
  readonly speaker: Trees;
  readonly confidence: Trees;
}

/** Decides for each quote, in order, whether it is speech and who speaks. Each decision is context for the next. */
export function* attributionSteps(
  context: AttributionContext,
  reported: ReportIndex,
  models: SpeakerModels,
): Generator<void, Decision[]> {
  const out: Decision[] = [];
  const rows = new Rows(SPEAKER_FEATURES.length);
  let last = null as LastSpoken | null;
  let before = null as LastSpoken | null;
  for (let i = 0; i < context.quotes.length; i++) {
    const decision = decide({ context, reported, models, rows, last, before }, i);
    out.push(decision);
    if (decision.best !== null && decision.best.confidence > MIN_CARRIED_CONFIDENCE) {
      if (last?.speaker !== decision.best.speaker) before = last;
      last = { quote: i, speaker: decision.best.speaker };
    }
    if (i % QUOTES_PER_STEP === QUOTES_PER_STEP - 1) yield;
  }
  return out;
}

/** Everything that a decision rests on. */
interface State {
  readonly context: AttributionContext;
  readonly reported: ReportIndex;
  readonly models: SpeakerModels;
  /** Room for vectors. */
  readonly rows: Rows;
  /** The last quote with a sure speaker, and the last one before it with another. */
  readonly last: LastSpoken | null;
  readonly before: LastSpoken | null;
}

function decide(state: State, index: number): Decision {
  const { context, reported, models, rows, last, before } = state;
  const shape = quoteFeatures(context, reported, index);
  if (isNickname(context, index) || isTitleOfWork(context, index)) return { kind: 'scare', ...NO_SPEAKER };
  const form = matchLayout(context, index);
  if (form !== null) return formal(form, kindOf(shape, FORMAL_CONFIDENCE));
  const pairs = pairsOf(context, reported, index, last, shape, rows);
  const nobody = (): Decision =>
    nested(context, reported, index) ?? besideCueInside(context, index) ?? { kind: kindOf(shape, 0), ...NO_SPEAKER };
  if (pairs.length === 0) return besideAction(context, index) ?? nobody();
  const scores = models.speaker.scores(rows, PRUNE_MARGIN);
  for (let i = 0; i < pairs.length; i++) if (isHeard(context, (pairs[i] as Pair).match)) scores[i] = EXCLUDED_SCORE;
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const top = order[0] as number;
  const row = rows.row(top);
  const logit = models.confidence.score(confidenceFeatures(scores, top, row));
  const read = isRead(shape, pairs[top] as Pair);
  const confidence = Math.max(1 / (1 + Math.exp(-logit)), read ? READ_CONFIDENCE : 0);
  const kind = kindOf(shape, confidence);
  if (confidence < MIN_CONFIDENCE)
    return (
      besideCue(context, index) ?? inTurn(context, index, last, before) ?? besideAction(context, index) ?? nobody()
    );
  if (confidence < MIN_CERTAIN_CONFIDENCE && isDialogue(context, index, last, before)) {
    const turn = inTurn(context, index, last, before);
    if (turn) return turn;
  }
  const decision = chosen(state, index, { pairs, scores, order, row, confidence, kind });
  if (isInSource(context, reported, index, decision)) return { kind: kindOf(shape, 0), ...NO_SPEAKER };
  return byName(context, reported, innermost(context, reported, index, decision));
}

/** The candidates of a quote with the model’s scores. */
interface Scored {
  readonly pairs: readonly Pair[];
  readonly scores: readonly number[];
  /** Indices of the pairs, best first. */
  readonly order: readonly number[];
  /** Features of the best one. */
  readonly row: readonly number[];
  /** Confidence in the best one. */
  readonly confidence: number;
  readonly kind: QuoteKind;
}

/** The decision for the best candidate, with runners-up. */
function chosen(state: State, index: number, { pairs, scores, order, row, confidence, kind }: Scored): Decision {
  const { context, reported, models, rows, last, before } = state;
  const top = order[0] as number;
  const shares = softmax(scores);
  const choose = (i: number, sure: number): Choice => ({
    speaker: (pairs[i] as Pair).speaker,
    rule: ruleOf(context, index, pairs[i] as Pair, i === top ? row : rows.row(i), last, before),
    // Only the best candidate is explained: explaining costs as much as scoring.
    evidence: i === top ? evidenceOf(context, pairs[i] as Pair, row, models.speaker.contributions(row)) : [],
    confidence: sure,
  });
  const rest = 1 - (shares[top] as number);
  const runnersUp = order
    .slice(1, 1 + MAX_RUNNERS_UP)
    .filter(i => (shares[i] as number) > 0.005)
    // The rest of the probability is divided among the others by their shares.
    .map(i => choose(i, round((1 - confidence) * ((shares[i] as number) / rest))));
  const { speaker, match } = pairs[top] as Pair;
  const cue = row[PAIR_AT['cue same paragraph']] === 1 ? (match?.cue ?? null) : null;
  return {
    kind,
    best: { ...choose(top, round(confidence)), cue },
    runnersUp,
    report: (reported.over[index] ?? []).find(r => names(context, reported.reports[r] as Report, speaker)) ?? -1,
  };
}

/** Confidence that the owner of a message that `read: “…”` is its author. Set by hand. */
const READ_CONFIDENCE = 0.7;

/**
 * `posted a message to Putin that read: “Vladimir, STOP!”`: a full quote after a colon and a noun for something
 * written.
 */
const isRead = (shape: readonly number[], { match }: Pair): boolean =>
  match?.tie === CueArgument.ReadByOwner &&
  shapeValue(shape, 'preceded by') === Tag.Colon &&
  shapeValue(shape, 'capital') > 0;

/** Confidence of a speaker inferred from turn-taking. Set by hand. */
const TURN_CONFIDENCE = 0.6;

/**
 * Conversation by turns: a paragraph that is all quote, right after those of two speakers in turn, is spoken by the one
 * who did not speak last.
 */
function inTurn(
  context: AttributionContext,
  index: number,
  last: LastSpoken | null,
  before: LastSpoken | null,
): Decision | null {
  if (last === null || before === null) return null;
  const q = context.quotes[index] as QuoteSpan;
  const lastQuote = context.quotes[last.quote] as QuoteSpan;
  const beforeQuote = context.quotes[before.quote] as QuoteSpan;
  const alone = fills(context, q) && q.quote.within === null;
  const near = q.paragraph - lastQuote.lastParagraph === 1 && lastQuote.paragraph - beforeQuote.lastParagraph === 1;
  if (!alone || !near || !opensParagraph(context, lastQuote) || !opensParagraph(context, beforeQuote)) return null;
  const evidence = ['two speakers take turns', 'a paragraph without words around the quote'];
  const best = { speaker: before.speaker, rule: 'turn' as const, evidence, confidence: TURN_CONFIDENCE, cue: null };
  return { kind: 'direct', best, runnersUp: [], report: -1 };
}

/** Minimum confidence at which the model’s choice overrides turn-taking. */
const MIN_CERTAIN_CONFIDENCE = 0.75;
/** Maximum length of a line of dialogue, in tokens. Longer quotes are statements, whose speaker usually continues. */
const MAX_LINE_LENGTH = 16;

/** Whether the quote and the two before are the short lines of a conversation. */
function isDialogue(
  { quotes }: AttributionContext,
  index: number,
  last: LastSpoken | null,
  before: LastSpoken | null,
): boolean {
  if (last === null || before === null || last.quote !== index - 1) return false;
  return [index, last.quote, before.quote].every(i => {
    const q = quotes[i] as QuoteSpan;
    return q.last - q.first < MAX_LINE_LENGTH;
  });
}

const opensParagraph = (context: AttributionContext, q: QuoteSpan): boolean =>
  context.paragraphFrom[q.paragraph] === q.first;
const fills = (context: AttributionContext, q: QuoteSpan): boolean =>
  opensParagraph(context, q) && (context.paragraphFrom[q.lastParagraph + 1] ?? q.last) <= q.last;

const NO_SPEAKER = { best: null, runnersUp: [], report: -1 };
/** Minimum confidence of a report inside a quote. */
const MIN_INNER_CONFIDENCE = MIN_CONFIDENCE;

/** `“He said ‘come back’ and left,”`: within a quote, what the quote itself reports. */
function nested(context: AttributionContext, { reports, over }: ReportIndex, index: number): Decision | null {
  const { within } = (context.quotes[index] as QuoteSpan).quote;
  if (within === null) return null;
  for (const report of over[index] ?? []) {
    const { head, speaker, cue, confidence } = reports[report] as Report;
    if (speaker < 0 || context.quoteOf[head] !== within || confidence < MIN_INNER_CONFIDENCE) continue;
    const evidence = ['reported inside another quote'];
    const best = { speaker, rule: 'nested' as const, evidence, confidence: round(confidence), cue };
    return { kind: 'direct', best, runnersUp: [], report };
  }
  return null;
}

/** Confidence of a speaker given by the layout. Misread names are the remaining error. */
const FORMAL_CONFIDENCE = 0.97;

function formal({ speaker, cue, evidence }: LayoutMatch, kind: QuoteKind): Decision {
  const best = { speaker, rule: 'colon' as const, evidence: [evidence], confidence: FORMAL_CONFIDENCE, cue };
  return { kind, best, runnersUp: [], report: -1 };
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

const shapeValue = (shape: readonly number[], feature: (typeof QUOTE_FEATURES)[number]): number =>
  shape[QUOTE_AT[feature]] as number;

function ruleOf(
  context: AttributionContext,
  index: number,
  pair: Pair,
  row: readonly number[],
  last: LastSpoken | null,
  before: LastSpoken | null,
): RuleId {
  const value = (feature: keyof typeof PAIR_AT): number => row[PAIR_AT[feature]] as number;
  const q = context.quotes[index] as QuoteSpan;
  if (q.quote.within !== null) return 'nested';
  const { match } = pair;
  if (match !== null && value('cue same sentence') === 1) {
    if (match.kind === 'preposition') return 'according-to';
    if (match.kind === 'colon') return 'colon';
    if (match.kind === 'noun' || match.tie === CueArgument.ReadByOwner) return 'noun-cue';
    return value('cue distance') <= 3 && value('verbs between cue and quote') === 0
      ? 'cue-adjacent'
      : 'cue-in-sentence';
  }
  if (value('same sentence') === 1) return 'sentence-subject';
  if (last !== null && (value('spoke last') === 1 || value('looks like who spoke last') === 1)) return 'carried-on';
  if (value('side') > 0) return 'named-after';
  if (
    before !== null &&
    before.speaker === pair.speaker &&
    q.first - (context.quotes[before.quote] as QuoteSpan).last < 200
  )
    return 'turn';
  return 'introduced';
}

function kindOf(shape: readonly number[], confidence: number): QuoteKind {
  const whole = shapeValue(shape, 'capital') > 0 && shapeValue(shape, 'ends with') > 0;
  const sentences = shapeValue(shape, 'sentences inside') > 1 || shapeValue(shape, 'parts') > 1;
  const alone = shapeValue(shape, 'starts sentence') === 1 && shapeValue(shape, 'words outside in sentence') === 0;
  if (confidence < MIN_CONFIDENCE && !alone && !sentences && !(whole && shapeValue(shape, 'words') > 5)) return 'scare';
  return whole || sentences || alone ? 'direct' : 'partial';
}
