/** Asks the corpus index. Newest first. */
import type { Span } from '../../text';
import type { Database, Row } from '../database';
import type { QueryNode } from './model';
import { conditionOf, type ResultUnit, unitOf } from './sql';

export interface SearchResult {
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

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface SearchPage {
  readonly unit: ResultUnit;
  readonly results: readonly SearchResult[];
}

const ARTICLE = 'f.path AS file, a.number AS article, a.headline, a.date, a.source';
const NEWEST_FIRST = 'ORDER BY a.date DESC NULLS LAST, a.id DESC';

/** One page of results. */
export function search(db: Database, root: QueryNode, { limit, offset }: Page): SearchPage {
  const unit = unitOf(root);
  const { sql, values } = conditionOf(root, unit);
  const rows = db.all(
    unit === 'quote'
      ? `SELECT ${ARTICLE}, q.ref, q.text, q.line, q.speaker, q.confidence, q.status, q.kind, q.start_offset, q.end_offset
         FROM quotes q JOIN articles a ON a.id = q.article_id JOIN files f ON f.id = a.file_id
         WHERE ${sql} ${NEWEST_FIRST}, q.start_offset LIMIT ? OFFSET ?`
      : `SELECT ${ARTICLE}, p.start_offset, p.end_offset
         FROM paragraphs p JOIN articles a ON a.id = p.article_id JOIN files f ON f.id = a.file_id
         WHERE ${sql} ${NEWEST_FIRST}, p.start_offset LIMIT ? OFFSET ?`,
    [...values, limit, offset],
  );
  return { unit, results: rows.map(row => resultOf(row, unit)) };
}

/** How many results there are in all. */
export function countResults(db: Database, root: QueryNode): number {
  const unit = unitOf(root);
  const { sql, values } = conditionOf(root, unit);
  const from =
    unit === 'quote'
      ? 'quotes q JOIN articles a ON a.id = q.article_id'
      : 'paragraphs p JOIN articles a ON a.id = p.article_id';
  return Number(
    db.all(`SELECT count(*) AS n FROM ${from} JOIN files f ON f.id = a.file_id WHERE ${sql}`, values)[0]?.n ?? 0,
  );
}

function resultOf(row: Row, unit: ResultUnit): SearchResult {
  return {
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
