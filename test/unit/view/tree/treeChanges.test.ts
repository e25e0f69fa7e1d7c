import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedNodes } from '../../../../src/core/view/tree/treeChanges';
import type { TreeNode } from '../../../../src/core/view/tree/treeNode';

const node = (id: string, label = id, children: TreeNode[] = []): TreeNode => ({
  id,
  kind: 'section',
  label,
  description: '',
  tooltip: '',
  icon: null,
  context: 'quotes',
  span: null,
  ref: '',
  children,
});

const trees: (depth: number) => fc.Arbitrary<TreeNode[]> = depth =>
  fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom('x', 'y'),
        depth > 1 ? trees(depth - 1) : fc.constant<TreeNode[]>([]),
      )
      .map(([id, label, children]) => node(id, label, children)),
    { maxLength: 3, selector: ({ id }) => id },
  );

/** What is on the screen once the changed nodes have been drawn anew. */
function redrawn(before: readonly TreeNode[], after: readonly TreeNode[], changed: ReadonlySet<TreeNode>): TreeNode[] {
  return after.map((one, i) =>
    changed.has(one) ? one : { ...before[i], children: redrawn(before[i].children, one.children, changed) },
  );
}

describe('what of a tree is drawn anew', () => {
  const before = [
    node('people', 'People', [node('anna'), node('ben', 'Ben', [node('here')])]),
    node('quotes', 'Quotes', [node('q1')]),
  ];
  const table: [what: string, after: TreeNode[], expected: string[] | null][] = [
    ['nothing', structuredClone(before), []],
    ['a row', [node('people', 'People', [node('anna', 'Ann'), before[0].children[1]]), before[1]], ['anna']],
    ['a row whose children are others', [before[0], node('quotes', 'Quotes', [node('q2')])], ['quotes']],
    ['a row that has lost its children', [before[0], node('quotes', 'Quotes')], ['quotes']],
    ['a row and not what is in it', [node('people', 'Persons', [node('anna', 'Ann')]), before[1]], ['people']],
    ['all, where the topmost change places', [before[1], before[0]], null],
    ['all, where one is new', [...before, node('annotations')], null],
  ];
  for (const [what, after, expected] of table)
    it(what, () => {
      assert.deepEqual(changedNodes(before, after)?.map(({ id }) => id) ?? null, expected);
    });

  it('is enough to come from any tree to any other', () => {
    fc.assert(
      fc.property(trees(3), trees(3), (from, to) => {
        const changed = changedNodes(from, to);
        if (changed) assert.deepEqual(redrawn(from, to, new Set(changed)), to);
        else
          assert.notDeepEqual(
            from.map(({ id }) => id),
            to.map(({ id }) => id),
          );
      }),
    );
  });
});
