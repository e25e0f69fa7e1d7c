import * as vscode from 'vscode';
import type { TagSet } from '../../../core/annotation';
import { summary } from '../../../core/article';
import { articleTreeSteps, changedNodeSteps, count, mentionAt, quoteAt, type TreeNode } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RowContext } from '../../contributions/rows';
import { settingKey } from '../../contributions/settings';
import { isCancellation } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { withProgressInView } from '../../shell/messages';
import { Debouncer, runSliced } from '../../shell/schedule';
import { swatch } from '../../shell/swatch';
import { openDocument } from '../../shell/text';
import { IGNORE_GLOB } from '../../stores/ignoreFiles';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { findSeedFiles, isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { TagSchema } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import { type ArticleItem, type ArticlesItem, type FileItem, fileKey, type NodeItem, ShownItems } from './shownItems';

/** Changes of a file within this time are shown together. */
const BATCH_MS = 20;
/** Up to this many files are shown expanded, so that a small corpus is visible at a glance. */
const MAX_EXPANDED_FILES = 12;

/** The tree of seed files, their articles, and what is in each article. */
export class ArticlesTree extends DisposableOwner implements vscode.TreeDataProvider<ArticlesItem> {
  private readonly changed = this.own(new vscode.EventEmitter<ArticlesItem | ArticlesItem[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly shown = new ShownItems();
  /** Number of changes so far. What was read before the last one is read again. */
  private revision = 0;
  private readonly changes = this.own(new Debouncer(BATCH_MS));
  private files: Promise<readonly vscode.Uri[]> | null = null;

  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: TagSchema,
    private readonly viewId: string,
    private readonly findFiles: typeof findSeedFiles = findSeedFiles,
  ) {
    super();
    const rescan = this.own(new Debouncer(300));
    const relist = () => rescan.schedule('files', () => this.relist().catch(() => this.refresh()));
    this.watchFiles(relist);
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(relist));
    this.own(onDidChangeLanguage(({ document }) => this.relistIfChanged(document).catch(() => this.refresh())));
    this.own(views.onDidChange(uri => this.refreshFile(uri)));
    this.own(vocabulary.onDidChange(() => this.refreshShown()));
    this.own(
      vscode.workspace.onDidChangeConfiguration(event => {
        const listed = [settingKey('files'), 'files.exclude'];
        if (listed.some(name => event.affectsConfiguration(name))) relist();
        else if (event.affectsConfiguration(settingKey('attribution'))) this.refreshShown();
      }),
    );
  }

  private watchFiles(relist: () => void): void {
    const articleFiles = this.own(vscode.workspace.createFileSystemWatcher('**/*.{txt,seed}'));
    this.own(
      articleFiles.onDidCreate(uri => {
        relist();
        this.refreshFile(uri);
      }),
    );
    this.own(articleFiles.onDidDelete(relist));
    this.own(articleFiles.onDidChange(uri => openDocument(uri) || this.views.invalidate(uri)));
    const ignoreFiles = this.own(vscode.workspace.createFileSystemWatcher(IGNORE_GLOB));
    for (const event of [ignoreFiles.onDidCreate, ignoreFiles.onDidChange, ignoreFiles.onDidDelete])
      this.own(event(relist));
  }

  /** Lists the files again and redraws the whole tree. */
  refresh(): void {
    this.files = null;
    this.shown.clear();
    this.revision++;
    this.changed.fire(undefined);
  }

  /** Refreshes if a file has become an article, or is one no more, by its language alone. */
  private async relistIfChanged(document: vscode.TextDocument): Promise<void> {
    const { files } = this;
    if (!vscode.workspace.getWorkspaceFolder(document.uri)) return;
    const isListed = (await files)?.some(uri => uri.toString() === document.uri.toString());
    if (files && files === this.files && isListed !== isSeedDocument(document)) this.refresh();
  }

  /** Lists the files again, and redraws only if they have changed. */
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
      // If reading fails, the editor shows the error when it asks for the file's articles.
      this.redraw(file).catch(() => this.changed.fire(file));
    });
  }

  /** Redraws only rows that changed: a click is lost on a row that is redrawn under the pointer. */
  private async redraw(file: FileItem): Promise<void> {
    const now = await this.readArticles(file);
    const before = this.shown.articlesOf(file);
    if (before?.length !== now.length) {
      this.changed.fire(file);
      return;
    }
    const changed: ArticlesItem[] = before.filter((item, i) => !isSameArticle(item, now[i] as ArticleItem));
    this.shown.keepArticles(file, now);
    for (const article of before) {
      if (changed.includes(article) || !this.shown.nodesOf(article)) continue;
      const after = await this.readNodes(article);
      const shown = this.shown.nodesOf(article) ?? [];
      const nodes = await runSliced(changedNodeSteps(shown, after));
      const isLatest = this.shown.nodesOf(article) === shown;
      this.shown.keepNodes(article, after);
      for (const item of nodes && isLatest ? this.shown.itemsOf(nodes, article) : [article]) changed.push(item);
    }
    if (changed.length) this.changed.fire(changed);
  }

  private listFiles(): Promise<readonly vscode.Uri[]> {
    if (this.files) return this.files;
    const files = Promise.resolve(withProgressInView(this.viewId, token => this.findFiles(token)));
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

  async getChildren(item?: ArticlesItem): Promise<ArticlesItem[]> {
    if (!item) return (await this.listFiles()).flatMap(uri => this.shown.file(uri) ?? []);
    if (item.type === 'file') return this.shown.keepArticles(item, await this.readArticles(item));
    if (item.type === 'article') {
      const nodes = await this.readNodes(item);
      this.shown.keepNodes(item, nodes);
      return this.shown.itemsOf(nodes, item);
    }
    return this.shown.itemsOf(item.node.children, item);
  }

  /** Reads from a file's view, again if something changed meanwhile. */
  private async readLatest<T>(
    uri: vscode.Uri,
    read: (view: SeedView | null, tags: TagSet) => T | Promise<T>,
  ): Promise<T> {
    for (;;) {
      const { revision } = this;
      try {
        const view = await this.views.of(uri);
        const tags = await this.vocabulary.tagsFor(uri);
        if (revision !== this.revision) continue;
        const result = await read(view, tags);
        if (revision === this.revision) return result;
      } catch (error) {
        // A newer text was asked for: read that.
        if (!isCancellation(error)) throw error;
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
      return view && found ? runSliced(articleTreeSteps(found, view.text, settings.view(uri), tags)) : [];
    });
  }

  getParent(item: ArticlesItem): ArticlesItem | undefined {
    return item.type === 'file' ? undefined : item.parent;
  }

  async getTreeItem(item: ArticlesItem): Promise<vscode.TreeItem> {
    if (item.type === 'file') return this.fileTreeItem(item);
    if (item.type === 'article') return articleTreeItem(item);
    return nodeTreeItem(item);
  }

  private async fileTreeItem(item: FileItem): Promise<vscode.TreeItem> {
    const many = (await this.listFiles()).length > MAX_EXPANDED_FILES;
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

  /** The item at a file offset: the innermost of mention, quote and article. */
  async itemAt(view: SeedView, offset: number): Promise<ArticlesItem | null> {
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
