/** Keeps what the index counts of people: a change of one article costs as much as the article, not as its people. */
import { codeOfDay } from './codes';
import type { Database, Row, SqlValue } from './database';
import type { ArticleRows, QuoteRow } from './rows';

/**
 * The condition on a quote `q` that counts as its speaker’s: it is in marks, or a person decided on it. Speech that is
 * reported without marks is left out, as it is in the editor by default.
 */
export const IS_COUNTED = "(q.kind IN ('direct', 'partial') OR q.status IN ('confirmed', 'corrected'))";

const isCounted = ({ kind, status }: QuoteRow): boolean =>
  kind === 'direct' || kind === 'partial' || status === 'confirmed' || status === 'corrected';

/** What one article gives a person’s row. */
export interface PersonShare {
  readonly date: string | null;
  readonly quotes: number;
  readonly mentions: number;
  /** Where it gives several, the last one in alphabetical order. */
  readonly role: string | null;
}

/** A role, and the date of the article that gives it. */
interface DatedRole {
  readonly role: string;
  readonly date: string | null;
}

interface DatesAndRole {
  readonly first: string | null;
  readonly last: string | null;
  readonly latest: DatedRole | null;
}

interface Change {
  articles: number;
  quotes: number;
  mentions: number;
  readonly added: PersonShare[];
  readonly removed: PersonShare[];
}

/**
 * The shares of an article’s people.
 * @param people ids by the `ref` of an entity
 */
export function sharesOf(article: ArticleRows, people: ReadonlyMap<string, number>): Map<number, PersonShare> {
  const shares = new Map<number, PersonShare>();
  for (const { ref, mentions, role } of article.entities) {
    const person = people.get(ref);
    if (person === undefined) continue;
    const before = shares.get(person);
    shares.set(person, {
      date: article.date,
      quotes: 0,
      mentions: (before?.mentions ?? 0) + mentions.length,
      role: laterText(before?.role ?? null, role),
    });
  }
  for (const { entity } of article.quotes.filter(isCounted)) {
    const person = entity === null ? undefined : people.get(entity);
    const share = person === undefined ? undefined : shares.get(person);
    if (person !== undefined && share) shares.set(person, { ...share, quotes: share.quotes + 1 });
  }
  return shares;
}

/** Collects the changes of a transaction; `write` brings them into the table `people`. */
export class PeopleCounts {
  private readonly changes = new Map<number, Change>();
  private readonly relinked = new Set<number>();

  constructor(private readonly db: Database) {}

  /** Takes note of an article’s share; the person’s row exists. */
  add(person: number, share: PersonShare): void {
    this.note(person, share, 1).added.push(share);
  }

  /** Takes note of all shares of a file that is about to be removed. */
  removeFile(file: number): void {
    const rows = this.db.all(
      `SELECT e.person_id, a.date, sum(e.mentions) AS mentions, max(e.role) AS role,
        (SELECT count(*) FROM quotes q WHERE q.person_id = e.person_id AND q.article_id = a.id AND ${IS_COUNTED}) AS quotes
        FROM articles a JOIN entities e ON e.article_id = a.id WHERE a.file_id = ? GROUP BY a.id, e.person_id`,
      [file],
    );
    for (const row of rows) {
      const share = {
        ...datedOf(row.date),
        ...roleOf(row),
        quotes: Number(row.quotes),
        mentions: Number(row.mentions),
      };
      this.note(Number(row.person_id), share, -1).removed.push(share);
    }
  }

  /** Counts all articles of a person again at the next `write`: entities were given to it, or taken from it. */
  countAgain(person: number): void {
    this.relinked.add(person);
  }

  private note(person: number, { quotes, mentions }: PersonShare, sign: 1 | -1): Change {
    const change = this.changes.get(person) ?? { articles: 0, quotes: 0, mentions: 0, added: [], removed: [] };
    change.articles += sign;
    change.quotes += sign * quotes;
    change.mentions += sign * mentions;
    this.changes.set(person, change);
    return change;
  }

  /** Brings the changes into the table. Whoever is in no article any more goes. */
  write(): void {
    for (const [person, change] of this.changes) if (!this.relinked.has(person)) this.writePerson(person, change);
    for (const person of this.relinked) this.recount(person);
    this.changes.clear();
    this.relinked.clear();
  }

  private recount(person: number): void {
    const [found] = this.db.all(
      `SELECT count(DISTINCT article_id) AS articles, sum(mentions) AS mentions,
        (SELECT count(*) FROM quotes q WHERE q.person_id = ?1 AND ${IS_COUNTED}) AS quotes FROM entities WHERE person_id = ?1`,
      [person],
    );
    if (!found?.articles) this.db.run('DELETE FROM people_rows WHERE id = ?', [person]);
    else
      this.db.run(
        `UPDATE people_rows SET quotes = ?, articles = ?, mentions = ?, first_day = ?, later_day = ?, role = ?,
          role_day = ? WHERE id = ?`,
        [found.quotes ?? 0, found.articles, found.mentions ?? 0, ...coded(this.readAgain(person)), person],
      );
  }

  private writePerson(person: number, change: Change): void {
    if (change.removed.length) this.writeChange(person, change);
    else this.writeAddition(person, change);
  }

