import type { Row } from '../database';

/** A quote with its article. Offsets are file offsets, half-open; lines count from 1. */
export interface QuotePlace {
  readonly file: string;
  /** Number of the article in its file, from 0. */
  readonly article: number;
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  readonly speaker: string | null;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Quotes `q` with their articles `a` and files `f`, in the columns that `placeOf` reads. */
export const SELECT_PLACE = `SELECT q.id, q.article_id, q.person_id, q.kind, q.status, q.speaker, q.line, q.start_offset, q.end_offset,
  q.text, f.path, a.number, a.headline, a.date, a.source
  FROM quotes q JOIN articles a ON a.id = q.article_id JOIN files f ON f.id = a.file_id`;

/** Those without a date last. */
export const EARLIEST_FIRST = 'ORDER BY a.date NULLS LAST, a.id, q.start_offset, q.id';

const textOrNull = (value: Row[string] | undefined): string | null => (typeof value === 'string' ? value : null);

export const placeOf = (row: Row): QuotePlace => ({
  file: String(row.path),
  article: Number(row.number),
  headline: String(row.headline),
  date: textOrNull(row.date),
  source: textOrNull(row.source),
  speaker: textOrNull(row.speaker),
  line: Number(row.line),
  start: Number(row.start_offset),
  end: Number(row.end_offset),
  text: String(row.text),
});
