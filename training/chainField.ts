import { LABELS, mayFollow } from '../src/core/analysis/names/nameTagger';

const RATE = 0.1;
/** Smaller gradients are skipped. */
const MIN_GRADIENT = 1e-3;
const SMOOTH = 1e-2;
/** Share of features that are left out of a step. */
const DROPPED = 0.3;

const ALLOWED = Array.from({ length: LABELS * LABELS }, (_, i) => mayFollow(Math.floor(i / LABELS), i % LABELS));
interface Pair {
  readonly a: number;
  readonly b: number;
}
/** All pairs of labels that may follow each other. */
const PAIRS: readonly Pair[] = ALLOWED.flatMap((allowed, i) =>
  allowed ? [{ a: Math.floor(i / LABELS), b: i % LABELS }] : [],
);
const TINY = 1e-300;

/** A sequence of tokens to learn from. */
export interface Sample {
  /** For each token, the offset of its features in `features`; then the end of those of the last token. */
  readonly at: Int32Array;
  /** For each token the labels that may be right, one bit each. */
  readonly labels: Uint32Array;
  readonly weight: number;
}

/**
 * A linear-chain conditional random field, trained sequence by sequence with AdaGrad (Lafferty 2001; Duchi 2011). Labels
 * may be known in part (Tsuboi et al. 2008). Features are dropped at random. The result is the average of the weights over
 * the later part of the training.
 */
export class ChainField {
  readonly weights: Float32Array;
  readonly transitions = new Float32Array(LABELS * LABELS);
  private readonly squares: Float32Array;
  private readonly transitionSquares = new Float32Array(LABELS * LABELS);
  private readonly sums: Float32Array;
  private readonly transitionSums = new Float32Array(LABELS * LABELS);
  private summed = 0;
  /** Rows of the features of the current sample that were not dropped, and where those of each token end. */
  private kept = new Int32Array(1 << 12);
  private readonly keptEnds: number[] = [];
  private emissions = new Float64Array(64 * LABELS);
  /** For each of {@link PAIRS}. */
  private readonly steps = new Float64Array(PAIRS.length);
  private readonly expected = new Lattice();
  private readonly right = new Lattice();
  private readonly gradients = new Float64Array(LABELS);

  /**
   * @param rowOf for each feature 1 + its row; 0 for a feature too rare to learn
   * @param random a number from 0 to 1
   */
  constructor(
    private readonly features: Int32Array,
    private readonly rowOf: Uint32Array,
    rows: number,
    private readonly random: () => number,
  ) {
    this.weights = new Float32Array(rows * LABELS);
    this.squares = new Float32Array(rows * LABELS);
    this.sums = new Float32Array(rows * LABELS);
  }

  /** One step of gradient descent on one sequence, by the forward-backward algorithm. */
  learn({ at, labels, weight }: Sample): void {
    const n = labels.length;
    if (!isPossible(labels)) return;
    this.emit(at, n);
    PAIRS.forEach(({ a, b }, i) => {
      this.steps[i] = Math.exp(this.transitions[a * LABELS + b] as number);
    });
    this.expected.compute(this.emissions, this.steps, n, null);
    this.right.compute(this.emissions, this.steps, n, labels);
    for (let k = 0; k < n; k++) {
      if (k > 0) this.updateSteps(k, weight);
      this.updateToken(k, weight);
    }
  }

  /** Adds the current weights to the average. */
  sum(): void {
    for (let i = 0; i < this.sums.length; i++) this.sums[i] = (this.sums[i] as number) + (this.weights[i] as number);
    for (let i = 0; i < LABELS * LABELS; i++)
      this.transitionSums[i] = (this.transitionSums[i] as number) + (this.transitions[i] as number);
    this.summed++;
  }

  /** Replaces the weights by their average. Ends the training. */
  average(): void {
    for (let i = 0; i < this.sums.length; i++) this.weights[i] = (this.sums[i] as number) / this.summed;
    for (let i = 0; i < LABELS * LABELS; i++) this.transitions[i] = (this.transitionSums[i] as number) / this.summed;
  }

  /** Writes the unnormalized probabilities of the labels of each token, without regard to other tokens. */
  private emit(at: Int32Array, n: number): void {
    const most = (at[n] as number) - (at[0] as number);
    if (this.kept.length < most) this.kept = new Int32Array(2 * most);
    if (this.emissions.length < n * LABELS) this.emissions = new Float64Array(2 * n * LABELS);
    const e = this.emissions;
    let used = 0;
    for (let k = 0; k < n; k++) {
      const base = k * LABELS;
      e.fill(0, base, base + LABELS);
      for (let f = at[k] as number; f < (at[k + 1] as number); f++) {
        const row = this.rowOf[this.features[f] as number] as number;
        if (row === 0 || this.random() < DROPPED) continue;
        this.kept[used++] = row - 1;
        const w = (row - 1) * LABELS;
        for (let l = 0; l < LABELS; l++) e[base + l] = (e[base + l] as number) + (this.weights[w + l] as number);
      }
      this.keptEnds[k] = used;
      let top = Number.NEGATIVE_INFINITY;
      for (let l = 0; l < LABELS; l++) top = Math.max(top, e[base + l] as number);
      for (let l = 0; l < LABELS; l++) e[base + l] = Math.exp(((e[base + l] as number) - top) / (1 - DROPPED));
    }
  }

