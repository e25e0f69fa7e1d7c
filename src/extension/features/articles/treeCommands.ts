import { atCursor } from '../../services/passage';
import { plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import type { Handlers } from '../../shell/register';
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
      else if (
        await showInformation(plainText`The filter of the Articles view hides this article.`, say`Clear Filter`)
      ) {
        await articles.list({ filter: '', onlyUndecided: false });
        await articles.reveal(at.view, at.offset, { focus: true });
      }
    },
  };
}
