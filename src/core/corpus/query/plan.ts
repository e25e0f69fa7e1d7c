/**
 * How a query is answered fast. Where something that it asks for is rare, the search begins with the list of that.
 * Otherwise it walks through the articles by date, and is done after a few hundred of them.
 */
import type { Database, SqlValue } from '../database';
import { type FullText, fullTextOf } from './fullText';
import type { QueryNode, ResultUnit, Words } from './model';
import {
  annotationCondition,
  type Condition,
  conditionOf,
  joined,
  type LookUps,
  peopleNamedBy,
  textIdOf,
  unitOf,
} from './sql';

/** In rows. */
export interface PlanLimits {
  /** More are not listed and sorted: that would take longer than a walk. */
  readonly listed: number;
  /** Up to so many, asking the full text about each takes less time than listing all that it has. */
  readonly asked: number;
}

export const PLAN_LIMITS: PlanLimits = { listed: 20_000, asked: 4_000 };

/** What to select from, and which rows. */
export interface Plan {
  readonly from: string;
  readonly where: Condition;
  /** Whether it goes through the articles by date. */
  readonly isWalk: boolean;
}

/** A list that a search can begin with: a condition that an index answers, and how many rows it has at most. */
interface Beginning {
  readonly condition: Condition;
  readonly size: number;
}

interface IdList {
  /** A JSON list; null where there are more than are listed. */
  readonly ids: string | null;
  readonly size: number;
}

interface PeopleList {
  /** A JSON list; null where there are more than are listed. */
  readonly ids: string | null;
  readonly quotes: number;
  readonly articles: number;
}

/** @param canWalk false where all rows are wanted: they are listed then, whatever their number */
export function planOf(
  db: Database,
  root: QueryNode,
  { canWalk, limits = PLAN_LIMITS }: { readonly canWalk: boolean; readonly limits?: PlanLimits },
): Plan {
  return new Planner(db, unitOf(root), limits).plan(root, canWalk);
}

class Planner {
  private readonly texts = new Map<string, IdList>();
  private readonly names = new Map<string, PeopleList>();

  constructor(
    private readonly db: Database,
    private readonly unit: ResultUnit,
    private readonly limits: PlanLimits,
  ) {}

  plan(root: QueryNode, canWalk: boolean): Plan {
    const beginning = this.beginningOf(root);
    const row = this.unit === 'quote' ? 'quotes q' : 'paragraphs p';
    const { article } = this;
    if (!canWalk || (beginning && beginning.size <= this.limits.listed)) {
      const rows = beginning?.size ?? Number.POSITIVE_INFINITY;
      const rest = conditionOf(root, this.unit, this.lookUps(rows > this.limits.asked));
      return {
        from: `${row} CROSS JOIN articles a ON a.id = ${article} CROSS JOIN files f ON f.id = a.file_id`,
        where: beginning ? joined([beginning.condition, rest], ' AND ') : rest,
        isWalk: false,
      };
    }
    const conditions = [...this.articlesWith(root), conditionOf(root, this.unit, this.lookUps(false))];
    return {
      from: `articles a CROSS JOIN ${row} ON ${article} = a.id CROSS JOIN files f ON f.id = a.file_id`,
      where: joined(conditions, ' AND '),
      isWalk: true,
    };
  }

  private get article(): string {
    return this.unit === 'quote' ? 'q.article_id' : 'p.article_id';
  }

  private lookUps(asList: boolean): LookUps {
    return {
      match: (match, id) => {
        const { ids } = this.listOf(match);
        if (ids !== null) return { sql: `${id} IN (SELECT value FROM json_each(?))`, values: [ids] };
        const { table, expression, hasPrefix } = match;
        return {
          sql:
            asList || hasPrefix
              ? `${id} IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`
              : `EXISTS (SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid = ${id.replace('+', '')})`,
          values: [expression],
        };
      },
      people: name => {
        const { ids } = this.peopleOf(name);
        return ids === null ? null : { sql: 'SELECT value FROM json_each(?)', values: [ids] };
      },
    };
  }

  /** Conditions on an article that hold where words of the query are in it, for a walk. */
  private articlesWith(node: QueryNode): Condition[] {
    const match = fullTextOf(node, this.unit);
    if (match) return this.listOf(match).ids === null && !match.hasPrefix ? [this.articleHas(match)] : [];
    return node.type === 'and' ? node.nodes.flatMap(one => this.articlesWith(one)) : [];
  }

  /** The rows of an article have ids in a row. */
  private articleHas({ table, expression }: FullText): Condition {
    const rows = table === 'quote_text' ? 'quotes' : 'paragraphs';
    const bound = (which: 'min' | 'max') => `(SELECT ${which}(id) FROM ${rows} WHERE article_id = a.id)`;
    return {
      sql: `EXISTS (SELECT 1 FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ${bound('min')} AND ${bound('max')})`,
      values: [expression],
    };
  }

