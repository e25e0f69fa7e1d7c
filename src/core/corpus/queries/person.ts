/** What the articles say of one person, organization or place. */
import type { Span } from '../../text';
import type { Database, Row } from '../database';
import { IS_COUNTED } from '../peopleCounts';
import type { Page } from '../query/search';
import { PERSON_COLUMNS, type Person, personOf, textOrNull } from './people';

/** An article, as all rows below a person name it. */
interface InArticle {
  /** As in `files.path`. */
  readonly file: string;
  /** Its number in the file. */
  readonly article: number;
  readonly date: string | null;
  readonly source: string | null;
}

export interface PersonQuote extends InArticle {
  readonly headline: string;
  readonly ref: string;
  readonly kind: string;
  readonly text: string;
  /** In file offsets. */
  readonly span: Span;
  readonly status: string;
  readonly confidence: number | null;
}

export interface PersonArticle extends InArticle {
  readonly headline: string;
  /** Of the entity; where the article has several of this person, of the first. */
  readonly ref: string;
  /** The first mention, in file offsets; null where it has none. */
  readonly mention: Span | null;
  readonly mentions: number;
  readonly quotes: number;
}

export interface PersonRole {
  readonly role: string;
  readonly articles: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/** Somebody who is quoted in the same articles. */
export interface CoQuoted {
  readonly person: Person;
  /** In how many articles both are quoted. */
  readonly shared: number;
}

export interface Spelling {
  readonly name: string;
  readonly articles: number;
}

const IN_ARTICLE = 'f.path AS file, a.number AS article, a.date, a.source';
const JOIN_ARTICLE = (table: string): string =>
  `JOIN articles a ON a.id = ${table}.article_id JOIN files f ON f.id = a.file_id`;
const NEWEST_FIRST = 'a.date DESC, a.id DESC';

/**
 * A person’s quotes, the newest first; those without a date last.
 * @param reportedFrom null for the quotes that count as the person’s; else those that only report speech without marks,
 * with at least this confidence
 */
export function quotesOfPerson(
  db: Database,
  person: number,
  { limit, offset }: Page,
  reportedFrom: number | null = null,
): PersonQuote[] {
  const wanted =
    reportedFrom === null ? IS_COUNTED : `q.kind = 'indirect' AND NOT ${IS_COUNTED} AND q.confidence >= ?4`;
  const order = `${NEWEST_FIRST}, q.start_offset, q.id`;
  return db
    .all(
      `SELECT ${IN_ARTICLE}, a.headline, q.ref, q.kind, q.text, q.start_offset, q.end_offset, q.status, q.confidence
        FROM quotes q ${JOIN_ARTICLE('q')} WHERE q.id IN (
          SELECT q.id FROM quotes q JOIN articles a ON a.id = q.article_id WHERE q.person_id = ?1 AND ${wanted}
          ORDER BY ${order} LIMIT ?2 OFFSET ?3
        ) ORDER BY ${order}`,
      [person, limit, offset, ...(reportedFrom === null ? [] : [reportedFrom])],
    )
    .map(row => ({
      ...inArticle(row),
      headline: String(row.headline),
      ref: String(row.ref),
      kind: String(row.kind),
      text: String(row.text),
      span: { start: Number(row.start_offset), end: Number(row.end_offset) },
      status: String(row.status),
      confidence: row.confidence == null ? null : Number(row.confidence),
    }));
}

/**
 * The articles that mention a person, the newest first.
 * @param quoting only those that also quote this person, and the first one with a quote
 */
export function articlesOfPerson(
  db: Database,
  person: number,
  { limit, offset }: Page,
  quoting: number | null = null,
): PersonArticle[] {
  const quotes = `FROM quotes q WHERE q.article_id = e.article_id AND ${IS_COUNTED} AND q.person_id =`;
  const both = quoting === null ? '' : `AND EXISTS (SELECT 1 ${quotes} ?1) AND EXISTS (SELECT 1 ${quotes} ?4)`;
  return db
    .all(
      `SELECT ${IN_ARTICLE}, a.headline, e.ref, own.mentions,
        e.start_offset AS first_start, e.end_offset AS first_end,
        (SELECT count(*) ${quotes} ?1) AS quotes
        FROM (
          SELECT min(e.id) AS first, a.id AS article, sum(e.mentions) AS mentions FROM entities e JOIN articles a ON a.id = e.article_id
          WHERE e.person_id = ?1 ${both} GROUP BY a.id ORDER BY ${NEWEST_FIRST} LIMIT ?2 OFFSET ?3
        ) own JOIN entities e ON e.article_id = own.article AND e.id = own.first ${JOIN_ARTICLE('e')} ORDER BY ${NEWEST_FIRST}`,
      [person, limit, offset, ...(quoting === null ? [] : [quoting])],
    )
    .map(row => ({
      ...inArticle(row),
      headline: String(row.headline),
      ref: String(row.ref),
      mention:
        row.first_start == null || row.first_end == null
          ? null
          : { start: Number(row.first_start), end: Number(row.first_end) },
      mentions: Number(row.mentions),
      quotes: Number(row.quotes),
    }));
}

/** What the articles call a person, the latest first. */
export function rolesOfPerson(db: Database, person: number, { limit, offset }: Page): PersonRole[] {
  return db
    .all(
      `SELECT min(e.role) AS role, count(DISTINCT a.id) AS articles, min(a.date) AS first, max(a.date) AS last
        FROM entities e JOIN articles a ON a.id = e.article_id WHERE e.person_id = ? AND e.role IS NOT NULL
        GROUP BY e.role COLLATE NOCASE ORDER BY last DESC, first DESC, role LIMIT ? OFFSET ?`,
      [person, limit, offset],
    )
    .map(row => ({
      role: String(row.role),
      articles: Number(row.articles),
      firstDate: textOrNull(row.first),
      lastDate: textOrNull(row.last),
    }));
}

/** Who is quoted in articles that quote a person, by the number of these articles. */
export function quotedWithPerson(db: Database, person: number, { limit, offset }: Page): CoQuoted[] {
  return db
    .all(
      `SELECT ${PERSON_COLUMNS}, shared FROM (
          SELECT q.person_id, count(DISTINCT q.article_id) AS shared FROM quotes q
          WHERE q.article_id IN (SELECT q.article_id FROM quotes q WHERE q.person_id = ?1 AND ${IS_COUNTED})
            AND q.person_id <> ?1 AND ${IS_COUNTED}
          GROUP BY q.person_id ORDER BY shared DESC, q.person_id LIMIT ?2 OFFSET ?3
        ) JOIN people ON people.id = person_id ORDER BY shared DESC, people.id`,
      [person, limit, offset],
    )
    .map(row => ({ person: personOf(row), shared: Number(row.shared) }));
}

/** The names that articles have for a person, the most frequent first. */
export function spellingsOfPerson(db: Database, person: number, { limit, offset }: Page): Spelling[] {
  return db
    .all(
      `SELECT name, count(DISTINCT article_id) AS articles FROM (
          SELECT name, article_id FROM entities WHERE person_id = ?1
          UNION ALL
          SELECT value AS name, article_id FROM entities, json_each(aliases) WHERE person_id = ?1
        ) GROUP BY name ORDER BY articles DESC, name LIMIT ?2 OFFSET ?3`,
      [person, limit, offset],
    )
    .map(({ name, articles }) => ({ name: String(name), articles: Number(articles) }));
}

/** The names that entities of these people have, apart from their aliases. */
export function namesOfPeople(db: Database, people: readonly number[]): string[] {
  return db
    .all('SELECT DISTINCT name FROM entities WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY name', [
      JSON.stringify(people),
    ])
    .map(({ name }) => String(name));
}

/** One file in each folder that mentions any of these people, as in `files.path`. */
export function foldersOfPeople(db: Database, people: readonly number[]): string[] {
  return db
    .all(
      `SELECT min(f.path) AS path FROM files f WHERE f.id IN (
          SELECT a.file_id FROM articles a JOIN entities e ON e.article_id = a.id
          WHERE e.person_id IN (SELECT value FROM json_each(?))
        ) GROUP BY rtrim(f.path, replace(f.path, '/', '')) ORDER BY path`,
      [JSON.stringify(people)],
    )
    .map(({ path }) => String(path));
}

const inArticle = (row: Row): InArticle => ({
  file: String(row.file),
  article: Number(row.article),
  date: textOrNull(row.date),
  source: textOrNull(row.source),
});
