/**
 * Which articles are records, and which quotes are held against them: quotes in marks of people who are named in the
 * record, in other articles that are no records and are not dated before it.
 */
import { type RecordMark, RecordMarks } from '../../annotation';
import { sortByPath } from '../../text';
import type { Database, Row, SqlValue } from '../database';
import { foldWords } from '../names';
import type { Page } from '../query/search';
import { EARLIEST_FIRST, placeOf, type QuotePlace, SELECT_PLACE } from './places';

/** The records that one corpus file marks. */
export interface RecordScope {
  /** The corpus file’s folder, relative to the index’s; empty for that itself. */
  readonly folder: string;
  readonly marks: readonly RecordMark[];
}

/** An article that is a record. Offsets are file offsets, half-open. */
export interface RecordArticle {
  readonly file: string;
  /** Number of the article in its file, from 0. */
  readonly article: number;
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  readonly start: number;
  readonly end: number;
}

/** A record for a quote. */
export interface RecordOfQuote {
  /** Index in the list of records. */
  readonly record: number;
  /** Whether the index shows that the quote’s speaker speaks in the record. */
  readonly speaks: boolean;
}

export interface QuoteToHold extends QuotePlace {
  readonly records: readonly RecordOfQuote[];
}

export interface QuotesToHold {
  readonly records: readonly RecordArticle[];
  /** In text order, each with one record at least; those of undated or the latest records first. */
  readonly quotes: readonly QuoteToHold[];
}

/** More records are left out, those with the last paths. */
const MAX_RECORDS = 2_000;
/** More people of one record are left out. */
const MAX_PEOPLE = 5_000;

interface FoundRecord extends RecordArticle {
  readonly id: number;
}

/** @param scopes of all corpus files of the index’s folder, also those without records: a nearer file hides another */
export const recordsOf = (db: Database, scopes: readonly RecordScope[]): RecordArticle[] =>
  findRecords(db, scopes).map(withoutId);

/** The quotes of a file that are held against records. */
export function quotesToHold(db: Database, scopes: readonly RecordScope[], path: string): QuotesToHold {
  const records = findRecords(db, scopes);
  if (!records.length) return { records: [], quotes: [] };
  const ids = new Map(records.map(({ id }, i) => [id, i]));
  const rows = db.all(
    `SELECT DISTINCT e.article_id AS record_id, held.* FROM (${SELECT_PLACE} WHERE f.path = ?1 AND ${IS_SPOKEN}) held
     JOIN entities e ON e.person_id = held.person_id AND e.article_id IN (SELECT value FROM json_each(?2))
     WHERE e.type = 'person' ORDER BY held.start_offset, held.id, e.article_id`,
    [path, JSON.stringify([...ids.keys()])],
  );
  const quotes = new Map<SqlValue | undefined, { place: QuotePlace; records: RecordOfQuote[] }>();
  const speech = new SpeechInRecords(db, records);
  for (const row of rows) {
    const at = ids.get(Number(row.record_id));
    const record = at === undefined ? undefined : records[at];
    if (at === undefined || !record || !canQuote(row, record) || ids.has(Number(row.article_id))) continue;
    const quote = quotes.get(row.id) ?? { place: placeOf(row), records: [] };
    quote.records.push({ record: at, speaks: speech.has(Number(row.person_id), record.id) });
    quotes.set(row.id, quote);
  }
  const isLater = (a: RecordOfQuote, b: RecordOfQuote): number =>
    compareDates(records[b.record]?.date ?? null, records[a.record]?.date ?? null) || a.record - b.record;
  return {
    records: records.map(withoutId),
    quotes: [...quotes.values()].map(({ place, records }) => ({ ...place, records: records.sort(isLater) })),
  };
}

/** The quotes that are held against one record, the earliest first; those without a date last. */
export function quotesOfRecord(
  db: Database,
  scopes: readonly RecordScope[],
  { file, article }: Pick<RecordArticle, 'file' | 'article'>,
  { limit, offset }: Page,
): QuotesToHold {
  const all = findRecords(db, scopes);
  const record = all.find(one => one.file === file && one.article === article);
  if (!record) return { records: [], quotes: [] };
  const page = `SELECT q.id FROM quotes q JOIN articles a ON a.id = q.article_id
    WHERE q.person_id IN (SELECT e.person_id FROM entities e WHERE e.article_id = ?1 AND e.type = 'person') AND ${IS_SPOKEN}
    AND a.id NOT IN (SELECT value FROM json_each(?2)) AND (?3 IS NULL OR a.date IS NULL OR a.date >= ?3)
    ${EARLIEST_FIRST} LIMIT ?4 OFFSET ?5`;
  const rows = db.all(`${SELECT_PLACE} WHERE q.id IN (${page}) ${EARLIEST_FIRST}`, [
    record.id,
    JSON.stringify(all.map(({ id }) => id)),
    record.date,
    limit,
    offset,
  ]);
  const speech = new SpeechInRecords(db, [record]);
  return {
    records: [withoutId(record)],
    quotes: rows.map(row => ({
      ...placeOf(row),
      records: [{ record: 0, speaks: speech.has(Number(row.person_id), record.id) }],
    })),
  };
}

