import * as vscode from 'vscode';
import { today } from '../../../platform/vscode/ports';
import { atCursor } from '../../services/passage';
import type { Handlers } from '../../shell/register';
import { SEED_LANGUAGE } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import type { ArticlesView } from './articlesView';

/** Commands of the view *Articles*. */
export function treeCommands(views: ViewStore, articles: ArticlesView): Handlers {
  return {
    refresh: () => articles.tree.refresh(),
    followCursor: () => settings.setFollowCursor(true),
    unfollowCursor: () => settings.setFollowCursor(false),
    revealInTree: async () => {
      const at = await atCursor(views);
      if (at) await articles.reveal(at.view, at.offset, { focus: true });
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
