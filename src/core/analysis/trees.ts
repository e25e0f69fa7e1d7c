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

/** How many trees rank the rows before only the best are ranked by the rest, and how many those are. */
const FIRST_TREES = 16;
const KEPT_ROWS = 4;

export class Trees {
  readonly features: readonly string[];
  private readonly bias: number;
  private readonly roots: Int32Array;
  /** Per node: the feature it asks for, or -1 for a leaf. */
  private readonly asks: Int16Array;
  /** Per node: the threshold, or the leaf’s value. */
  private readonly cuts: Float64Array;
  /** Per node: where the greater values go. The others go to the next node. */
  private readonly rights: Int32Array;
  /** Per node: the mean of what the leaves below it give, each side of a split counted alike. */
  private readonly means: Float64Array;

  constructor(data: TreesData) {
    this.features = data.features;
    this.bias = data.bias;
    const count = data.trees.reduce((sum, tree) => sum + tree.length / 3, 0);
    this.roots = new Int32Array(data.trees.length);
    this.asks = new Int16Array(count);
    this.cuts = new Float64Array(count);
    this.rights = new Int32Array(count);
    this.means = new Float64Array(count);
    let at = 0;
    for (const [i, tree] of data.trees.entries()) {
      this.roots[i] = at;
      const size = tree.length / 3;
      for (let k = 0; k < size; k++) {
        this.asks[at + k] = tree[3 * k] as number;
        this.cuts[at + k] = tree[3 * k + 1] as number;
        this.rights[at + k] = at + (tree[3 * k + 2] as number);
      }
      // Children come after their parent, so going backwards they are ready first.
      for (let k = size - 1; k >= 0; k--) this.setMean(at + k);
      at += size;
    }
  }

  /** The sum over all trees for one vector of features: a score, or a logit, by how the model was fitted. */
  score(vector: ArrayLike<number>): number {
    return this.bias + this.sum(vector, 0, this.roots.length);
  }

  /** {@link score}, or -Infinity where a quarter of the trees leaves it below `hopeless`: most rows end there. */
  scoreUnless(vector: ArrayLike<number>, hopeless: number): number {
    const quarter = this.roots.length >> 2;
    const first = this.bias + this.sum(vector, 0, quarter);
    return first < hopeless ? Number.NEGATIVE_INFINITY : first + this.sum(vector, quarter, this.roots.length);
  }

  /** {@link score} of several vectors; tree by tree, which is kinder to the processor’s memory than row by row. */
  scoreAll(vectors: readonly ArrayLike<number>[]): number[] {
    const scores = new Array<number>(vectors.length).fill(this.bias);
    for (let t = 0; t < this.roots.length; t++)
      for (let i = 0; i < vectors.length; i++)
        scores[i] = (scores[i] as number) + this.leaf(vectors[i] as ArrayLike<number>, this.roots[t] as number);
    return scores;
  }

  /**
   * Index of the vector with the greatest score, the first of equals. The first trees choose a few, the others decide
   * among those: a row that is far behind by then does not come back.
   */
  best(vectors: readonly ArrayLike<number>[]): number {
    if (vectors.length < 2) return 0;
    const split = vectors.length > KEPT_ROWS ? Math.min(FIRST_TREES, this.roots.length) : 0;
    const scores = new Float64Array(vectors.length);
    let rows = Array.from(vectors, (_, i) => i);
    if (split > 0) {
      for (let i = 0; i < vectors.length; i++) scores[i] = this.sum(vectors[i] as ArrayLike<number>, 0, split);
      rows = rows.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b).slice(0, KEPT_ROWS);
    }
    let top = -1;
    for (const i of rows) {
      scores[i] = (scores[i] as number) + this.sum(vectors[i] as ArrayLike<number>, split, this.roots.length);
      if (top < 0 || (scores[i] as number) > (scores[top] as number) || (scores[i] === scores[top] && i < top)) top = i;
    }
    return top;
  }

  /**
   * What each feature moved the score by for one vector: on the way down a tree, the change of the mean at each split
   * is credited to the split's feature (after Saabas).
   */
  contributions(vector: ArrayLike<number>): Float64Array {
    const { asks, cuts, rights, means } = this;
    const credit = new Float64Array(this.features.length);
    for (const root of this.roots) {
      let at = root;
      let feature = asks[at] as number;
      while (feature >= 0) {
        const value = means[at] as number;
        at = (vector[feature] as number) <= (cuts[at] as number) ? at + 1 : (rights[at] as number);
        credit[feature] = (credit[feature] as number) + (means[at] as number) - value;
        feature = asks[at] as number;
      }
    }
    return credit;
  }

  private sum(vector: ArrayLike<number>, from: number, to: number): number {
    let sum = 0;
    for (let t = from; t < to; t++) sum += this.leaf(vector, this.roots[t] as number);
    return sum;
  }

  private leaf(vector: ArrayLike<number>, root: number): number {
    const { asks, cuts, rights } = this;
    let at = root;
    let feature = asks[at] as number;
    while (feature >= 0) {
      at = (vector[feature] as number) <= (cuts[at] as number) ? at + 1 : (rights[at] as number);
      feature = asks[at] as number;
    }
    return cuts[at] as number;
  }

  private setMean(at: number): void {
    const leaf = (this.asks[at] as number) < 0;
    this.means[at] = leaf
      ? (this.cuts[at] as number)
      : ((this.means[at + 1] as number) + (this.means[this.rights[at] as number] as number)) / 2;
  }
}
