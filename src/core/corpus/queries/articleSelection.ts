/** Which articles a list shows, and in what order, as SQL. `a` is an article, `f` its file. */
import type { Database, SqlValue } from '../database';
import { foldWords } from '../names';
import { byPath, FOLDER_OF_PATH, HEADLINE_ORDER } from '../schema';

export const ARTICLE_GROUPINGS = ['none', 'day', 'month', 'source', 'folder', 'tag'] as const;
export const ARTICLE_ORDERS = ['file', 'date', 'source', 'headline', 'undecided'] as const;

export type ArticleGrouping = (typeof ARTICLE_GROUPINGS)[number];
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number];

export interface ArticleSelection {
  /** Words, or beginnings of words, that each occur in headline, source, path or speakers. Empty: all articles. */
  readonly filter: string;
  /** Whether only articles with undecided quotes are shown. */
  readonly onlyUndecided: boolean;
}

export interface ArticleListing extends ArticleSelection {
  readonly grouping: ArticleGrouping;
  readonly order: ArticleOrder;
  readonly isDescending: boolean;
}

/** What a group is known by: a day, a month (`2025-04`), a source, a folder or a tag; null: the articles without one. */
export type ArticleGroupKey = string | null;

export interface Sql {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** More articles than this are read in the list’s order until a page is full; fewer are looked up and sorted. */
const FEW = 5_000;

/** The query of `article_text` for a filter; null where the filter has no words. */
export function phraseOf(filter: string): string | null {
  const words = foldWords(filter.slice(0, 500)).split(' ').filter(Boolean);
  return words.length ? words.map(word => `"${word}"*`).join(' ') : null;
}

/** The text of an article that a filter looks in. @param path with its ending, which is left out */
export function filteredText(
  path: string,
  headline: string,
  source: string | null,
  speakers: Iterable<string>,
): string {
  const name = path.replace(/\.[a-z]{1,5}$/i, '');
  return foldWords([headline, source ?? '', name, ...new Set(speakers)].join(' ').slice(0, 5_000));
}

const MATCHES = 'SELECT rowid FROM article_text WHERE article_text MATCH ?';

/** Which articles or files a list holds, as conditions, and whether they are many. */
export class SelectedArticles {
  /** Whether the list is long and an index has its order: then it is read in its order until a page is full. */
  readonly isReadInOrder: boolean;
  private readonly phrase: string | null;
  private readonly hasManyMatches: boolean;

  /** @param group where only one is listed */
  constructor(
    db: Database,
    private readonly selection: ArticleSelection & { readonly order?: ArticleOrder },
    private readonly group: GroupCondition | null = null,
  ) {
    const hasMany = ({ sql, values }: Sql): boolean =>
      db.all(`SELECT 1 FROM (${sql}) LIMIT 1 OFFSET ${FEW}`, values).length > 0;
    this.phrase = phraseOf(selection.filter);
    this.hasManyMatches = this.phrase !== null && hasMany({ sql: MATCHES, values: [this.phrase] });
    const isInLongGroup =
      group === null || hasMany({ sql: `SELECT 1 FROM ${group.of} WHERE ${group.sql}`, values: group.values });
    const { order } = selection;
    this.isReadInOrder =
      (order === 'file' || order === 'date' || order === 'source') &&
      isInLongGroup &&
      (this.phrase === null || this.hasManyMatches);
  }

  get isEverything(): boolean {
    return this.phrase === null && !this.selection.onlyUndecided;
  }

  /** Whether the article `a` is selected, and in the group. */
  ofArticle(): Sql {
    return both(this.inGroup, this.matching('a'));
  }

  /** Whether an article of the file `f` is selected, and the file in the group. */
  ofFile(): Sql {
    if (this.isEverything) return this.inGroup;
    return both(this.inGroup, this.matchingFile('f.id'));
  }

  /** As `ofFile`, where `a` is the file’s first article. */
  ofFirstArticle(): Sql {
    if (this.isEverything) return this.inGroup;
    const file = this.matchingFile('a.file_id');
    // Most files have one article: it is at hand.
    return both(this.inGroup, this.looksUpMatches ? file : either(this.matching('a'), file));
  }

