import * as vscode from 'vscode';
import type { ArticleGrouping, ArticleListing } from '../../../core/corpus';
import { plainText } from '../../../core/view';
import { focusCommand } from '../../contributions/viewNames';
import { openLiveBox } from '../../shell/inputs';
import { pickOne, type Row } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { Debouncer } from '../../shell/schedule';
import type { ArticlesView } from './articlesView';

type Grouping = Pick<ArticleListing, 'grouping'>;
type Sorting = Pick<ArticleListing, 'order' | 'isDescending'>;

const GROUPINGS: readonly (readonly [ArticleGrouping, string])[] = [
  ['none', 'Nothing'],
  ['day', 'Day'],
  ['month', 'Month'],
  ['source', 'Source'],
  ['folder', 'Folder'],
  ['tag', 'Tag'],
];

const SORTINGS: readonly (readonly [Sorting, string, string])[] = [
  [{ order: 'file', isDescending: false }, 'File', 'A to Z'],
  [{ order: 'file', isDescending: true }, 'File', 'Z to A'],
  [{ order: 'date', isDescending: true }, 'Date', 'newest first'],
  [{ order: 'date', isDescending: false }, 'Date', 'oldest first'],
  [{ order: 'source', isDescending: false }, 'Source', 'A to Z'],
  [{ order: 'source', isDescending: true }, 'Source', 'Z to A'],
  [{ order: 'headline', isDescending: false }, 'Headline', 'A to Z'],
  [{ order: 'headline', isDescending: true }, 'Headline', 'Z to A'],
  [{ order: 'undecided', isDescending: true }, 'Undecided Quotes', 'most first'],
  [{ order: 'undecided', isDescending: false }, 'Undecided Quotes', 'fewest first'],
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
          description: value === grouping ? 'current' : '',
          value: { grouping: value },
        }),
      );
      await listChosen(articles, rows, 'Group Articles By');
    },
    sortArticles: async () => {
      const { order, isDescending } = articles.tree.listing;
      const rows = SORTINGS.map(([value, label, direction]): Row<Sorting> => {
        const isCurrent = value.order === order && value.isDescending === isDescending;
        return {
          label,
          icon: isCurrent ? 'done' : null,
          description: isCurrent ? `${direction} · current` : direction,
          value,
        };
      });
      await listChosen(articles, rows, 'Sort Articles By');
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
