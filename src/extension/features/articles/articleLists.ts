import {
  type ArticleGroup,
  type ArticleListing,
  type ArticlePlace,
  type ListedArticle,
  listsFiles,
} from '../../../core/corpus';
import type { ArticlesIndex } from './articlesIndex';
import type { LiveArticles } from './liveArticles';
import type { ArticleItem, FileItem, GroupItem, ListedItem, ListItem, MoreItem } from './shownItems';

/** Rows that a list has at first, and that *Show More* adds. */
const PAGE_ROWS = 300;
/** Rows beyond the shown ones that stay in a list because the cursor was on them. */
const MAX_PINNED = 10;

type Pin = { readonly path: string; readonly number: number } | { readonly group: ArticleGroup['key'] };

/** The rows of the tree that the index answers: groups, files and articles, in pages. */
export class ArticleLists {
  private readonly limits = new Map<string, number>();
  private readonly pins = new Map<string, readonly Pin[]>();

  constructor(
    private readonly index: ArticlesIndex,
    private readonly live: LiveArticles,
    public listing: ArticleListing,
  ) {}

  /** Forgets how far each list was shown. */
  reset(): void {
    this.limits.clear();
    this.pins.clear();
  }

  showMore(parent: ListItem): void {
    this.limits.set(keyOf(parent), this.limitOf(parent) + PAGE_ROWS);
  }

  /** The present rows of a list. */
  async read(parent: ListItem): Promise<ListedItem[]> {
    const limit = this.limitOf(parent);
    const found = await this.rowsOf(parent, limit + 1);
    const items = found.slice(0, limit);
    if (found.length > limit) items.push(moreItem(parent));
    const known = new Set(items.map(({ id }) => id));
    for (const pin of this.pins.get(keyOf(parent)) ?? []) {
      const item = await this.pinned(parent, pin);
      if (item && !known.has(item.id)) items.push(item);
    }
    return items;
  }

  /** The row of an article and those above it, from the top; null where the list does not have it. */
  async pathTo(path: string, number: number): Promise<ListedItem[] | null> {
    const { listing } = this;
    const first = this.live.of(path) ? 0 : number;
    const place = await this.index.ask('placeOfArticle', listing, path, listsFiles(listing) ? first : number);
    if (!place) return null;
    const group = await this.groupOf(place);
    const row = this.itemOf(group, this.live.latest(place.row, listsFiles(listing)));
    const above = [group, row].filter(item => item !== null);
    if (row.type === 'article') return above;
    const [article] = await this.articlesIn(row, number, 1);
    return article ? [...above, article] : above;
  }

  /** Has a row in its list although it is beyond the rows that are shown. */
  pin(item: GroupItem | FileItem | ArticleItem): void {
    const key = keyOf(item.parent);
    const own: Pin =
      item.type === 'group'
        ? { group: item.group.key }
        : { path: item.row.path, number: item.type === 'article' ? item.article : 0 };
    const others = (this.pins.get(key) ?? []).filter(pin => JSON.stringify(pin) !== JSON.stringify(own));
    this.pins.set(key, [...others, own].slice(-MAX_PINNED));
  }

  private limitOf(parent: ListItem): number {
    return this.limits.get(keyOf(parent)) ?? PAGE_ROWS;
  }

  private async rowsOf(parent: ListItem, limit: number): Promise<ListedItem[]> {
    const { listing, index } = this;
    const page = { limit, offset: 0 };
    if (parent?.type === 'file') return this.articlesIn(parent, 0, limit);
    if (!parent && listing.grouping !== 'none')
      return (await index.ask('listArticleGroups', listing, page)).map(groupItem);
    const rows = await index.ask('listArticles', listing, parent?.group.key ?? null, page);
    index.prioritize(rows.flatMap(({ counts, path }) => (counts ? [] : path)));
    return rows.map(row => this.itemOf(parent, this.live.latest(row, listsFiles(listing))));
  }

  /** @param from number of the first article */
  private async articlesIn(file: FileItem, from: number, limit: number): Promise<ArticleItem[]> {
    const { path } = file.row;
    const live = this.live.of(path);
    const rows = live
      ? live.slice(from, from + limit)
      : from > 0
        ? await this.oneArticle(path, from)
        : await this.index.ask('articlesOfFile', path, this.listing, { limit, offset: 0 });
    return rows.map(row => this.articleItem(file, row));
  }

  private async oneArticle(path: string, number: number): Promise<ListedArticle[]> {
    const place = await this.index.ask('placeOfArticle', { ...this.listing, grouping: 'day' }, path, number);
    return place ? [place.row] : [];
  }

  private async pinned(parent: ListItem, pin: Pin): Promise<ListedItem | null> {
    const { listing, index } = this;
    if ('group' in pin) {
      const group = await index.ask('articleGroup', listing, pin.group);
      return group && groupItem(group);
    }
    if (parent?.type === 'file') return (await this.articlesIn(parent, pin.number, 1))[0] ?? null;
    const place = await index.ask('placeOfArticle', listing, pin.path, pin.number);
    const isHere = place && place.group === (parent?.group.key ?? null);
    return isHere ? this.itemOf(parent, this.live.latest(place.row, listsFiles(listing))) : null;
  }

  private async groupOf({ group }: ArticlePlace): Promise<GroupItem | null> {
    if (this.listing.grouping === 'none') return null;
    const found = await this.index.ask('articleGroup', this.listing, group);
    return found && groupItem(found);
  }

  private itemOf(parent: GroupItem | null, row: ListedArticle): FileItem | ArticleItem {
    if (!listsFiles(this.listing) || row.articles === 1) return this.articleItem(parent, row);
    const uri = this.index.uriOf(row.path);
    return { type: 'file', id: `${keyOf(parent)}/${uri}`, parent, uri, row };
  }

  private articleItem(parent: ListItem, row: ListedArticle): ArticleItem {
    const uri = this.index.uriOf(row.path);
    const above = parent?.type === 'file' ? parent.parent : parent;
    const id = `${keyOf(above)}/${uri}#${row.number}`;
    return { type: 'article', id, parent, uri, article: row.number, row };
  }
}

const keyOf = (parent: ListItem): string => parent?.id ?? '';

const groupItem = (group: ArticleGroup): GroupItem => ({
  type: 'group',
  id: `group:${JSON.stringify(group.key)}`,
  parent: null,
  group,
});

const moreItem = (parent: ListItem): MoreItem => ({ type: 'more', id: `${keyOf(parent)}…more`, parent });

/** Whether two rows of a list look alike. */
export function isSameRow(a: ListedItem, b: ListedItem): boolean {
  const shown = (item: ListedItem) => (item.type === 'group' ? item.group : item.type === 'more' ? null : item.row);
  return a.type === b.type && a.id === b.id && JSON.stringify(shown(a)) === JSON.stringify(shown(b));
}
