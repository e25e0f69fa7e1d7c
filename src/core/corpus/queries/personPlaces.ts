/** Where the corpus mentions a person, organization or place. */
import type { Span } from '../../text';
import type { Database, Row } from '../database';
import { foldWords } from '../names';
import type { Page } from '../query/search';
import { textOrNull } from './people';

/** An entity of an article, as its view knows it. */
export interface EntityPlace {
  /** As in `files.path`. */
  readonly file: string;
  /** The article’s number in the file. */
  readonly article: number;
  /** The entity’s id in the article. */
  readonly ref: string;
  readonly name: string;
}

export interface IndexedMention {
  /** In file offsets. */
  readonly span: Span;
  /** `name`, `nominal` or `pronoun`. */
  readonly kind: string;
}

/** The mentions of a person in one article. */
export interface MentionedIn {
  readonly file: string;
  readonly article: number;
  readonly headline: string;
  readonly date: string | null;
  /** The names by which the article knows the person, to compare the text with. */
  readonly names: readonly string[];
  /** In text order. */
  readonly mentions: readonly IndexedMention[];
}

/** The person that an entity of an article is linked to; null if the index does not know the entity, or not yet. */
export function personOfEntity(db: Database, { file, article, ref, name }: EntityPlace): number | null {
  const rows = db.all(
    `SELECT e.person_id, e.ref, e.name FROM files f JOIN articles a ON a.file_id = f.id JOIN entities e ON e.article_id = a.id
      WHERE f.path = ? AND a.number = ? ORDER BY e.id`,
    [file, article],
  );
  const folded = foldWords(name);
  const named = rows.filter(row => foldWords(String(row.name)) === folded);
  const found = named.find(row => row.ref === ref) ?? (named.length === 1 ? named[0] : undefined);
  return found ? Number(found.person_id) : null;
}

/** The articles that mention a person, the newest first, with all mentions. */
export function mentionsOfPerson(db: Database, person: number, { limit, offset }: Page): MentionedIn[] {
  const order = 'a.date DESC, a.id DESC, e.id';
  return db
    .all(
      `SELECT ${PLACE} FROM (
          SELECT e.id, e.article_id FROM entities e JOIN articles a ON a.id = e.article_id
          WHERE e.person_id = ? ORDER BY ${order} LIMIT ? OFFSET ?
        ) found ${JOINED} ORDER BY ${order}`,
      [person, limit, offset],
    )
    .map(mentionedIn);
}

/**
 * The article that introduces a person: the first one by date that has the person’s full name, or else any name. Null if
 * there is no such person.
 */
export function introductionOfPerson(db: Database, person: number): MentionedIn | null {
  const [row] = db.all(
    `SELECT ${PLACE} FROM (
        SELECT e.id, e.article_id FROM entities e JOIN articles a ON a.id = e.article_id JOIN people p ON p.id = e.person_id
        WHERE e.person_id = ? ORDER BY e.name = p.name DESC, a.date IS NULL, a.date, a.id, e.id LIMIT 1
      ) found ${JOINED}`,
    [person],
  );
  return row ? mentionedIn(row) : null;
}

/** The mention by which an article introduces a person: by the whole name, or else by any name, or else the first. */
export function introductionIn({ names: [name], mentions }: MentionedIn): IndexedMention | null {
  const named = mentions.filter(({ kind }) => kind === 'name');
  const isWhole = ({ span }: IndexedMention) => span.end - span.start === name?.length;
  return named.find(isWhole) ?? named[0] ?? mentions[0] ?? null;
}

const PLACE = `f.path, a.number, a.headline, a.date, e.name, e.aliases, (
    SELECT json_group_array(json_array(m.start_offset, m.end_offset, m.kind)) FROM mentions m
    WHERE m.article_id = e.article_id AND m.entity_id = e.id
  ) AS spans`;
const JOINED = `JOIN entities e ON e.article_id = found.article_id AND e.id = found.id
  JOIN articles a ON a.id = e.article_id JOIN files f ON f.id = a.file_id`;

function mentionedIn(row: Row): MentionedIn {
  const aliases = row.aliases == null ? [] : (JSON.parse(String(row.aliases)) as unknown[]).map(String);
  const spans = JSON.parse(String(row.spans)) as [start: number, end: number, kind: string][];
  return {
    file: String(row.path),
    article: Number(row.number),
    headline: String(row.headline),
    date: textOrNull(row.date),
    names: [String(row.name), ...aliases],
    mentions: spans.map(([start, end, kind]) => ({ span: { start, end }, kind })),
  };
}
