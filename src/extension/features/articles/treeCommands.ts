import * as vscode from 'vscode';
import { today } from '../../../platform/vscode/ports';
import type { Handlers } from '../../shell/register';
import { SEED_LANGUAGE } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import { atCursor } from '../navigation/navigationCommands';
import type { ArticlesTree, Item } from './articlesTree';
import { revealCursor } from './followCursor';

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
