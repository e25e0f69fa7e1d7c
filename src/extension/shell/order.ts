import type * as vscode from 'vscode';

/** As the Explorer sorts names: `f2` before `f10`, whatever the case. */
const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Orders files by path, folder by folder. */
export function compareFiles(a: vscode.Uri, b: vscode.Uri): number {
  return comparePaths(a.path, b.path);
}

export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = names.compare(left[i], right[i]);
    if (order) return order;
  }
  // Names that differ in case only still have one order.
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
