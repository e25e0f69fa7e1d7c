import type { TreeNode } from './treeNode';

/**
 * The nodes to redraw, each with its subtree. All other rows stay untouched: a click on a row is lost if the row is
 * redrawn under the pointer. Null if the top nodes differ in ids or order; then everything must be redrawn.
 */
export function changedNodes(before: readonly TreeNode[], after: readonly TreeNode[]): TreeNode[] | null {
  if (before.length !== after.length) return null;
  const changed: TreeNode[] = [];
  for (const [i, node] of after.entries()) {
    const old = before[i];
    if (old?.id !== node.id) return null;
    const nodes = isDrawnAlike(old, node) ? (changedNodes(old.children, node.children) ?? [node]) : [node];
    for (const one of nodes) changed.push(one);
  }
  return changed;
}

function isDrawnAlike({ children: _, ...before }: TreeNode, { children: __, ...after }: TreeNode): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
