import type * as vscode from 'vscode';
import { setBadge } from '../../shell/labels';
import { count, plainText } from '../../shell/language';
import type { CheckItem, ToCheckTree } from './toCheckTree';

/** Keeps the number on the view's icon up to date. */
export function showTotal(tree: ToCheckTree, view: vscode.TreeView<CheckItem>): vscode.Disposable {
  return tree.onDidChangeTreeData(() => {
    const value = tree.total;
    setBadge(view, value, plainText`${count(value, 'item needs', 'items need')} attention`);
  });
}

/** Searches for sidecars without article once the person first sees the articles. */
export function searchOnceVisible(tree: ToCheckTree, articles: vscode.TreeView<unknown>): vscode.Disposable {
  let isSearched = false;
  const search = () => {
    if (isSearched || !articles.visible) return;
    isSearched = true;
    tree.search();
  };
  search();
  return articles.onDidChangeVisibility(search);
}
