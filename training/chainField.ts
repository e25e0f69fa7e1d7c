import { LABELS, mayFollow } from '../src/core/analysis/names/nameTagger';

const RATE = 0.1;
/** Smaller gradients are skipped. */
const MIN_GRADIENT = 1e-3;
const SMOOTH = 1e-2;

/** A sequence of tokens to learn from. */
export interface Sample {
  /** For each token, the offset of its features in `features`; then the end of those of the last token. */
  readonly at: Int32Array;
  readonly labels: Uint8Array;
}

/** The probabilities of one sequence under the current weights, scaled per token. */
interface Lattice {
  readonly emissions: Float64Array;
  readonly steps: Float64Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
}

/** A linear-chain conditional random field, trained sequence by sequence with AdaGrad (Lafferty 2001; Duchi 2011). */
export class ChainField {
  readonly weights: Float32Array;
  readonly transitions = new Float32Array(LABELS * LABELS);
  private readonly squares: Float32Array;
  private readonly transitionSquares = new Float32Array(LABELS * LABELS);
  private readonly allowed = Array.from({ length: LABELS * LABELS }, (_, i) =>
    mayFollow(Math.floor(i / LABELS), i % LABELS),
  );

  /** @param rowOf for each feature 1 + its row; 0 for a feature too rare to learn */
  constructor(
    private readonly features: Int32Array,
    private readonly rowOf: Uint32Array,
    rows: number,
  ) {
    this.weights = new Float32Array(rows * LABELS);
    this.squares = new Float32Array(rows * LABELS);
  }

  /** One step of gradient descent on one sequence, by the forward-backward algorithm. */
  learn(sample: Sample): void {
    const emissions = this.emissions(sample);
    const steps = new Float64Array(LABELS * LABELS);
    for (let i = 0; i < steps.length; i++) steps[i] = this.allowed[i] ? Math.exp(this.transitions[i] as number) : 0;
    const n = sample.labels.length;
    const alpha = this.forward(emissions, steps, n);
    const beta = this.backward(emissions, steps, n);
    const lattice: Lattice = { emissions, steps, alpha, beta };
    for (let k = 0; k < n; k++) {
      this.updateToken(sample, lattice, k);
      if (k > 0) this.updateStep(sample, lattice, k);
    }
  }

  private emissions({ at, labels }: Sample): Float64Array {
    const e = new Float64Array(labels.length * LABELS);
    for (let k = 0; k < labels.length; k++) {
      const base = k * LABELS;
      for (let f = at[k] as number; f < (at[k + 1] as number); f++) {
        const row = this.rowOf[this.features[f] as number] as number;
        if (row === 0) continue;
        const w = (row - 1) * LABELS;
        for (let l = 0; l < LABELS; l++) e[base + l] = (e[base + l] as number) + (this.weights[w + l] as number);
      }
      let top = Number.NEGATIVE_INFINITY;
      for (let l = 0; l < LABELS; l++) top = Math.max(top, e[base + l] as number);
      for (let l = 0; l < LABELS; l++) e[base + l] = Math.exp((e[base + l] as number) - top);
    }
    return e;
  }

  private forward(e: Float64Array, t: Float64Array, n: number): Float64Array {
    const alpha = new Float64Array(n * LABELS);
    for (let k = 0; k < n; k++) {
      let sum = 0;
      for (let b = 0; b < LABELS; b++) {
        let into = 0;
        if (k === 0) into = this.allowed[b] ? 1 : 0;
        else
          for (let a = 0; a < LABELS; a++)
            into += (alpha[(k - 1) * LABELS + a] as number) * (t[a * LABELS + b] as number);
        const value = into * (e[k * LABELS + b] as number);
        alpha[k * LABELS + b] = value;
        sum += value;
      }
      for (let b = 0; b < LABELS; b++) alpha[k * LABELS + b] = (alpha[k * LABELS + b] as number) / sum;
    }
    return alpha;
  }

  private backward(e: Float64Array, t: Float64Array, n: number): Float64Array {
    const beta = new Float64Array(n * LABELS);
    for (let k = n - 1; k >= 0; k--) {
      let sum = 0;
      for (let a = 0; a < LABELS; a++) {
        let out = 0;
        if (k === n - 1) out = this.allowed[a * LABELS] ? 1 : 0;
        else
          for (let b = 0; b < LABELS; b++)
            out +=
              (t[a * LABELS + b] as number) *
              (e[(k + 1) * LABELS + b] as number) *
              (beta[(k + 1) * LABELS + b] as number);
        beta[k * LABELS + a] = out;
        sum += out;
      }
      for (let a = 0; a < LABELS; a++) beta[k * LABELS + a] = (beta[k * LABELS + a] as number) / sum;
    }
    return beta;
  }

  private updateToken({ at, labels }: Sample, { alpha, beta }: Lattice, k: number): void {
    const p = new Float64Array(LABELS);
    let sum = 0;
    for (let l = 0; l < LABELS; l++) sum += p[l] = (alpha[k * LABELS + l] as number) * (beta[k * LABELS + l] as number);
    for (let l = 0; l < LABELS; l++) p[l] = (p[l] as number) / sum - (l === labels[k] ? 1 : 0);
    for (let f = at[k] as number; f < (at[k + 1] as number); f++) {
      const row = this.rowOf[this.features[f] as number] as number;
      if (row === 0) continue;
      for (let l = 0; l < LABELS; l++) descend(this.weights, this.squares, (row - 1) * LABELS + l, p[l] as number);
    }
  }

  private updateStep({ labels }: Sample, { emissions, steps, alpha, beta }: Lattice, k: number): void {
    let total = 0;
    const joint = new Float64Array(LABELS * LABELS);
    for (let a = 0; a < LABELS; a++) {
      for (let b = 0; b < LABELS; b++) {
        const i = a * LABELS + b;
        if (!this.allowed[i]) continue;
        total += joint[i] =
          (alpha[(k - 1) * LABELS + a] as number) *
          (steps[i] as number) *
          (emissions[k * LABELS + b] as number) *
          (beta[k * LABELS + b] as number);
      }
    }
    const gold = (labels[k - 1] as number) * LABELS + (labels[k] as number);
    for (let i = 0; i < joint.length; i++) {
      if (!this.allowed[i]) continue;
      descend(this.transitions, this.transitionSquares, i, (joint[i] as number) / total - (i === gold ? 1 : 0));
    }
  }
}

function descend(weights: Float32Array, squares: Float32Array, i: number, gradient: number): void {
  if (gradient < MIN_GRADIENT && gradient > -MIN_GRADIENT) return;
  squares[i] = (squares[i] as number) + gradient * gradient;
  weights[i] = (weights[i] as number) - (RATE * gradient) / Math.sqrt((squares[i] as number) + SMOOTH);
}
