/**
 * Gradient boosting over histograms. Trees grow leaf by leaf. Fast enough for a few hundred thousand rows. The same `seed`
 * gives the same trees.
 */
import type { TreesData } from '../src/core/analysis/models/trees';

export interface BoostOptions {
  readonly rounds: number;
  readonly leaves: number;
  readonly rate: number;
  readonly minHessian: number;
  readonly lambda: number;
  /** Share of the features that each tree may use. */
  readonly featureShare: number;
  readonly seed: number;
}

/** Writes the gradient and the hessian of the loss at the current scores. */
export type Loss = (scores: Float64Array, gradient: Float64Array, hessian: Float64Array) => void;

const BINS = 64;

/** Feature values as bins; `edges[f][b]` is the greatest value in bin `b`. */
export interface Binned {
  readonly rows: number;
  readonly columns: Uint8Array[];
  readonly edges: number[][];
}

/** Sorts the values of each feature into bins. */
export function bin(vectors: readonly ArrayLike<number>[], features: number): Binned {
  const columns: Uint8Array[] = [];
  const edges: number[][] = [];
  for (let f = 0; f < features; f++) {
    const values = Float64Array.from(vectors, v => v[f] as number);
    const distinct = [...new Set(values)].sort((a, b) => a - b);
    let cuts = distinct;
    if (distinct.length > BINS) {
      const sorted = values.slice().sort();
      cuts = [
        ...new Set(
          Array.from({ length: BINS }, (_, i) => sorted[Math.floor(((i + 1) * (sorted.length - 1)) / BINS)] as number),
        ),
      ];
    }
    const column = new Uint8Array(values.length);
    for (let i = 0; i < values.length; i++) {
      let low = 0;
      let high = cuts.length - 1;
      while (low < high) {
        const mid = (low + high) >> 1;
        if ((values[i] as number) <= (cuts[mid] as number)) high = mid;
        else low = mid + 1;
      }
      column[i] = low;
    }
    columns.push(column);
    edges.push(cuts);
  }
  return { rows: vectors.length, columns, edges };
}

interface Leaf {
  readonly rows: Int32Array;
  readonly g: number;
  readonly h: number;
  readonly histogram: Float64Array;
  split: { gain: number; feature: number; bin: number } | null;
}

interface Node {
  feature: number;
  bin: number;
  value: number;
  left: Node | null;
  right: Node | null;
}

/** A generator of random numbers in [0, 1) (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fits trees to a loss. */
export function boost(data: Binned, names: readonly string[], loss: Loss, options: BoostOptions, bias = 0): TreesData {
  const { rows, columns, edges } = data;
  const next = random(options.seed);
  const scores = new Float64Array(rows).fill(bias);
  const gradient = new Float64Array(rows);
  const hessian = new Float64Array(rows);
  const trees: number[][] = [];
  for (let round = 0; round < options.rounds; round++) {
    loss(scores, gradient, hessian);
    const tried = columns.map((_, f) => f).filter(() => next() < options.featureShare);
    const root = grow({ data, gradient, hessian, options, scores }, tried);
    trees.push(flatten(root, edges));
  }
  return { features: names, trees, bias };
}

/** The state of one round. */
interface Round {
  readonly data: Binned;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly options: BoostOptions;
  readonly scores: Float64Array;
}

/** Grows one tree and adds its values to the scores. */
function grow({ data, gradient, hessian, options, scores }: Round, tried: number[]): Node {
  const all = Int32Array.from({ length: data.rows }, (_, i) => i);
  const first = leafOf(all, histogramOf(data, tried, all, gradient, hessian), gradient, hessian);
  const root: Node = { feature: -1, bin: 0, value: 0, left: null, right: null };
  const open: { leaf: Leaf; node: Node }[] = [{ leaf: first, node: root }];
  first.split = bestSplit(first, tried, options);
  while (open.length < options.leaves) {
    let best = -1;
    for (const [i, o] of open.entries()) {
      if (o.leaf.split && (best < 0 || o.leaf.split.gain > (open[best]?.leaf.split?.gain ?? 0))) best = i;
    }
    if (best < 0) break;
    const [{ leaf, node }] = open.splice(best, 1) as [{ leaf: Leaf; node: Node }];
    const { feature, bin: cut } = leaf.split as { feature: number; bin: number };
    const column = data.columns[feature] as Uint8Array;
    const leftRows = leaf.rows.filter(r => (column[r] as number) <= cut);
    const rightRows = leaf.rows.filter(r => (column[r] as number) > cut);
    const small = leftRows.length < rightRows.length ? leftRows : rightRows;
    const smallHistogram = histogramOf(data, tried, small, gradient, hessian);
    const largeHistogram = leaf.histogram.map((v, i) => v - (smallHistogram[i] as number));
    const left = leafOf(leftRows, leftRows === small ? smallHistogram : largeHistogram, gradient, hessian);
    const right = leafOf(rightRows, rightRows === small ? smallHistogram : largeHistogram, gradient, hessian);
    left.split = bestSplit(left, tried, options);
    right.split = bestSplit(right, tried, options);
    node.feature = feature;
    node.bin = cut;
    node.left = { feature: -1, bin: 0, value: 0, left: null, right: null };
    node.right = { feature: -1, bin: 0, value: 0, left: null, right: null };
    open.push({ leaf: left, node: node.left }, { leaf: right, node: node.right });
  }
  for (const { leaf, node } of open) {
    node.value = (-options.rate * leaf.g) / (leaf.h + options.lambda);
    for (const r of leaf.rows) scores[r] = (scores[r] as number) + node.value;
  }
  return root;
}

