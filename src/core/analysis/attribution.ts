import { confidenceFeatures, softmax } from './confidence';
import { evidenceOf } from './evidence';
import { type Form, formOf, isNickname, isTitleOfWork } from './forms';
import { besideAction, besideCue, besideCueInside, byName, innermost, isHeard, isInSource } from './levels';
import type { QuoteKind, RuleId } from './model';
import type { Models } from './models/models';
import { type LastSpoken, PAIR_AT, type Pair, pairsOf, SPEAKER_FEATURES } from './pairFeatures';
import type { TokenRange } from './phrases';
import { QUOTE_AT, type QUOTE_FEATURES, quoteFeatures } from './quoteFeatures';
import { names, type Reported } from './reported/links';
import type { Report } from './reported/reports';
import { Tie } from './sayings';
import type { Placed, Scene } from './scene';
import { Tag } from './syntax';
import { Rows } from './trees';

/** Below this no speaker is given: more would be wrong than a reader should have to bear. */
const LEAST_CONFIDENCE = 0.6;
/** Above this a choice is firm enough for the quotes after it to lean on. */
const CARRIES = 0.5;
const QUOTES_PER_STEP = 8;
/** The score of one who cannot have said it. */
const SILENT = -20;
const MOST_RUNNERS_UP = 3;
/** Who is this far behind the best in the unit of scores is not looked at any further. */
const HOPELESS = 5;

/** One who could have said it. */
export interface Choice {
  /** Index in the scene's speakers. */
  readonly speaker: number;
  readonly rule: RuleId;
  readonly evidence: readonly string[];
  readonly confidence: number;
}

/** What was decided of one quote. */
export interface Decision {
  readonly kind: QuoteKind;
  readonly best: (Choice & { readonly cue: TokenRange | null }) | null;
  readonly runnersUp: readonly Choice[];
  /** Index of the report that holds the quote and names who was chosen, or -1. */
  readonly report: number;
}

/** The learned part: who is the likeliest speaker, and how sure that is. */
export type SpeakerModels = Pick<Models, 'speaker' | 'confidence'>;

/** Decides for each quote whether anybody says it, and who. Each decision feeds the next; yields now and then. */
export function* attributionSteps(
  scene: Scene,
  reported: Reported,
  models: SpeakerModels,
): Generator<void, Decision[]> {
  const out: Decision[] = [];
  const rows = new Rows(SPEAKER_FEATURES.length);
  let last = null as LastSpoken | null;
  let before = null as LastSpoken | null;
  for (let i = 0; i < scene.quotes.length; i++) {
    const decision = decide(scene, reported, models, i, last, before, rows);
    out.push(decision);
    if (decision.best !== null && decision.best.confidence > CARRIES) {
      if (last?.speaker !== decision.best.speaker) before = last;
      last = { quote: i, speaker: decision.best.speaker };
    }
    if (i % QUOTES_PER_STEP === QUOTES_PER_STEP - 1) yield;
  }
  return out;
}

