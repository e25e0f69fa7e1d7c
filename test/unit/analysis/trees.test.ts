import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Trees } from '../../../src/core/analysis/trees';

const FEATURES = ['a', 'b', 'c'];

type Node = { feature: number; cut: number; left: Node; right: Node } | { value: number };

const { tree: anyTree } = fc.letrec<{ tree: Node; leaf: Node; inner: Node }>(tie => ({
  tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('inner')),
  leaf: fc.record({ value: fc.integer({ min: -20, max: 20 }) }),
  inner: fc.record({
    feature: fc.nat({ max: FEATURES.length - 1 }),
    cut: fc.integer({ min: -5, max: 5 }),
    left: tie('tree'),
    right: tie('tree'),
  }),
}));

function flatten(tree: Node): number[] {
  if ('value' in tree) return [-1, tree.value, 0];
  const left = flatten(tree.left);
  const right = flatten(tree.right);
  const shift = (nodes: number[], by: number): number[] =>
    nodes.map((n, i) => (i % 3 === 2 && nodes[i - 2] !== -1 ? n + by : n));
  const at = 1 + left.length / 3;
  return [tree.feature, tree.cut, at, ...shift(left, 1), ...shift(right, at)];
}

const walk = (tree: Node, vector: readonly number[]): number =>
  'value' in tree ? tree.value : walk((vector[tree.feature] as number) <= tree.cut ? tree.left : tree.right, vector);

const vectors = fc.array(fc.tuple(...FEATURES.map(() => fc.integer({ min: -6, max: 6 }))), {
  minLength: 1,
  maxLength: 8,
});

describe('boosted trees', () => {
  it('score a vector as walking down each tree does', () => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 40 }), vectors, (trees, rows) => {
        const model = new Trees({ features: FEATURES, trees: trees.map(flatten), bias: 3 });
        for (const row of rows) {
          const walked = trees.reduce((sum, tree) => sum + walk(tree, row), 3);
          assert.equal(model.score(row), walked);
          assert.equal(model.scoreUnless(row, Number.NEGATIVE_INFINITY), walked);
        }
      }),
    );
  });

  it('choose the greatest where the first trees leave no doubt', () => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 14 }), vectors, (trees, rows) => {
        const model = new Trees({ features: FEATURES, trees: trees.map(flatten), bias: 0 });
        const best = model.score(rows[model.best(rows)] as number[]);
        assert.equal(best, Math.max(...rows.map(row => model.score(row))));
      }),
    );
  });

  it('credit features with what moved the score', () => {
    const split = flatten({ feature: 1, cut: 0, left: { value: -2 }, right: { value: 4 } });
    const model = new Trees({ features: FEATURES, trees: [split], bias: 0 });
    assert.deepEqual([...model.contributions([0, 1, 0])], [0, 3, 0]);
    assert.deepEqual([...model.contributions([0, -1, 0])], [0, -3, 0]);
  });

  it('refuse a tree with more leaves than there are bits', () => {
    let tree: Node = { value: 0 };
    for (let i = 0; i < 40; i++) tree = { feature: 0, cut: i, left: { value: i }, right: tree };
    assert.throws(() => new Trees({ features: FEATURES, trees: [flatten(tree)], bias: 0 }), RangeError);
  });
});
