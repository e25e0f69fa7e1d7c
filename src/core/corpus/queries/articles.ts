/** Lists of articles, in pages: grouped, sorted and filtered. */
import type { Database, Row, SqlValue } from '../database';
import type { Page } from '../query/search';
import { byPath, FOLDER_OF_KEY, FOLDER_OF_PATH } from '../schema';
import {
  type ArticleGroupKey,
  type ArticleListing,
  type ArticleSelection,
  groupCondition,
  orderOf,
  SelectedArticles,
  type Sql,
  TAGGED,
} from './articleSelection';

export interface ArticleCounts {
  readonly quotes: number;
  readonly undecided: number;
}

/** An article, or a file with what its articles have together. */
export interface ListedArticle {
  /** Of the file, as in the index. */
  readonly path: string;
  /** How many articles the file has. */
  readonly articles: number;
  /** Of the article in its file, from 0; of a file, of its first article. */
  readonly number: number;
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  /** Null where the file is not analysed yet. */
  readonly counts: ArticleCounts | null;
}

export interface ArticleGroup extends ArticleCounts {
  readonly key: ArticleGroupKey;
  readonly articles: number;
}

export interface ArticlePlace {
  /** Null where articles are not grouped, too. */
  readonly group: ArticleGroupKey;
  readonly row: ListedArticle;
}

/** Whether rows are files: a file with several articles is one row. Otherwise each article is a row. */
export const listsFiles = ({ grouping }: Pick<ArticleListing, 'grouping'>): boolean =>
  grouping === 'none' || grouping === 'folder';

/** How many articles are selected, and their counts together. */
export function countArticles(
  db: Database,
  selection: ArticleSelection,
): ArticleCounts & { readonly articles: number } {
  const { sql, values } = new SelectedArticles(db, selection).ofArticle();
  const [row] = db.all(`SELECT ${SUMS} FROM articles a WHERE ${sql}`, values);
  return { articles: Number(row?.articles ?? 0), ...countsOf(row ?? {}) };
}

/**
 * One page of a list: of files where articles are not grouped or grouped by folder, else of articles.
 * @param group the group whose rows are listed; ignored where articles are not grouped
 */
export function listArticles(
  db: Database,
  listing: ArticleListing,
  group: ArticleGroupKey,
  page: Page,
): ListedArticle[] {
  const selected = new SelectedArticles(db, listing, groupCondition(listing.grouping, group));
  return listsFiles(listing) ? filePage(db, listing, selected, page) : articlePage(db, listing, selected, page);
}

/** One page of the articles of a file that are selected, in the file's order. */
export function articlesOfFile(db: Database, path: string, selection: ArticleSelection, page: Page): ListedArticle[] {
  const { sql, values } = new SelectedArticles(db, selection).ofArticle();
  const ids = db.all(
    `SELECT a.id FROM articles a WHERE a.file_id = (SELECT id FROM files WHERE path = ?) AND ${sql}
     ORDER BY a.number LIMIT ? OFFSET ?`,
    [path, ...values, page.limit, page.offset],
  );
  return articleRows(db, ids);
}

function articlePage(db: Database, listing: ArticleListing, selected: SelectedArticles, page: Page): ListedArticle[] {
  const { sql, values } = selected.ofArticle();
  const ids = db.all(
    `SELECT a.id FROM ${sourceOf(listing, selected)} WHERE ${sql} ORDER BY ${orderOf(listing)} LIMIT ? OFFSET ?`,
    [...values, page.limit, page.offset],
  );
  return articleRows(db, ids);
}

/** The tables of a list, so joined that it can be read in its order. */
function sourceOf({ order, grouping }: ArticleListing, { isReadInOrder }: SelectedArticles): string {
  if (isReadInOrder)
    return order === 'file'
      ? 'files f CROSS JOIN articles a ON a.file_id = f.id'
      : `articles a INDEXED BY articles_by_${order} CROSS JOIN files f ON f.id = a.file_id`;
  // Sorting reads many rows: each table that is not joined counts.
  const needsFile = grouping === 'folder' || (order !== 'headline' && order !== 'undecided');
  return needsFile ? 'files f JOIN articles a ON a.file_id = f.id' : 'articles a';
}

