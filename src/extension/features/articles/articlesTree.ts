import * as vscode from 'vscode';
import type { TagSet } from '../../../core/annotation';
import { summary } from '../../../core/article';
import { articleTree, changedNodes, count, mentionAt, quoteAt, type TreeNode } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RowContext } from '../../contributions/rows';
import { settingKey } from '../../contributions/settings';
import { setContext } from '../../shell/contexts';
import { themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { withProgressInView } from '../../shell/messages';
import { Debouncer } from '../../shell/schedule';
import { swatch } from '../../shell/swatch';
import { openDocument } from '../../shell/text';
import { IGNORE_GLOB } from '../../stores/ignoreFiles';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { findSeedFiles, isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { Vocabulary } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import { type ArticleItem, type FileItem, fileKey, type Item, type NodeItem, ShownItems } from './shownItems';

export type { Item, NodeItem } from './shownItems';

/** Changes of one file that come together, in milliseconds, are shown together. */
const TOGETHER = 20;
/** Files up to this many are shown open, so that a small corpus is seen at one glance. */
const OPEN_FILES = 12;

export class ArticlesTree implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Item | Item[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly shown = new ShownItems();
  /** Counts the changes: what was worked out before the last one is worked out again. */
  private revision = 0;
  private readonly changes = new Debouncer(TOGETHER);
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
    const relist = () => rescan.schedule('files', () => this.relist().catch(() => this.refresh()));
    this.disposables = [
      this.changed,
      rescan,
      this.changes,
      watcher,
      watcher.onDidCreate(uri => {
        relist();
        this.refreshFile(uri);
      }),
      watcher.onDidDelete(relist),
      watcher.onDidChange(uri => openDocument(uri) || this.views.invalidate(uri)),
      ignoreFiles,
      ...[ignoreFiles.onDidCreate, ignoreFiles.onDidChange, ignoreFiles.onDidDelete].map(event => event(relist)),
      onDidChangeLanguage(({ document }) => this.relistIfChanged(document).catch(() => this.refresh())),
      vscode.workspace.onDidChangeWorkspaceFolders(relist),
      views.onDidChange(uri => this.refreshFile(uri)),
      vocabulary.onDidChange(() => this.refreshShown()),
      vscode.workspace.onDidChangeConfiguration(event => {
        const listed = [settingKey('files'), 'files.exclude'];
        if (listed.some(name => event.affectsConfiguration(name))) relist();
        else if (event.affectsConfiguration(settingKey('attribution'))) this.refreshShown();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** Looks for files anew and reads all of the tree again. */
  refresh(): void {
    this.files = null;
    this.shown.clear();
    this.revision++;
    this.changed.fire(undefined);
  }

  /** A file that has become an article, or is none any more, by its language alone. */
  private async relistIfChanged(document: vscode.TextDocument): Promise<void> {
    const { files } = this;
    if (!vscode.workspace.getWorkspaceFolder(document.uri)) return;
    const isListed = (await files)?.some(uri => uri.toString() === document.uri.toString());
    if (files && files === this.files && isListed !== isSeedDocument(document)) this.refresh();
  }

  /** Looks for files anew; they are drawn anew only where they are others. */
  private async relist(): Promise<void> {
    const before = await this.files;
    if (!before) return;
    this.files = null;
    const now = await this.listFiles();
    const keys = new Set(now.map(fileKey));
    if (keys.size === before.length && before.every(uri => keys.has(fileKey(uri)))) return;
    this.shown.forgetFiles(keys);
    this.changed.fire(undefined);
  }

  private refreshShown(): void {
    for (const { uri } of this.shown.files()) this.refreshFile(uri);
  }

  private refreshFile(uri: vscode.Uri): void {
    const key = fileKey(uri);
    const file = this.shown.file(uri);
    this.revision++;
    if (!file || !this.shown.articlesOf(file)) return;
    this.changes.schedule(key, () => {
      // Where it cannot be read, the editor says so when it asks for the file's articles.
      this.redraw(file).catch(() => this.changed.fire(file));
    });
  }

  /** Has the editor draw what is not as it was given; the rest stays in place, under a pointer that is about to click. */
  private async redraw(file: FileItem): Promise<void> {
    const now = await this.readArticles(file);
    const before = this.shown.articlesOf(file);
    if (before?.length !== now.length) {
      this.changed.fire(file);
      return;
    }
    const changed: Item[] = before.filter((item, i) => !isSameArticle(item, now[i]));
    this.shown.keepArticles(file, now);
    for (const article of before) {
      if (changed.includes(article) || !this.shown.nodesOf(article)) continue;
      const after = await this.readNodes(article);
      const nodes = changedNodes(this.shown.nodesOf(article) ?? [], after);
      this.shown.keepNodes(article, after);
      for (const item of nodes ? this.shown.itemsOf(nodes, article) : [article]) changed.push(item);
    }
    if (changed.length) this.changed.fire(changed);
  }

  private listFiles(): Promise<readonly vscode.Uri[]> {
    if (this.files) return this.files;
    const files = Promise.resolve(withProgressInView(this.viewId, token => findSeedFiles(token)));
    this.files = files;
    files.then(
      found => {
        if (this.files !== files) return;
        this.shown.keepFiles(found);
        void setContext('scanned', true);
      },
      () => {
        if (this.files === files) this.files = null;
      },
    );
    return files;
  }

  async getChildren(item?: Item): Promise<Item[]> {
    if (!item) return (await this.listFiles()).flatMap(uri => this.shown.file(uri) ?? []);
    if (item.type === 'file') return this.shown.keepArticles(item, await this.readArticles(item));
    if (item.type === 'article') {
      const nodes = await this.readNodes(item);
      this.shown.keepNodes(item, nodes);
      return this.shown.itemsOf(nodes, item);
    }
    return this.shown.itemsOf(item.node.children, item);
  }

  /** Reads from a file's view; once more where something changed meanwhile. */
  private async readLatest<T>(uri: vscode.Uri, read: (view: SeedView | null, tags: TagSet) => T): Promise<T> {
    for (;;) {
      const { revision } = this;
      try {
        const view = await this.views.of(uri);
        const tags = await this.vocabulary.tagsFor(uri);
        if (revision === this.revision) return read(view, tags);
      } catch (error) {
        // A newer text of the file was asked for, and will be had.
        if (!(error instanceof vscode.CancellationError)) throw error;
      }
    }
  }

  private readArticles(file: FileItem): Promise<ArticleItem[]> {
    return this.readLatest(file.uri, view =>
      (view?.articles ?? []).map(({ analysis: { article } }) => ({
        type: 'article',
        uri: file.uri,
        parent: file,
        article: article.index,
        title: summary(article, view!.text) || '(no text)',
        detail: [article.header?.date?.text, article.header?.source?.text].filter(Boolean).join(' · '),
        start: article.header?.span.start ?? article.span.start,
        end: article.header?.span.end ?? article.span.start,
      })),
    );
  }

  private readNodes({ uri, article }: ArticleItem): Promise<TreeNode[]> {
    return this.readLatest(uri, (view, tags) => {
      const found = view?.articles[article];
      return view && found ? articleTree(found, view.text, settings.view(uri), tags) : [];
    });
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
    result.contextValue = 'file' satisfies RowContext;
    return result;
  }

  /** The item for what is at an offset of a file: the innermost of quote, mention and article. */
  async itemAt(view: SeedView, offset: number): Promise<Item | null> {
    const article = view.articles.find(
      ({ analysis: { article } }) => article.span.start <= offset && offset <= article.span.end,
    );
    await this.listFiles();
    const file = this.shown.file(view.uri);
    if (!article || !file) return null;
    const quote = quoteAt(article, offset);
    const mention = mentionAt(article, offset);
    const isEntity = mention?.mention.kind === 'name' || (mention && !quote);
    const id = isEntity ? `entity/${mention.entity.entity.id}` : quote ? `quote/${quote.quote.id}` : null;
    const articles = this.shown.keepArticles(file, await this.readArticles(file));
    const parent = articles.find(item => item.article === article.analysis.article.index);
    if (!parent || !id) return parent ?? null;
    await this.getChildren(parent);
    return this.shown.itemsOf([{ id }], parent)[0] ?? parent;
  }
}

const isSameArticle = (a: ArticleItem, b: ArticleItem): boolean =>
  a.title === b.title && a.detail === b.detail && a.start === b.start && a.end === b.end;

function articleTreeItem(item: ArticleItem): vscode.TreeItem {
  const result = treeItem({
    label: item.detail || item.title,
    description: item.detail ? item.title : '',
    tooltip: [item.title, item.detail, vscode.workspace.asRelativePath(item.uri)].filter(Boolean).join('\n'),
    state: vscode.TreeItemCollapsibleState.Collapsed,
  });
  result.id = `${fileKey(item.uri)}#${item.article}`;
  result.iconPath = themeIcon('article');
  result.contextValue = 'article' satisfies RowContext;
  result.command = {
    command: commandId('revealRow'),
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
  else if (node.icon) result.iconPath = themeIcon(node.icon);
  result.contextValue = node.context;
  if (node.span) {
    result.command = {
      command: commandId('revealRow'),
      title: 'Show in Article',
      arguments: [{ uri: item.uri.toString(), start: node.span.start, end: node.span.end }],
    };
  }
  return result;
}
