import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IntegerRows } from '../../../../src/core/analysis/models/featureRows';
import { ModelError } from '../../../../src/core/analysis/models/features';
import { IntegerTrees } from '../../../../src/core/analysis/models/integerTrees';
import { STAGES } from '../../../../src/core/analysis/models/trees';
import { anyTree, FEATURES, fill, flatten, type Node, step, vectors, walk } from './madeTrees';

const rowsOf = (list: readonly (readonly number[])[]): IntegerRows => fill(new IntegerRows(FEATURES.length), list);

describe('boosted trees for whole numbers', () => {
  it('score a vector like a walk down each tree', () => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 90 }), vectors, (trees, rows) => {
        const model = new IntegerTrees({ features: FEATURES, trees: trees.map(flatten), bias: 3 });
        for (const row of rows) {
          const walked = trees.reduce((sum, tree) => sum + walk(tree, row), 3);
          assert.equal(model.scoreUnless(rowsOf([row]), []), walked);
        }
      }),
    );
  });

  it('compare whole numbers with thresholds between them', () => {
    const tree = flatten({ feature: 1, cut: -2.5, left: { value: 1 }, right: { value: 2 } });
    const model = new IntegerTrees({ features: FEATURES, trees: [tree], bias: 0 });
    const score = (value: number): number => model.scoreUnless(rowsOf([[0, value, 0]]), []);
    assert.deepEqual([-4, -3, -2, 3].map(score), [1, 1, 2, 2]);
  });

  it('choose the greatest score if later trees cannot change the order', () => {
    const small = fc.array(anyTree, { maxLength: 100 });
    fc.assert(
      fc.property(small, vectors, (trees, list) => {
        // All later trees together change a score by less than the margin of pruning.
        const flat = trees
          .map(flatten)
          .map(tree => tree.map((n, i) => (i % 3 === 1 && tree[i - 1] === -1 ? n / 4000 : n)));
        const model = new IntegerTrees({ features: FEATURES, trees: flat, bias: 0 });
        const score = (row: readonly number[]): number => model.scoreUnless(rowsOf([row]), []);
        const best = score(list[model.best(rowsOf(list))] as number[]);
        assert.ok(Math.abs(best - Math.max(...list.map(score))) < 1e-9);
      }),
    );
  });

  it('prune only rows far below the best after the first trees', () => {
    const trees = Array.from({ length: 80 }, (_, i) => step(i < 8 ? [1, 0] : [0, 1]));
    const model = new IntegerTrees({ features: FEATURES, trees: trees.map(flatten), bias: 0 });
    assert.equal(
      model.best(
        rowsOf([
          [-1, 0, 0],
          [1, 0, 0],
        ]),
      ),
      0,
      'eight behind after eight trees',
    );
    assert.equal(model.scoreUnless(rowsOf([[1, 0, 0]]), [0.5]), Number.NEGATIVE_INFINITY);
    assert.equal(model.scoreUnless(rowsOf([[1, 0, 0]]), [-0.5]), 72);
  });

  it('are in groups that are walked as a whole', () => {
    for (const { to } of STAGES) if (Number.isFinite(to)) assert.equal(to % 4, 0);
  });

  it('are refused if a node does not fit its bits', () => {
    const leaf: Node = { value: 1 };
    const refused = (tree: Node): void =>
      assert.throws(() => new IntegerTrees({ features: FEATURES, trees: [flatten(tree)], bias: 0 }), ModelError);
    refused({ feature: 300, cut: 0, left: leaf, right: leaf });
    refused({ feature: 0, cut: 100_000, left: leaf, right: leaf });
    refused({ feature: 0, cut: -100_000, left: leaf, right: leaf });
    refused(Array.from({ length: 300 }).reduce<Node>(left => ({ feature: 0, cut: 0, left, right: leaf }), leaf));
  });
});
