import * as vscode from 'vscode';
import type { ArticleListing } from '../../../core/corpus';
import { excerpt, PlainText } from '../../../core/view';
import { viewId } from '../../contributions/viewNames';
import type { Services } from '../../services/services';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { setViewTexts } from '../../shell/labels';
import { plainText, say } from '../../shell/language';
import { Debouncer } from '../../shell/schedule';
import type { SeedView } from '../../stores/viewStore';
import { ArticlesTree } from './articlesTree';
import { EntityDrag } from './entityDrag';
import { ListingMemory } from './listingMemory';
import type { ArticlesItem } from './shownItems';

const ARTICLES_VIEW = viewId('articles');
/** Counts above the rows are worked out again only so often while the index is built. */
const COUNT_MS = 300;

/** The view *Articles* of the side bar. */
export class ArticlesView extends DisposableOwner {
  readonly tree: ArticlesTree;
  readonly treeView: vscode.TreeView<ArticlesItem>;
  private readonly kept: ListingMemory;
  private readonly counting = this.own(new Debouncer(COUNT_MS));

  constructor(
    private readonly services: Pick<Services, 'views' | 'vocabulary' | 'index' | 'history' | 'memory' | 'report'>,
  ) {
    super();
    const { views, vocabulary, index, memory } = services;
    this.kept = new ListingMemory(memory);
    this.tree = this.own(new ArticlesTree(views, vocabulary, index, ARTICLES_VIEW, this.kept.read()));
    this.treeView = this.own(
      vscode.window.createTreeView(ARTICLES_VIEW, {
        treeDataProvider: this.tree,
        dragAndDropController: new EntityDrag(services.history, services.report),
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.own(index.onDidChange(() => this.countSoon()));
    if (isFiltered(this.tree.listing)) this.countSoon();
    this.setContexts();
  }

  /** Lists other articles, or the same otherwise. @param change what is to be other */
  async list(change: Partial<ArticleListing>): Promise<void> {
    await Promise.all([this.show(change), this.keep()]);
  }

  /** Keeps for the workspace how articles are listed. */
  keep(): Promise<void> {
    return this.kept.write(this.tree.listing);
  }

  get report(): Services['report'] {
    return this.services.report;
  }

  /** As `list`, without keeping it. @returns what the view says of the articles that are listed */
  async show(change: Partial<ArticleListing>): Promise<PlainText> {
    this.tree.setListing({ ...this.tree.listing, ...change });
    this.setContexts();
    return this.count();
  }

  private setContexts(): void {
    const { listing } = this.tree;
    void setContext('articlesFiltered', isFiltered(listing));
    void setContext('articlesUndecided', listing.onlyUndecided);
  }

  private countSoon(): void {
    if (isFiltered(this.tree.listing))
      this.counting.schedule('count', () => void this.count().catch(this.services.report));
  }

  /** Counts the articles that are listed, and says so above the rows. */
  async count(): Promise<PlainText> {
    const { listing } = this.tree;
    if (!isFiltered(listing)) {
      setViewTexts(this.treeView, { message: null, description: null });
      return plainText`All articles are shown.`;
    }
    const { index } = this.services;
    const [found, all] = await Promise.all([index.ask('countArticles', listing), index.ask('counts')]);
    const said = foundText(listing, found.articles, all.articles);
    // Where nothing is found, the view offers to clear the filter: it would not, beside a message.
    if (listing === this.tree.listing)
      setViewTexts(this.treeView, { message: found.articles ? said : null, description: filterText(listing) });
    return said;
  }

  /**
   * Selects the row of what is at a file offset.
   * @returns false where the list does not have the article
   */
  async reveal(view: SeedView, offset: number, { focus }: { readonly focus: boolean }): Promise<boolean> {
    const { listing } = this.tree;
    const find = async () => {
      const row = await this.tree.itemAt(view, offset);
      return row && { row, options: { select: true, focus, expand: row.type === 'article' } };
    };
    const reveal: typeof this.treeView.reveal = async (row, options) => {
      try {
        await this.treeView.reveal(row, options);
      } catch (error) {
        // The row was found in a list that is not shown any more.
        if (focus && listing === this.tree.listing) throw error;
      }
    };
    return this.tree.redraws.reveal({ reveal }, find);
  }
}

export const isFiltered = ({ filter, onlyUndecided }: ArticleListing): boolean => onlyUndecided || filter !== '';

/** Beside the view’s title. */
const filterText = ({ filter, onlyUndecided }: ArticleListing): PlainText =>
  PlainText.join(
    [...(filter ? [plainText`“${excerpt(filter, 30)}”`] : []), ...(onlyUndecided ? [say`undecided`] : [])],
    ' · ',
  );

function foundText({ filter, onlyUndecided }: ArticleListing, found: number, all: number): PlainText {
  const shown = plainText`${found} of ${all} articles`;
  const matching = plainText`${shown} match “${excerpt(filter, 60)}”`;
  if (!onlyUndecided) return plainText`${matching}.`;
  return filter ? plainText`${matching} and have undecided quotes.` : plainText`${shown} have undecided quotes.`;
}
