/** How the rows of the Articles tree are drawn. */
import * as vscode from 'vscode';
import { NO_HEADLINE } from '../../../core/article';
import type { ArticleCounts, ArticleListing } from '../../../core/corpus';
import { monthAndYear } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RowContext } from '../../contributions/rows';
import { themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { count, LANGUAGE, say } from '../../shell/language';
import { swatch } from '../../shell/swatch';
import { nameOf } from '../../stores/writeErrors';
import type { ArticleItem, ArticlesItem, FileItem, GroupItem, MoreItem, NodeItem } from './shownItems';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** @param isExpanded whether groups and files are shown expanded at first */
export function rowOf(
  item: ArticlesItem,
  listing: ArticleListing,
  { isExpanded }: { readonly isExpanded: boolean },
): vscode.TreeItem {
  const row = drawn(item, listing, isExpanded ? Expanded : Collapsed);
  row.id = item.id;
  return row;
}

function drawn(item: ArticlesItem, listing: ArticleListing, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  switch (item.type) {
    case 'group':
      return groupRow(item, listing, state);
    case 'file':
      return fileRow(item, state);
    case 'article':
      return articleRow(item, listing);
    case 'node':
      return nodeRow(item);
    case 'more':
      return moreRow(item);
  }
}

const MISSING = {
  none: '',
  day: say`No date`,
  month: say`No date`,
  source: say`No source`,
  folder: '',
  tag: say`No tag`,
} as const satisfies Record<ArticleListing['grouping'], string>;

const ICONS = { none: 'files', day: 'date', month: 'date', source: 'source', folder: 'folder', tag: 'tag' } as const;

function groupRow(
  { group }: GroupItem,
  { grouping }: ArticleListing,
  state: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const label = group.key === '' ? say`Top folder` : (group.key ?? MISSING[grouping]);
  const articles = count(group.articles, 'article');
  const row = treeItem({
    label: grouping === 'month' && group.key ? monthOf(group.key) : label,
    description: [articles, countsText(group)].filter(Boolean).join(' · '),
    tooltip: [label, articles, countsText(group)].filter(Boolean).join('\n'),
    state,
  });
  row.iconPath = themeIcon(ICONS[grouping]);
  row.contextValue = 'listGroup' satisfies RowContext;
  return row;
}

/** `2025-04` is `April 2025`. */
function monthOf(key: string): string {
  const month = Number(key.slice(5, 7));
  return month >= 1 && month <= 12 ? monthAndYear(month, Number(key.slice(0, 4)), LANGUAGE) : key;
}

/** `4 of 11 quotes undecided`; empty where there are no quotes or none were looked for yet. */
function countsText(counts: ArticleCounts | null): string {
  if (!counts?.quotes) return '';
  const quotes = count(counts.quotes, 'quote');
  return counts.undecided ? say`${counts.undecided} of ${quotes} undecided` : quotes;
}

function fileRow({ uri, row }: FileItem, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const path = vscode.workspace.asRelativePath(uri);
  const description = [row.articles ? count(row.articles, 'article') : say`no articles`, countsText(row.counts)];
  const item = treeItem({
    label: nameOf(uri),
    description: description.filter(Boolean).join(' · '),
    tooltip: [path, ...description].filter(Boolean).join('\n'),
    state: row.articles ? state : None,
  });
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'file' satisfies RowContext;
  return item;
}

function articleRow({ uri, article, row }: ArticleItem, { grouping }: ArticleListing): vscode.TreeItem {
  const headline = row.headline || NO_HEADLINE;
  const details = [
    grouping === 'day' ? null : row.date,
    grouping === 'source' ? null : row.source,
    countsText(row.counts) || null,
  ].filter(Boolean);
  const item = treeItem({
    label: headline,
    description: details.join(' · '),
    tooltip: [headline, row.date, row.source, countsText(row.counts), vscode.workspace.asRelativePath(uri)]
      .filter(Boolean)
      .join('\n'),
    spoken: [headline, ...details].join(', '),
    state: Collapsed,
  });
  const isWholeFile = row.articles === 1;
  // Problems and version control mark the row of a file.
  if (isWholeFile) item.resourceUri = uri;
  item.iconPath = themeIcon('article');
  item.contextValue = (isWholeFile ? 'file.article' : 'article') satisfies RowContext;
  item.command = {
    command: commandId('revealRow'),
    title: say`Go to Article`,
    arguments: [{ uri: uri.toString(), article }],
  };
  return item;
}

function moreRow({ id }: MoreItem): vscode.TreeItem {
  const item = treeItem({ label: say`Show More…`, tooltip: say`Show the next rows`, state: None });
  item.iconPath = themeIcon('more');
  item.contextValue = 'moreRows' satisfies RowContext;
  item.command = { command: commandId('showMoreArticles'), title: say`Show More`, arguments: [id] };
  return item;
}

function nodeRow({ node, uri }: NodeItem): vscode.TreeItem {
  const row = treeItem({
    label: node.label,
    highlight: node.highlight,
    description: node.description,
    tooltip: node.tooltip,
    state: node.children.length ? Collapsed : None,
  });
  if (node.color) row.iconPath = swatch(node.color);
  else if (node.icon) row.iconPath = themeIcon(node.icon);
  row.contextValue = node.context;
  if (node.span) {
    row.command = {
      command: commandId('revealRow'),
      title: say`Show in Article`,
      arguments: [{ uri: uri.toString(), start: node.span.start, end: node.span.end }],
    };
  }
  return row;
}
