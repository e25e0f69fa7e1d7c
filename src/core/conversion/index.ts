/**
 * Makes seed files of articles in other files: pages, mails, documents, tables, feeds and exports of news databases. Pure:
 * bytes in, articles and a list of what is unsure out. Parsers of HTML, mail and Word are ports.
 */

// Conversion

export {
  type ColumnChoice,
  type Conversion,
  type ConvertOptions,
  columnsOf,
  convert,
  type DocumentReaders,
  type SourceFile,
} from './convert';
export { type Duplicate, Duplicates } from './duplicates';
export { isSourceName, SOURCE_ENDINGS, type SourceKind } from './kinds';
export { ConversionError, type ConversionFault, FIELDS, type Field } from './model';
export { type Columns, guessColumns } from './records';
export { type ConvertedArticle, checkGiven, type Doubt, type Given } from './settle';

// What the ports give

export type { Mail } from './mail';
export type { Page } from './page';
