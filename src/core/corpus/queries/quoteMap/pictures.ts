/**
 * The three pictures of a quote map, counted in SQL: who speaks when, who is quoted with whom, and sources compared.
 * Each is limited to the people with the most quotes, and to a number of marks that stays readable.
 */
import type { Database, SqlValue } from '../../database';
import { bucketSql, lastDayOf, stepFor, type TimeStep } from './buckets';
import { fromQuotes, type MapPeople, type MapPerson, type MapScope, peopleOf, personOf, quoteCondition } from './scope';

/** People on one picture. */
const MAX_PEOPLE = 16;
/** Sources that are told apart; the others are counted together. */
const MAX_SOURCES = 6;
/** Stretches of time on one picture. */
const MAX_STRETCHES = 60;

/** A source of articles; null: articles that name none. */
export type SourceName = string | null;

/** Quotes of one person in one stretch of time and one source. */
export interface TimelineMark {
  /** Index in `people`. */
  readonly person: number;
  /** Index in `sources`; null: all others together. */
  readonly source: number | null;
  readonly from: string;
  /** The last day. */
  readonly to: string;
  readonly quotes: number;
}

/** Who speaks when. */
export interface Timeline {
  readonly people: MapPeople;
  readonly sources: readonly SourceName[];
  /** Null where no quote has a date. */
  readonly time: { readonly step: TimeStep; readonly from: string; readonly to: string } | null;
  readonly marks: readonly TimelineMark[];
  /** Quotes of the people shown whose articles have no date. */
  readonly undated: number;
}

/** Articles in which both of two people are quoted. */
export interface TogetherMark {
  /** Index in `people`. */
  readonly one: number;
  /** Index in `people`, above `one`. */
  readonly other: number;
  readonly articles: number;
}

/** Who is quoted with whom. */
export interface Together {
  readonly people: MapPeople;
  /** In how many articles each of the people is quoted. */
  readonly articles: readonly number[];
  readonly marks: readonly TogetherMark[];
}

export interface ShareMark {
  /** Index in `people`. */
  readonly person: number;
  /** Index in `sources`. */
  readonly source: number;
  readonly quotes: number;
}

/** Sources compared: of all quotes of a source, how many are each person’s. */
export interface Shares {
  readonly people: MapPeople;
  readonly sources: readonly { readonly name: SourceName; readonly quotes: number }[];
  /** How many sources there are in all. */
  readonly allSources: number;
  readonly marks: readonly ShareMark[];
}

const idsOf = (people: readonly MapPerson[]): string => JSON.stringify(people.map(({ id }) => id));

/** Quotes by person and article, for some people. Without conditions the index on both answers alone. */
function byArticle(
  scope: MapScope,
  people: readonly MapPerson[],
): { readonly sql: string; readonly values: SqlValue[] } {
  const { sql, values } = fromQuotes(quoteCondition(scope));
  return {
    sql: `WITH counted AS MATERIALIZED (SELECT q.person_id, q.article_id, count(*) AS n ${sql}
      AND q.person_id IN (SELECT value FROM json_each(?)) GROUP BY q.person_id, q.article_id)`,
    values: [...values, idsOf(people)],
  };
}

export function timelineOf(db: Database, scope: MapScope): Timeline {
  const people = peopleOf(db, scope, MAX_PEOPLE);
  const range = rangeOf(db, scope, people.shown);
  const step = range ? stepFor(range.first, range.last, MAX_STRETCHES) : 'year';
  const { sql, values } = byArticle(scope, people.shown);
  const counts = db
    .all(
      `${sql} SELECT counted.person_id, a.source, CASE WHEN ${IS_DAY} THEN ${bucketSql(step, 'a.date')} END AS stretch,
        sum(counted.n) AS quotes FROM counted JOIN articles a ON a.id = counted.article_id GROUP BY 1, 2, 3`,
      values,
    )
    .map(row => ({
      person: people.shown.findIndex(({ id }) => id === row.person_id),
      source: sourceOf(row.source),
      from: row.stretch === null ? null : String(row.stretch),
      quotes: Number(row.quotes),
    }));
  const dated = counts.filter((one): one is SourceCount => one.from !== null);
  const sources = topSources(dated);
  return {
    people,
    sources,
    time: timeOf(dated, step),
    marks: marksOf(dated, sources, step),
    undated: counts.reduce((sum, { from, quotes }) => sum + (from === null ? quotes : 0), 0),
  };
}

const IS_DAY = 'date(a.date) = a.date';

/** The first and last day on which the people may have quotes. */
function rangeOf(
  db: Database,
  scope: MapScope,
  people: readonly MapPerson[],
): { readonly first: string; readonly last: string } | null {
  const counted = byArticle(scope, people);
  // Without conditions, the days of their articles are in the table of people.
  const [row] = quoteCondition(scope)
    ? db.all(
        `${counted.sql} SELECT min(a.date) AS first, max(a.date) AS last
         FROM counted JOIN articles a ON a.id = counted.article_id WHERE ${IS_DAY}`,
        counted.values,
      )
    : db.all(
        `SELECT min(date(first_date)) AS first, max(date(last_date)) AS last FROM people
         WHERE id IN (SELECT value FROM json_each(?))`,
        [idsOf(people)],
      );
  return row?.first && row.last ? { first: String(row.first), last: String(row.last) } : null;
}

/** From the first day of the first stretch to the last day of the last one. */
function timeOf(counts: readonly SourceCount[], step: TimeStep): Timeline['time'] {
  const [first] = counts;
  if (!first) return null;
  let [from, latest] = [first.from, first.from];
  for (const one of counts) {
    if (one.from < from) from = one.from;
    if (one.from > latest) latest = one.from;
  }
  return { step, from, to: lastDayOf(step, latest) };
}

