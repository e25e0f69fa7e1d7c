/** The items of the Articles tree, and those that the editor was given. */

import type * as vscode from 'vscode';
import type { TreeNode } from '../../../core/view';

/** A row of the tree: a file, an article, or a node of the core's `articleTree`. */
export type ArticlesItem = FileItem | ArticleItem | NodeItem;

export interface FileItem {
  readonly type: 'file';
  readonly uri: vscode.Uri;
}

export interface ArticleItem {
  readonly type: 'article';
  readonly uri: vscode.Uri;
  readonly parent: FileItem;
  readonly article: number;
  readonly title: string;
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

/** Has the fields that commands take as their argument, so that menus work on it directly. */
export interface NodeItem {
  readonly type: 'node';
  readonly uri: vscode.Uri;
  readonly parent: ArticleItem | NodeItem;
  readonly node: TreeNode;
  readonly article: number;
  readonly quotes: readonly string[] | undefined;
  readonly entity: string | undefined;
  /** File offset of the start of a mention. */
  readonly start: number | undefined;
  readonly annotation: string | undefined;
  readonly tag: string | undefined;
}

interface ShownNodes {
  readonly nodes: readonly TreeNode[];
  /** By node id. */
  readonly items: ReadonlyMap<string, NodeItem>;
}

export const fileKey = (uri: vscode.Uri): string => uri.toString();
const articleKey = ({ uri, article }: ArticleItem | NodeItem): string => `${fileKey(uri)}#${article}`;

/**
 * The items last given to the editor. It must get the same objects again, so that it keeps what is expanded and
 * selected. Items that are gone are forgotten.
 */
export class ShownItems {
  private readonly fileItems = new Map<string, FileItem>();
  private readonly articleItems = new Map<string, readonly ArticleItem[]>();
  /** By article. */
  private readonly nodeItems = new Map<string, ShownNodes>();

  clear(): void {
    for (const known of [this.fileItems, this.articleItems, this.nodeItems]) known.clear();
  }

  files(): Iterable<FileItem> {
    return this.fileItems.values();
  }

  file(uri: vscode.Uri): FileItem | undefined {
    return this.fileItems.get(fileKey(uri));
  }

  keepFiles(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) if (!this.file(uri)) this.fileItems.set(fileKey(uri), { type: 'file', uri });
  }

  /** Forgets all files except these. */
  forgetFiles(keys: ReadonlySet<string>): void {
    for (const [key, file] of this.fileItems) {
      if (keys.has(key)) continue;
      this.keepArticles(file, []);
      this.articleItems.delete(key);
      this.fileItems.delete(key);
    }
  }

  articlesOf(file: FileItem): readonly ArticleItem[] | undefined {
    return this.articleItems.get(fileKey(file.uri));
  }

  /** Updates the articles of a file. @returns the items to give to the editor */
  keepArticles(file: FileItem, articles: readonly ArticleItem[]): ArticleItem[] {
    const known = this.articlesOf(file) ?? [];
    for (const gone of known.slice(articles.length)) this.nodeItems.delete(articleKey(gone));
    const items = articles.map((article, i) => (known[i] ? Object.assign(known[i], article) : article));
    this.articleItems.set(fileKey(file.uri), items);
    return items;
  }

  nodesOf(article: ArticleItem): readonly TreeNode[] | undefined {
    return this.nodeItems.get(articleKey(article))?.nodes;
  }

  /** Updates all nodes below an article. */
  keepNodes(article: ArticleItem, nodes: readonly TreeNode[]): void {
    const known = this.nodeItems.get(articleKey(article))?.items;
    const items = new Map<string, NodeItem>();
    const keep = (node: TreeNode, parent: ArticleItem | NodeItem) => {
      const made = nodeItemOf(node, parent);
      const before = known?.get(node.id);
      const item = before ? Object.assign(before, made) : made;
      items.set(node.id, item);
      for (const child of node.children) keep(child, item);
    };
    for (const node of nodes) keep(node, article);
    this.nodeItems.set(articleKey(article), { nodes, items });
  }

  /** The items of nodes of an article. @param of the article, or any node in it */
  itemsOf(nodes: readonly Pick<TreeNode, 'id'>[], of: ArticleItem | NodeItem): NodeItem[] {
    const items = this.nodeItems.get(articleKey(of))?.items;
    return nodes.flatMap(({ id }) => items?.get(id) ?? []);
  }
}

function nodeItemOf(node: TreeNode, parent: ArticleItem | NodeItem): NodeItem {
  const isEntity = (node.kind === 'entity' || node.kind === 'speaker') && node.ref !== '';
  const mention = node.context.startsWith('mention.') ? node.span : null;
  return {
    type: 'node',
    uri: parent.uri,
    parent,
    node,
    article: parent.article,
    quotes: node.kind === 'quote' ? [node.ref] : undefined,
    entity: isEntity || mention ? node.ref : undefined,
    start: mention?.start,
    annotation: node.kind === 'annotation' ? node.ref : undefined,
    tag: node.kind === 'tag' ? node.ref : undefined,
  };
}