function leafOf(rows: Int32Array, histogram: Float64Array, gradient: Float64Array, hessian: Float64Array): Leaf {
  let g = 0;
  let h = 0;
  for (const r of rows) {
    g += gradient[r] as number;
    h += hessian[r] as number;
  }
  return { rows, g, h, histogram, split: null };
}

function histogramOf(
  data: Binned,
  tried: number[],
  rows: Int32Array,
  gradient: Float64Array,
  hessian: Float64Array,
): Float64Array {
  const histogram = new Float64Array(tried.length * BINS * 2);
  for (let k = 0; k < tried.length; k++) {
    const column = data.columns[tried[k] as number] as Uint8Array;
    const base = k * BINS * 2;
    for (let i = 0; i < rows.length; i++) {
      const r = rows[i] as number;
      const at = base + 2 * (column[r] as number);
      histogram[at] = (histogram[at] as number) + (gradient[r] as number);
      histogram[at + 1] = (histogram[at + 1] as number) + (hessian[r] as number);
    }
  }
  return histogram;
}

function bestSplit(leaf: Leaf, tried: number[], options: BoostOptions): Leaf['split'] {
  const { lambda, minHessian } = options;
  const parent = (leaf.g * leaf.g) / (leaf.h + lambda);
  let best: Leaf['split'] = null;
  for (let k = 0; k < tried.length; k++) {
    let g = 0;
    let h = 0;
    for (let b = 0; b < BINS - 1; b++) {
      g += leaf.histogram[k * BINS * 2 + 2 * b] as number;
      h += leaf.histogram[k * BINS * 2 + 2 * b + 1] as number;
      if (h < minHessian) continue;
      const restH = leaf.h - h;
      if (restH < minHessian) break;
      const restG = leaf.g - g;
      const gain = (g * g) / (h + lambda) + (restG * restG) / (restH + lambda) - parent;
      if (gain > 1e-6 && (best === null || gain > best.gain)) best = { gain, feature: tried[k] as number, bin: b };
    }
  }
  return best;
}

const short = (value: number): number => Number(value.toPrecision(5));

function flatten(root: Node, edges: number[][]): number[] {
  const out: number[] = [];
  const visit = (node: Node): void => {
    const at = out.length;
    if (node.left === null || node.right === null) {
      out.push(-1, short(node.value), 0);
      return;
    }
    out.push(node.feature, edges[node.feature]?.[node.bin] ?? 0, 0);
    visit(node.left);
    out[at + 2] = out.length / 3;
    visit(node.right);
  };
  visit(root);
  return out;
}

/** Softmax over each group's rows; the loss is the negative logarithm of the total probability of its right rows. */
export function groupLoss(groups: readonly { start: number; end: number }[], right: Uint8Array): Loss {
  return (scores, gradient, hessian) => {
    for (const { start, end } of groups) {
      let top = -Infinity;
      for (let i = start; i < end; i++) top = Math.max(top, scores[i] as number);
      let sum = 0;
      let sumRight = 0;
      for (let i = start; i < end; i++) {
        const e = Math.exp((scores[i] as number) - top);
        gradient[i] = e;
        sum += e;
        if (right[i]) sumRight += e;
      }
      for (let i = start; i < end; i++) {
        const p = (gradient[i] as number) / sum;
        const wanted = right[i] && sumRight > 0 ? (gradient[i] as number) / sumRight : 0;
        gradient[i] = p - wanted;
        hessian[i] = Math.max(p * (1 - p), 1e-4);
      }
    }
  };
}

/** The negative log likelihood of binary labels. */
export function logisticLoss(right: Uint8Array): Loss {
  return (scores, gradient, hessian) => {
    for (let i = 0; i < right.length; i++) {
      const p = 1 / (1 + Math.exp(-(scores[i] as number)));
      gradient[i] = p - (right[i] as number);
      hessian[i] = Math.max(p * (1 - p), 1e-6);
    }
  };
}
