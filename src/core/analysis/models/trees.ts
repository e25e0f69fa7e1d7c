import { checkFeatures } from './features';

/**
 * Gradient-boosted decision trees, evaluated. A model is plain data: per tree its nodes in preorder, each node a
 * feature and a threshold (`value <= threshold` goes to the next node, else to `right`), each leaf a feature of -1 and
 * its value.
 */
export interface TreesData {
  /** Names of the features, in the order of the vectors that the model takes. */
  readonly features: readonly string[];
  /** Per tree `[feature, threshold or value, index of the right child, …]`, three numbers per node. */
  readonly trees: readonly (readonly number[])[];
  /** Added to the sum of the leaves. */
  readonly bias: number;
}

/**
 * Loads a model.
 * @param model its name, for the message
 * @throws ModelError if it was fitted on other features than the code computes
 */
export function loadTrees(model: string, data: TreesData, computed: readonly string[]): Trees {
  checkFeatures(model, data.features, computed);
  return new Trees(data);
}

/** Feature vectors, one after the other in a buffer that is reused for each choice. */
export class FeatureRows {
  values: Float64Array;
  /** Number of rows. */
  length = 0;

  constructor(readonly width: number) {
    this.values = new Float64Array(width * 32);
  }

  clear(): this {
    this.length = 0;
    return this;
  }

  /** Adds a row and returns its offset in `values`. The caller must write all of it. */
  next(): number {
    const at = this.width * this.length++;
    if (at + this.width > this.values.length) {
      const more = new Float64Array(2 * this.values.length);
      more.set(this.values);
      this.values = more;
    }
    return at;
  }

  /** A copy of one row. */
  row(index: number): number[] {
    return Array.from(this.values.subarray(index * this.width, (index + 1) * this.width));
  }
}

/**
 * Trees are evaluated in groups. `to` is the end of a group; a vector that scores more than `margin` below the best after
 * it is pruned. On training text this changed three in a thousand choices, all of them close.
 */
const STAGES: readonly { readonly to: number; readonly margin: number }[] = [
  { to: 8, margin: 2.6 },
  { to: 16, margin: 2.2 },
  { to: 28, margin: 1.8 },
  { to: 44, margin: 1.4 },
  { to: 64, margin: 1 },
  { to: Number.POSITIVE_INFINITY, margin: 0 },
];

/** A model of boosted trees. */
export class Trees {
  readonly features: readonly string[];
  private readonly data: TreesData;
  /** The end of each group of trees. */
  private readonly ends: readonly number[];
  private readonly roots: Int32Array;
  /** By node: its feature, or -1 for a leaf; its threshold or value; its right child. The left child is the next node. */
  private readonly feature: Int16Array;
  private readonly value: Float64Array;
  private readonly right: Int32Array;
  /** {@link meansOfNodes}, computed for the first explanation. */
  private means: Float64Array | null = null;
  private sums = new Float64Array(32);

  constructor(data: TreesData) {
    this.data = data;
    this.features = data.features;
    const { trees } = data;
    this.ends = STAGES.map(({ to }) => Math.min(to, trees.length)).filter((end, i, all) => end > (all[i - 1] ?? 0));
    const count = trees.reduce((sum, tree) => sum + tree.length / 3, 0);
    this.roots = new Int32Array(trees.length);
    this.feature = new Int16Array(count);
    this.value = new Float64Array(count);
    this.right = new Int32Array(count);
    let node = 0;
    for (const [t, tree] of trees.entries()) {
      const root = node;
      this.roots[t] = root;
      for (let k = 0; k < tree.length; k += 3, node++) {
        this.feature[node] = tree[k] as number;
        this.value[node] = tree[k + 1] as number;
        this.right[node] = root + (tree[k + 2] as number);
      }
    }
  }

  /** The sum over all trees for one vector: a score or a logit, depending on how the model was fitted. */
  score(vector: ArrayLike<number>): number {
    return this.data.bias + this.sum(vector, 0, 0, this.roots.length);
  }

  /**
   * The scores of all rows. A row that falls more than `margin` below the best keeps its score of that moment.
   */
  scores({ values, length, width }: FeatureRows, margin: number): number[] {
    const scores = new Array<number>(length).fill(this.data.bias);
    let from = 0;
    let least = Number.NEGATIVE_INFINITY;
    for (const to of this.ends) {
      let most = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < length; i++) {
        if ((scores[i] as number) < least) continue;
        const score = (scores[i] as number) + this.sum(values, i * width, from, to);
        scores[i] = score;
        if (score > most) most = score;
      }
      least = most - margin;
      from = to;
    }
    return scores;
  }

  /** The score of the first row, or -Infinity if it is below `least[i]` after the i-th group of trees. */
  scoreUnless({ values }: FeatureRows, least: readonly number[]): number {
    let sum = this.data.bias;
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
  best({ values, width, length }: FeatureRows, count = length): number {
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

  /**
   * The contribution of each feature to the score of one vector (after Saabas): on the way down a tree, the change of the
   * mean at each split is credited to the feature of the split. The mean of a node is that of its two children.
   */
  contributions(vector: ArrayLike<number>): Float64Array {
    const { roots, feature, value, right } = this;
    this.means ??= this.meansOfNodes();
    const { means } = this;
    const credit = new Float64Array(this.features.length);
    for (let t = 0; t < roots.length; t++) {
      let node = roots[t] as number;
      for (let f = feature[node] as number; f >= 0; f = feature[node] as number) {
        const before = means[node] as number;
        node = (vector[f] as number) <= (value[node] as number) ? node + 1 : (right[node] as number);
        credit[f] = (credit[f] as number) + (means[node] as number) - before;
      }
    }
    return credit;
  }

  /** By node: the mean of the leaves below it, with both sides of a split weighted alike. */
  private meansOfNodes(): Float64Array {
    const { feature, value, right } = this;
    const means = new Float64Array(value.length);
    // Children come after their parent, so backwards they are computed first.
    for (let node = means.length - 1; node >= 0; node--) {
      means[node] =
        (feature[node] as number) < 0
          ? (value[node] as number)
          : ((means[node + 1] as number) + (means[right[node] as number] as number)) / 2;
    }
    return means;
  }

  /** The sum over the trees `[from, to)` for the vector that starts at `at`. */
  private sum(vector: ArrayLike<number>, at: number, from: number, to: number): number {
    const { roots, feature, value, right } = this;
    let sum = 0;
    for (let t = from; t < to; t++) {
      let node = roots[t] as number;
      for (let f = feature[node] as number; f >= 0; f = feature[node] as number)
        node = (vector[at + f] as number) <= (value[node] as number) ? node + 1 : (right[node] as number);
      sum += value[node] as number;
    }
    return sum;
  }
}