  private beginningOf(node: QueryNode): Beginning | null {
    const match = fullTextOf(node, this.unit);
    if (match) return this.beginningWith(match);
    switch (node.type) {
      case 'and':
        return node.nodes
          .flatMap(one => this.beginningOf(one) ?? [])
          .reduce<Beginning | null>((least, one) => (least && least.size <= one.size ? least : one), null);
      case 'or': {
        const all = node.nodes.map(one => this.beginningOf(one));
        if (all.some(one => !one)) return null;
        const known = all.flatMap(one => one ?? []);
        return {
          condition: joined(
            known.map(({ condition }) => condition),
            ' OR ',
          ),
          size: known.reduce((sum, { size }) => sum + size, 0),
        };
      }
      case 'name':
        return this.beginningWithName(node);
      case 'choice':
        return node.field === 'status' && DECIDED.has(node.value)
          ? this.beginningWithAnnotations({ sql: "n.kind = 'speaker'", values: [] })
          : null;
      default:
        return null;
    }
  }

  private beginningWith(match: FullText): Beginning {
    const { ids, size } = this.listOf(match);
    const list: Condition =
      ids === null
        ? { sql: `SELECT rowid FROM ${match.table} WHERE ${match.table} MATCH ?`, values: [match.expression] }
        : { sql: 'SELECT value FROM json_each(?)', values: [ids] };
    const id = textIdOf(match.table, this.unit);
    // Quotes have no index by paragraph.
    const sql =
      id === 'q.paragraph_id'
        ? `q.article_id IN (SELECT article_id FROM paragraphs WHERE id IN (${list.sql}))`
        : `${id} IN (${list.sql})`;
    return { condition: { sql, values: list.values }, size };
  }

  private beginningWithName(node: Extract<QueryNode, { readonly type: 'name' }>): Beginning | null {
    const { field, value } = node;
    switch (field) {
      case 'speaker': {
        const { ids, quotes } = this.peopleOf(value);
        if (ids === null) return null;
        return {
          condition: { sql: 'q.person_id IN (SELECT value FROM json_each(?))', values: [ids] },
          size: quotes,
        };
      }
      case 'mentions': {
        const { ids, articles } = this.peopleOf(value);
        if (ids === null) return null;
        const sql = `${this.article} IN (SELECT article_id FROM entity_rows WHERE person_id IN (SELECT value FROM json_each(?)))`;
        return { condition: { sql, values: [ids] }, size: ROWS_PER_ARTICLE * articles };
      }
      case 'author':
      case 'tag':
      case 'about':
        return this.beginningWithAnnotations(annotationCondition({ ...node, field }));
      default:
        return null;
    }
  }

  private beginningWithAnnotations({ sql, values }: Condition): Beginning {
    const articles = this.first(
      `SELECT count(*) AS n FROM (SELECT 1 FROM annotations n WHERE ${sql} LIMIT ${this.limits.listed + 1})`,
      values,
    );
    return {
      condition: { sql: `${this.article} IN (SELECT n.article_id FROM annotations n WHERE ${sql})`, values },
      size: ROWS_PER_ARTICLE * Number(articles.n),
    };
  }

  private listOf({ table, expression }: FullText): IdList {
    const key = `${table} ${expression}`;
    const known = this.texts.get(key);
    if (known) return known;
    const { ids, n } = this.first(
      `SELECT json_group_array(rowid) AS ids, count(*) AS n
       FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? LIMIT ${this.limits.listed + 1})`,
      [expression],
    );
    const size = Number(n);
    const list = { ids: size > this.limits.listed ? null : String(ids), size };
    this.texts.set(key, list);
    return list;
  }

  private peopleOf(name: Words): PeopleList {
    const { sql, values } = peopleNamedBy(name);
    const key = values.join('\n');
    const known = this.names.get(key);
    if (known) return known;
    const { ids, n, quotes, articles } = this.first(
      `SELECT json_group_array(id) AS ids, count(*) AS n, coalesce(sum(quotes), 0) AS quotes,
         coalesce(sum(articles), 0) AS articles
       FROM people_rows WHERE id IN (${sql} LIMIT ${this.limits.listed + 1})`,
      values,
    );
    const isListed = Number(n) <= this.limits.listed;
    const list = { ids: isListed ? String(ids) : null, quotes: Number(quotes), articles: Number(articles) };
    this.names.set(key, list);
    return list;
  }

  private first(sql: string, values: readonly SqlValue[]) {
    return this.db.all(sql, values)[0] ?? {};
  }
}

/** Quotes with these were decided by an annotation. */
const DECIDED: ReadonlySet<string> = new Set(['confirmed', 'corrected', 'rejected']);

/** For an estimate. */
const ROWS_PER_ARTICLE = 10;
