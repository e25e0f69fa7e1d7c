import * as vscode from 'vscode';
import type { TagSet } from '../../../core/annotation';
import type { ArticleListing } from '../../../core/corpus';
import { articleTreeSteps, changedNodeSteps, mentionAt, quoteAt, type TreeNode } from '../../../core/view';
import { settingKey } from '../../contributions/settings';
import { isCancellation } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { withProgressInView } from '../../shell/messages';
import { Debouncer, runSliced } from '../../shell/schedule';
import { openDocument } from '../../shell/text';
import { TreeRedraws } from '../../shell/treeRedraws';
import { settings } from '../../stores/settings';
import type { TagSchema } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { ArticleLists, isSameRow } from './articleLists';
import { rowOf } from './articleRows';
import type { ArticlesIndex } from './articlesIndex';
import { LiveArticles } from './liveArticles';
import { type ArticleItem, type ArticlesItem, fileKey, type ListItem, ShownItems } from './shownItems';

/** Changes of a file within this time are shown together. */
const BATCH_MS = 20;
/** Lists whose rows come and go are redrawn only so often: a click is lost on a row that is redrawn under the pointer. */
const REDRAW_MS = 1000;
/** Up to this many files or articles are shown expanded, so that a small corpus is visible at a glance. */
const MAX_EXPANDED = 12;
/** How long the first rows of a small folder are waited for, so that it is known to be small. */
const LONGEST_LISTING_MS = 2000;

