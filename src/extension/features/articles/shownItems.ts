/** The items of the Articles tree, and those that the editor was given. */

import type * as vscode from 'vscode';
import type { ArticleGroup, ListedArticle } from '../../../core/corpus';
import type { TreeNode } from '../../../core/view';

/** A row of the tree: a group, a file, an article, a node of the core's `articleTree`, or what shows more rows. */
export type ArticlesItem = GroupItem | FileItem | ArticleItem | NodeItem | MoreItem;
/** What has a list of the index below it; null: the tree itself. */
export type ListItem = GroupItem | FileItem | null;

export interface GroupItem {
  readonly type: 'group';
  readonly id: string;
  readonly parent: null;
  readonly group: ArticleGroup;
}

/** A file with several articles, or with none. */
export interface FileItem {
  readonly type: 'file';
  readonly id: string;
  readonly parent: GroupItem | null;
  readonly uri: vscode.Uri;
  readonly row: ListedArticle;
}

export interface ArticleItem {
  readonly type: 'article';
  readonly id: string;
  readonly parent: ListItem;
  readonly uri: vscode.Uri;
  readonly article: number;
  readonly row: ListedArticle;
}

/** Stands for the rows of a list that are not shown. */
export interface MoreItem {
  readonly type: 'more';
  readonly id: string;
  readonly parent: ListItem;
}

/** Has the fields that commands take as their argument, so that menus work on it directly. */
export interface NodeItem {
  readonly type: 'node';
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly parent: ArticleItem | NodeItem;
  readonly node: TreeNode;
  readonly article: number;
  readonly quotes: readonly string[] | undefined;
  readonly entity: string | undefined;
  /** File offset of the start of a mention or a quote. */
  readonly start: number | undefined;
  /** As `start`. */
  readonly end: number | undefined;
  readonly annotation: string | undefined;
  readonly tag: string | undefined;
}

/** A row of a list of the index. */
export type ListedItem = GroupItem | FileItem | ArticleItem | MoreItem;

export const fileKey = (uri: vscode.Uri): string => uri.toString();

interface ShownNodes {
  readonly article: ArticleItem;
  readonly nodes: readonly TreeNode[];
  /** By node id. */
  readonly items: ReadonlyMap<string, NodeItem>;
}

/**
 * The items last given to the editor. It must get the same objects again, so that it keeps what is expanded and
 * selected. Items that are gone are forgotten.
 */
export class ShownItems {
  /** By the id of what they are below; the tree's own is empty. */
  private readonly lists = new Map<string, { readonly parent: ListItem; readonly items: readonly ListedItem[] }>();
  /** By the id of their article. */
  private readonly nodeItems = new Map<string, ShownNodes>();

  clear(): void {
    this.lists.clear();
    this.nodeItems.clear();
  }

  listOf(parent: ListItem): readonly ListedItem[] | undefined {
    return this.lists.get(keyOf(parent))?.items;
  }

  /** What has its list shown, from the top. */
  shownLists(): ListItem[] {
    return [...this.lists.values()].map(({ parent }) => parent);
  }

  /** Updates a list. @returns the items to give to the editor */
  keepList(parent: ListItem, items: readonly ListedItem[]): ListedItem[] {
    const known = new Map(this.listOf(parent)?.map(item => [item.id, item]));
    const kept = items.map(item => {
      const before = known.get(item.id);
      known.delete(item.id);
      return before?.type === item.type ? Object.assign(before, item) : item;
    });
    for (const gone of known.values()) this.forget(gone);
    this.lists.set(keyOf(parent), { parent, items: kept });
    return kept;
  }

  private forget(item: ListedItem): void {
    this.nodeItems.delete(item.id);
    const below = this.lists.get(item.id);
    this.lists.delete(item.id);
    for (const one of below?.items ?? []) this.forget(one);
  }

  articlesOf(uri: vscode.Uri): ArticleItem[] {
    const key = fileKey(uri);
    return [...this.lists.values()].flatMap(({ items }) =>
      items.filter((item): item is ArticleItem => item.type === 'article' && fileKey(item.uri) === key),
    );
  }

  /** The articles whose nodes are known. */
  opened(): ArticleItem[] {
    return [...this.nodeItems.values()].map(({ article }) => article);
  }

  nodesOf(article: ArticleItem): readonly TreeNode[] | undefined {
    return this.nodeItems.get(article.id)?.nodes;
  }

  /** Updates all nodes below an article. */
  keepNodes(article: ArticleItem, nodes: readonly TreeNode[]): void {
    const known = this.nodeItems.get(article.id)?.items;
    const items = new Map<string, NodeItem>();
    const keep = (node: TreeNode, parent: ArticleItem | NodeItem) => {
      const made = nodeItemOf(node, parent, `${article.id}/${node.id}`);
      const before = known?.get(node.id);
      const item = before ? Object.assign(before, made) : made;
      items.set(node.id, item);
      for (const child of node.children) keep(child, item);
    };
    for (const node of nodes) keep(node, article);
    this.nodeItems.set(article.id, { article, nodes, items });
  }

  /** The items of nodes of an article. @param of the article, or any node in it */
  itemsOf(nodes: readonly Pick<TreeNode, 'id'>[], of: ArticleItem | NodeItem): NodeItem[] {
    const items = this.nodeItems.get(articleOf(of).id)?.items;
    return nodes.flatMap(({ id }) => items?.get(id) ?? []);
  }
}

const keyOf = (parent: ListItem): string => parent?.id ?? '';

function articleOf(item: ArticleItem | NodeItem): ArticleItem {
  return item.type === 'article' ? item : articleOf(item.parent);
}

function nodeItemOf(node: TreeNode, parent: ArticleItem | NodeItem, id: string): NodeItem {
  const isEntity = (node.kind === 'entity' || node.kind === 'speaker') && node.ref !== '';
  const mention = node.context.startsWith('mention.') ? node.span : null;
  const passage = node.kind === 'quote' ? node.span : mention;
  return {
    type: 'node',
    id,
    uri: parent.uri,
    parent,
    node,
    article: parent.article,
    quotes: node.kind === 'quote' ? [node.ref] : undefined,
    entity: isEntity || mention ? node.ref : undefined,
    start: passage?.start,
    end: passage?.end,
    annotation: node.kind === 'annotation' ? node.ref : undefined,
    tag: node.kind === 'tag' ? node.ref : undefined,
  };
}
