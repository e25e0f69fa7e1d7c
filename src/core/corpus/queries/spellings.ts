/** People of several names who may be one: spellings of a name, proposed with what speaks for it. */
import { ENTITY_TYPE_CODES } from '../codes';
import type { Database, Row } from '../database';
import { compareSpellings } from '../linking/spelling';
import { foldWords } from '../names';
import type { Page } from '../query/search';
import { INDEXED_PEOPLE } from '../schema';
import { PERSON_COLUMNS, type Person, personOf } from './people';

/** Two people who may be one. */
export interface SpellingProposal {
  /** Who is quoted more. */
  readonly person: Person;
  readonly other: Person;
  /** What differs: only middle names, or the spelling. */
  readonly differs: 'middle' | 'spelling';
  /** Roles that both have in their first articles, at most some. */
  readonly sharedRoles: readonly string[];
  /** Names that are beside both in their first articles, at most some. */
  readonly sharedCompany: readonly string[];
}

/** Only the people who are quoted most are looked at. */
const MAX_PEOPLE = 3_000;
const PEOPLE_AT_ONCE = 150;
/** Only the others of a spelling who are quoted most are compared. */
const MAX_OTHERS = 12;
/** Articles of each whose roles and names are compared. */
const MAX_ARTICLES = 40;
const MAX_SHOWN = 5;

/**
 * Spellings of one name, those of the most quoted people first.
 * @param distinct pairs of names that are known to be two people
 */
export function spellingProposals(
  db: Database,
  page: Page,
  distinct: readonly (readonly string[])[] = [],
): SpellingProposal[] {
  const known = new Set(distinct.map(names => pairKey(names)));
  const found: Omit<SpellingProposal, 'sharedRoles' | 'sharedCompany'>[] = [];
  const most = page.offset + page.limit;
  for (const row of peopleOf(db)) {
    if (found.length >= most) break;
    const person = personOf(row);
    for (const otherRow of othersOf(db, row)) {
      const other = personOf(otherRow);
      const differs = compareSpellings(person.name, other.name);
      if (differs && !known.has(pairKey([person.name, other.name]))) found.push({ person, other, differs });
    }
  }
  return found.slice(page.offset, most).map(proposal => ({ ...proposal, ...evidenceFor(db, proposal) }));
}

/** The most quoted people with a full name. */
function* peopleOf(db: Database): Generator<Row> {
  for (let offset = 0; offset < MAX_PEOPLE; offset += PEOPLE_AT_ONCE) {
    const rows = db.all(
      `SELECT ${PERSON_COLUMNS}, spelling FROM people WHERE id IN (
          SELECT id FROM ${INDEXED_PEOPLE} WHERE type = ? AND quotes > 0 AND spelling IS NOT NULL
          ORDER BY quotes DESC, mentions DESC, fold, part LIMIT ? OFFSET ?
        ) ORDER BY quotes DESC, mentions DESC, key`,
      [ENTITY_TYPE_CODES.codeOf('person'), PEOPLE_AT_ONCE, offset],
    );
    yield* rows;
    if (rows.length < PEOPLE_AT_ONCE) return;
  }
}

/** Those of the same consonants who are quoted less; of those quoted as often, the ones with later keys. */
const othersOf = (db: Database, { id, spelling }: Row): Row[] =>
  db.all(
    `SELECT ${PERSON_COLUMNS} FROM people p WHERE p.id IN (
        SELECT id FROM people_rows INDEXED BY people_by_spelling WHERE spelling = ?1
      ) AND EXISTS (
        SELECT 1 FROM people one WHERE one.id = ?2 AND one.folded <> p.folded
          AND (p.quotes, p.mentions, one.key) < (one.quotes, one.mentions, p.key))
      ORDER BY p.quotes DESC, p.mentions DESC, p.key LIMIT ?3`,
    [spelling as string, Number(id), MAX_OTHERS],
  );

const pairKey = (names: readonly string[]): string => names.map(foldWords).sort().join('\n');

function evidenceFor(
  db: Database,
  { person, other }: Pick<SpellingProposal, 'person' | 'other'>,
): Pick<SpellingProposal, 'sharedRoles' | 'sharedCompany'> {
  const shared = (one: ReadonlyMap<string, string>, two: ReadonlyMap<string, string>): string[] =>
    [...one].flatMap(([folded, name]) => (two.has(folded) ? name : [])).slice(0, MAX_SHOWN);
  return {
    sharedRoles: shared(rolesOf(db, person.id), rolesOf(db, other.id)),
    sharedCompany: shared(companyIn(db, person.id), companyIn(db, other.id)),
  };
}

const FIRST_ARTICLES = `(SELECT article_id, role FROM entity_rows WHERE person_id = ?1 ORDER BY article_id
  LIMIT ${MAX_ARTICLES})`;

const rolesOf = (db: Database, person: number): Map<string, string> =>
  byFoldedName(db.all(`SELECT role AS name FROM ${FIRST_ARTICLES} WHERE role IS NOT NULL`, [person]));

/** People and organizations in the articles of a person, the most mentioned first. */
const companyIn = (db: Database, person: number): Map<string, string> =>
  byFoldedName(
    db.all(
      `SELECT e.name, sum(e.mentions) AS mentions FROM ${FIRST_ARTICLES} one
        JOIN entities e ON e.article_id = one.article_id
        WHERE e.type IN ('person', 'organization') AND e.person_id <> ?1
        GROUP BY e.name ORDER BY mentions DESC, e.name LIMIT 400`,
      [person],
    ),
  );

function byFoldedName(rows: readonly Row[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { name } of rows) {
    const folded = foldWords(String(name));
    if (!names.has(folded)) names.set(folded, String(name));
  }
  return names;
}
