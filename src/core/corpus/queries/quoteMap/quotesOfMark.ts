/** The quotes of one mark of a quote map. */
import type { Span } from '../../../text';
import type { Database, SqlValue } from '../../database';
import { keyList, PEOPLE_WITH_KEYS } from '../../personKeys';
import type { Page } from '../../query/search';
import type { Condition } from '../../query/sql';
import type { SourceName } from './pictures';
import { type MapScope, quoteCondition } from './scope';

/** What a mark stands for. */
export interface MarkQuestion {
  /** `people.key` of one person, or of two that are quoted in the same articles. */
  readonly people: readonly [string] | readonly [string, string];
  /** The sources that count, or those that do not; null: all. */
  readonly sources: { readonly among: readonly SourceName[]; readonly isExcluded: boolean } | null;
  /** First and last day; null: whenever, also without a date. */
  readonly days: { readonly from: string; readonly to: string } | null;
}

export interface MarkQuote {
  /** As in the index. */
  readonly file: string;
  readonly span: Span;
  readonly text: string;
  readonly speaker: string | null;
  readonly headline: string;
  readonly date: string | null;
  readonly source: SourceName;
}

export interface QuotesOfMark {
  readonly all: number;
  /** The newest first. */
  readonly quotes: readonly MarkQuote[];
}

const FROM = 'FROM quotes q JOIN articles a ON a.id = q.article_id JOIN files f ON f.id = a.file_id WHERE';
const PERSON = `q.person_id IN (${PEOPLE_WITH_KEYS})`;

/** One page of the quotes of a mark, and how many there are. */
export function quotesOfMark(db: Database, scope: MapScope, mark: MarkQuestion, page: Page): QuotesOfMark {
  const { sql, values } = conditionOfMark(scope, mark);
  const rows = db.all(
    `SELECT f.path, q.start_offset, q.end_offset, q.text, coalesce(p.name, q.speaker) AS speaker, a.headline, a.date,
      a.source FROM quotes q JOIN articles a ON a.id = q.article_id JOIN files f ON f.id = a.file_id
      LEFT JOIN people p ON p.id = q.person_id WHERE ${sql}
      ORDER BY a.date DESC NULLS LAST, a.id DESC, q.start_offset, q.id LIMIT ? OFFSET ?`,
    [...values, page.limit, page.offset],
  );
  const [all] = db.all(`SELECT count(*) AS n ${FROM} ${sql}`, values);
  return {
    all: Number(all?.n ?? 0),
    quotes: rows.map(row => ({
      file: String(row.path),
      span: { start: Number(row.start_offset), end: Number(row.end_offset) },
      text: String(row.text),
      speaker: row.speaker === null ? null : String(row.speaker),
      headline: String(row.headline),
      date: row.date === null ? null : String(row.date),
      source: row.source === null ? null : String(row.source),
    })),
  };
}

function conditionOfMark(scope: MapScope, { people, sources, days }: MarkQuestion): Condition {
  const inScope = quoteCondition(scope);
  const scoped = inScope ? ` AND ${inScope.sql}` : '';
  const [one, other] = people;
  const parts: Condition[] = [];
  if (other === undefined) parts.push({ sql: PERSON, values: [keyList([one])] });
  else {
    parts.push({ sql: PERSON, values: [keyList([one, other])] });
    for (const key of [one, other])
      parts.push({
        sql: `q.article_id IN (SELECT q.article_id ${FROM} ${PERSON}${scoped})`,
        values: concatenated([keyList([key])], inScope?.values ?? []),
      });
  }
  if (inScope) parts.push(inScope);
  if (sources) parts.push(sourceCondition(sources));
  if (days) parts.push({ sql: 'a.date BETWEEN ? AND ?', values: [days.from, days.to] });
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

function sourceCondition({ among, isExcluded }: NonNullable<MarkQuestion['sources']>): Condition {
  const named = '(CASE WHEN a.source IS NULL THEN ? ELSE a.source IN (SELECT value FROM json_each(?)) END)';
  return {
    sql: isExcluded ? `NOT ${named}` : named,
    values: [Number(among.includes(null)), JSON.stringify(among.filter(name => name !== null))],
  };
}

const concatenated = (a: readonly SqlValue[], b: readonly SqlValue[]): SqlValue[] => a.concat(b);
