import type { FeatureRows } from './featureRows';
import { checkFeatures, ModelError } from './features';

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

/**
 * Trees are evaluated in groups. `to` is the end of a group; a vector that scores more than `margin` below the best after
 * it is pruned. On training text this changed three in a thousand choices, all of them close.
 */
export const STAGES: readonly { readonly to: number; readonly margin: number }[] = [
  { to: 8, margin: 2.6 },
  { to: 16, margin: 2.2 },
  { to: 28, margin: 1.8 },
  { to: 44, margin: 1.4 },
  { to: 64, margin: 1 },
  { to: Number.POSITIVE_INFINITY, margin: 0 },
];

/** The end of each group of that many trees. */
export const endsOfGroups = (count: number): number[] =>
  STAGES.map(({ to }) => Math.min(to, count)).filter((end, i, all) => end > (all[i - 1] ?? 0));

/** The bits of an inner node: its feature, then how far its right child is behind its left one, then its threshold. */
const FEATURE_BITS = 8;
const SKIP_BITS = 8;
const CUT_AT = FEATURE_BITS + SKIP_BITS;
const FEATURE_MASK = (1 << FEATURE_BITS) - 1;
const SKIP_MASK = (1 << SKIP_BITS) - 1;
/** The sign tells a leaf. */
const MAX_CUTS = 1 << (31 - CUT_AT);

/** A model of boosted trees. Its nodes are small, so that the trees of a model stay in the processor’s nearest cache. */
export class Trees {
  readonly features: readonly string[];
  private readonly bias: number;
  /** The end of each group of trees. */
  private readonly ends: readonly number[];
  private readonly roots: Int32Array;
  /** An inner node is its packed bits, and its left child is the next node. A leaf is the complement of its index. */
  private readonly nodes: Int32Array;
  /** The thresholds of inner nodes, each once, and the values of leaves. */
  private readonly cuts: Float64Array;
  private readonly leaves: Float64Array;
  /** {@link meansOfNodes}, computed for the first explanation. */
  private means: Float64Array | null = null;

  /** @throws ModelError if a tree or the number of thresholds is too large */
  constructor({ features, trees, bias }: TreesData) {
    this.features = features;
    this.bias = bias;
    this.ends = endsOfGroups(trees.length);
    this.roots = new Int32Array(trees.length);
    this.nodes = new Int32Array(trees.reduce((sum, tree) => sum + tree.length / 3, 0));
    const cuts = new Map<number, number>();
    const leaves: number[] = [];
    let at = 0;
    for (const [t, tree] of trees.entries()) {
      this.roots[t] = at;
      for (let k = 0; k < tree.length; k += 3) {
        const feature = tree[k] as number;
        const value = tree[k + 1] as number;
        const right = tree[k + 2] as number;
        this.nodes[at++] = feature < 0 ? ~(leaves.push(value) - 1) : packNode(feature, right - k / 3 - 1, value, cuts);
      }
    }
    this.cuts = Float64Array.from(cuts.keys());
    this.leaves = Float64Array.from(leaves);
  }

  /** The sum over all trees for one vector: a score or a logit, depending on how the model was fitted. */
  score(vector: readonly number[]): number {
    return this.bias + this.sum(new Float64Array(vector), 0, 0, this.roots.length);
  }

  /**
   * The scores of all rows. A row that falls more than `margin` below the best keeps its score of that moment.
   */
  scores({ values, length, width }: FeatureRows, margin: number): number[] {
    const scores = new Array<number>(length).fill(this.bias);
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

  /**
   * The contribution of each feature to the score of one vector (after Saabas): on the way down a tree, the change of the
   * mean at each split is credited to the feature of the split. The mean of a node is that of its two children.
   */
  contributions(vector: ArrayLike<number>): Float64Array {
    const { roots, nodes, cuts } = this;
    this.means ??= this.meansOfNodes();
    const { means } = this;
    const credit = new Float64Array(this.features.length);
    for (let t = 0; t < roots.length; t++) {
      let at = roots[t] as number;
      for (let node = nodes[at] as number; node >= 0; node = nodes[at] as number) {
        const before = means[at] as number;
        const feature = node & FEATURE_MASK;
        at += (vector[feature] as number) <= (cuts[node >> CUT_AT] as number) ? 1 : skipOf(node);
        credit[feature] = (credit[feature] as number) + (means[at] as number) - before;
      }
    }
    return credit;
  }

  /** By node: the mean of the leaves below it, with both sides of a split weighted alike. */
  private meansOfNodes(): Float64Array {
    const { nodes, leaves } = this;
    const means = new Float64Array(nodes.length);
    // Children come after their parent, so backwards they are computed first.
    for (let at = means.length - 1; at >= 0; at--) {
      const node = nodes[at] as number;
      means[at] =
        node < 0 ? (leaves[~node] as number) : ((means[at + 1] as number) + (means[at + skipOf(node)] as number)) / 2;
    }
    return means;
  }

  /** The sum over the trees `[from, to)` for the vector that starts at `row`. */
  private sum(vectors: Float64Array, row: number, from: number, to: number): number {
    const { roots, nodes, cuts, leaves } = this;
    let sum = 0;
    for (let t = from; t < to; t++) {
      let at = roots[t] as number;
      let node = nodes[at] as number;
      while (node >= 0) {
        const isLeft = (vectors[row + (node & FEATURE_MASK)] as number) <= (cuts[node >> CUT_AT] as number);
        at += isLeft ? 1 : skipOf(node);
        node = nodes[at] as number;
      }
      sum += leaves[~node] as number;
    }
    return sum;
  }
}

/** How far the right child of an inner node is behind the node. */
const skipOf = (node: number): number => 1 + ((node >> FEATURE_BITS) & SKIP_MASK);

/**
 * Packs an inner node. A threshold that is not yet among `cuts` is added.
 * @param skip how far the right child is behind the left one
 */
function packNode(feature: number, skip: number, threshold: number, cuts: Map<number, number>): number {
  const cut = cuts.get(threshold) ?? cuts.size;
  if (feature > FEATURE_MASK || skip > SKIP_MASK || cut >= MAX_CUTS) throw new ModelError('A tree is too large.');
  cuts.set(threshold, cut);
  return feature | (skip << FEATURE_BITS) | (cut << CUT_AT);
}
