/**
 * The door of the analysis: other layers import nothing behind it.
 *
 * An {@link Analyser} turns one article into quotes with speakers, entities and dates. {@link FileAnalyses} keeps the
 * analyses of a file’s articles over edits; {@link analyseAt} analyses one article at once.
 */
export { type Analyser, analyseAt, createAnalyser, type Stage } from './analyser';
export { FileAnalyses } from './fileAnalyses';
export { inFile } from './inFile';
export type { ModelData } from './loadModels';
export type {
  Analysis,
  ArticleAnalysis,
  Attribution,
  Candidate,
  DateExpression,
  Entity,
  EntityType,
  Mention,
  MentionKind,
  Quote,
  QuoteKind,
  Reporting,
  RuleId,
} from './model';
export { ModelError } from './models/features';
export { ruleInShort, ruleInWords } from './rules';
export { TRAINED } from './trained';
