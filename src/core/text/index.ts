/** Text: spans, lines, offsets, tokens and sentences. Offsets are UTF-16 code units; spans are half-open. */
export { type Day, dateInWords, daysInMonth, isoOf, monthOf, parseIsoDay, weekdayOf } from './calendar';
export { fingerprintOf } from './fingerprint';
export { hashText, mixBits } from './hash';
export { IgnoreRules } from './ignoreRules';
export { IntervalIndex } from './intervalIndex';
export { describeLimit, MAX_ARTICLE_BYTES, MAX_IMPORT_BYTES, MAX_YAML_BYTES } from './limits';
export { LineIndex } from './lines';
export { firstIndexWhere, lowerBound } from './lowerBound';
export { toArticle, toFile } from './offsets';
export { sentenceSteps, splitSentences } from './sentences';
export { SimilarSpans, shareOf } from './similarSpans';
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
export { runToEnd } from './steps';
export { type RawToken, type TokenKind, tokenize, tokenSteps } from './tokens';
