import * as vscode from 'vscode';
import { settings } from '../articles/settings';
import type { ViewStore } from '../articles/viewStore';
import type { ArticlesTree, Item } from '../features/articlesTree';
import { revealCursor } from '../features/followCursor';
import { atCursor } from './navigation';
import type { Handler } from './register';

export function treeCommands(
  views: ViewStore,
  tree: ArticlesTree,
  treeView: vscode.TreeView<Item>,
): Record<string, Handler> {
  return {
    refresh: () => tree.refresh(),
    followCursor: () => settings.setFollowCursor(true),
    unfollowCursor: () => settings.setFollowCursor(false),
    revealInTree: async () => {
      const at = await atCursor(views);
      if (at) await revealCursor(at.editor, views, tree, treeView, true);
    },
    newFile: async () => {
      const today = new Date().toISOString().slice(0, 10);
      const document = await vscode.workspace.openTextDocument({
        language: 'seed',
        content: ` date ${today} [Source: ]\n\n`,
      });
      const editor = await vscode.window.showTextDocument(document);
      const at = document.lineAt(0).range.end.translate(0, -1);
      editor.selection = new vscode.Selection(at, at);
    },
  };
}
