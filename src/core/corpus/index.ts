/**
 * The door of the corpus layer: what articles give the index, the index itself, and the language to ask it. Rows are
 * plain data; the database is a port. Offsets are file offsets in UTF-16 code units, half-open; lines are 1-based.
 */
export { findHits, phrasesOf } from './concordance/hits';
export {
  type ConcordanceRow,
  concordanceRows,
  type Occurrence,
  type RowOrder,
  resultOf,
  sortRows,
} from './concordance/occurrences';
export { CorpusIndex, type IndexedFile } from './corpusIndex';
export { type Database, ForeignIndexError, type Row, type SqlValue } from './database';
export { foldWords, nameKey } from './names';
export { presentMentions, presentPlace } from './presentPlaces';
export {
  createIndexQueries,
  type IndexQueries,
  type IndexQueryArgs,
  type IndexQueryName,
  type IndexQueryResult,
  runIndexQuery,
} from './queries';
export type { AnnotationFilter, AnnotationPage, IndexedAnnotation } from './queries/annotations';
export {
  ARTICLE_GROUPINGS,
  ARTICLE_ORDERS,
  type ArticleGrouping,
  type ArticleGroupKey,
  type ArticleListing,
  type ArticleOrder,
  type ArticleSelection,
} from './queries/articleSelection';
export {
  type ArticleCounts,
  type ArticleGroup,
  type ArticlePlace,
  type ListedArticle,
  listsFiles,
} from './queries/articles';
export type { IndexCounts } from './queries/counts';
export {
  isOfOneArticle,
  type PeoplePage,
  type PeopleQuestion,
  type PeopleSort,
  type PeopleType,
  type Person,
} from './queries/people';
export type { CoQuoted, PersonArticle, PersonQuote, PersonRole, Spelling } from './queries/person';
export { type EntityPlace, type IndexedMention, introductionIn, type MentionedIn } from './queries/personPlaces';
export type { QuotePlace } from './queries/places';
export {
  dayNumber,
  type MapPerson,
  type MapScope,
  type MarkQuestion,
  type MarkQuote,
  type QuotesOfMark,
  queryLineOf,
  type Shares,
  type SourceName,
  type Timeline,
  type TimeStep,
  type Together,
} from './queries/quoteMap';
export type { QuotesToHold, QuoteToHold, RecordArticle, RecordOfQuote, RecordScope } from './queries/records';
export type { ReuseGroup, ReuseGroups, ReuseList, ReusePage, ReusePlace } from './queries/reuse';
export type { QuoteReuse } from './queries/reuseFinder';
export type { FieldValue, ResultIds } from './queries/search';
export type { SpellingProposal } from './queries/spellings';
export type { ArticleSymbol, Symbols } from './queries/symbols';
export { fieldAt, type QueryCursor, queryCursorAt, queryValue } from './query/cursor';
export {
  FIELDS,
  type FieldName,
  type Query,
  type QueryNode,
  type QueryProblem,
  type ResultUnit,
  type Words,
} from './query/model';
export { parseQuery } from './query/parse';
export {
  countMatches,
  countResults,
  type DateOrder,
  type ResultCount,
  resultsOf,
  type SearchPage,
  type SearchResult,
  search,
  searchIds,
} from './query/search';
export { unitOf } from './query/sql';
export { type IndexedQuote, peopleNamed, quotesInMarks } from './quotes';
export { alignWords, type Difference, differencesOf } from './reuse/align';
export { bestOf, type HeldQuote, holdQuotes, type QuoteText, VERDICTS } from './reuse/hold';
export { RecordText, type Verdict, type Verification } from './reuse/record';
export { reuseSteps } from './reuse/reuse';
export { type WordChange, type Wording, wordChanges, wordingOf } from './reuse/wording';
export { comparedWords } from './reuse/words';
export { type FileRows, headRowsOfFile, rowsOfFile } from './rows';
export { SCHEMA_VERSION } from './schema';
