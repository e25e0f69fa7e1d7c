/** Exchange with other tools: formats, import, export, agreement and reports. Offsets are file offsets. */

// Formats and their model

export { count, FormatError, type ReadDocument, toExchangeDocument } from './exchangeModel';
export { FORMATS, filesOfDocument, formatOf, formatOfFile, stemOf } from './formats/allFormats';
export type { Format } from './formats/format';
export { AMBIGUOUS_ENDINGS, recognizeFormat } from './formats/recognize';

// Export

export { csvRecord, csvRecords } from './encoding/csv';
export { isTooDeep } from './encoding/jsonDepth';
export { plainSvgSteps } from './encoding/svg';
export { apart, headOf, type Outgoing, type OutgoingFile, outgoing, TakenNames } from './exporting';
export {
  type ExtractedArticle,
  type ExtractedProblem,
  extractArticle,
  extractPlaced,
  extractProblem,
} from './extract';
export { CITATION_STYLES, type CitationStyle, type CitedQuote, citationOf } from './report/citation';
export { isReported, QuoteReport } from './report/quoteReport';

export { SEARCH_FORMATS, type SearchFormat, searchWriter } from './search/searchExport';

// Import

export { ArticleNames, stemsOf } from './articleNames';
export { ArticleTexts } from './articleTexts';
export { readIncoming } from './importing';
export { type ImportFinding, ImportPlanner } from './importPlan';
export {
  groupOutcomes,
  type ImportedAnnotation,
  type ImportRemark,
  type ImportResults,
  type OutcomeGroup,
  type OutcomeKind,
} from './importResults';

// Words in a text, whatever blanks and marks they are written with

export { FoldedText, foldWords as foldPassage } from './placing/foldedText';

// Agreement and adjudication

export {
  namesOf,
  reopen,
  settle,
  statementOf,
  type UnadoptedFate,
  type Version,
  versionsOf,
  versionText,
} from './agreement/adjudication';
export {
  type AnnotatedFile,
  agreementOf,
  agreementsOf,
  compareFile,
  type Disagreement,
  type FileComparison,
  UNSIGNED,
} from './agreement/agreement';
export type { Agreement } from './agreement/agreementCounts';
export { agreementMarkdown } from './agreement/agreementReport';
export { analysisOf, readExtracted } from './readExtracted';
