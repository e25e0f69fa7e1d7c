import * as vscode from 'vscode';
import type { ArticleGrouping, ArticleListing } from '../../../core/corpus';
import { focusCommand } from '../../contributions/viewNames';
import { openLiveBox } from '../../shell/inputs';
import { plainText, say } from '../../shell/language';
import { pickOne, type Row } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { Debouncer } from '../../shell/schedule';
import type { ArticlesView } from './articlesView';

type Grouping = Pick<ArticleListing, 'grouping'>;
type Sorting = Pick<ArticleListing, 'order' | 'isDescending'>;

const GROUPINGS: readonly (readonly [ArticleGrouping, string])[] = [
  ['none', say`Nothing`],
  ['day', say`Day`],
  ['month', say`Month`],
  ['source', say`Source`],
  ['folder', say`Folder`],
  ['tag', say`Tag`],
];

const SORTINGS: readonly (readonly [Sorting, string, string])[] = [
  [{ order: 'file', isDescending: false }, say`File`, say`A to Z`],
  [{ order: 'file', isDescending: true }, say`File`, say`Z to A`],
  [{ order: 'date', isDescending: true }, say`Date`, say`newest first`],
  [{ order: 'date', isDescending: false }, say`Date`, say`oldest first`],
  [{ order: 'source', isDescending: false }, say`Source`, say`A to Z`],
  [{ order: 'source', isDescending: true }, say`Source`, say`Z to A`],
  [{ order: 'headline', isDescending: false }, say`Headline`, say`A to Z`],
  [{ order: 'headline', isDescending: true }, say`Headline`, say`Z to A`],
  [{ order: 'undecided', isDescending: true }, say`Undecided Quotes`, say`most first`],
  [{ order: 'undecided', isDescending: false }, say`Undecided Quotes`, say`fewest first`],
];

/** Typing goes on for this long before the list is filtered, in milliseconds. */
const TYPING_PAUSE = 120;

/** Commands that group, sort and filter the view *Articles*. */
export function listingCommands(articles: ArticlesView): Handlers {
  return {
    filterArticles: async () => filter(articles),
    clearArticleFilter: () => articles.list({ filter: '', onlyUndecided: false }),
    showUndecidedArticles: () => articles.list({ onlyUndecided: true }),
    showAllArticles: () => articles.list({ onlyUndecided: false }),
    groupArticles: async () => {
      const { grouping } = articles.tree.listing;
      const rows = GROUPINGS.map(
        ([value, label]): Row<Grouping> => ({
          label,
          icon: value === grouping ? 'done' : null,
          description: value === grouping ? say`current` : '',
          value: { grouping: value },
        }),
      );
      await listChosen(articles, rows, say`Group Articles By`);
    },
    sortArticles: async () => {
      const { order, isDescending } = articles.tree.listing;
      const rows = SORTINGS.map(([value, label, direction]): Row<Sorting> => {
        const isCurrent = value.order === order && value.isDescending === isDescending;
        return {
          label,
          icon: isCurrent ? 'done' : null,
          description: isCurrent ? say`${direction} · current` : direction,
          value,
        };
      });
      await listChosen(articles, rows, say`Sort Articles By`);
    },
    showMoreArticles: async argument => {
      if (typeof argument === 'string') await articles.tree.showMore(argument);
    },
  };
}

async function listChosen<T extends Grouping | Sorting>(
  articles: ArticlesView,
  rows: readonly Row<T>[],
  title: string,
): Promise<void> {
  const chosen = await pickOne(rows, { title: plainText`${title}`, matchOnDescription: true });
  if (chosen) await articles.list(chosen);
}

/** Asks for a filter in a box, and filters while the person types. What was typed last stays. */
function filter(articles: ArticlesView): void {
  const pause = new Debouncer(TYPING_PAUSE);
  let latest = articles.tree.listing.filter;
  const setPrompt = openLiveBox({
    title: plainText`Filter Articles`,
    placeholder: plainText`Words of the headline, source, file name or a speaker`,
    prompt: plainText`Words may be cut short. Case and accents do not matter.`,
    value: latest,
    typed: text => {
      latest = text.trim();
      pause.schedule('filter', () => void articles.show({ filter: latest }).then(setPrompt, articles.report));
    },
    accepted: () => void vscode.commands.executeCommand(focusCommand('articles')),
    closed: () => {
      pause.dispose();
      if (latest !== articles.tree.listing.filter) void articles.show({ filter: latest }).catch(articles.report);
      articles.keep().catch(articles.report);
    },
  });
}