function decide(
  scene: Scene,
  reported: Reported,
  models: SpeakerModels,
  index: number,
  last: LastSpoken | null,
  before: LastSpoken | null,
  rows: Rows,
): Decision {
  const shape = quoteFeatures(scene, reported, index);
  if (isNickname(scene, index) || isTitleOfWork(scene, index)) return { kind: 'scare', ...NOBODY };
  const form = formOf(scene, index);
  if (form !== null) return formal(form, kindOf(shape, FORMAL_CONFIDENCE));
  const pairs = pairsOf(scene, reported, index, last, shape, rows);
  const nobody = (): Decision =>
    nested(scene, reported, index) ?? besideCueInside(scene, index) ?? { kind: kindOf(shape, 0), ...NOBODY };
  if (pairs.length === 0) return besideAction(scene, index) ?? nobody();
  const model = models.speaker;
  const scores = model.scores(rows, HOPELESS);
  for (let i = 0; i < pairs.length; i++) if (isHeard(scene, (pairs[i] as Pair).saying)) scores[i] = SILENT;
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const top = order[0] as number;
  const row = rows.row(top);
  const logit = models.confidence.score(confidenceFeatures(scores, top, row));
  const read = isRead(shape, pairs[top] as Pair);
  const confidence = Math.max(1 / (1 + Math.exp(-logit)), read ? READ_CONFIDENCE : 0);
  const kind = kindOf(shape, confidence);
  if (confidence < LEAST_CONFIDENCE)
    return besideCue(scene, index) ?? inTurn(scene, index, last, before) ?? besideAction(scene, index) ?? nobody();
  if (confidence < CERTAIN && isDialogue(scene, index, last, before)) {
    const turn = inTurn(scene, index, last, before);
    if (turn) return turn;
  }
  const shares = softmax(scores);
  const choose = (i: number, sure: number): Choice => ({
    speaker: (pairs[i] as Pair).speaker,
    rule: ruleOf(scene, index, pairs[i] as Pair, i === top ? row : rows.row(i), last, before),
    // Why somebody was not chosen is seldom asked, and explaining costs as much as scoring.
    evidence: i === top ? evidenceOf(scene, pairs[i] as Pair, row, model.contributions(row)) : [],
    confidence: sure,
  });
  const rest = 1 - (shares[top] as number);
  const runnersUp = order
    .slice(1, 1 + MOST_RUNNERS_UP)
    .filter(i => (shares[i] as number) > 0.005)
    // What the best one leaves is divided among the others by their shares.
    .map(i => choose(i, round((1 - confidence) * ((shares[i] as number) / rest))));
  const cue = (pairs[top] as Pair).saying?.cue ?? null;
  const chosen = (pairs[top] as Pair).speaker;
  const decision: Decision = {
    kind,
    best: { ...choose(top, round(confidence)), cue: row[PAIR_AT['cue same paragraph']] === 1 ? cue : null },
    runnersUp,
    report: (reported.over[index] ?? []).find(r => names(scene, reported.reports[r] as Report, chosen)) ?? -1,
  };
  if (isInSource(scene, reported, index, decision)) return { kind: kindOf(shape, 0), ...NOBODY };
  return byName(scene, reported, innermost(scene, reported, index, decision));
}

/** How sure the one is whose message `read: “…”`: by what it rests on, not learned. */
const READ_CONFIDENCE = 0.7;

/** `posted a message to Putin that read: “Vladimir, STOP!”`: a whole quote behind a colon and a word for what was written. */
const isRead = (shape: readonly number[], { saying }: Pair): boolean =>
  saying?.tie === Tie.ReadByOwner && shapeValue(shape, 'preceded by') === Tag.Colon && shapeValue(shape, 'capital') > 0;

/** How sure a turn of a conversation is: by what it rests on, not learned. */
const TURN_CONFIDENCE = 0.6;

/**
 * Conversation by turns: a paragraph that is all quote, right after those of two speakers in turn, is spoken by the one
 * who did not speak last.
 */
function inTurn(scene: Scene, index: number, last: LastSpoken | null, before: LastSpoken | null): Decision | null {
  if (last === null || before === null) return null;
  const q = scene.quotes[index] as Placed;
  const lastQuote = scene.quotes[last.quote] as Placed;
  const beforeQuote = scene.quotes[before.quote] as Placed;
  const alone = fills(scene, q) && q.quote.within === null;
  const near = q.paragraph - lastQuote.lastParagraph === 1 && lastQuote.paragraph - beforeQuote.lastParagraph === 1;
  if (!alone || !near || !opensParagraph(scene, lastQuote) || !opensParagraph(scene, beforeQuote)) return null;
  const evidence = ['two speakers take turns', 'a paragraph without words around the quote'];
  const best = { speaker: before.speaker, rule: 'turn' as const, evidence, confidence: TURN_CONFIDENCE, cue: null };
  return { kind: 'direct', best, runnersUp: [], report: -1 };
}

/** From here on the choice stands against the turns of a conversation. */
const CERTAIN = 0.75;
/** Longer quotes are statements, and who made the last one goes on. */
const LONGEST_LINE = 16;