const IS_SPOKEN = "q.kind IN ('direct', 'partial') AND q.status <> 'rejected'";

/** An article before the record cannot quote it. */
const canQuote = ({ date }: Row, record: RecordArticle): boolean =>
  typeof date !== 'string' || record.date === null || record.date <= date;

/** Undated ones first, then the latest. */
const compareDates = (a: string | null, b: string | null): number =>
  a === b ? 0 : b === null ? -1 : a === null ? 1 : a < b ? -1 : 1;

const withoutId = ({ id: _, ...record }: FoundRecord): RecordArticle => record;

function findRecords(db: Database, scopes: readonly RecordScope[]): FoundRecord[] {
  const marked = scopes.filter(({ marks }) => marks.length);
  if (!marked.length) return [];
  const found = new Map<number, FoundRecord>();
  for (const scope of marked) {
    const marks = new RecordMarks(scope.marks);
    for (const row of candidatesOf(db, scope, marks)) {
      const path = String(row.path);
      if (folderFor(scopes, path) !== scope.folder) continue;
      const below = scope.folder === '' ? path : path.slice(scope.folder.length + 1);
      const record = recordOf(row);
      if (marks.matches(below, record.source)) found.set(record.id, record);
    }
  }
  const inFile = [...found.values()].sort((a, b) => a.article - b.article);
  return sortByPath(inFile, ({ file }) => file).slice(0, MAX_RECORDS);
}

/** The folder whose corpus file applies to a file: the nearest. */
function folderFor(scopes: readonly RecordScope[], path: string): string | null {
  let nearest: string | null = null;
  for (const { folder } of scopes)
    if ((folder === '' || path.startsWith(`${folder}/`)) && folder.length >= (nearest?.length ?? 0)) nearest = folder;
  return nearest;
}

const SELECT_RECORD = `SELECT a.id, f.path, a.number, a.headline, a.date, a.source, a.start_offset, a.end_offset
  FROM articles a JOIN files f ON f.id = a.file_id`;

/** Articles among which are all that are marked. */
function candidatesOf(db: Database, { folder, marks }: RecordScope, made: RecordMarks): Row[] {
  const top = folder === '' ? '' : `${folder}/`;
  const byFile = marks.flatMap(({ file }) => (file === undefined ? [] : articlesOfFiles(db, top, file)));
  if (marks.every(({ source }) => source === undefined)) return byFile;
  const sources = db
    .all('SELECT DISTINCT source FROM articles WHERE source IS NOT NULL')
    .map(({ source }) => String(source))
    .filter(source => made.isSource(source));
  const bySource = `${SELECT_RECORD} WHERE a.source IN (SELECT value FROM json_each(?))`;
  return byFile.concat(db.all(bySource, [JSON.stringify(sources)]));
}

/** The articles of a file; where there is none of this path, of all files that begin as the glob does. */
function articlesOfFiles(db: Database, top: string, glob: string): Row[] {
  const exact = db.all(`${SELECT_RECORD} WHERE f.path = ?`, [top + glob]);
  if (exact.length) return exact;
  const beginning = top + (/^[^*?[{\\]*/.exec(glob)?.[0] ?? '');
  return db.all(`${SELECT_RECORD} WHERE f.path >= ?1 AND f.path < ?1 || char(1114111)`, [beginning]);
}

const recordOf = (row: Row): FoundRecord => ({
  id: Number(row.id),
  file: String(row.path),
  article: Number(row.number),
  headline: String(row.headline),
  date: typeof row.date === 'string' ? row.date : null,
  source: typeof row.source === 'string' ? row.source : null,
  start: Number(row.start_offset),
  end: Number(row.end_offset),
});

/** Who speaks in records: who is quoted there, whose last name is in the headline, or who alone is named. */
class SpeechInRecords {
  private readonly speakers = new Set<string>();

  constructor(db: Database, records: readonly FoundRecord[]) {
    const ids = JSON.stringify(records.map(({ id }) => id));
    const headlines = new Map(records.map(({ id, headline }) => [id, foldWords(headline).split(' ')]));
    const people = db.all(
      `SELECT e.person_id, e.article_id, e.name, count(*) OVER (PARTITION BY e.article_id) AS people,
       EXISTS (SELECT 1 FROM quotes q WHERE q.article_id = e.article_id AND q.person_id = e.person_id) AS quoted
       FROM entities e WHERE e.type = 'person' AND e.article_id IN (SELECT value FROM json_each(?))
       ORDER BY e.article_id, e.id LIMIT ?`,
      [ids, MAX_PEOPLE],
    );
    for (const { person_id, article_id, name, people: named, quoted } of people) {
      const surname = foldWords(String(name)).split(' ').at(-1) ?? '';
      if (quoted || named === 1 || headlines.get(Number(article_id))?.includes(surname))
        this.speakers.add(`${person_id} ${article_id}`);
    }
  }

  has(person: number, record: number): boolean {
    return this.speakers.has(`${person} ${record}`);
  }
}
