import { runToEnd } from '../../text';
import type { TreeNode } from './treeNode';

/**
 * The nodes to redraw, each with its subtree. All other rows stay untouched: a click on a row is lost if the row is
 * redrawn under the pointer. Null if the top nodes differ in ids or order; then everything must be redrawn.
 */
export const changedNodes = (before: readonly TreeNode[], after: readonly TreeNode[]): TreeNode[] | null =>
  runToEnd(changedNodeSteps(before, after));

/** As `changedNodes`, in steps, so that a caller can share its thread. */
export function* changedNodeSteps(
  before: readonly TreeNode[],
  after: readonly TreeNode[],
): Generator<void, TreeNode[] | null> {
  if (before.length !== after.length) return null;
  const changed: TreeNode[] = [];
  for (const [i, node] of after.entries()) {
    const old = before[i];
    if (old?.id !== node.id) return null;
    const below = isDrawnAlike(old, node) ? yield* changedNodeSteps(old.children, node.children) : null;
    for (const one of below ?? [node]) changed.push(one);
    yield;
  }
  return changed;
}

function isDrawnAlike({ children: _, ...before }: TreeNode, { children: __, ...after }: TreeNode): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
