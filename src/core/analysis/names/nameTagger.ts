import type { Doc, Sentence } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import { isCapitalized, Shape } from '../tokens/wordShape';
import { FEATURE_BITS, FeatureWriter, MAX_FEATURES } from './nameFeatures';
import { withTrueCase } from './trueCase';

/** The kinds of names. Labels are 0 for no name, then four per kind: first, inner and last token, and single token. */
export const KINDS = ['person', 'organization', 'place', 'misc'] as const;
export const LABELS = 1 + 4 * KINDS.length;
export const FIRST = 0;
export const INSIDE = 1;
export const LAST = 2;
export const SINGLE = 3;
export const labelOf = (kind: number, part: number): number => 1 + 4 * kind + part;

/** Whether label `b` may follow label `a`. */
export function mayFollow(a: number, b: number): boolean {
  const open = a > 0 && ((a - 1) & 3) < LAST;
  const goesOn = b > 0 && (((b - 1) & 3) === INSIDE || ((b - 1) & 3) === LAST);
  if (!open) return !goesOn;
  return goesOn && (a - 1) >> 2 === (b - 1) >> 2;
}

/** Two labels share one 32-bit number, so that summing a row takes nine additions. */
const LANES = Math.ceil(LABELS / 2);
const BIAS = 128;

/** Weights of a linear-chain model: one row per feature with weights. */
export interface NameModel {
  /** For each feature number, 1 + its row; 0 for a feature without weights. */
  readonly rows: Uint16Array | Uint32Array;
  /** {@link LANES} numbers per row: the weights of two labels each, 16 bits apart, each plus {@link BIAS}. */
  readonly lanes: Int32Array;
  /** From label `a` to label `b` at `a * LABELS + b`; in the same unit as the weights. */
  readonly transitions: Float32Array;
}

/** Packs weights of one byte each, label by label (`planes[label * count + row]`), for {@link NameModel}. */
export function* laneSteps(planes: Int8Array, count: number): Generator<void, Int32Array> {
  const lanes = new Int32Array(count * LANES);
  for (let l = 0; l < LABELS; l++) {
    if (l > 0) yield;
    addLabel(lanes, planes.subarray(l * count, (l + 1) * count), l);
  }
  return lanes;
}

/** Adds the weights of one label, by row. */
function addLabel(lanes: Int32Array, weights: Int8Array, label: number): void {
  const shift = 16 * (label & 1);
  for (let row = 0, at = label >> 1; row < weights.length; row++, at += LANES)
    lanes[at] = (lanes[at] as number) | (((weights[row] as number) + BIAS) << shift);
}

export interface TaggedName {
  readonly first: number;
  readonly last: number;
  /** Index in {@link KINDS}. */
  readonly kind: number;
}

/** Maximum number of lower-case words between two capitalized words of a name: `University of the South`. */
const MAX_GAP = 3;
/** Tokens labelled per step, which takes some milliseconds. */
const TOKENS_PER_STEP = 400;
/** Longer runs of capitals are not prose. They are labelled in pieces. */
const MAX_RUN_LENGTH = 400;

/**
 * Finds names by the best sequence of labels (Viterbi) for every run of tokens that can contain a name: capitalized words
 * and the words between them. In steps; linear in the tokens.
 */
export function* tagNames(doc: Doc, evidence: TokenEvidence, model: NameModel): Generator<void, TaggedName[]> {
  const cased = withTrueCase(doc, evidence);
  const writer = new FeatureWriter(cased, doc.lexicon);
  const decoder = new Decoder(model);
  const names: TaggedName[] = [];
  let labelled = 0;
  for (const sentence of doc.sentences) {
    for (const run of runsOf(cased, sentence)) {
      decoder.decode(writer, run, sentence, names);
      labelled += run.to - run.from;
      if (labelled < TOKENS_PER_STEP) continue;
      labelled = 0;
      yield;
    }
  }
  return names;
}

/** Tokens that are labelled together, half-open. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The runs of a sentence's tokens that can contain a name, in order. */
export function runsOf({ shape }: TokenEvidence, { first, last }: Pick<Sentence, 'first' | 'last'>): Run[] {
  const runs: Run[] = [];
  for (let from = first; from < last; from++) {
    if (!isCapitalized(shape[from] as number)) continue;
    let to = from + 1;
    const end = Math.min(last, from + MAX_RUN_LENGTH);
    for (let i = to; i < end && i - to < MAX_GAP; i++) if (isCapitalized(shape[i] as number)) to = i + 1;
    // A number or sign may end a name: `Boeing 747`.
    if (to < last && isNumber(shape[to] as number)) to++;
    runs.push({ from, to });
    from = to - 1;
  }
  return runs;
}

const isNumber = (shape: number): boolean => shape === Shape.Number || shape === Shape.WithDigits;

class Decoder {
  private readonly features = new Int32Array(MAX_FEATURES);
  private readonly found = new Int32Array(MAX_FEATURES + 1);
  private scores = new Float32Array(64 * LABELS);
  private back = new Uint8Array(64 * LABELS);
  private labels = new Uint8Array(64);
  private readonly before = new Float32Array(LABELS);
  private readonly now = new Float32Array(LABELS);

  constructor(private readonly model: NameModel) {}

