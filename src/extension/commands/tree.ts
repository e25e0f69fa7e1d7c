import * as vscode from 'vscode';
import { today } from '../../platform/vscode/ports';
import { SEED_LANGUAGE } from '../articles/seedFiles';
import { settings } from '../articles/settings';
import type { ViewStore } from '../articles/viewStore';
import type { ArticlesTree, Item } from '../features/articlesTree';
import { revealCursor } from '../features/followCursor';
import { atCursor } from './navigation';
import type { Handlers } from './register';

export function treeCommands(views: ViewStore, tree: ArticlesTree, treeView: vscode.TreeView<Item>): Handlers {
  return {
    refresh: () => tree.refresh(),
    followCursor: () => settings.setFollowCursor(true),
    unfollowCursor: () => settings.setFollowCursor(false),
    revealInTree: async () => {
      const at = await atCursor(views);
      if (at) await revealCursor(at.editor, views, tree, treeView, true);
    },
    newFile: async () => {
      const document = await vscode.workspace.openTextDocument({ language: SEED_LANGUAGE });
      const editor = await vscode.window.showTextDocument(document);
      const header = new vscode.SnippetString(' date ');
      header.appendPlaceholder(today()).appendText(' [Source: ').appendPlaceholder('Name of the Source');
      await editor.insertSnippet(header.appendText(']\n\n').appendTabstop(0));
    },
  };
}