  /** One statement, without reading the row: most of an index is written by additions. */
  private writeAddition(person: number, { quotes, articles, mentions, added }: Change): void {
    this.db.run(ADDITION, [quotes, articles, mentions, ...codedAll(extended(NOBODY, added)), person]);
  }

  private writeChange(person: number, change: Change): void {
    const [row] = this.db.all(
      'SELECT quotes, articles, mentions, first_date, last_date, role, role_date FROM people WHERE id = ?',
      [person],
    );
    if (!row) return;
    if (Number(row.articles) + change.articles <= 0) {
      this.db.run('DELETE FROM people_rows WHERE id = ?', [person]);
      return;
    }
    this.db.run(
      `UPDATE people_rows SET quotes = quotes + ?, articles = articles + ?, mentions = mentions + ?, first_day = ?,
        later_day = ?, role = ?, role_day = ? WHERE id = ?`,
      [
        change.quotes,
        change.articles,
        change.mentions,
        ...coded(isWithin(row, change.removed) ? extended(row, change.added) : this.readAgain(person)),
        person,
      ],
    );
  }

  /** First and last date, role and its date, from all articles. */
  private readAgain(person: number): DatesAndRole {
    const from = 'FROM entities e JOIN articles a ON a.id = e.article_id WHERE e.person_id = ?';
    const [dates] = this.db.all(`SELECT min(a.date) AS first, max(a.date) AS last ${from}`, [person]);
    const [last] = this.db.all(
      `SELECT e.role, a.date ${from} AND e.role IS NOT NULL ORDER BY a.date DESC, e.role DESC LIMIT 1`,
      [person],
    );
    return {
      first: dateOf(dates?.first),
      last: dateOf(dates?.last),
      latest: last ? { role: String(last.role), date: dateOf(last.date) } : null,
    };
  }
}

const NOBODY: Row = { first_date: null, last_date: null, role: null, role_date: null };

const IS_LATER = '?6 IS NOT NULL AND (role IS NULL OR (coalesce(?7, -1e9), ?6) > (coalesce(role_day, -1e9), role))';
const FIRST_DAY = 'CASE WHEN first_day IS NULL OR ?4 < first_day THEN ?4 ELSE first_day END';
const LAST_DAY = `CASE WHEN coalesce(later_day, first_day) IS NULL OR ?5 > coalesce(later_day, first_day) THEN ?5
  ELSE coalesce(later_day, first_day) END`;

/** Quotes, articles, mentions, first and last day, role and its day, id. */
const ADDITION = `UPDATE people_rows SET
  quotes = quotes + ?1,
  articles = articles + ?2,
  mentions = mentions + ?3,
  first_day = ${FIRST_DAY},
  later_day = nullif(${LAST_DAY}, ${FIRST_DAY}),
  role = CASE WHEN ${IS_LATER} THEN ?6 ELSE role END,
  role_day = CASE WHEN ${IS_LATER} THEN ?7 ELSE role_day END
  WHERE id = ?8`;

const dateOf = (value: SqlValue | undefined): string | null => (value == null ? null : String(value));
const dayOf = (date: string | null): SqlValue => date && codeOfDay(date);

/** First and last day, role and its day. */
const codedAll = ({ first, last, latest }: DatesAndRole): SqlValue[] => [
  dayOf(first),
  dayOf(last),
  latest?.role ?? null,
  dayOf(latest?.date ?? null),
];

/** As `codedAll`, without the last day where it is the first. */
function coded(known: DatesAndRole): SqlValue[] {
  const [first = null, last = null, ...role] = codedAll(known);
  return [first, last === first ? null : last, ...role];
}

const datedOf = (date: SqlValue | undefined): { date: string | null } => ({ date: date == null ? null : String(date) });
const roleOf = ({ role }: Row): { role: string | null } => ({ role: role == null ? null : String(role) });

/** Whether dates and role stay what they are without the removed articles: none of them is at an end. */
function isWithin(row: Row, removed: readonly PersonShare[]): boolean {
  return removed.every(
    ({ date, role }) =>
      (date === null || (date > String(row.first_date) && date < String(row.last_date))) &&
      (role === null || role !== row.role || date !== row.role_date),
  );
}

/** The row’s dates and role with those of added articles. */
function extended(row: Row, added: readonly PersonShare[]): DatesAndRole {
  let { date: first } = datedOf(row.first_date);
  let { date: last } = datedOf(row.last_date);
  let latest: DatedRole | null = row.role == null ? null : { role: String(row.role), ...datedOf(row.role_date) };
  for (const { date, role } of added) {
    if (date !== null && (first === null || date < first)) first = date;
    last = laterText(last, date);
    if (role !== null) latest = laterRole(latest, { role, date });
  }
  return { first, last, latest };
}

/** The one from the later article; of one date, the last one in alphabetical order. */
function laterRole(one: DatedRole | null, other: DatedRole): DatedRole {
  if (!one) return other;
  const [date, otherDate] = [one.date ?? '', other.date ?? ''];
  return date === otherDate ? (one.role > other.role ? one : other) : date > otherDate ? one : other;
}

const laterText = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
