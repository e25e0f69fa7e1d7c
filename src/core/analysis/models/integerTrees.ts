import type { IntegerRows } from './featureRows';
import { checkFeatures, ModelError } from './features';
import { endsOfGroups, STAGES, type TreesData } from './trees';

/**
 * The bits of a node. Inner: its feature, how far its right child is behind its left one, and its threshold, raised by
 * {@link CUT_BASE}. Leaf: the sign, and its index in place of the threshold; the other bits are 0.
 */
const FEATURE_BITS = 8;
const SKIP_BITS = 8;
const CUT_AT = FEATURE_BITS + SKIP_BITS;
const FEATURE_MASK = (1 << FEATURE_BITS) - 1;
const SKIP_MASK = (1 << SKIP_BITS) - 1;
const MAX_CUT = (1 << (31 - CUT_AT)) - 1;
const CUT_BASE = 1 << 13;
const LEAF = 1 << 31;
const MAX_LEAVES = 1 << (31 - CUT_AT);

/** Number of trees that are walked at once. All {@link STAGES} end at a multiple of it. */
const ABREAST = 4;

/**
 * Loads a model for vectors of whole numbers.
 * @param model its name, for the message
 * @throws ModelError if it was fitted on other features than the code computes, or is too large
 */
export function loadIntegerTrees(model: string, data: TreesData, computed: readonly string[]): IntegerTrees {
  checkFeatures(model, data.features, computed);
  return new IntegerTrees(data);
}

/**
 * Boosted trees for vectors of whole numbers, which are faster: a node is one number, and several trees are walked at
 * once without a branch, so that the processor need not guess.
 */
export class IntegerTrees {
  private readonly bias: number;
  /** The end of each group of trees. */
  private readonly ends: readonly number[];
  private readonly roots: Int32Array;
  /** The left child of an inner node is the next node. */
  private readonly nodes: Int32Array;
  private readonly leaves: Float64Array;
  private sums = new Float64Array(32);

  constructor({ trees, bias }: TreesData) {
    this.bias = bias;
    this.ends = endsOfGroups(trees.length);
    // Trees that add nothing fill the last group.
    const missing = -trees.length & (ABREAST - 1);
    const all = [...trees, ...Array.from({ length: missing }, () => [-1, 0, 0])];
    this.roots = new Int32Array(all.length);
    this.nodes = new Int32Array(all.reduce((sum, tree) => sum + tree.length / 3, 0));
    const leaves: number[] = [];
    let at = 0;
    for (const [t, tree] of all.entries()) {
      this.roots[t] = at;
      for (let k = 0; k < tree.length; k += 3) {
        const feature = tree[k] as number;
        const value = tree[k + 1] as number;
        const right = tree[k + 2] as number;
        this.nodes[at++] = feature < 0 ? packLeaf(leaves.push(value) - 1) : packNode(feature, right - k / 3 - 1, value);
      }
    }
    this.leaves = Float64Array.from(leaves);
  }

  /** The score of the first row, or -Infinity if it is below `least[i]` after the i-th group of trees. */
  scoreUnless({ values }: IntegerRows, least: readonly number[]): number {
    let sum = this.bias;
    let from = 0;
    for (let s = 0; s < this.ends.length; s++) {
      const to = this.ends[s] as number;
      sum += this.sum(values, 0, from, to);
      if (sum < (least[s] ?? Number.NEGATIVE_INFINITY)) return Number.NEGATIVE_INFINITY;
      from = to;
    }
    return sum;
  }

  /** Index of the row with the greatest score among the first `count`. Rows far below the best are pruned. */
  best({ values, width, length }: IntegerRows, count = length): number {
    if (count < 2) return 0;
    if (this.sums.length < count) this.sums = new Float64Array(2 * count);
    const { sums } = this;
    sums.fill(0, 0, count);
    let top = 0;
    let from = 0;
    let least = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < this.ends.length; s++) {
      const to = this.ends[s] as number;
      let most = Number.NEGATIVE_INFINITY;
      let left = 0;
      for (let i = 0; i < count; i++) {
        if ((sums[i] as number) < least) continue;
        left++;
        const sum = (sums[i] as number) + this.sum(values, i * width, from, to);
        sums[i] = sum;
        if (sum <= most) continue;
        most = sum;
        top = i;
      }
      if (left === 1) break;
      least = most - (STAGES[s] as (typeof STAGES)[number]).margin;
      // Pruned rows stay below every later threshold.
      for (let i = 0; i < count; i++) if ((sums[i] as number) < least) sums[i] = Number.NEGATIVE_INFINITY;
      from = to;
    }
    return top;
  }

  /** The sum over the trees from `from` up to `to`, or up to the next multiple of {@link ABREAST}, for the row at `row`. */
  private sum(values: Int32Array, row: number, from: number, to: number): number {
    const { roots, nodes, leaves } = this;
    let sum = 0;
    for (let t = from; t < to; t += ABREAST) {
      let a = roots[t] as number;
      let b = roots[t + 1] as number;
      let c = roots[t + 2] as number;
      let d = roots[t + 3] as number;
      let w = nodes[a] as number;
      let x = nodes[b] as number;
      let y = nodes[c] as number;
      let z = nodes[d] as number;
      while ((w & x & y & z) >= 0) {
        a += stepFrom(w, values[row + (w & FEATURE_MASK)] as number);
        b += stepFrom(x, values[row + (x & FEATURE_MASK)] as number);
        c += stepFrom(y, values[row + (y & FEATURE_MASK)] as number);
        d += stepFrom(z, values[row + (z & FEATURE_MASK)] as number);
        w = nodes[a] as number;
        x = nodes[b] as number;
        y = nodes[c] as number;
        z = nodes[d] as number;
      }
      sum += leaves[leafOf(w)] as number;
      sum += leaves[leafOf(x)] as number;
      sum += leaves[leafOf(y)] as number;
      sum += leaves[leafOf(z)] as number;
    }
    return sum;
  }
}

/** How far the next node is behind a node, for the value of its feature; 0 at a leaf. */
function stepFrom(node: number, value: number): number {
  const isRight = ((node >> CUT_AT) - CUT_BASE - value) >> 31;
  const isInner = ~node >>> 31;
  return isInner + ((node >> FEATURE_BITS) & SKIP_MASK & isRight);
}

const leafOf = (node: number): number => (node & ~LEAF) >> CUT_AT;

function packLeaf(index: number): number {
  if (index >= MAX_LEAVES) throw new ModelError('A model has too many leaves.');
  return LEAF | (index << CUT_AT);
}

/** @param skip how far the right child is behind the left one */
function packNode(feature: number, skip: number, threshold: number): number {
  const cut = Math.floor(threshold) + CUT_BASE;
  if (feature > FEATURE_MASK || skip > SKIP_MASK || cut < 0 || cut > MAX_CUT)
    throw new ModelError('A node of a model does not fit.');
  return feature | (skip << FEATURE_BITS) | (cut << CUT_AT);
}
