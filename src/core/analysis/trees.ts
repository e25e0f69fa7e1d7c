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

export class Trees {
  private readonly nodes: Float64Array;
  private readonly roots: Int32Array;
  private readonly bias: number;
  readonly features: readonly string[];

  constructor(data: TreesData) {
    this.features = data.features;
    this.bias = data.bias;
    this.roots = new Int32Array(data.trees.length);
    this.nodes = new Float64Array(data.trees.reduce((sum, tree) => sum + tree.length, 0));
    let at = 0;
    for (const [i, tree] of data.trees.entries()) {
      this.roots[i] = at;
      for (let k = 0; k < tree.length; k += 3) {
        this.nodes[at + k] = tree[k] as number;
        this.nodes[at + k + 1] = tree[k + 1] as number;
        this.nodes[at + k + 2] = at + 3 * (tree[k + 2] as number);
      }
      at += tree.length;
    }
  }

  /** The sum over all trees for one vector of features: a score, or a logit, by how the model was fitted. */
  score(vector: ArrayLike<number>): number {
    const { nodes, roots } = this;
    let sum = this.bias;
    for (let t = 0; t < roots.length; t++) {
      let at = roots[t] as number;
      let feature = nodes[at] as number;
      while (feature >= 0) {
        at = (vector[feature] as number) <= (nodes[at + 1] as number) ? at + 3 : (nodes[at + 2] as number);
        feature = nodes[at] as number;
      }
      sum += nodes[at + 1] as number;
    }
    return sum;
  }

  /**
   * What each feature moved the score by for one vector: on the way down a tree, the change of the expected value at
   * each split is credited to its feature (Saabas' decomposition, with the mean of the two children as expectation).
   */
  contributions(vector: ArrayLike<number>): Float64Array {
    const credit = new Float64Array(this.features.length);
    for (const root of this.roots) {
      let at = root;
      let value = this.expected(at);
      while ((this.nodes[at] as number) >= 0) {
        const feature = this.nodes[at] as number;
        at = (vector[feature] as number) <= (this.nodes[at + 1] as number) ? at + 3 : (this.nodes[at + 2] as number);
        const next = this.expected(at);
        credit[feature] = (credit[feature] as number) + next - value;
        value = next;
      }
    }
    return credit;
  }

  private expected(at: number): number {
    if ((this.nodes[at] as number) < 0) return this.nodes[at + 1] as number;
    return (this.expected(at + 3) + this.expected(this.nodes[at + 2] as number)) / 2;
  }
}
