import type * as vscode from 'vscode';

/** Sorts names as the Explorer does: `f2` before `f10`, ignoring case. */
const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Orders files by path, folder by folder. */
export function compareFiles(a: vscode.Uri, b: vscode.Uri): number {
  return comparePaths(a.path, b.path);
}

/** Orders paths with `/` between their parts, folder by folder. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = names.compare(left[i] as string, right[i] as string);
    if (order) return order;
  }
  // Names that differ only in case need a defined order too.
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