  /** Whether any of a file’s articles `a`, as rows of one group, is selected. */
  ofAnyInFile(): Sql {
    const { sql, values } = this.matching('a');
    return this.isEverything ? EVERYTHING : { sql: `max(${sql})`, values };
  }

  /** Whether an article or a file is in the group. */
  get inGroup(): Sql {
    if (this.group === null) return EVERYTHING;
    const { sql, values } = this.group;
    return { sql: this.isReadInOrder ? `+(${sql})` : sql, values };
  }

  private get looksUpMatches(): boolean {
    return this.phrase !== null && !this.hasManyMatches;
  }

  private matchingFile(id: string): Sql {
    const { sql, values } = this.matching('b');
    return this.looksUpMatches
      ? { sql: `${id} IN (SELECT b.file_id FROM articles b WHERE ${sql})`, values }
      : { sql: `EXISTS (SELECT 1 FROM articles b WHERE b.file_id = ${id} AND ${sql})`, values };
  }

  /** @param alias of `articles` */
  private matching(alias: string): Sql {
    const undecided = this.selection.onlyUndecided ? { sql: `${alias}.undecided > 0`, values: [] } : EVERYTHING;
    if (this.phrase === null) return undecided;
    // A plus keeps SQLite from looking up each of many matches.
    const id = `${this.hasManyMatches ? '+' : ''}${alias}.id`;
    return both(undecided, { sql: `${id} IN (${MATCHES})`, values: [this.phrase] });
  }
}

const EVERYTHING: Sql = { sql: 'true', values: [] };

const both = (one: Sql, other: Sql): Sql => ({
  sql: [one.sql, other.sql].filter(sql => sql !== 'true').join(' AND ') || 'true',
  values: [...one.values, ...other.values],
});

const either = (one: Sql, other: Sql): Sql => ({
  sql: `(${one.sql} OR ${other.sql})`,
  values: [...one.values, ...other.values],
});

/** Whether an article or a file is in a group. */
interface GroupCondition extends Sql {
  readonly of: 'articles a' | 'files f';
}

/** @returns null where articles are not grouped */
export function groupCondition(grouping: ArticleGrouping, key: ArticleGroupKey): GroupCondition | null {
  const of = 'articles a';
  switch (grouping) {
    case 'none':
      return null;
    case 'day':
      return { of, sql: 'a.date IS ?', values: [key] };
    case 'month':
      return key === null
        ? { of, sql: 'a.date IS NULL', values: [] }
        : { of, sql: 'a.date BETWEEN ? AND ?', values: [`${key}-01`, `${key}-31`] };
    case 'source':
      return { of, sql: 'a.source IS ?', values: [key] };
    case 'tag':
      return key === null
        ? { of, sql: `a.id NOT IN (${TAGGED})`, values: [] }
        : { of, sql: 'a.id IN (SELECT article_id FROM annotations WHERE tag = ?)', values: [key] };
    case 'folder':
      return { of: 'files f', sql: `${FOLDER_OF_PATH} = ?`, values: [key ? `${key}/` : ''] };
  }
}

export const TAGGED = 'SELECT article_id FROM annotations WHERE tag IS NOT NULL AND article_id IS NOT NULL';

/** The terms that articles are sorted by. Articles with the same value keep one order while the index is built. */
export function orderOf({ order, isDescending }: Pick<ArticleListing, 'order' | 'isDescending'>): string {
  const [down, up] = isDescending ? ['DESC', 'ASC'] : ['ASC', 'DESC'];
  switch (order) {
    case 'file':
      return `${byPath(down)}, a.number ${down}`;
    case 'date':
      return `a.date ${down}, ${byPath(down)}, a.number ${down}`;
    case 'source':
      return `a.source ${down}, a.date ${up}, ${byPath(down)}, a.number ${down}`;
    case 'headline':
      return `${HEADLINE_ORDER} ${down}, a.id ${down}`;
    case 'undecided':
      return `a.undecided ${down}, a.date ${down}, a.id ${down}`;
  }
}