interface SourceCount {
  readonly person: number;
  readonly source: SourceName;
  readonly from: string;
  readonly quotes: number;
}

const sourceOf = (value: SqlValue | undefined): SourceName =>
  value === null || value === undefined ? null : String(value);

/** The sources with the most quotes, most first. One that would stand for “others” alone is told apart. */
function topSources(counts: readonly SourceCount[]): SourceName[] {
  const sums = new Map<SourceName, number>();
  for (const { source, quotes } of counts) sums.set(source, (sums.get(source) ?? 0) + quotes);
  const sorted = [...sums].sort(([a, x], [b, y]) => y - x || ((a ?? '') < (b ?? '') ? -1 : 1)).map(([name]) => name);
  return sorted.slice(0, sorted.length === MAX_SOURCES + 1 ? MAX_SOURCES + 1 : MAX_SOURCES);
}

function marksOf(counts: readonly SourceCount[], sources: readonly SourceName[], step: TimeStep): TimelineMark[] {
  const places = new Map(sources.map((name, i) => [name, i]));
  const marks = new Map<string, TimelineMark>();
  for (const { person, source: name, from, quotes } of counts) {
    const source = places.get(name) ?? null;
    const key = `${person} ${source} ${from}`;
    marks.set(key, {
      ...{ person, source, from, to: lastDayOf(step, from) },
      quotes: quotes + (marks.get(key)?.quotes ?? 0),
    });
  }
  const last = sources.length;
  return [...marks.values()].sort(
    (a, b) =>
      a.person - b.person || (a.from < b.from ? -1 : a.from > b.from ? 1 : (a.source ?? last) - (b.source ?? last)),
  );
}

export function togetherOf(db: Database, scope: MapScope): Together {
  const people = withCompany(db, scope, peopleOf(db, scope, MAX_PEOPLE));
  const { sql, values } = byArticle(scope, people.shown);
  const rows = db.all(
    `${sql} SELECT c.person_id AS one, d.person_id AS other, count(*) AS articles
     FROM counted c JOIN counted d ON d.article_id = c.article_id AND d.person_id >= c.person_id GROUP BY 1, 2`,
    values,
  );
  const places = new Map(people.shown.map(({ id }, i) => [id, i]));
  const articles = people.shown.map(() => 0);
  const marks: TogetherMark[] = [];
  for (const row of rows) {
    const [first, second] = [places.get(Number(row.one)) ?? 0, places.get(Number(row.other)) ?? 0];
    const [one, other] = [Math.min(first, second), Math.max(first, second)];
    if (one === other) articles[one] = Number(row.articles);
    else marks.push({ one, other, articles: Number(row.articles) });
  }
  return { people, articles, marks: marks.sort((a, b) => a.one - b.one || a.other - b.other) };
}

/** Where a few people were chosen, those who are most often quoted in the same articles are shown with them. */
function withCompany(db: Database, scope: MapScope, people: MapPeople): MapPeople {
  const { shown } = people;
  if (!scope.people || !shown.length || shown.length >= MAX_PEOPLE) return people;
  const { sql, values } = fromQuotes(quoteCondition(scope));
  const chosen = idsOf(shown);
  const others = db.all(
    `WITH company AS (SELECT q.person_id, count(*) AS n, count(DISTINCT q.article_id) AS articles ${sql}
       AND q.article_id IN (SELECT article_id FROM quotes WHERE person_id IN (SELECT value FROM json_each(?)))
       AND q.person_id IS NOT NULL AND q.person_id NOT IN (SELECT value FROM json_each(?)) GROUP BY 1)
     SELECT p.id, p.key, p.name, p.role, company.n AS quotes FROM company JOIN people p ON p.id = company.person_id
     ORDER BY company.articles DESC, company.n DESC, p.name, p.id LIMIT ?`,
    [...values, chosen, chosen, MAX_PEOPLE - shown.length],
  );
  return { shown: [...shown, ...others.map(personOf)], all: people.all + others.length };
}

export function sharesOf(db: Database, scope: MapScope): Shares {
  const people = peopleOf(db, scope, MAX_PEOPLE);
  const condition = quoteCondition(scope);
  const { sql, values } = fromQuotes(condition, 'articles');
  const sources = db.all(
    `WITH counted AS (${
      condition
        ? `SELECT a.source, count(*) AS quotes ${sql} GROUP BY 1`
        : 'SELECT source, sum(quotes) AS quotes FROM articles GROUP BY 1'
    }) SELECT source, quotes, (SELECT count(*) FROM counted WHERE quotes > 0) AS n FROM counted
     WHERE quotes > 0 ORDER BY quotes DESC, source LIMIT ?`,
    [...values, MAX_SOURCES],
  );
  const names = sources.map(({ source }) => sourceOf(source));
  const counted = byArticle(scope, people.shown);
  const rows = db.all(
    `${counted.sql} SELECT counted.person_id, a.source, sum(counted.n) AS quotes
     FROM counted JOIN articles a ON a.id = counted.article_id GROUP BY 1, 2`,
    counted.values,
  );
  const marks = rows.map(row => ({
    person: people.shown.findIndex(({ id }) => id === row.person_id),
    source: names.indexOf(sourceOf(row.source)),
    quotes: Number(row.quotes),
  }));
  return {
    people,
    sources: sources.map((row, i) => ({ name: names[i] ?? null, quotes: Number(row.quotes) })),
    allSources: Number(sources[0]?.n ?? 0),
    marks: marks.filter(({ source }) => source >= 0).sort((a, b) => a.person - b.person || a.source - b.source),
  };
}
