/** Exchange with other tools: formats, import, export, agreement and reports. */
export { inWords, type Rest, reopen, settle, type Version, versionsOf, versionText } from './agreement/adjudication';
export {
  type AnnotatedFile,
  agreementOf,
  agreementsOf,
  compareFile,
  type Disagreement,
  type FileComparison,
  NOBODY,
} from './agreement/agreement';
export type { Agreement } from './agreement/agreementCounts';
export { agreementMarkdown } from './agreement/agreementReport';
export { ArticleNames, stemsOf } from './articleNames';
export { ArticleTexts } from './articleTexts';
export { collect, count, FormatError, type ReadDocument } from './exchangeModel';
export { headOf, type Outgoing, type OutgoingFile, outgoing, TakenNames } from './exporting';
export { type ExtractedArticle, type ExtractedProblem, extractArticle, extractProblem } from './extract';
export { FORMATS, filesOfDocument, formatOf, formatOfFile, stemOf } from './formats/allFormats';
export type { Format } from './formats/format';
export { recognizeFormat, UNTOLD_ENDINGS } from './formats/recognize';
export { readIncoming } from './importing';
export { ImportPlanner } from './importPlan';
export { analysisOf, readExtracted } from './readExtracted';
export { isTold, storyOf } from './report/quoteReport';
