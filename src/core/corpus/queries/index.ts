/** The questions that surfaces ask an index. Arguments and results are plain data, so that a worker can answer. */
import type { Database } from '../database';
import type { FieldName } from '../query/model';
import type { DateOrder, Page } from '../query/search';
import { type AnnotationFilter, annotationPage } from './annotations';
import type { ArticleGroupKey, ArticleListing, ArticleSelection } from './articleSelection';
import {
  articleGroup,
  articlesOfFile,
  countArticles,
  listArticleGroups,
  listArticles,
  placeOfArticle,
} from './articles';
import { countsOf } from './counts';
import { eachReading } from './eachReading';
import type { PeopleQuestion } from './people';
import { peoplePage, peopleWithKeys } from './people';
import {
  articlesOfPerson,
  foldersOfPeople,
  namesOfPeople,
  quotedWithPerson,
  quotesOfPerson,
  rolesOfPerson,
  spellingsOfPerson,
} from './person';
import { type EntityPlace, introductionOfPerson, mentionsOfPerson, personOfEntity } from './personPlaces';
import {
  type MapScope,
  type MarkQuestion,
  peopleToMap,
  quotesOfMark,
  sharesOf,
  timelineOf,
  togetherOf,
} from './quoteMap';
import { quotesOfRecord, quotesToHold, type RecordArticle, type RecordScope, recordsOf } from './records';
import { reuseGroups, reuseOf, reusePlaces } from './reuse';
import { type ResultIds, searchCount, searchFieldValues, searchPage, searchResultIds, searchResults } from './search';
import { spellingProposals } from './spellings';
import { symbolsNamed } from './symbols';

export function createIndexQueries(db: Database) {
  return eachReading(db, {
    counts: () => countsOf(db),
    countArticles: (selection: ArticleSelection) => countArticles(db, selection),
    listArticles: (listing: ArticleListing, group: ArticleGroupKey, page: Page) =>
      listArticles(db, listing, group, page),
    articlesOfFile: (path: string, selection: ArticleSelection, page: Page) =>
      articlesOfFile(db, path, selection, page),
    listArticleGroups: (listing: ArticleListing, page: Page) => listArticleGroups(db, listing, page),
    articleGroup: (listing: ArticleListing, key: ArticleGroupKey) => articleGroup(db, listing, key),
    placeOfArticle: (listing: ArticleListing, path: string, number: number) =>
      placeOfArticle(db, listing, path, number),
    people: (question: PeopleQuestion, page: Page) => peoplePage(db, question, page),
    peopleWithKeys: (keys: readonly string[]) => peopleWithKeys(db, keys),
    quotesOfPerson: (person: number, page: Page, reportedFrom: number | null = null) =>
      quotesOfPerson(db, person, page, reportedFrom),
    articlesOfPerson: (person: number, page: Page, quoting: number | null = null) =>
      articlesOfPerson(db, person, page, quoting),
    rolesOfPerson: (person: number, page: Page) => rolesOfPerson(db, person, page),
    quotedWithPerson: (person: number, page: Page) => quotedWithPerson(db, person, page),
    spellingsOfPerson: (person: number, page: Page) => spellingsOfPerson(db, person, page),
    spellingProposals: (page: Page, distinct: readonly (readonly string[])[] = []) =>
      spellingProposals(db, page, distinct),
    namesOfPeople: (people: readonly number[]) => namesOfPeople(db, people),
    foldersOfPeople: (people: readonly number[]) => foldersOfPeople(db, people),
    personOfEntity: (place: EntityPlace) => personOfEntity(db, place),
    mentionsOfPerson: (person: number, page: Page) => mentionsOfPerson(db, person, page),
    introductionOfPerson: (person: number) => introductionOfPerson(db, person),
    symbolsNamed: (words: string, limit: number) => symbolsNamed(db, words, limit),
    reuseOf: (path: string, page: Page) => reuseOf(db, path, page),
    reuseGroups: (page: Page) => reuseGroups(db, page),
    reusePlaces: (path: string, start: number) => reusePlaces(db, path, start),
    quoteTimeline: (scope: MapScope) => timelineOf(db, scope),
    quotedTogether: (scope: MapScope) => togetherOf(db, scope),
    sourceShares: (scope: MapScope) => sharesOf(db, scope),
    quotesOfMark: (scope: MapScope, mark: MarkQuestion, page: Page) => quotesOfMark(db, scope, mark, page),
    peopleToMap: (people: readonly (number | string)[]) => peopleToMap(db, people),
    records: (scopes: readonly RecordScope[]) => recordsOf(db, scopes),
    quotesToHold: (scopes: readonly RecordScope[], path: string) => quotesToHold(db, scopes, path),
    quotesOfRecord: (scopes: readonly RecordScope[], record: Pick<RecordArticle, 'file' | 'article'>, page: Page) =>
      quotesOfRecord(db, scopes, record, page),
    annotations: (filter: AnnotationFilter, page: Page) => annotationPage(db, filter, page),
    searchPage: (line: string, page: Page) => searchPage(db, line, page),
    searchCount: (line: string, most: number) => searchCount(db, line, most),
    searchResultIds: (line: string, order: DateOrder, limit: number) => searchResultIds(db, line, order, limit),
    searchResults: (ids: ResultIds) => searchResults(db, ids),
    searchFieldValues: (field: FieldName, typed: string, limit: number) => searchFieldValues(db, field, typed, limit),
  });
}

export type IndexQueries = ReturnType<typeof createIndexQueries>;
export type IndexQueryName = keyof IndexQueries;
export type IndexQueryArgs<N extends IndexQueryName> = Parameters<IndexQueries[N]>;
export type IndexQueryResult<N extends IndexQueryName> = ReturnType<IndexQueries[N]>;

/** Asks a question by its name. */
export function runIndexQuery<N extends IndexQueryName>(
  queries: IndexQueries,
  name: N,
  args: IndexQueryArgs<N>,
): IndexQueryResult<N> {
  const query = queries[name] as unknown as (...args: IndexQueryArgs<N>) => IndexQueryResult<N>;
  return query(...args);
}