function filePage(
  db: Database,
  listing: ArticleListing,
  selected: SelectedArticles,
  { limit, offset }: Page,
): ListedArticle[] {
  const sorted = sortedFiles(listing, selected);
  const found = db.all(`${sorted.sql} LIMIT ? OFFSET ?`, [...sorted.values, limit, offset]);
  const isLast = found.length < limit && listing.order !== 'file' && selected.isEverything;
  if (!isLast) return fileRows(db, found);
  // Files without articles have nothing to be sorted by. They come last.
  const before = found.length ? offset : countRows(db, sorted);
  const { sql, values } = selected.ofFile();
  const empty = db.all(
    `SELECT f.id FROM files f WHERE ${sql} AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.file_id = f.id)
     ORDER BY ${byPath('ASC')} LIMIT ? OFFSET ?`,
    [...values, limit - found.length, offset - before],
  );
  return fileRows(db, [...found, ...empty]);
}

/** The ids of files in their order, which is that of their first articles, or of what their articles have together. */
function sortedFiles(listing: ArticleListing, selected: SelectedArticles): Sql {
  const direction = listing.isDescending ? 'DESC' : 'ASC';
  switch (listing.order) {
    case 'file': {
      const { sql, values } = selected.ofFile();
      return { sql: `SELECT f.id FROM files f WHERE ${sql} ORDER BY ${byPath(direction)}`, values };
    }
    case 'undecided': {
      const [inGroup, isSelected] = [selected.inGroup, selected.ofAnyInFile()];
      return {
        sql: `SELECT a.file_id AS id FROM ${sourceOf(listing, selected)} WHERE ${inGroup.sql}
          GROUP BY a.file_id HAVING ${isSelected.sql} ORDER BY sum(a.undecided) ${direction}, a.file_id ${direction}`,
        values: [...inGroup.values, ...isSelected.values],
      };
    }
    default: {
      const { sql, values } = selected.ofFirstArticle();
      return {
        sql: `SELECT a.file_id AS id FROM ${sourceOf(listing, selected)} WHERE a.number = 0 AND ${sql} ORDER BY ${orderOf(listing)}`,
        values,
      };
    }
  }
}

function countRows(db: Database, { sql, values }: Sql): number {
  return Number(db.all(`SELECT count(*) AS n FROM (${sql})`, values)[0]?.n ?? 0);
}

/** One page of the groups that have selected articles. */
export function listArticleGroups(db: Database, listing: ArticleListing, { limit, offset }: Page): ArticleGroup[] {
  const { sql, values } = groupsOf(db, listing);
  return db
    .all(`SELECT * FROM (${sql}) ORDER BY ${groupOrder(listing)} LIMIT ? OFFSET ?`, [...values, limit, offset])
    .map(groupOf);
}

/** A group of a list; null where it has no selected articles. */
export function articleGroup(db: Database, listing: ArticleListing, key: ArticleGroupKey): ArticleGroup | null {
  const { sql, values } = groupsOf(db, listing);
  const [row] = db.all(`SELECT * FROM (${sql}) WHERE key IS ?`, [...values, key]);
  return row ? groupOf(row) : null;
}

/**
 * The row of an article in a list: its own, or its file’s. Null where the list does not have it.
 * @param number of the article in its file, from 0
 */
export function placeOfArticle(
  db: Database,
  listing: ArticleListing,
  path: string,
  number: number,
): ArticlePlace | null {
  const { sql, values } = new SelectedArticles(db, listing).ofArticle();
  const [found] = db.all(
    `SELECT a.id, f.id AS file, a.date, a.source, rtrim(${FOLDER_OF_PATH}, '/') AS folder,
       (SELECT min(tag) FROM annotations WHERE article_id = a.id) AS tag
     FROM files f JOIN articles a ON a.file_id = f.id WHERE f.path = ? AND a.number = ? AND ${sql}`,
    [path, number, ...values],
  );
  if (!found) return null;
  const [row] = listsFiles(listing) ? fileRows(db, [{ id: found.file ?? null }]) : articleRows(db, [found]);
  const keys = { none: null, day: found.date, month: String(found.date ?? '').slice(0, 7) || null, ...found };
  return row ? { group: textOf(keys[listing.grouping as 'day']), row } : null;
}

const SUMS = 'count(a.id) AS articles, sum(a.quotes) AS quotes, sum(a.undecided) AS undecided';