  private updateToken(k: number, weight: number): void {
    const { gradients } = this;
    let small = true;
    for (let l = 0; l < LABELS; l++) {
      const gradient = weight * (this.expected.token(k, l) - this.right.token(k, l));
      gradients[l] = gradient;
      small &&= isSmall(gradient);
    }
    if (small) return;
    for (let f = k === 0 ? 0 : (this.keptEnds[k - 1] as number); f < (this.keptEnds[k] as number); f++) {
      const row = (this.kept[f] as number) * LABELS;
      for (let l = 0; l < LABELS; l++) descend(this.weights, this.squares, row + l, gradients[l] as number);
    }
  }

  private updateSteps(k: number, weight: number): void {
    const expected = this.expected.pairs(this.emissions, this.steps, k);
    const right = this.right.pairs(this.emissions, this.steps, k);
    for (let i = 0; i < PAIRS.length; i++) {
      const gradient = weight * ((expected[i] as number) - (right[i] as number));
      const { a, b } = PAIRS[i] as Pair;
      descend(this.transitions, this.transitionSquares, a * LABELS + b, gradient);
    }
  }
}

/** Whether some sequence of the labels that may be right is a sequence of whole names. */
function isPossible(labels: Uint32Array): boolean {
  let open = [0];
  for (const bits of labels) {
    const next: number[] = [];
    for (let b = 0; b < LABELS; b++)
      if ((bits & (1 << b)) !== 0 && open.some(a => ALLOWED[a * LABELS + b])) next.push(b);
    open = next;
  }
  return open.some(a => ALLOWED[a * LABELS]);
}

/** The probabilities of the labels of a sequence, by the forward-backward algorithm. */
class Lattice {
  private alpha = new Float64Array(64 * LABELS);
  private beta = new Float64Array(64 * LABELS);
  private tokens = new Float64Array(64 * LABELS);
  private readonly pair = new Float64Array(PAIRS.length);

  /** @param only the labels that are possible, one bit each; null for all */
  compute(e: Float64Array, steps: Float64Array, n: number, only: Uint32Array | null): void {
    if (this.alpha.length < n * LABELS) {
      this.alpha = new Float64Array(2 * n * LABELS);
      this.beta = new Float64Array(2 * n * LABELS);
      this.tokens = new Float64Array(2 * n * LABELS);
    }
    const { alpha, beta, tokens } = this;
    alpha.fill(0, 0, n * LABELS);
    beta.fill(0, 0, n * LABELS);
    for (let l = 0; l < LABELS; l++) {
      alpha[l] = ALLOWED[l] && may(only, 0, l) ? (e[l] as number) : 0;
      beta[(n - 1) * LABELS + l] = ALLOWED[l * LABELS] && may(only, n - 1, l) ? 1 : 0;
    }
    for (let k = 1; k < n; k++) {
      const base = k * LABELS;
      for (let i = 0; i < PAIRS.length; i++) {
        const { a, b } = PAIRS[i] as Pair;
        alpha[base + b] = (alpha[base + b] as number) + (alpha[base - LABELS + a] as number) * (steps[i] as number);
      }
      for (let l = 0; l < LABELS; l++)
        alpha[base + l] = may(only, k, l) ? (alpha[base + l] as number) * (e[base + l] as number) : 0;
      normalize(alpha, base, LABELS);
    }
    for (let k = n - 2; k >= 0; k--) {
      const base = k * LABELS;
      for (let i = 0; i < PAIRS.length; i++) {
        const { a, b } = PAIRS[i] as Pair;
        const next = (e[base + LABELS + b] as number) * (beta[base + LABELS + b] as number);
        beta[base + a] = (beta[base + a] as number) + (steps[i] as number) * next;
      }
      for (let l = 0; l < LABELS; l++) if (!may(only, k, l)) beta[base + l] = 0;
      normalize(beta, base, LABELS);
    }
    for (let i = 0; i < n * LABELS; i++) tokens[i] = (alpha[i] as number) * (beta[i] as number);
    for (let k = 0; k < n; k++) normalize(tokens, k * LABELS, LABELS);
  }

  /** The probability that token `k` has label `l`. */
  token(k: number, l: number): number {
    return this.tokens[k * LABELS + l] as number;
  }

  /** The probabilities of {@link PAIRS} for token `k` and the one before. Valid until the next call. */
  pairs(e: Float64Array, steps: Float64Array, k: number): Float64Array {
    for (let i = 0; i < PAIRS.length; i++) {
      const { a, b } = PAIRS[i] as Pair;
      const at = k * LABELS + b;
      const before = this.alpha[(k - 1) * LABELS + a] as number;
      this.pair[i] = before * (steps[i] as number) * (e[at] as number) * (this.beta[at] as number);
    }
    normalize(this.pair, 0, PAIRS.length);
    return this.pair;
  }
}

const may = (only: Uint32Array | null, k: number, l: number): boolean =>
  only === null || ((only[k] as number) & (1 << l)) !== 0;

function normalize(values: Float64Array, from: number, count: number): void {
  let sum = TINY;
  for (let i = from; i < from + count; i++) sum += values[i] as number;
  for (let i = from; i < from + count; i++) values[i] = (values[i] as number) / sum;
}

const isSmall = (gradient: number): boolean => gradient < MIN_GRADIENT && gradient > -MIN_GRADIENT;

function descend(weights: Float32Array, squares: Float32Array, i: number, gradient: number): void {
  if (isSmall(gradient)) return;
  squares[i] = (squares[i] as number) + gradient * gradient;
  weights[i] = (weights[i] as number) - (RATE * gradient) / Math.sqrt((squares[i] as number) + SMOOTH);
}
