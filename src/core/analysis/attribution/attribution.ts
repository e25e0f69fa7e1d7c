import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import { CueArgument, type CueMatch } from '../cues/cueMatch';
import { PosTag } from '../cues/syntax';
import { isSourceOf, type ReportIndex } from '../indirectSpeech/reportIndex';
import type { Report } from '../indirectSpeech/reports';
import type { QuoteKind, RuleId } from '../model';
import { FeatureRows } from '../models/featureRows';
import type { Trees } from '../models/trees';
import { confidenceFeatures, softmax } from './confidence';
import { isListener } from './contextSearch';
import { decideByCueAfter, preferDirectlyAfter } from './cueAfter';
import { decideByCoordination, decideByCueBefore, preferSubject } from './cueBefore';
import { type Decision, makeDecision, type SpeakerChoice } from './decision';
import { evidenceOf } from './evidence';
import { isNickname, isTitleOfWork, type LayoutMatch, matchLayout } from './layoutPatterns';
import { decideByHeading } from './listItems';
import { areNamedWords } from './namedWords';
import { isInSource, preferHead, preferInnermost, preferName } from './nestedSpeech';
import { type LastSpoken, PAIR_AT, type Pair, pairsOf, SPEAKER_FEATURES } from './pairFeatures';
import { QUOTE_AT, type QUOTE_FEATURES, quoteFeatures } from './quoteFeatures';
import {
  decideByAction,
  decideByCueInside,
  decideByInterruption,
  decideByNextSentence,
  preferActor,
} from './syntaxDecisions';
import { decideByTurnLayout } from './turnDecisions';

/** Minimum confidence for showing a speaker. */
const MIN_CONFIDENCE = 0.6;
/** Minimum confidence for using a speaker as context for the following quotes. */
const MIN_CARRIED_CONFIDENCE = 0.5;
const QUOTES_PER_STEP = 8;
/** Score of a candidate that is ruled out. */
const EXCLUDED_SCORE = -20;
const MAX_RUNNERS_UP = 3;
const MIN_RUNNER_UP_SHARE = 0.005;
/** Candidates scoring this far below the best are pruned. */
const PRUNE_MARGIN = 5;

/** The learned part: the most likely speaker, and the confidence in it. */
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
  const rows = new FeatureRows(SPEAKER_FEATURES.length);
  let last = null as LastSpoken | null;
  let before = null as LastSpoken | null;
  for (let i = 0; i < context.quotes.length; i++) {
    const decision = decide({ context, reported, models, rows, index: i, last, before });
    out.push(decision);
    if (decision.best !== null && decision.best.confidence > MIN_CARRIED_CONFIDENCE) {
      if (last?.speaker !== decision.best.speaker) before = last;
      last = { quote: i, speaker: decision.best.speaker };
    }
    if (i % QUOTES_PER_STEP === QUOTES_PER_STEP - 1) yield;
  }
  return out;
}

/** A quote to decide on, with everything that the decision depends on. */
interface SpeakerQuestion {
  readonly context: AttributionContext;
  readonly reported: ReportIndex;
  readonly models: SpeakerModels;
  /** Buffer for feature vectors. */
  readonly rows: FeatureRows;
  /** Index of the quote. */
  readonly index: number;
  /** The last quote with a sure speaker, and the last one before it with another speaker. */
  readonly last: LastSpoken | null;
  readonly before: LastSpoken | null;
}

function decide(question: SpeakerQuestion): Decision {
  const { context, reported, index } = question;
  const spoken = decideByTurnLayout(context, index);
  if (spoken !== null) return spoken;
  if (isNickname(context, index) || isTitleOfWork(context, index) || areNamedWords(context, index))
    return makeDecision(null, 'scare');
  const shape = quoteFeatures(context, reported, index);
  const layout = matchLayout(context, index);
  if (layout !== null) return decideByLayout(layout, kindOf(shape, LAYOUT_CONFIDENCE));
  const interrupted = decideByInterruption(context, index);
  if (interrupted !== null) return interrupted;
  const scored = scoreCandidates(question, shape);
  const withoutModel = (): Decision =>
    decideByHeading(context, index) ??
    decideByNextSentence(context, index) ??
    decideByAction(context, index) ??
    decideByInnerReport(context, reported, index) ??
    decideByCueBefore(context, index) ??
    decideByCoordination(context, index, question.last) ??
    decideByCueInside(context, index) ??
    makeDecision(null, kindOf(shape, 0));
  if (scored === null) return withoutModel();
  if (scored.confidence < MIN_CONFIDENCE)
    return decideByCueAfter(context, index) ?? decideByTurn(question) ?? withoutModel();
  const isUncertain = scored.confidence < MIN_CERTAIN_CONFIDENCE;
  const turn = isUncertain && isDialogue(question) ? decideByTurn(question) : null;
  if (turn !== null) return turn;
  const model = preferDirectlyAfter(context, index, decideByModel(question, scored));
  const decision = preferActor(context, preferSubject(context, index, model));
  if (isInSource(context, reported, index, decision)) return makeDecision(null, kindOf(shape, 0));
  return preferName(context, reported, preferHead(context, preferInnermost(context, reported, index, decision)));
}

