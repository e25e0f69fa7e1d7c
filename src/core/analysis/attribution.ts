import { confidenceFeatures, softmax } from './confidence';
import confidenceData from './data/confidence.json';
import speakerData from './data/speaker.json';
import { evidenceOf } from './evidence';
import type { QuoteKind, RuleId } from './model';
import { type LastSpoken, PAIR_FEATURES, type Pair, pairsOf } from './pairFeatures';
import { QUOTE_FEATURES, quoteFeatures } from './quoteFeatures';
import { Tie } from './sayings';
import type { Placed, Scene } from './scene';
import { Trees, type TreesData } from './trees';

/** Below this no speaker is given: more would be wrong than a reader should have to bear. */
const LEAST_CONFIDENCE = 0.5;
/** Above this a choice is firm enough for the quotes after it to lean on. */
const CARRIES = 0.5;
const QUOTES_PER_STEP = 16;
const MOST_RUNNERS_UP = 3;

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
  readonly best: (Choice & { readonly cue: { readonly first: number; readonly last: number } | null }) | null;
  readonly runnersUp: readonly Choice[];
}

const MODELS = { speaker: new Trees(speakerData as TreesData), confidence: new Trees(confidenceData as TreesData) };

/** Decides for each quote whether anybody says it, and who. Each decision feeds the next; yields now and then. */
export function* attributionSteps(scene: Scene): Generator<void, Decision[]> {
  const out: Decision[] = [];
  let last = null as LastSpoken | null;
  let before = null as LastSpoken | null;
  for (let i = 0; i < scene.quotes.length; i++) {
    const decision = decide(scene, i, last, before);
    out.push(decision);
    if (decision.best !== null && decision.best.confidence > CARRIES) {
      if (last?.speaker !== decision.best.speaker) before = last;
      last = { quote: i, speaker: decision.best.speaker };
    }
    if (i % QUOTES_PER_STEP === QUOTES_PER_STEP - 1) yield;
  }
  return out;
}

function decide(scene: Scene, index: number, last: LastSpoken | null, before: LastSpoken | null): Decision {
  const shape = quoteFeatures(scene, index);
  const pairs = pairsOf(scene, index, last);
  if (pairs.length === 0) return { kind: kindOf(scene, index, shape, 0), best: null, runnersUp: [] };
  const scores = pairs.map(p => MODELS.speaker.score([...p.values, ...shape]));
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const top = order[0] as number;
  const logit = MODELS.confidence.score(confidenceFeatures(scores, top, pairs[top] as Pair, shape));
  const confidence = 1 / (1 + Math.exp(-logit));
  const kind = kindOf(scene, index, shape, confidence);
  if (confidence < LEAST_CONFIDENCE) return { kind, best: null, runnersUp: [] };
  const shares = softmax(scores);
  const choose = (i: number, sure: number): Choice => ({
    speaker: (pairs[i] as Pair).speaker,
    rule: ruleOf(scene, index, pairs[i] as Pair, last, before),
    evidence: explain(scene, MODELS.speaker, pairs[i] as Pair, shape),
    confidence: sure,
  });
  const rest = 1 - (shares[top] as number);
  const runnersUp = order
    .slice(1, 1 + MOST_RUNNERS_UP)
    .filter(i => (shares[i] as number) > 0.005)
    // What the best one leaves is divided among the others by their shares.
    .map(i => choose(i, round((1 - confidence) * ((shares[i] as number) / rest))));
  const cue = (pairs[top] as Pair).saying?.cue ?? null;
  return {
    kind,
    best: { ...choose(top, round(confidence)), cue: nearCue(pairs[top] as Pair) ? cue : null },
    runnersUp,
  };
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

function explain(scene: Scene, model: Trees, pair: Pair, shape: readonly number[]): string[] {
  return evidenceOf(scene, pair, model.contributions([...pair.values, ...shape]));
}

const value = (pair: Pair, feature: (typeof PAIR_FEATURES)[number]): number =>
  pair.values[PAIR_FEATURES.indexOf(feature)] as number;
const shapeValue = (shape: readonly number[], feature: (typeof QUOTE_FEATURES)[number]): number =>
  shape[QUOTE_FEATURES.indexOf(feature)] as number;

/** Whether the pair's cue is near enough to be shown as this quote's. */
const nearCue = (pair: Pair): boolean => pair.saying !== null && value(pair, 'cue same paragraph') === 1;

function ruleOf(scene: Scene, index: number, pair: Pair, last: LastSpoken | null, before: LastSpoken | null): RuleId {
  const q = scene.quotes[index] as Placed;
  if (q.quote.within !== null) return 'nested';
  const { saying } = pair;
  if (saying !== null && value(pair, 'cue same sentence') === 1) {
    if (saying.kind === 'preposition') return 'according-to';
    if (saying.kind === 'colon') return 'colon';
    if (saying.kind === 'noun' || saying.tie === Tie.ReadByOwner) return 'noun-cue';
    return value(pair, 'cue distance') <= 3 && value(pair, 'verbs between cue and quote') === 0
      ? 'cue-adjacent'
      : 'cue-in-sentence';
  }
  if (value(pair, 'same sentence') === 1) return 'sentence-subject';
  if (last !== null && (value(pair, 'spoke last') === 1 || value(pair, 'looks like who spoke last') === 1))
    return 'carried-on';
  if (value(pair, 'side') > 0) return 'named-after';
  if (before !== null && before.speaker === pair.speaker && q.first - (scene.quotes[before.quote] as Placed).last < 200)
    return 'turn';
  return 'introduced';
}

function kindOf(_scene: Scene, _index: number, shape: readonly number[], confidence: number): QuoteKind {
  const whole = shapeValue(shape, 'capital') > 0 && shapeValue(shape, 'ends with') > 0;
  const sentences = shapeValue(shape, 'sentences inside') > 1 || shapeValue(shape, 'parts') > 1;
  const alone = shapeValue(shape, 'starts sentence') === 1 && shapeValue(shape, 'words outside in sentence') === 0;
  if (confidence < LEAST_CONFIDENCE && !alone && !sentences && !(whole && shapeValue(shape, 'words') > 5))
    return 'scare';
  return whole || sentences || alone ? 'direct' : 'partial';
}