/** The tree of articles: rows of the corpus index, and below each article what its view has. */
export class ArticlesTree extends DisposableOwner implements vscode.TreeDataProvider<ArticlesItem> {
  readonly redraws = this.own(new TreeRedraws<ArticlesItem>());
  readonly onDidChangeTreeData = this.redraws.onDidFire;
  private readonly shown = new ShownItems();
  private readonly lists: ArticleLists;
  /** Number of changes of views so far. What was read before the last one is read again. */
  private revision = 0;
  private readonly changes = this.own(new Debouncer(BATCH_MS));
  private readonly soon = this.own(new Debouncer(0));
  private redrawing: Promise<void> | null = null;
  private redrawnAt = Number.NEGATIVE_INFINITY;
  private isListed = false;
  private isSmall = false;

  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: TagSchema,
    private readonly index: ArticlesIndex,
    private readonly viewId: string,
    listing: ArticleListing,
  ) {
    super();
    const live = this.own(new LiveArticles(views, index));
    this.lists = new ArticleLists(index, live, listing);
    this.own(index.onDidChange(() => this.scheduleLists()));
    this.own(live.onDidChange(() => this.scheduleLists()));
    this.own(views.onDidChange(uri => this.refreshFile(uri)));
    this.own(vocabulary.onDidChange(() => this.refreshOpened()));
    const articleFiles = this.own(vscode.workspace.createFileSystemWatcher('**/*.{txt,seed}'));
    this.own(articleFiles.onDidCreate(uri => this.refreshFile(uri)));
    this.own(articleFiles.onDidChange(uri => openDocument(uri) || this.views.invalidate(uri)));
    this.own(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(settingKey('attribution'))) this.refreshOpened();
      }),
    );
  }

  get listing(): ArticleListing {
    return this.lists.listing;
  }

  /** Lists other articles, or the same otherwise. */
  setListing(listing: ArticleListing): void {
    this.lists.listing = listing;
    this.lists.reset();
    this.redrawAll();
  }

  /** Looks for files again and redraws the whole tree. */
  refresh(): void {
    this.index.rescan();
    this.redrawAll();
  }

  private redrawAll(): void {
    this.shown.clear();
    this.revision++;
    this.redraws.fire(undefined);
  }

  /** Shows more rows of the list that a row *Show More* ends. */
  async showMore(id: string): Promise<void> {
    for (const parent of this.shown.shownLists()) {
      if (!this.shown.listOf(parent)?.some(item => item.type === 'more' && item.id === id)) continue;
      this.lists.showMore(parent);
      this.redraws.fire(parent ?? undefined);
    }
  }

  private scheduleLists(): void {
    if (this.redrawing) {
      this.redrawing.finally(() => this.soon.schedule('lists', () => this.redrawLists()));
      return;
    }
    this.soon.schedule('lists', () => this.redrawLists());
  }

  private redrawLists(): void {
    if (this.redrawing) return;
    // The editor shows the error when it asks for the rows itself.
    this.redrawing = this.readListsAgain()
      .catch(() => this.redraws.fire(undefined))
      .finally(() => {
        this.redrawing = null;
      });
  }

  /** Redraws only rows that changed. */
  private async readListsAgain(): Promise<void> {
    const wait = this.redrawnAt + REDRAW_MS - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    const rows: ArticlesItem[] = [];
    for (const parent of this.shown.shownLists()) {
      const before = this.shown.listOf(parent);
      if (!before) continue;
      const now = await this.lists.read(parent);
      if (this.shown.listOf(parent) !== before) continue;
      if (now.length === before.length && now.every((item, i) => item.id === before[i]?.id)) {
        const changed = now.flatMap((item, i) => (isSameRow(item, before[i]!) ? [] : i));
        this.shown.keepList(parent, now);
        const kept = this.shown.listOf(parent) ?? [];
        for (const i of changed) rows.push(kept[i]!);
        continue;
      }
      this.redrawnAt = performance.now();
      this.redraws.fire(parent ?? undefined);
      if (!parent) return;
    }
    if (rows.length) this.redraws.fire(rows);
  }

  private refreshOpened(): void {
    for (const article of this.shown.opened()) this.refreshFile(article.uri);
  }

  private refreshFile(uri: vscode.Uri): void {
    this.revision++;
    const articles = this.shown.articlesOf(uri).filter(article => this.shown.nodesOf(article));
    if (!articles.length) return;
    this.changes.schedule(fileKey(uri), () => {
      // If reading fails, the editor shows the error when it asks for what is below the article.
      this.redrawNodes(articles).catch(() => this.redraws.fire(articles));
    });
  }

  /** Redraws only nodes that changed: a click is lost on a row that is redrawn under the pointer. */
  private async redrawNodes(articles: readonly ArticleItem[]): Promise<void> {
    const changed: ArticlesItem[] = [];
    for (const article of articles) {
      const after = await this.readNodes(article);
      const shown = this.shown.nodesOf(article) ?? [];
      const nodes = await runSliced(changedNodeSteps(shown, after));
      const isLatest = this.shown.nodesOf(article) === shown;
      this.shown.keepNodes(article, after);
      for (const item of nodes && isLatest ? this.shown.itemsOf(nodes, article) : [article]) changed.push(item);
    }
    if (changed.length) this.redraws.fire(changed);
  }

  async getChildren(item?: ArticlesItem): Promise<ArticlesItem[]> {
    if (!item) return this.isListed ? this.readList(null) : this.readFirst();
    if (item.type === 'more') return [];
    if (item.type === 'node') return this.shown.itemsOf(item.node.children, item);
    if (item.type !== 'article') return this.readList(item);
    const nodes = await this.readNodes(item);
    this.shown.keepNodes(item, nodes);
    return this.shown.itemsOf(nodes, item);
  }

  private async readList(parent: ListItem): Promise<ArticlesItem[]> {
    const rows = await this.lists.read(parent);
    if (!parent) {
      const articles = rows.reduce((sum, row) => sum + (row.type === 'group' ? row.group.articles : 1), 0);
      this.isSmall = articles <= MAX_EXPANDED;
    }
    return this.shown.keepList(parent, rows);
  }

  /** The first rows, once there are many or all files are listed. */
  private async readFirst(): Promise<ArticlesItem[]> {
    const rows = await withProgressInView(this.viewId, async () => {
      const end = performance.now() + LONGEST_LISTING_MS;
      for (;;) {
        const listed = await this.readList(null);
        const isDone = this.index.status.state !== 'listing' || performance.now() > end;
        if (!this.isSmall || isDone) return listed;
        await this.nextChange(end - performance.now());
      }
    });
    this.isListed = true;
    void setContext('scanned', true);
    return rows;
  }

  /** Waits until the index may have more rows. */
  private nextChange(limit: number): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer);
        listeners.dispose();
        resolve();
      };
      const timer = setTimeout(done, Math.max(0, limit));
      const listeners = vscode.Disposable.from(this.index.onDidChange(done), this.index.onDidChangeStatus(done));
    });
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

  private readNodes({ uri, article }: ArticleItem): Promise<TreeNode[]> {
    return this.readLatest(uri, (view, tags) => {
      const found = view?.articles[article];
      return view && found ? runSliced(articleTreeSteps(found, view.text, settings.view(uri), tags)) : [];
    });
  }

  getParent(item: ArticlesItem): ArticlesItem | undefined {
    return item.parent ?? undefined;
  }

  getTreeItem(item: ArticlesItem): vscode.TreeItem {
    return rowOf(item, this.lists.listing, { isExpanded: this.isSmall });
  }

  /**
   * The item at a file offset: the innermost of mention, quote and article. Null where the list does not have the
   * article.
   */
  async itemAt(view: SeedView, offset: number): Promise<ArticlesItem | null> {
    const article = view.articles.find(
      ({ analysis: { article } }) => article.span.start <= offset && offset <= article.span.end,
    );
    const path = this.index.pathOf(view.uri);
    if (!article || path === null) return null;
    const parent = await this.articleRow(path, article.analysis.article.index);
    const quote = quoteAt(article, offset);
    const mention = mentionAt(article, offset);
    const isEntity = mention?.mention.kind === 'name' || (mention && !quote);
    const id = isEntity ? `entity/${mention.entity.entity.id}` : quote ? `quote/${quote.quote.id}` : null;
    if (!parent || !id) return parent;
    // What the editor was given before is redrawn where it has changed, or it would keep the rows of then.
    if (this.shown.nodesOf(parent)) await this.redrawNodes([parent]);
    else await this.getChildren(parent);
    return this.shown.itemsOf([{ id }], parent)[0] ?? parent;
  }

  /** The row of an article. Lists show it and what is above it from now on, even if they have many rows before it. */
  private async articleRow(path: string, number: number): Promise<ArticleItem | null> {
    const rows = await this.lists.pathTo(path, number);
    let parent: ListItem = null;
    for (const row of rows ?? []) {
      if (row.type === 'more') return null;
      if (!this.shown.listOf(parent)) await this.readList(parent);
      const find = () => this.shown.listOf(parent)?.find(item => item.id === row.id);
      if (!find()) {
        this.lists.pin({ ...row, parent } as typeof row);
        await this.readList(parent);
        this.redraws.fire(parent ?? undefined);
      }
      const item = find();
      if (item?.type === 'article') return item;
      if (!item || item.type === 'more') return null;
      parent = item;
    }
    return null;
  }
}
