/** Exchange with other tools: formats, import, export, agreement and reports. */
export {
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
export { ArticleNames, stemsOf } from './articleNames';
export { ArticleTexts } from './articleTexts';
export { count, FormatError, type ReadDocument, toExchangeDocument } from './exchangeModel';
export { headOf, type Outgoing, type OutgoingFile, outgoing, TakenNames } from './exporting';
export { type ExtractedArticle, type ExtractedProblem, extractArticle, extractProblem } from './extract';
export { FORMATS, filesOfDocument, formatOf, formatOfFile, stemOf } from './formats/allFormats';
export type { Format } from './formats/format';
export { AMBIGUOUS_ENDINGS, recognizeFormat } from './formats/recognize';
export { readIncoming } from './importing';
export { ImportPlanner } from './importPlan';
export { isReported, writeQuoteReport } from './report/quoteReport';
