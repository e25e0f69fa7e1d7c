import type { ArticleSpan } from '../../text';
import type { Gender, MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';

/** A surname that the tagger missed. It is no mention, but pronouns can refer to it. */
export interface RecoveredSurname {
  readonly mention: MentionCandidate;
  readonly cluster: number;
}

/** An article prepared for the resolution of pronouns. Quotes, mentions and clusters are indices. */
export interface AntecedentContext {
  readonly doc: Doc;
  readonly mentions: readonly MentionCandidate[];
  /** In order. */
  readonly recovered: readonly RecoveredSurname[];
  /** For each mention its cluster, or -1. Resolution writes the clusters of pronouns. */
  readonly clusterOf: Int32Array;
  readonly genderOf: (cluster: number) => Gender;
  readonly isPerson: (cluster: number) => boolean;
  readonly isOrganization: (cluster: number) => boolean;
  /** The innermost quote around a token, or -1. */
  readonly quoteAt: (token: number) => number;
  /** The sentence that a quote starts in. */
  readonly sentenceOf: (quote: number) => number;
  /** Cluster of a quote's speaker, or -1 if it is unknown. */
  readonly speakerOf: (quote: number) => number;
  /** Whether a mention refers to a speaker. */
  readonly speaks: (mention: number) => boolean;
  /** The quotes with a mention as speaker. */
  readonly spokenBy: (mention: number) => readonly number[];
  /** The cluster of a mention. Opens one if it has none. */
  readonly open: (mention: number) => number;
}

/** What coreference needs of quotes: their spans and, if known, their speakers. */
export interface QuoteContext {
  /** In order of start, the outer before the inner. */
  readonly quotes: readonly { readonly span: ArticleSpan; readonly parts: readonly ArticleSpan[] }[];
  /** Index of the mention that refers to the quote’s speaker, or null. */
  readonly speakerOf?: (quoteIndex: number) => number | null;
  /** Whether a mention refers to a speaker, of direct or indirect speech. */
  readonly speaks?: (mention: number) => boolean;
}
