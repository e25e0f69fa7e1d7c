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

/** A tree's leaves are the bits of one number. */
const MOST_LEAVES = 32;
/** How many trees sort out what is hopeless before the others are asked. */
const FIRST_TREES = 14;
/** Of several vectors, how many the others choose from. */
const KEPT = 3;

/** A model of boosted trees, ready to score. */
export class Trees {
  readonly features: readonly string[];
  private readonly data: TreesData;
  private readonly first: Scorer;
  private readonly rest: Scorer;
  /** Made when first asked for: what explanations need and scores do not. */
  private readonly means: Float64Array[] = [];

  /** @throws RangeError where a tree has more than 32 leaves */
  constructor(data: TreesData) {
    this.data = data;
    this.features = data.features;
    const { length } = data.features;
    this.first = new Scorer(data.trees.slice(0, FIRST_TREES), length);
    this.rest = new Scorer(data.trees.slice(FIRST_TREES), length);
  }

  /** The sum over all trees for one vector of features: a score, or a logit, by how the model was fitted. */
  score(vector: ArrayLike<number>): number {
    return this.data.bias + this.first.sum(vector) + this.rest.sum(vector);
  }

  /** {@link score}, or -Infinity where the first trees leave it below `hopeless`: most vectors end there. */
  scoreUnless(vector: ArrayLike<number>, hopeless: number): number {
    const sum = this.data.bias + this.first.sum(vector);
    return sum < hopeless ? Number.NEGATIVE_INFINITY : sum + this.rest.sum(vector);
  }

  /**
   * Index of the vector with the greatest score. The first trees choose a few, the others decide among those: a vector
   * that is far behind by then does not come back.
   */
  best(vectors: readonly ArrayLike<number>[]): number {
    if (vectors.length < 2) return 0;
    const scores = vectors.map(v => this.first.sum(v));
    const kept = scores.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
    let top = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (const i of kept.slice(0, KEPT)) {
      const score = (scores[i] as number) + this.rest.sum(vectors[i] as ArrayLike<number>);
      if (score <= most) continue;
      most = score;
      top = i;
    }
    return top;
  }

  /**
   * What each feature moved the score by for one vector: on the way down a tree, the change of the mean at each split
   * is credited to the split's feature (after Saabas). The mean of a node is that of its two sides.
   */
  contributions(vector: ArrayLike<number>): Float64Array {
    const credit = new Float64Array(this.features.length);
    for (const [t, tree] of this.data.trees.entries()) {
      const means = (this.means[t] ??= meansOf(tree));
      let at = 0;
      let feature = tree[0] as number;
      while (feature >= 0) {
        const value = means[at] as number;
        at = (vector[feature] as number) <= (tree[3 * at + 1] as number) ? at + 1 : (tree[3 * at + 2] as number);
        credit[feature] = (credit[feature] as number) + (means[at] as number) - value;
        feature = tree[3 * at] as number;
      }
    }
    return credit;
  }
}

/**
 * Sums trees without walking down them (QuickScorer: Lucchese et al. 2015): every node that a vector fails, its value
 * being greater than the node's threshold, strikes out the leaves on the node's left; in each tree the first leaf that
 * is left is the vector's. Nodes are sorted by feature and threshold, so that those that are failed come in one run.
 */
class Scorer {
  /** Features that any node asks for, and where the nodes of each start. */
  private readonly asked: Int32Array;
  private readonly from: Int32Array;
  private readonly cuts: Float64Array;
  private readonly treeOf: Uint16Array;
  /** The leaves that a failed node leaves. */
  private readonly masks: Int32Array;
  private readonly leaves: Float64Array;
  private readonly left: Int32Array;

  constructor(trees: TreesData['trees'], features: number) {
    this.leaves = new Float64Array(trees.length * MOST_LEAVES);
    this.left = new Int32Array(trees.length);
    const nodes = trees.flatMap((tree, t) => this.read(tree, t));
    nodes.sort((a, b) => a.feature - b.feature || a.cut - b.cut);
    this.cuts = Float64Array.from(nodes, n => n.cut);
    this.treeOf = Uint16Array.from(nodes, n => n.tree);
    this.masks = Int32Array.from(nodes, n => n.mask);
    const starts = Array.from({ length: features }, (_, f) => nodes.findIndex(n => n.feature === f));
    this.asked = Int32Array.from(starts.flatMap((start, f) => (start < 0 ? [] : [f])));
    this.from = Int32Array.from([...starts.filter(start => start >= 0), nodes.length]);
  }

  sum(vector: ArrayLike<number>): number {
    const { asked, from, cuts, treeOf, masks, left, leaves } = this;
    left.fill(-1);
    for (let k = 0; k < asked.length; k++) {
      const value = vector[asked[k] as number] as number;
      const end = from[k + 1] as number;
      for (let n = from[k] as number; n < end && value > (cuts[n] as number); n++) {
        const tree = treeOf[n] as number;
        left[tree] = (left[tree] as number) & (masks[n] as number);
      }
    }
    let sum = 0;
    for (let t = 0; t < left.length; t++) {
      const bits = left[t] as number;
      sum += leaves[t * MOST_LEAVES + 31 - Math.clz32(bits & -bits)] as number;
    }
    return sum;
  }

  /** A tree's nodes; its leaves go to `leaves`, numbered from left to right. */
  private read(tree: readonly number[], t: number): SortedNode[] {
    const nodes: SortedNode[] = [];
    let leaf = 0;
    const visit = (at: number): number => {
      const feature = tree[3 * at] as number;
      if (feature < 0) {
        if (leaf >= MOST_LEAVES) throw new RangeError(`tree ${t} has more than ${MOST_LEAVES} leaves`);
        this.leaves[t * MOST_LEAVES + leaf] = tree[3 * at + 1] as number;
        return 1 << leaf++;
      }
      const below = visit(at + 1);
      nodes.push({ feature, cut: tree[3 * at + 1] as number, tree: t, mask: ~below });
      return below | visit(tree[3 * at + 2] as number);
    };
    visit(0);
    return nodes;
  }
}

interface SortedNode {
  readonly feature: number;
  readonly cut: number;
  readonly tree: number;
  readonly mask: number;
}

/** Per node the mean of what the leaves below it give, each side of a split counted alike. */
function meansOf(tree: readonly number[]): Float64Array {
  const means = new Float64Array(tree.length / 3);
  // Children come after their parent, so going backwards they are ready first.
  for (let k = means.length - 1; k >= 0; k--) {
    const leaf = (tree[3 * k] as number) < 0;
    const right = tree[3 * k + 2] as number;
    means[k] = leaf ? (tree[3 * k + 1] as number) : ((means[k + 1] as number) + (means[right] as number)) / 2;
  }
  return means;
}
