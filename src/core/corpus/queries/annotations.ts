/** What people wrote on the articles. */
import type { Database, SqlValue } from '../database';
import type { Page } from '../query/search';
import { textOrNull } from './people';

/** All that is given must hold. */
export interface AnnotationFilter {
  /** As in `files.path`. */
  readonly file: string | null;
  readonly kind: string | null;
  readonly author: string | null;
  readonly tag: string | null;
}

export interface IndexedAnnotation {
  readonly id: string;
  readonly kind: string;
  /** As in `files.path`. */
  readonly file: string;
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  /** In file offsets; null where its words are not found. */
  readonly start: number | null;
  readonly words: string;
  readonly tag: string | null;
  /** The beginning of a note. */
  readonly body: string | null;
  /** The speaker, the name of an entity, or the type of a relation. */
  readonly name: string | null;
  readonly status: string | null;
  readonly author: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  /** How its words were found. */
  readonly anchor: string;
}

export interface AnnotationPage {
  readonly annotations: readonly IndexedAnnotation[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** One page of annotations, the latest first; those without a time last. */
export function annotationPage(db: Database, filter: AnnotationFilter, { limit, offset }: Page): AnnotationPage {
  const { sql, values } = conditionOf(filter);
  const from = `FROM annotations n JOIN files f ON f.id = n.file_id LEFT JOIN articles a ON a.id = n.article_id ${sql}`;
  const [count] = db.all(`SELECT count(*) AS n ${from}`, values);
  const rows = db.all(
    `SELECT n.id, n.kind, f.path, a.headline, a.date, a.source, n.start_offset, n.words, n.tag, n.body, n.name, n.status,
       n.author, n.created, n.modified, n.anchor ${from}
     ORDER BY coalesce(n.modified, n.created) DESC NULLS LAST, n.rowid DESC LIMIT ? OFFSET ?`,
    [...values, limit, offset],
  );
  return {
    total: Number(count?.n ?? 0),
    annotations: rows.map(row => ({
      id: String(row.id),
      kind: String(row.kind),
      file: String(row.path),
      headline: textOrNull(row.headline) ?? '',
      date: textOrNull(row.date),
      source: textOrNull(row.source),
      start: row.start_offset == null ? null : Number(row.start_offset),
      words: String(row.words),
      tag: textOrNull(row.tag),
      body: textOrNull(row.body),
      name: textOrNull(row.name),
      status: textOrNull(row.status),
      author: textOrNull(row.author),
      created: textOrNull(row.created),
      modified: textOrNull(row.modified),
      anchor: String(row.anchor),
    })),
  };
}

function conditionOf({ file, kind, author, tag }: AnnotationFilter): {
  readonly sql: string;
  readonly values: SqlValue[];
} {
  const given = (
    [
      ['f.path', file],
      ['n.kind', kind],
      ['n.author', author],
      ['n.tag', tag],
    ] as const
  ).filter(([, value]) => value !== null);
  const sql = given.length ? `WHERE ${given.map(([column]) => `${column} = ?`).join(' AND ')}` : '';
  return { sql, values: given.map(([, value]) => value) };
}
