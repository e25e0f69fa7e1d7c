import type { TreeNode } from './treeNode';

/**
 * The nodes of the new tree to draw anew, each with all below it, so that the rest can stay as it is on the screen: a
 * click on a row is lost where the row is redrawn under it. Null where the topmost nodes are not the same ones in the
 * same order: then all is.
 */
export function changedNodes(before: readonly TreeNode[], after: readonly TreeNode[]): TreeNode[] | null {
  if (before.length !== after.length || after.some(({ id }, i) => id !== before[i].id)) return null;
  return after.flatMap((node, i) =>
    isDrawnAlike(before[i], node) ? (changedNodes(before[i].children, node.children) ?? [node]) : [node],
  );
}

function isDrawnAlike({ children: _, ...before }: TreeNode, { children: __, ...after }: TreeNode): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
