/** What a quote map is about, as SQL over quotes `q`, their articles `a` and files `f`. */
import type { Database, Row } from '../../database';
import { keyList, PEOPLE_WITH_KEYS } from '../../personKeys';
import { parseQuery } from '../../query/parse';
import { type Condition, conditionOf } from '../../query/sql';
import { countQuoted, peoplePage } from '../people';

/** All that is given must hold; a scope of nothing is the whole corpus. */
export interface MapScope {
  /** A query line; empty: none. Where it has problems, the rest of it counts, as in a search. */
  readonly query: string;
  /** `people.key` of those to show; null: whoever is quoted most. */
  readonly people: readonly string[] | null;
  /** `files.path` of the articles to count; null: all. */
  readonly files: readonly string[] | null;
}

export interface MapPerson {
  /** `people.id`; changes when the index is built again. */
  readonly id: number;
  /** `people.key` */
  readonly key: string;
  readonly name: string;
  readonly role: string | null;
  /** Quotes within the scope. */
  readonly quotes: number;
}

/** The people of a scope with the most quotes, and how many people with quotes there are. */
export interface MapPeople {
  readonly shown: readonly MapPerson[];
  readonly all: number;
}

/** Conditions of a scope, without its people. Null where every quote counts, so that no join is needed. */
export function quoteCondition({ query, files }: MapScope): Condition | null {
  const conditions: Condition[] = [];
  const { root } = parseQuery(query);
  if (root) conditions.push(conditionOf(root, 'quote'));
  if (files) conditions.push({ sql: 'f.path IN (SELECT value FROM json_each(?))', values: [JSON.stringify(files)] });
  if (!conditions.length) return null;
  return { sql: conditions.map(({ sql }) => sql).join(' AND '), values: conditions.flatMap(({ values }) => values) };
}

/**
 * `FROM … WHERE …` of the quotes that a condition holds for. Joins only what the condition asks for.
 * @param alsoOf `articles` where the caller, too, asks for columns of `a`
 */
export function fromQuotes(condition: Condition | null, alsoOf: 'quotes' | 'articles' = 'quotes'): Condition {
  if (!condition) return { sql: 'FROM quotes q WHERE TRUE', values: [] };
  const { sql, values } = condition;
  const file = /\bf\./.test(sql) ? ' JOIN files f ON f.id = a.file_id' : '';
  // CROSS JOIN keeps the order: where only articles are asked for, they come first, and then their quotes.
  if (!/\bq\./.test(sql))
    return { sql: `FROM articles a${file} CROSS JOIN quotes q ON q.article_id = a.id WHERE ${sql}`, values };
  const article = file || alsoOf === 'articles' || /\ba\./.test(sql) ? ' JOIN articles a ON a.id = q.article_id' : '';
  return { sql: `FROM quotes q${article}${file} WHERE ${sql}`, values };
}

/** People by their quotes in the scope, most first. @param limit at most so many are shown */
export function peopleOf(db: Database, scope: MapScope, limit: number): MapPeople {
  const condition = quoteCondition(scope);
  const chosen = scope.people && keyList(scope.people);
  return condition ? countPeople(db, condition, chosen, limit) : knownPeople(db, chosen, limit);
}

/** Without a condition the counts are in the table already. */
function knownPeople(db: Database, chosen: string | null, limit: number): MapPeople {
  if (chosen === null) {
    const { people } = peoplePage(db, { type: 'all', sort: 'quotes', filter: '' }, { limit, offset: 0 });
    const quoted = people.filter(({ quotes }) => quotes > 0);
    return {
      shown: quoted.map(({ id, key, name, role, quotes }) => ({ id, key, name, role, quotes })),
      all: countQuoted(db),
    };
  }
  const rows = db.all(
    `SELECT id, key, name, role, quotes, count(*) OVER () AS people FROM people
     WHERE id IN (${PEOPLE_WITH_KEYS}) AND quotes > 0 ORDER BY quotes DESC, name, id LIMIT ?`,
    [chosen, limit],
  );
  return { shown: rows.map(personOf), all: Number(rows[0]?.people ?? 0) };
}

function countPeople(db: Database, condition: Condition, chosen: string | null, limit: number): MapPeople {
  const { sql, values } = fromQuotes(condition);
  const among = chosen === null ? '' : ` AND q.person_id IN (${PEOPLE_WITH_KEYS})`;
  const rows = db.all(
    `WITH counted AS (SELECT q.person_id, count(*) AS n ${sql} AND q.person_id IS NOT NULL${among} GROUP BY 1)
     SELECT p.id, p.key, p.name, p.role, counted.n AS quotes, (SELECT count(*) FROM counted) AS people
     FROM counted JOIN people p ON p.id = counted.person_id
     ORDER BY counted.n DESC, p.name, p.id LIMIT ?`,
    [...values, ...(chosen === null ? [] : [chosen]), limit],
  );
  return { shown: rows.map(personOf), all: Number(rows[0]?.people ?? 0) };
}

export const personOf = (row: Row): MapPerson => ({
  id: Number(row.id),
  key: String(row.key),
  name: String(row.name),
  role: row.role === null ? null : String(row.role),
  quotes: Number(row.quotes),
});

/** `keys` and names of people, for a scope that lasts. @param people their ids, or their names as written */
export function peopleToMap(db: Database, people: readonly (number | string)[]): { key: string; name: string }[] {
  const ids = people.filter(one => typeof one === 'number');
  const names = people.filter(one => typeof one === 'string');
  return db
    .all(
      `SELECT key, name FROM people WHERE id IN (SELECT value FROM json_each(?))
       OR name IN (SELECT value FROM json_each(?)) OR id IN (${PEOPLE_WITH_KEYS})
       ORDER BY quotes DESC, name, id`,
      [JSON.stringify(ids), JSON.stringify(names), keyList(names)],
    )
    .map(({ key, name }) => ({ key: String(key), name: String(name) }));
}
