/** Asks the corpus index. Results of one page have ids; all of the index’s order is total. */
import type { Span } from '../../text';
import type { Database, Row } from '../database';
import type { QueryNode, ResultUnit } from './model';
import { type PlanLimits, planOf } from './plan';
import { unitOf } from './sql';

export interface SearchResult {
  /** Of the quote or paragraph in the index; another one after its file was indexed again. */
  readonly id: number;
  /** As in the index. */
  readonly file: string;
  readonly article: number;
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  readonly span: Span;
  /** Of quotes only. */
  readonly quote: QuoteResult | null;
}

export interface QuoteResult {
  readonly ref: string;
  readonly text: string;
  readonly line: number;
  readonly speaker: string | null;
  readonly confidence: number | null;
  readonly status: string;
  readonly kind: string;
}

/** By the date of the article; those without a date are last. */
export type DateOrder = 'newest' | 'oldest';

export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** The newest first, unless said otherwise. */
  readonly order?: DateOrder;
}

export interface SearchPage {
  readonly unit: ResultUnit;
  readonly results: readonly SearchResult[];
}

export interface ResultCount {
  readonly results: number;
  /** Null where they were not counted. */
  readonly articles: number | null;
  /** Whether there are more than were counted. */
  readonly isMore: boolean;
}

/** One page of results. */
export function search(db: Database, root: QueryNode, page: Page): SearchPage {
  const unit = unitOf(root);
  return { unit, results: resultsOf(db, unit, searchIds(db, root, page)) };
}

/** The ids of quotes or paragraphs, in order. */
export function searchIds(
  db: Database,
  root: QueryNode,
  { limit, offset, order = 'newest' }: Page,
  limits?: PlanLimits,
): number[] {
  const { from, where } = planOf(db, root, { canWalk: true, limits });
  const row = unitOf(root) === 'quote' ? 'q' : 'p';
  const byDate = order === 'newest' ? 'a.date DESC NULLS LAST, a.id DESC' : 'a.date ASC NULLS LAST, a.id ASC';
  return db
    .all(
      `SELECT ${row}.id AS id FROM ${from} WHERE ${where.sql} ORDER BY ${byDate}, ${row}.start_offset, ${row}.id
       LIMIT ? OFFSET ?`,
      [...where.values, limit, offset],
    )
    .map(({ id }) => Number(id));
}

const ARTICLE = 'f.path AS file, a.number AS article, a.headline, a.date, a.source';

/** The results with these ids, in the same order. Those that are gone are left out. */
export function resultsOf(db: Database, unit: ResultUnit, ids: readonly number[]): SearchResult[] {
  const columns =
    unit === 'quote'
      ? `q.id, ${ARTICLE}, q.ref, q.text, q.line, q.speaker, q.confidence, q.status, q.kind, q.start_offset, q.end_offset
         FROM json_each(?) one CROSS JOIN quotes q ON q.id = one.value JOIN articles a ON a.id = q.article_id`
      : `p.id, ${ARTICLE}, p.start_offset, p.end_offset
         FROM json_each(?) one CROSS JOIN paragraphs p ON p.id = one.value JOIN articles a ON a.id = p.article_id`;
  return db
    .all(`SELECT ${columns} JOIN files f ON f.id = a.file_id ORDER BY one.key`, [JSON.stringify(ids)])
    .map(row => resultOf(row, unit));
}

/** How many results there are in all. */
export const countResults = (db: Database, root: QueryNode): number =>
  countMatches(db, root, Number.MAX_SAFE_INTEGER).results;

/** How many results there are, and in how many articles. @param most more are not counted */
export function countMatches(db: Database, root: QueryNode, most: number): ResultCount {
  const { from, where } = planOf(db, root, { canWalk: false });
  const [row] = db.all(
    `SELECT count(*) AS results, count(DISTINCT article) AS articles
     FROM (SELECT a.id AS article FROM ${from} WHERE ${where.sql} LIMIT ?)`,
    [...where.values, Math.min(most, Number.MAX_SAFE_INTEGER - 1) + 1],
  );
  const results = Number(row?.results ?? 0);
  const isMore = results > most;
  return { results: isMore ? most : results, articles: isMore ? null : Number(row?.articles ?? 0), isMore };
}

function resultOf(row: Row, unit: ResultUnit): SearchResult {
  return {
    id: Number(row.id),
    file: String(row.file),
    article: Number(row.article),
    headline: String(row.headline),
    date: row.date === null ? null : String(row.date),
    source: row.source === null ? null : String(row.source),
    span: { start: Number(row.start_offset), end: Number(row.end_offset) },
    quote:
      unit === 'quote'
        ? {
            ref: String(row.ref),
            text: String(row.text),
            line: Number(row.line),
            speaker: row.speaker === null ? null : String(row.speaker),
            confidence: row.confidence === null ? null : Number(row.confidence),
            status: String(row.status),
            kind: String(row.kind),
          }
        : null,
  };
}