function groupsOf(db: Database, listing: ArticleListing): Sql {
  const of = new SelectedArticles(db, listing);
  const selected = of.ofArticle();
  const grouped = (key: string, from: string): string =>
    `SELECT ${key} AS key, ${SUMS} FROM ${from} WHERE ${selected.sql} GROUP BY 1`;
  switch (listing.grouping) {
    case 'day':
      return { ...selected, sql: grouped('a.date', 'articles a') };
    case 'month':
      return {
        ...selected,
        sql: `SELECT substr(key, 1, 7) AS key, sum(articles) AS articles, sum(quotes) AS quotes, sum(undecided) AS undecided
          FROM (${grouped('a.date', 'articles a')}) GROUP BY 1`,
      };
    case 'source':
      return { ...selected, sql: grouped('a.source', 'articles a') };
    case 'tag': {
      const tags = 'SELECT DISTINCT tag, article_id FROM annotations WHERE tag IS NOT NULL';
      return {
        sql: `${grouped('t.tag', `(${tags}) t JOIN articles a ON a.id = t.article_id`)}
          UNION ALL SELECT NULL, ${SUMS} FROM articles a WHERE ${selected.sql} AND a.id NOT IN (${TAGGED}) HAVING count(a.id) > 0`,
        values: [...selected.values, ...selected.values],
      };
    }
    default: {
      const from = `files f ${of.isEverything ? 'LEFT JOIN' : 'JOIN'} articles a ON a.file_id = f.id`;
      return {
        ...selected,
        sql: `SELECT rtrim(key, '/') AS key, articles, quotes, undecided,
          (SELECT ${FOLDER_OF_KEY} FROM files WHERE ${FOLDER_OF_PATH} = folder.key LIMIT 1) AS sort_key
          FROM (${grouped(FOLDER_OF_PATH, from)}) folder`,
      };
    }
  }
}

/** The newest day first, unless articles are sorted by date; names from A; by undecided quotes where articles are. */
function groupOrder({ grouping, order, isDescending }: ArticleListing): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  const byKey = (to: string): string => (grouping === 'folder' ? `sort_key ${to}, key ${to}` : `key ${to}`);
  if (order === 'undecided') return `undecided ${direction}, ${byKey(direction)}`;
  const isByDate = grouping === 'day' || grouping === 'month';
  const own = isByDate ? 'date' : grouping === 'folder' ? 'file' : grouping;
  return byKey(order === own ? direction : isByDate ? 'DESC' : 'ASC');
}

const groupOf = (row: Row): ArticleGroup => ({
  key: textOf(row.key),
  articles: Number(row.articles),
  ...countsOf(row),
});

const COLUMNS = 'f.path, f.hash, a.number, a.headline, a.date, a.source';
const ARTICLES_OF_FILE = '(SELECT count(*) FROM articles WHERE file_id = f.id) AS articles';

/** @param found rows with the ids of articles, in their order */
function articleRows(db: Database, found: readonly Row[]): ListedArticle[] {
  const rows = db.all(
    `SELECT ${COLUMNS}, a.quotes, a.undecided, ${ARTICLES_OF_FILE}
     FROM json_each(?) p CROSS JOIN articles a ON a.id = p.value CROSS JOIN files f ON f.id = a.file_id ORDER BY p.key`,
    [idsOf(found)],
  );
  return rows.map(listedOf);
}

/** @param found rows with the ids of files, in their order */
function fileRows(db: Database, found: readonly Row[]): ListedArticle[] {
  const rows = db.all(
    `SELECT ${COLUMNS}, ${ARTICLES_OF_FILE},
       (SELECT sum(quotes) FROM articles WHERE file_id = f.id) AS quotes,
       (SELECT sum(undecided) FROM articles WHERE file_id = f.id) AS undecided
     FROM json_each(?) p CROSS JOIN files f ON f.id = p.value LEFT JOIN articles a ON a.file_id = f.id AND a.number = 0
     ORDER BY p.key`,
    [idsOf(found)],
  );
  return rows.map(listedOf);
}

const idsOf = (rows: readonly Row[]): string => JSON.stringify(rows.map(({ id }) => id));

const listedOf = (row: Row): ListedArticle => ({
  path: String(row.path),
  articles: Number(row.articles),
  number: Number(row.number ?? 0),
  headline: String(row.headline ?? ''),
  date: textOf(row.date),
  source: textOf(row.source),
  counts: row.hash === '' ? null : countsOf(row),
});

const countsOf = (row: Row): ArticleCounts => ({
  quotes: Number(row.quotes ?? 0),
  undecided: Number(row.undecided ?? 0),
});

const textOf = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
