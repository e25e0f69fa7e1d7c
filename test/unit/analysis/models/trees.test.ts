import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ModelError } from '../../../../src/core/analysis/models/features';
import { FeatureRows, Trees } from '../../../../src/core/analysis/models/trees';

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

function rowsOf(list: readonly (readonly number[])[]): FeatureRows {
  const rows = new FeatureRows(FEATURES.length);
  for (const vector of list) {
    const at = rows.next();
    rows.values.set(vector, at);
  }
  return rows;
}

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
          assert.equal(model.scoreUnless(rowsOf([row]), []), walked);
        }
      }),
    );
  });

  it('choose the greatest score if later trees cannot change the order', () => {
    const small = fc.array(anyTree, { maxLength: 100 });
    fc.assert(
      fc.property(small, vectors, (trees, list) => {
        // All later trees together change a score by less than the margin of pruning.
        const flat = trees
          .map(flatten)
          .map(tree => tree.map((n, i) => (i % 3 === 1 && tree[i - 1] === -1 ? n / 4000 : n)));
        const model = new Trees({ features: FEATURES, trees: flat, bias: 0 });
        const best = model.score(list[model.best(rowsOf(list))] as number[]);
        assert.ok(Math.abs(best - Math.max(...list.map(row => model.score(row)))) < 1e-9);
      }),
    );
  });

  it('prune only rows far below the best after the first trees', () => {
    const step = (values: readonly [number, number]): Node => ({
      feature: 0,
      cut: 0,
      left: { value: values[0] },
      right: { value: values[1] },
    });
    const trees = Array.from({ length: 80 }, (_, i) => step(i < 8 ? [1, 0] : [0, 1]));
    const model = new Trees({ features: FEATURES, trees: trees.map(flatten), bias: 0 });
    const list = [
      [-1, 0, 0],
      [1, 0, 0],
    ];
    assert.equal(model.best(rowsOf(list)), 0, 'eight behind after eight trees');
    assert.deepEqual(model.scores(rowsOf(list), 10), [8, 72]);
    assert.deepEqual(model.scores(rowsOf(list), 5), [8, 0]);
    assert.equal(model.scoreUnless(rowsOf([[1, 0, 0]]), [0.5]), Number.NEGATIVE_INFINITY);
    assert.equal(model.scoreUnless(rowsOf([[1, 0, 0]]), [-0.5]), 72);
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
