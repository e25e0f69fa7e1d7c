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

const FEATURE = 0;
const CUT = 1;
const RIGHT = 2;
/** The mean of what the leaves below a node give, each side of a split counted alike. */
const MEAN = 3;
const STRIDE = 4;

export class Trees {
  private readonly nodes: Float64Array;
  private readonly roots: Int32Array;
  private readonly bias: number;
  readonly features: readonly string[];

  constructor(data: TreesData) {
    this.features = data.features;
    this.bias = data.bias;
    this.roots = new Int32Array(data.trees.length);
    this.nodes = new Float64Array(data.trees.reduce((sum, tree) => sum + (tree.length / 3) * STRIDE, 0));
    let at = 0;
    for (const [i, tree] of data.trees.entries()) {
      this.roots[i] = at;
      const count = tree.length / 3;
      for (let k = 0; k < count; k++) {
        this.nodes[at + k * STRIDE + FEATURE] = tree[3 * k] as number;
        this.nodes[at + k * STRIDE + CUT] = tree[3 * k + 1] as number;
        this.nodes[at + k * STRIDE + RIGHT] = at + STRIDE * (tree[3 * k + 2] as number);
      }
      // Children come after their parent, so going backwards they are ready first.
      for (let k = count - 1; k >= 0; k--) this.setMean(at + k * STRIDE);
      at += count * STRIDE;
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
        at = (vector[feature] as number) <= (nodes[at + CUT] as number) ? at + STRIDE : (nodes[at + RIGHT] as number);
        feature = nodes[at] as number;
      }
      sum += nodes[at + CUT] as number;
    }
    return sum;
  }

  /**
   * What each feature moved the score by for one vector: on the way down a tree, the change of the mean at each split
   * is credited to the split's feature (after Saabas).
   */
  contributions(vector: ArrayLike<number>): Float64Array {
    const { nodes } = this;
    const credit = new Float64Array(this.features.length);
    for (const root of this.roots) {
      let at = root;
      let feature = nodes[at] as number;
      while (feature >= 0) {
        const value = nodes[at + MEAN] as number;
        at = (vector[feature] as number) <= (nodes[at + CUT] as number) ? at + STRIDE : (nodes[at + RIGHT] as number);
        credit[feature] = (credit[feature] as number) + (nodes[at + MEAN] as number) - value;
        feature = nodes[at] as number;
      }
    }
    return credit;
  }

  private setMean(at: number): void {
    const { nodes } = this;
    const leaf = (nodes[at + FEATURE] as number) < 0;
    const right = nodes[at + RIGHT] as number;
    nodes[at + MEAN] = leaf
      ? (nodes[at + CUT] as number)
      : ((nodes[at + STRIDE + MEAN] as number) + (nodes[right + MEAN] as number)) / 2;
  }
}
