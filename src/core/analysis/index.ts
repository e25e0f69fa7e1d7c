/**
 * The public interface of the analysis. Other layers import from here only.
 *
 * An {@link Analyser} turns one article into quotes with speakers, entities and dates. {@link FileAnalyses} keeps the
 * analyses of the articles of a file across edits; {@link analyseAt} analyses one article in one go.
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
export { meansSelf } from './selfMentions';
export { TRAINED } from './trained';
