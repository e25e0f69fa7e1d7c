import * as vscode from 'vscode';
import { summary } from '../../core/article/summary';
import { mentionAt, quoteAt } from '../../core/view/find';
import type { TreeNode } from '../../core/view/tree';
import { articleTree } from '../../core/view/tree';
import { count } from '../../core/view/words';
import { nameOf } from '../annotations/notKept';
import type { Vocabulary } from '../annotations/vocabulary';
import { IGNORE_GLOB } from '../articles/ignoreFiles';
import { onDidChangeLanguage } from '../articles/languageChanges';
import { findSeedFiles, isSeedDocument } from '../articles/seedFiles';
import { settings } from '../articles/settings';
import type { SeedView, ViewStore } from '../articles/viewStore';
import { COMMANDS } from '../commands/actions';
import { treeItem } from '../host/labels';
import { withProgressInView } from '../host/messages';
import { Debouncer } from '../host/schedule';
import { swatch } from '../host/swatch';

/** What the tree shows: files, their articles, and below each article what the core's `articleTree` lists. */
export type Item = FileItem | ArticleItem | NodeItem;

interface FileItem {
  readonly type: 'file';
  readonly uri: vscode.Uri;
}

interface ArticleItem {
  readonly type: 'article';
  readonly uri: vscode.Uri;
  readonly parent: FileItem;
  readonly article: number;
  readonly title: string;
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

/** Carries the fields that commands take as their argument, so that a menu on the node needs no translation. */
export interface NodeItem {
  readonly type: 'node';
  readonly uri: vscode.Uri;
  readonly parent: ArticleItem | NodeItem;
  readonly node: TreeNode;
  readonly article: number;
  readonly quotes?: readonly string[];
  readonly entity?: string;
  /** Of a mention: where it begins. */
  readonly start?: number;
  readonly annotation?: string;
  readonly tag?: string;
}

/** Files up to this many are shown open, so that a small corpus is seen at one glance. */
const OPEN_FILES = 12;

export class ArticlesTree implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Item | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  /** The items last given to the editor, by path: `reveal` and `refresh` must name the very same objects. */
  private readonly items = new Map<string, Item>();
  private files: Promise<readonly vscode.Uri[]> | null = null;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: Vocabulary,
    private readonly viewId: string,
  ) {
    const rescan = new Debouncer(300);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{txt,seed}');
    const ignoreFiles = vscode.workspace.createFileSystemWatcher(IGNORE_GLOB);
    const relist = () => rescan.schedule('files', () => this.refresh());
    this.disposables = [
      this.changed,
      rescan,
      watcher,
      watcher.onDidCreate(relist),
      watcher.onDidDelete(relist),
      watcher.onDidChange(uri => this.views.invalidate(uri)),
      ignoreFiles,
      ...[ignoreFiles.onDidCreate, ignoreFiles.onDidChange, ignoreFiles.onDidDelete].map(event => event(relist)),
      onDidChangeLanguage(({ document }) => this.relistIfChanged(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(relist),
      views.onDidChange(uri => this.refreshFile(uri)),
      vocabulary.onDidChange(() => this.changed.fire(undefined)),
      vscode.workspace.onDidChangeConfiguration(event => {
        const listed = ['seedAnnotator.files', 'files.exclude'];
        if (listed.some(name => event.affectsConfiguration(name))) relist();
        else if (event.affectsConfiguration('seedAnnotator.attribution')) this.changed.fire(undefined);
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Looks for files anew and reads all of the tree again. */
  refresh(): void {
    this.files = null;
    this.items.clear();
    this.changed.fire(undefined);
  }

  /** A file that has become an article, or is none any more, by its language alone. */
  private async relistIfChanged(document: vscode.TextDocument): Promise<void> {
    const { files } = this;
    if (!vscode.workspace.getWorkspaceFolder(document.uri)) return;
    const isListed = (await files)?.some(uri => uri.toString() === document.uri.toString());
    if (files && files === this.files && isListed !== isSeedDocument(document)) this.refresh();
  }

  private refreshFile(uri: vscode.Uri): void {
    const item = this.items.get(fileKey(uri));
    if (item) this.changed.fire(item);
  }

  private listFiles(): Promise<readonly vscode.Uri[]> {
    this.files ??= Promise.resolve(
      withProgressInView(this.viewId, async token => {
        const found = await findSeedFiles(token);
        void vscode.commands.executeCommand('setContext', 'seedAnnotator.scanned', true);
        return found;
      }),
    );
    return this.files;
  }

  async getChildren(item?: Item): Promise<Item[]> {
    if (!item) return (await this.listFiles()).map(uri => this.keep<FileItem>(fileKey(uri), { type: 'file', uri }));
    if (item.type === 'file') return this.articlesOf(item);
    if (item.type === 'article') {
      const view = await this.views.of(item.uri);
      const article = view?.articles[item.article];
      if (!article) return [];
      const tags = await this.vocabulary.tagsFor(item.uri);
      return this.nodes(articleTree(article, view.text, settings.view(item.uri), tags), item);
    }
    return this.nodes(item.node.children, item);
  }

  private async articlesOf(file: FileItem): Promise<ArticleItem[]> {
    const view = await this.views.of(file.uri);
    return (view?.articles ?? []).map(({ analysis: { article } }) =>
      this.keep<ArticleItem>(`${fileKey(file.uri)}#${article.index}`, {
        type: 'article',
        uri: file.uri,
        parent: file,
        article: article.index,
        title: summary(article, view!.text) || '(no text)',
        detail: [article.header?.date?.text, article.header?.source?.text].filter(Boolean).join(' · '),
        start: article.header?.span.start ?? article.span.start,
        end: article.header?.span.end ?? article.span.start,
      }),
    );
  }

  private nodes(children: readonly TreeNode[], parent: ArticleItem | NodeItem): NodeItem[] {
    return children.map(node =>
      this.keep<NodeItem>(`${fileKey(parent.uri)}#${parent.article}/${node.id}`, {
        type: 'node',
        uri: parent.uri,
        parent,
        node,
        article: parent.article,
        ...(node.kind === 'quote' ? { quotes: [node.ref] } : {}),
        ...((node.kind === 'entity' || node.kind === 'speaker') && node.ref ? { entity: node.ref } : {}),
        ...(node.context.startsWith('mention.') && node.span ? { entity: node.ref, start: node.span.start } : {}),
        ...(node.kind === 'annotation' ? { annotation: node.ref } : {}),
        ...(node.kind === 'tag' ? { tag: node.ref } : {}),
      }),
    );
  }

  /** Gives back the object known under this key, brought up to date, so that the editor keeps what is open in it. */
  private keep<T extends Item>(key: string, item: T): T {
    const known = this.items.get(key) as T | undefined;
    if (known) return Object.assign(known, item);
    this.items.set(key, item);
    return item;
  }

  getParent(item: Item): Item | undefined {
    return item.type === 'file' ? undefined : item.parent;
  }

  async getTreeItem(item: Item): Promise<vscode.TreeItem> {
    if (item.type === 'file') return this.fileTreeItem(item);
    if (item.type === 'article') return articleTreeItem(item);
    return nodeTreeItem(item);
  }

  private async fileTreeItem(item: FileItem): Promise<vscode.TreeItem> {
    const many = (await this.listFiles()).length > OPEN_FILES;
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const folder = vscode.workspace.asRelativePath(item.uri).split('/').slice(0, -1).join('/');
    const result = treeItem({
      label: nameOf(item.uri),
      description: folder,
      state: many ? Collapsed : Expanded,
    });
    result.resourceUri = item.uri;
    result.id = fileKey(item.uri);
    result.iconPath = vscode.ThemeIcon.File;
    result.contextValue = 'file';
    return result;
  }

  /** The item for what is at an offset of a file: the innermost of quote, mention and article. */
  async itemAt(view: SeedView, offset: number): Promise<Item | null> {
    const article = view.articles.find(
      ({ analysis: { article } }) => article.span.start <= offset && offset <= article.span.end,
    );
    const files = await this.listFiles();
    if (!article || !files.some(uri => uri.toString() === view.uri.toString())) return null;
    const quote = quoteAt(article, offset);
    const mention = mentionAt(article, offset);
    const path: string[] | null =
      mention?.mention.kind === 'name' || (mention && !quote)
        ? this.entityPath(mention.entity)
        : quote
          ? ['quotes', `quote/${quote.quote.id}`]
          : null;
    const [file] = (await this.getChildren()).filter(item => item.uri.toString() === view.uri.toString());
    const parent = (await this.getChildren(file)).find(
      item => item.type === 'article' && item.article === article.analysis.article.index,
    );
    if (!parent || !path) return parent ?? null;
    return (await this.find(parent, path[path.length - 1])) ?? parent;
  }

  private entityPath(entity: { entity: { id: string } }): string[] {
    return [`entity/${entity.entity.id}`];
  }

  private async find(parent: Item, id: string): Promise<Item | null> {
    for (const child of await this.getChildren(parent)) {
      if (child.type !== 'node') continue;
      if (child.node.id === id) return child;
      if (child.node.kind === 'section' || child.node.kind === 'speaker') {
        const found = await this.find(child, id);
        if (found) return found;
      }
    }
    return null;
  }
}

const fileKey = (uri: vscode.Uri): string => uri.toString();

function articleTreeItem(item: ArticleItem): vscode.TreeItem {
  const result = treeItem({
    label: item.detail || item.title,
    description: item.detail ? item.title : '',
    tooltip: [item.title, item.detail, vscode.workspace.asRelativePath(item.uri)].filter(Boolean).join('\n'),
    state: vscode.TreeItemCollapsibleState.Collapsed,
  });
  result.id = `${fileKey(item.uri)}#${item.article}`;
  result.iconPath = new vscode.ThemeIcon('note');
  result.contextValue = 'article';
  result.command = {
    command: COMMANDS.revealRow,
    title: 'Go to Article',
    arguments: [{ uri: item.uri.toString(), start: item.start, end: item.end }],
  };
  return result;
}

function nodeTreeItem(item: NodeItem): vscode.TreeItem {
  const { node } = item;
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const result = treeItem({
    label: node.label,
    highlight: node.highlight,
    description: node.description,
    tooltip: node.tooltip,
    spoken: `${node.label}, ${node.kind === 'section' ? count(node.children.length, 'item') : node.description}`,
    state: node.children.length ? Collapsed : None,
  });
  result.id = `${fileKey(item.uri)}#${item.article}/${node.id}`;
  if (node.color) result.iconPath = swatch(node.color);
  else if (node.icon) result.iconPath = new vscode.ThemeIcon(node.icon);
  result.contextValue = node.context;
  if (node.span) {
    result.command = {
      command: COMMANDS.revealRow,
      title: 'Go to Place in Article',
      arguments: [{ uri: item.uri.toString(), start: node.span.start, end: node.span.end }],
    };
  }
  return result;
}