  /** Labels a run of a sentence and adds its names to `out`. The tokens around the run are no part of a name. */
  decode(writer: FeatureWriter, { from, to }: Run, { first, last }: Sentence, out: TaggedName[]): void {
    const length = to - from;
    if (this.labels.length < length) {
      this.scores = new Float32Array(2 * length * LABELS);
      this.back = new Uint8Array(2 * length * LABELS);
      this.labels = new Uint8Array(2 * length);
    }
    for (let k = 0; k < length; k++) {
      const count = writer.write(from + k, first, last, this.features);
      this.emit(count, k * LABELS);
    }
    this.viterbi(length);
    readNames(this.labels, length, from, out);
  }

  /** Writes the best labels of the run that was scored last to `labels`. */
  private viterbi(length: number): void {
    const { back, labels, scores } = this;
    const { transitions } = this.model;
    let before = this.before;
    let now = this.now;
    for (let l = 0; l < LABELS; l++)
      before[l] = MAY_START[l] ? (scores[l] as number) + (transitions[l] as number) : Number.NEGATIVE_INFINITY;
    for (let k = 1; k < length; k++) {
      for (let b = 0; b < LABELS; b++) {
        let best = Number.NEGATIVE_INFINITY;
        let from = 0;
        for (const a of ALLOWED[b] as readonly number[]) {
          const score = (before[a] as number) + (transitions[a * LABELS + b] as number);
          if (score > best) {
            best = score;
            from = a;
          }
        }
        now[b] = best + (scores[k * LABELS + b] as number);
        back[k * LABELS + b] = from;
      }
      [before, now] = [now, before];
    }
    let last = 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let l = 0; l < LABELS; l++) {
      const score = (before[l] as number) + (transitions[l * LABELS] as number);
      if (!MAY_END[l] || score <= best) continue;
      best = score;
      last = l;
    }
    for (let k = length - 1; k >= 0; k--) {
      labels[k] = last;
      last = back[k * LABELS + last] as number;
    }
  }

  /** Sums the weights of a token's features into the scores from `at`. */
  private emit(count: number, at: number): void {
    const { rows, lanes } = this.model;
    const { features, found, scores } = this;
    let [s0, s1, s2, s3, s4, s5, s6, s7, s8] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    // Whether a feature has weights is unpredictable: gathering without a branch, then summing, is faster.
    let used = 0;
    for (let f = 0; f < count; f++) {
      const row = rows[features[f] as number] as number;
      found[used] = row;
      used += (row | -row) >>> 31;
    }
    for (let f = 0; f < used; f++) {
      const b = ((found[f] as number) - 1) * LANES;
      s0 = (s0 + (lanes[b] as number)) | 0;
      s1 = (s1 + (lanes[b + 1] as number)) | 0;
      s2 = (s2 + (lanes[b + 2] as number)) | 0;
      s3 = (s3 + (lanes[b + 3] as number)) | 0;
      s4 = (s4 + (lanes[b + 4] as number)) | 0;
      s5 = (s5 + (lanes[b + 5] as number)) | 0;
      s6 = (s6 + (lanes[b + 6] as number)) | 0;
      s7 = (s7 + (lanes[b + 7] as number)) | 0;
      s8 = (s8 + (lanes[b + 8] as number)) | 0;
    }
    const bias = used * BIAS;
    scores[at] = (s0 & 0xffff) - bias;
    scores[at + 1] = (s0 >>> 16) - bias;
    scores[at + 2] = (s1 & 0xffff) - bias;
    scores[at + 3] = (s1 >>> 16) - bias;
    scores[at + 4] = (s2 & 0xffff) - bias;
    scores[at + 5] = (s2 >>> 16) - bias;
    scores[at + 6] = (s3 & 0xffff) - bias;
    scores[at + 7] = (s3 >>> 16) - bias;
    scores[at + 8] = (s4 & 0xffff) - bias;
    scores[at + 9] = (s4 >>> 16) - bias;
    scores[at + 10] = (s5 & 0xffff) - bias;
    scores[at + 11] = (s5 >>> 16) - bias;
    scores[at + 12] = (s6 & 0xffff) - bias;
    scores[at + 13] = (s6 >>> 16) - bias;
    scores[at + 14] = (s7 & 0xffff) - bias;
    scores[at + 15] = (s7 >>> 16) - bias;
    scores[at + 16] = (s8 & 0xffff) - bias;
  }
}

const ALLOWED: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, b) =>
  Array.from({ length: LABELS }, (_, a) => a).filter(a => mayFollow(a, b)),
);
const MAY_START = Array.from({ length: LABELS }, (_, b) => mayFollow(0, b));
const MAY_END = Array.from({ length: LABELS }, (_, a) => mayFollow(a, 0));

function readNames(labels: Uint8Array, length: number, from: number, out: TaggedName[]): void {
  let open = 0;
  for (let k = 0; k < length; k++) {
    const label = labels[k] as number;
    if (label === 0) continue;
    const part = (label - 1) & 3;
    if (part === FIRST || part === SINGLE) open = k;
    if (part === LAST || part === SINGLE) {
      out.push({ first: from + open, last: from + k + 1, kind: (label - 1) >> 2 });
    }
  }
}

export const FEATURE_COUNT = 1 << FEATURE_BITS;
