import type { IndexQueryArgs, IndexQueryName, IndexQueryResult, PeopleQuestion, Person } from '../../../core/corpus';
import {
  coQuotedRow,
  type PeopleRow,
  type PersonList,
  personArticleRow,
  personQuoteRow,
  personRoleRow,
  personRow,
  spellingRow,
} from '../../../core/view';
import { LANGUAGE } from '../../shell/language';

/** What the view asks of the index. */
export interface PeopleIndex {
  ask<N extends IndexQueryName>(name: N, ...args: IndexQueryArgs<N>): Promise<IndexQueryResult<N>>;
}

/** A row, and the person it stands for, if any. */
export interface ListedRow {
  readonly row: PeopleRow;
  readonly person: Person | null;
}

export interface Listed {
  readonly rows: readonly ListedRow[];
  readonly isMore: boolean;
  /** How many there are on all pages; null where it is not known. */
  readonly total: number | null;
}

/** The people that a question finds. */
export async function listPeople(index: PeopleIndex, question: PeopleQuestion, limit: number): Promise<Listed> {
  const { people, total } = await index.ask('people', question, { limit, offset: 0 });
  const rows = people.map(person => ({ row: personRow(person, question.sort, LANGUAGE), person }));
  return { rows, isMore: total > rows.length, total };
}

/** What a list below a person is about. */
export interface Subject {
  readonly person: number;
  /** Somebody quoted in the same articles: the list is of these articles. */
  readonly other: number | null;
  /** Of speech that is reported without quotation marks. */
  readonly minimumConfidence: number;
}

/** A list below a person. */
export async function listOfPerson(
  index: PeopleIndex,
  list: PersonList,
  subject: Subject,
  limit: number,
): Promise<Listed> {
  const rows = await rowsOf(index, list, subject, { limit: limit + 1, offset: 0 });
  return { rows: rows.slice(0, limit), isMore: rows.length > limit, total: null };
}

async function rowsOf(
  index: PeopleIndex,
  list: PersonList,
  { person, other, minimumConfidence }: Subject,
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedRow[]> {
  const plain = (row: PeopleRow): ListedRow => ({ row, person: null });
  switch (list) {
    case 'quotes':
      return (await index.ask('quotesOfPerson', person, page)).map(one => plain(personQuoteRow(one, LANGUAGE)));
    case 'reported':
      return (await index.ask('quotesOfPerson', person, page, minimumConfidence)).map(one =>
        plain(personQuoteRow(one, LANGUAGE)),
      );
    case 'articles':
      return (await index.ask('articlesOfPerson', person, page)).map(one => plain(personArticleRow(one, LANGUAGE)));
    case 'shared':
      return (await index.ask('articlesOfPerson', person, page, other)).map(one =>
        plain(personArticleRow(one, LANGUAGE)),
      );
    case 'roles':
      return (await index.ask('rolesOfPerson', person, page)).map(one => plain(personRoleRow(one, LANGUAGE)));
    case 'spellings':
      return (await index.ask('spellingsOfPerson', person, page)).map(one => plain(spellingRow(one, LANGUAGE)));
    case 'quotedWith':
      return (await index.ask('quotedWithPerson', person, page)).map(one => ({
        row: coQuotedRow(one, LANGUAGE),
        person: one.person,
      }));
  }
}
