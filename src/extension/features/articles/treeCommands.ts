import * as vscode from 'vscode';
import { plainText } from '../../../core/view';
import { today } from '../../../platform/vscode/ports';
import { atCursor } from '../../services/passage';
import { showInformation } from '../../shell/messages';
import type { Handlers } from '../../shell/register';
import { SEED_LANGUAGE } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import { type ArticlesView, isFiltered } from './articlesView';
import { listingCommands } from './listingCommands';

/** Commands of the view *Articles*. */
export function treeCommands(views: ViewStore, articles: ArticlesView): Handlers {
  return {
    ...listingCommands(articles),
    refresh: () => articles.tree.refresh(),
    followCursor: () => settings.setFollowCursor(true),
    unfollowCursor: () => settings.setFollowCursor(false),
    openArticlesReadOnly: () => settings.setOpenReadOnly(true),
    openArticlesWriteable: () => settings.setOpenReadOnly(false),
    revealInTree: async () => {
      const at = await atCursor(views);
      if (!at || (await articles.reveal(at.view, at.offset, { focus: true }))) return;
      const isHidden = isFiltered(articles.tree.listing);
      if (!isHidden) void showInformation(plainText`The Articles view does not list this file.`);
      else if (await showInformation(plainText`The filter of the Articles view hides this article.`, 'Clear Filter')) {
        await articles.list({ filter: '', onlyUndecided: false });
        await articles.reveal(at.view, at.offset, { focus: true });
      }
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
