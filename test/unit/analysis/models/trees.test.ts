import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FeatureRows } from '../../../../src/core/analysis/models/featureRows';
import { ModelError } from '../../../../src/core/analysis/models/features';
import { Trees } from '../../../../src/core/analysis/models/trees';
import { anyTree, FEATURES, fill, flatten, type Node, step, vectors, walk } from './madeTrees';

const rowsOf = (list: readonly (readonly number[])[]): FeatureRows => fill(new FeatureRows(FEATURES.length), list);

describe('boosted trees', () => {
  it('score a vector like a walk down each tree', () => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 40 }), vectors, (trees, rows) => {
        const model = new Trees({ features: FEATURES, trees: trees.map(flatten), bias: 3 });
        const scores = rows.map(row => model.score(row));
        assert.deepEqual(model.scores(rowsOf(rows), Number.POSITIVE_INFINITY), scores);
        for (const row of rows) {
          const walked = trees.reduce((sum, tree) => sum + walk(tree, row), 3);
          assert.equal(model.score(row), walked);
        }
      }),
    );
  });

  it('prune only rows far below the best after the first trees', () => {
    const trees = Array.from({ length: 80 }, (_, i) => step(i < 8 ? [1, 0] : [0, 1]));
    const model = new Trees({ features: FEATURES, trees: trees.map(flatten), bias: 0 });
    const list = [
      [-1, 0, 0],
      [1, 0, 0],
    ];
    assert.deepEqual(model.scores(rowsOf(list), 10), [8, 72]);
    assert.deepEqual(model.scores(rowsOf(list), 5), [8, 0]);
  });

  it('credit features with their contribution to the score', () => {
    const split = flatten({ feature: 1, cut: 0, left: { value: -2 }, right: { value: 4 } });
    const model = new Trees({ features: FEATURES, trees: [split], bias: 0 });
    assert.deepEqual([...model.contributions([0, 1, 0])], [0, 3, 0]);
    assert.deepEqual([...model.contributions([0, -1, 0])], [0, -3, 0]);
  });

  it('are refused if a node does not fit its bits', () => {
    const leaf: Node = { value: 1 };
    const far = { feature: 300, cut: 0, left: leaf, right: leaf };
    const features = Array.from({ length: 301 }, (_, i) => `f${i}`);
    assert.throws(() => new Trees({ features, trees: [flatten(far)], bias: 0 }), ModelError);
    const deep = Array.from({ length: 300 }).reduce<Node>(left => ({ feature: 0, cut: 0, left, right: leaf }), leaf);
    assert.throws(() => new Trees({ features: FEATURES, trees: [flatten(deep)], bias: 0 }), ModelError);
  });
});