/** The candidates of a quote with the model’s scores. */
interface ScoredPairs {
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

/** Scores the candidates of a quote; null if it has none. */
function scoreCandidates(question: SpeakerQuestion, shape: readonly number[]): ScoredPairs | null {
  const { context, models, rows } = question;
  const pairs = pairsOf(question, shape);
  if (pairs.length === 0) return null;
  const scores = models.speaker.scores(rows, PRUNE_MARGIN);
  for (const [i, { match }] of pairs.entries()) if (isListener(context, match)) scores[i] = EXCLUDED_SCORE;
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const top = order[0] as number;
  const row = rows.row(top);
  const logit = models.confidence.score(confidenceFeatures(scores, top, row));
  const minimum = isRead(shape, pairs[top] as Pair) ? READ_CONFIDENCE : 0;
  const confidence = Math.max(1 / (1 + Math.exp(-logit)), minimum);
  return { pairs, scores, order, row, confidence, kind: kindOf(shape, confidence) };
}

/** The decision for the best candidate, with runners-up. */
function decideByModel(
  question: SpeakerQuestion,
  { pairs, scores, order, row, confidence, kind }: ScoredPairs,
): Decision {
  const { context, reported, models, rows, index } = question;
  const top = order[0] as number;
  const shares = softmax(scores);
  const choose = (i: number, sure: number): SpeakerChoice => ({
    speaker: (pairs[i] as Pair).speaker,
    rule: ruleOf(question, pairs[i] as Pair, i === top ? row : rows.row(i)),
    // Only the best candidate is explained: explaining costs as much as scoring.
    evidence: i === top ? evidenceOf(context, pairs[i] as Pair, row, models.speaker.contributions(rows.view(i))) : [],
    confidence: sure,
  });
  const rest = 1 - (shares[top] as number);
  const runnersUp = order
    .slice(1, 1 + MAX_RUNNERS_UP)
    .filter(i => (shares[i] as number) > MIN_RUNNER_UP_SHARE)
    // The rest of the probability is divided among the others by their shares.
    .map(i => choose(i, round((1 - confidence) * ((shares[i] as number) / rest))));
  const { speaker, match } = pairs[top] as Pair;
  const cue = row[PAIR_AT['cue same paragraph']] === 1 ? (match?.cue ?? null) : null;
  return {
    kind,
    best: { ...choose(top, round(confidence)), cue },
    runnersUp,
    report:
      (reported.byQuote[index] ?? []).find(r => isSourceOf(context, reported.reports[r] as Report, speaker)) ?? -1,
  };
}

/** Minimum confidence that the owner of a message that `read: “…”` is its author. Set by hand. */
const READ_CONFIDENCE = 0.7;

/**
 * `posted a message to Putin that read: “Vladimir, STOP!”`: a full quote after a colon and a noun for something
 * written.
 */
const isRead = (shape: readonly number[], { match }: Pair): boolean =>
  match?.tie === CueArgument.ReadByOwner &&
  shapeValue(shape, 'preceded by') === PosTag.Colon &&
  shapeValue(shape, 'capital') > 0;

/** Confidence of a speaker inferred from turn-taking. Set by hand. */
const TURN_CONFIDENCE = 0.6;

/**
 * Turn-taking: two speakers alternate, and the next paragraph is nothing but a quote. Its speaker is the one who did not
 * speak last.
 */
function decideByTurn({ context, index, last, before }: SpeakerQuestion): Decision | null {
  if (last === null || before === null) return null;
  const q = context.quotes[index] as QuoteSpan;
  const lastQuote = context.quotes[last.quote] as QuoteSpan;
  const beforeQuote = context.quotes[before.quote] as QuoteSpan;
  const alone = fills(context, q) && q.quote.within === null;
  const near = q.paragraph - lastQuote.lastParagraph === 1 && lastQuote.paragraph - beforeQuote.lastParagraph === 1;
  if (!alone || !near || !opensParagraph(context, lastQuote) || !opensParagraph(context, beforeQuote)) return null;
  const evidence = ['two speakers take turns', 'a paragraph without words around the quote'];
  const best = { speaker: before.speaker, rule: 'turn' as const, evidence, confidence: TURN_CONFIDENCE, cue: null };
  return makeDecision(best);
}

/** Minimum confidence at which the model’s choice overrides turn-taking. */
const MIN_CERTAIN_CONFIDENCE = 0.75;
/** Maximum length of a line of dialogue, in tokens. Longer quotes are statements, whose speaker usually continues. */
const MAX_LINE_LENGTH = 16;

/** Whether the quote and the two before it are short lines of a conversation. */
function isDialogue({ context, index, last, before }: SpeakerQuestion): boolean {
  if (last === null || before === null || last.quote !== index - 1) return false;
  return [index, last.quote, before.quote].every(i => {
    const q = context.quotes[i] as QuoteSpan;
    return q.last - q.first < MAX_LINE_LENGTH;
  });
}

const opensParagraph = (context: AttributionContext, q: QuoteSpan): boolean =>
  context.paragraphFrom[q.paragraph] === q.first;
const fills = (context: AttributionContext, q: QuoteSpan): boolean =>
  opensParagraph(context, q) && (context.paragraphFrom[q.lastParagraph + 1] ?? q.last) <= q.last;

/** `“He said ‘come back’ and left,”`: the inner quote is part of a report that the outer quote contains. */
function decideByInnerReport(
  context: AttributionContext,
  { reports, byQuote }: ReportIndex,
  index: number,
): Decision | null {
  const { within } = (context.quotes[index] as QuoteSpan).quote;
  if (within === null) return null;
  for (const report of byQuote[index] ?? []) {
    const { head, speaker, cue, confidence } = reports[report] as Report;
    if (speaker < 0 || context.quoteOf[head] !== within || confidence < MIN_CONFIDENCE) continue;
    const evidence = ['reported inside another quote'];
    const best = { speaker, rule: 'nested' as const, evidence, confidence: round(confidence), cue };
    return { kind: 'direct', best, runnersUp: [], report };
  }
  return null;
}

/** Confidence of a speaker given by the layout. Misread names are the remaining error. */
const LAYOUT_CONFIDENCE = 0.97;

function decideByLayout({ speaker, cue, evidence }: LayoutMatch, kind: QuoteKind): Decision {
  const best = { speaker, rule: 'colon' as const, evidence: [evidence], confidence: LAYOUT_CONFIDENCE, cue };
  return makeDecision(best, kind);
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

const shapeValue = (shape: readonly number[], feature: (typeof QUOTE_FEATURES)[number]): number =>
  shape[QUOTE_AT[feature]] as number;

/** Maximum distance of a speaker’s earlier quote for turn-taking, in tokens. */
const MAX_TURN_DISTANCE = 200;

/** The rule that describes a choice, from the features of the pair. */
function ruleOf({ context, index, last, before }: SpeakerQuestion, pair: Pair, row: readonly number[]): RuleId {
  const value: FeatureValue = feature => row[PAIR_AT[feature]] as number;
  const q = context.quotes[index] as QuoteSpan;
  if (q.quote.within !== null) return 'nested';
  if (pair.match !== null && value('cue same sentence') === 1) return ruleOfCue(pair.match, value);
  if (value('same sentence') === 1) return 'sentence-subject';
  if (last !== null && (value('spoke last') === 1 || value('looks like who spoke last') === 1)) return 'carried-on';
  if (value('side') > 0) return 'named-after';
  if (before?.speaker !== pair.speaker) return 'introduced';
  return q.first - (context.quotes[before.quote] as QuoteSpan).last < MAX_TURN_DISTANCE ? 'turn' : 'introduced';
}

type FeatureValue = (feature: keyof typeof PAIR_AT) => number;

/** The rule for a cue in the sentence of the quote. */
function ruleOfCue({ kind, tie }: CueMatch, value: FeatureValue): RuleId {
  if (kind === 'preposition') return 'according-to';
  if (kind === 'colon') return 'colon';
  if (kind === 'noun' || tie === CueArgument.ReadByOwner) return 'noun-cue';
  return value('cue distance') <= 3 && value('verbs between cue and quote') === 0 ? 'cue-adjacent' : 'cue-in-sentence';
}

function kindOf(shape: readonly number[], confidence: number): QuoteKind {
  const whole = shapeValue(shape, 'capital') > 0 && shapeValue(shape, 'ends with') > 0;
  const sentences = shapeValue(shape, 'sentences inside') > 1 || shapeValue(shape, 'parts') > 1;
  const alone = shapeValue(shape, 'starts sentence') === 1 && shapeValue(shape, 'words outside in sentence') === 0;
  if (confidence < MIN_CONFIDENCE && !alone && !sentences && !(whole && shapeValue(shape, 'words') > 5)) return 'scare';
  return whole || sentences || alone ? 'direct' : 'partial';
}
