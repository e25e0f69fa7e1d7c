/** Made trees and vectors, for tests of models. */
import fc from 'fast-check';

export const FEATURES = ['a', 'b', 'c'];

export type Node = { feature: number; cut: number; left: Node; right: Node } | { value: number };

export const { tree: anyTree } = fc.letrec<{ tree: Node; leaf: Node; inner: Node }>(tie => ({
  tree: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('inner')),
  leaf: fc.record({ value: fc.integer({ min: -20, max: 20 }) }),
  inner: fc.record({
    feature: fc.nat({ max: FEATURES.length - 1 }),
    cut: fc.integer({ min: -5, max: 5 }),
    left: tie('tree'),
    right: tie('tree'),
  }),
}));

/** A tree as models store it. */
export function flatten(tree: Node): number[] {
  if ('value' in tree) return [-1, tree.value, 0];
  const left = flatten(tree.left);
  const right = flatten(tree.right);
  const shift = (nodes: number[], by: number): number[] =>
    nodes.map((n, i) => (i % 3 === 2 && nodes[i - 2] !== -1 ? n + by : n));
  const at = 1 + left.length / 3;
  return [tree.feature, tree.cut, at, ...shift(left, 1), ...shift(right, at)];
}

export const walk = (tree: Node, vector: readonly number[]): number =>
  'value' in tree ? tree.value : walk((vector[tree.feature] as number) <= tree.cut ? tree.left : tree.right, vector);

export const vectors = fc.array(fc.tuple(...FEATURES.map(() => fc.integer({ min: -6, max: 6 }))), {
  minLength: 1,
  maxLength: 8,
});

/** Fills rows with vectors. */
export function fill<
  Rows extends { readonly values: { set(vector: readonly number[], at: number): void }; next(): number },
>(rows: Rows, vectors: readonly (readonly number[])[]): Rows {
  for (const vector of vectors) {
    const at = rows.next();
    rows.values.set(vector, at);
  }
  return rows;
}

/** A tree of one split, at 0 of the first feature. */
export const step = (values: readonly [number, number]): Node => ({
  feature: 0,
  cut: 0,
  left: { value: values[0] },
  right: { value: values[1] },
});
