import type { ArticleSpan } from '../../text';
import type { Gender, MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';

/** A person’s surname that the tagger missed. It is no mention, but pronouns can refer to it. */
export interface RecoveredSurname {
  readonly mention: MentionCandidate;
  readonly cluster: number;
}

export interface AntecedentContext {
  readonly doc: Doc;
  readonly mentions: readonly MentionCandidate[];
  /** In order. */
  readonly recovered: readonly RecoveredSurname[];
  /** For each mention its cluster, or -1; pronouns get theirs here. */
  readonly clusterOf: Int32Array;
  readonly genderOf: (cluster: number) => Gender;
  readonly isPerson: (cluster: number) => boolean;
  readonly isOrganization: (cluster: number) => boolean;
  /** Innermost quote of a token, or -1. */
  readonly quoteAt: (token: number) => number;
  /** The sentence that a quote starts in. */
  readonly sentenceOf: (quote: number) => number;
  /** Cluster of a quote's speaker, or -1 where it is not known. */
  readonly speakerOf: (quote: number) => number;
  /** Whether a mention refers to a speaker. */
  readonly speaks: (mention: number) => boolean;
  /** The quotes that a mention speaks. */
  readonly spokenBy: (mention: number) => readonly number[];
  /** The cluster of a mention; one of its own where it had none. */
  readonly open: (mention: number) => number;
}

/** The quotes as coreference needs them: their spans and, if known, their speakers. */
export interface QuoteContext {
  /** In order of start, the outer before the inner. */
  readonly quotes: readonly { readonly span: ArticleSpan; readonly parts: readonly ArticleSpan[] }[];
  /** Index of the mention that refers to the quote’s speaker, or null. */
  readonly speakerOf?: (quoteIndex: number) => number | null;
  /** Whether a mention refers to a speaker, of direct or indirect speech. */
  readonly speaks?: (mention: number) => boolean;
}