/** Whether the quote and the two before are the short lines of a conversation. */
function isDialogue({ quotes }: Scene, index: number, last: LastSpoken | null, before: LastSpoken | null): boolean {
  if (last === null || before === null || last.quote !== index - 1) return false;
  return [index, last.quote, before.quote].every(i => {
    const q = quotes[i] as Placed;
    return q.last - q.first < LONGEST_LINE;
  });
}

const opensParagraph = (scene: Scene, q: Placed): boolean => scene.paragraphFrom[q.paragraph] === q.first;
const fills = (scene: Scene, q: Placed): boolean =>
  opensParagraph(scene, q) && (scene.paragraphFrom[q.lastParagraph + 1] ?? q.last) <= q.last;

const NOBODY = { best: null, runnersUp: [], report: -1 };
/** From here on a report inside a quote is believed. */
const LEAST_INNER = LEAST_CONFIDENCE;

/** `“He said ‘come back’ and left,”`: within a quote, what the quote itself reports. */
function nested(scene: Scene, { reports, over }: Reported, index: number): Decision | null {
  const { within } = (scene.quotes[index] as Placed).quote;
  if (within === null) return null;
  for (const report of over[index] ?? []) {
    const { head, speaker, cue, confidence } = reports[report] as Report;
    if (speaker < 0 || scene.quoteOf[head] !== within || confidence < LEAST_INNER) continue;
    const evidence = ['reported inside another quote'];
    const best = { speaker, rule: 'nested' as const, evidence, confidence: round(confidence), cue };
    return { kind: 'direct', best, runnersUp: [], report };
  }
  return null;
}

/** A layout that tells the speaker is as good as certain; names misread in it are what is left. */
const FORMAL_CONFIDENCE = 0.97;

function formal({ speaker, cue, evidence }: Form, kind: QuoteKind): Decision {
  const best = { speaker, rule: 'colon' as const, evidence: [evidence], confidence: FORMAL_CONFIDENCE, cue };
  return { kind, best, runnersUp: [], report: -1 };
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

const shapeValue = (shape: readonly number[], feature: (typeof QUOTE_FEATURES)[number]): number =>
  shape[QUOTE_AT[feature]] as number;

function ruleOf(
  scene: Scene,
  index: number,
  pair: Pair,
  row: readonly number[],
  last: LastSpoken | null,
  before: LastSpoken | null,
): RuleId {
  const value = (feature: keyof typeof PAIR_AT): number => row[PAIR_AT[feature]] as number;
  const q = scene.quotes[index] as Placed;
  if (q.quote.within !== null) return 'nested';
  const { saying } = pair;
  if (saying !== null && value('cue same sentence') === 1) {
    if (saying.kind === 'preposition') return 'according-to';
    if (saying.kind === 'colon') return 'colon';
    if (saying.kind === 'noun' || saying.tie === Tie.ReadByOwner) return 'noun-cue';
    return value('cue distance') <= 3 && value('verbs between cue and quote') === 0
      ? 'cue-adjacent'
      : 'cue-in-sentence';
  }
  if (value('same sentence') === 1) return 'sentence-subject';
  if (last !== null && (value('spoke last') === 1 || value('looks like who spoke last') === 1)) return 'carried-on';
  if (value('side') > 0) return 'named-after';
  if (before !== null && before.speaker === pair.speaker && q.first - (scene.quotes[before.quote] as Placed).last < 200)
    return 'turn';
  return 'introduced';
}

function kindOf(shape: readonly number[], confidence: number): QuoteKind {
  const whole = shapeValue(shape, 'capital') > 0 && shapeValue(shape, 'ends with') > 0;
  const sentences = shapeValue(shape, 'sentences inside') > 1 || shapeValue(shape, 'parts') > 1;
  const alone = shapeValue(shape, 'starts sentence') === 1 && shapeValue(shape, 'words outside in sentence') === 0;
  if (confidence < LEAST_CONFIDENCE && !alone && !sentences && !(whole && shapeValue(shape, 'words') > 5))
    return 'scare';
  return whole || sentences || alone ? 'direct' : 'partial';
}
