import type { Doc, Sentence } from './document';
import type { Lexicon } from './lexicon';
import { FEATURE_BITS, FeatureWriter, MOST_FEATURES } from './nameFeatures';
import { traitsOf } from './traits';

/** `O`, then for each kind of name: the first, an inner, the last token of it, and a token that is one alone. */
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

/** Weights of a linear-chain model: a row of {@link LABELS} for each feature that has any. */
export interface NameModel {
  /** For each feature number, 1 + its row, or 0. */
  readonly rows: Uint16Array | Uint32Array;
  readonly weights: Int8Array | Float32Array;
  /** From label to label; in the same unit as the weights. */
  readonly transitions: Float32Array;
}

export interface TaggedName {
  readonly first: number;
  readonly last: number;
  /** Index in {@link KINDS}. */
  readonly kind: number;
}

/** The best sequence of labels for every sentence (Viterbi), read as names. Linear in the tokens. */
export function tagNames(doc: Doc, lex: Lexicon, model: NameModel): TaggedName[] {
  const traits = traitsOf(doc, lex);
  const writer = new FeatureWriter(traits, lex);
  const features = new Int32Array(MOST_FEATURES);
  const names: TaggedName[] = [];
  let scores = new Float32Array(0);
  for (const sentence of doc.sentences) {
    const length = sentence.last - sentence.first;
    if (scores.length < length * LABELS) scores = new Float32Array(2 * length * LABELS);
    for (let k = 0; k < length; k++) {
      const count = writer.write(sentence.first + k, sentence.first, sentence.last, features);
      emit(model, features, count, scores, k * LABELS);
    }
    readNames(viterbi(model, scores, length), sentence, names);
  }
  return names;
}

/** Sums the weights of a token's features into `scores` from `at`. */
export function emit(model: NameModel, features: Int32Array, count: number, scores: Float32Array, at: number): void {
  const { rows, weights } = model;
  scores.fill(0, at, at + LABELS);
  for (let f = 0; f < count; f++) {
    const row = rows[features[f] as number] as number;
    if (row === 0) continue;
    const base = (row - 1) * LABELS;
    for (let l = 0; l < LABELS; l++) scores[at + l] = (scores[at + l] as number) + (weights[base + l] as number);
  }
}

const ALLOWED: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, b) =>
  Array.from({ length: LABELS }, (_, a) => a).filter(a => mayFollow(a, b)),
);
const MAY_START = Array.from({ length: LABELS }, (_, b) => mayFollow(0, b));
const MAY_END = Array.from({ length: LABELS }, (_, a) => mayFollow(a, 0));

function viterbi(model: NameModel, scores: Float32Array, length: number): Uint8Array {
  const back = new Uint8Array(length * LABELS);
  let before = new Float32Array(LABELS);
  let now = new Float32Array(LABELS);
  for (let l = 0; l < LABELS; l++) before[l] = MAY_START[l] ? (scores[l] as number) : Number.NEGATIVE_INFINITY;
  for (let k = 1; k < length; k++) {
    for (let b = 0; b < LABELS; b++) {
      let best = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (const a of ALLOWED[b] as readonly number[]) {
        const score = (before[a] as number) + (model.transitions[a * LABELS + b] as number);
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
  const labels = new Uint8Array(length);
  let last = 0;
  for (let l = 1; l < LABELS; l++) if (MAY_END[l] && (before[l] as number) > (before[last] as number)) last = l;
  for (let k = length - 1; k >= 0; k--) {
    labels[k] = last;
    last = back[k * LABELS + last] as number;
  }
  return labels;
}

function readNames(labels: Uint8Array, sentence: Sentence, out: TaggedName[]): void {
  let open = 0;
  for (let k = 0; k < labels.length; k++) {
    const label = labels[k] as number;
    if (label === 0) continue;
    const part = (label - 1) & 3;
    if (part === FIRST || part === SINGLE) open = k;
    if (part === LAST || part === SINGLE) {
      out.push({ first: sentence.first + open, last: sentence.first + k + 1, kind: (label - 1) >> 2 });
    }
  }
}

export const FEATURE_COUNT = 1 << FEATURE_BITS;
