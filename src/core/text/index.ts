/** Text: spans, lines, offsets, tokens and sentences. Offsets are UTF-16 code units; spans are half-open. */

// Spans and offsets

export { LineIndex } from './lines';
export { toArticle, toFile } from './offsets';
export {
  type ArticleSpan,
  bySpan,
  contains,
  lengthOf,
  type Origin,
  overlaps,
  type Span,
  span,
  textOf,
  touches,
} from './span';

// Searches in sorted lists and in sets of spans

export { IntervalIndex } from './intervalIndex';
export { firstIndexWhere, lowerBound } from './lowerBound';
export { SimilarSpans, shareOf } from './similarSpans';

// Tokens and sentences

export { sentenceSteps, splitSentences } from './sentences';
export { type RawToken, type TokenKind, tokenize, tokenSteps } from './tokens';

// Hashes of texts

export { fingerprintOf } from './fingerprint';
export { hashText, mixBits } from './hash';

// The calendar

export { type Day, dateInWords, daysInMonth, isoOf, monthName, monthOf, parseIsoDay, weekdayOf } from './calendar';

// Files: globs, ignore rules, size limits and order

export { Globs } from './globs';
export { IgnoreRules } from './ignoreRules';
export { describeLimit, MAX_ARTICLE_BYTES, MAX_IMPORT_BYTES, MAX_YAML_BYTES } from './limits';
export { KEY_SEPARATOR, pathSortKey, sortByPath } from './pathOrder';

// Texts in the reader's language

export {
  type DisplayLanguage,
  displayLanguage,
  ENGLISH,
  keyOfText,
  type Message,
  type MessageValue,
  type Say,
  type Translations,
} from './displayLanguage';

export {
  asWritten,
  inARow,
  inEnglish,
  phrase,
  quantity,
  ToldError,
  toldBy,
} from './message';

// Work in steps

export { runToEnd } from './steps';

// Errors of parsers

export { wordsOfXmlError } from './xmlErrors';
