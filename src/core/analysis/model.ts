import type { Article, Problem } from '../article';
import type { Origin, Span } from '../text';

/**
 * Everything derived from the text of one article, and from nothing else. Plain data that survives a structured clone.
 * Spans are article offsets.
 */
export interface ArticleAnalysis<O extends Origin = 'article'> {
  /** In order of start; a nested quote follows the quote around it. */
  readonly quotes: readonly Quote<O>[];
  /** In order of their first mention; ids are `e1`, `e2`, … */
  readonly entities: readonly Entity<O>[];
  readonly dates: readonly DateExpression<O>[];
  /** Problems in the text, such as a quotation mark that never closes. */
  readonly problems: readonly Problem<O>[];
}

/** The analysis of an article in its file. Spans are file offsets. */
export interface Analysis extends ArticleAnalysis<'file'> {
  readonly article: Article;
}

/**
 * - `direct`: a whole quoted utterance
 * - `partial`: a quoted fragment inside the writer's own sentence
 * - `scare`: marks without speech (a title, a nickname, so-called …); it has no speaker
 * - `indirect`: reported speech without marks
 */
export type QuoteKind = 'direct' | 'partial' | 'scare' | 'indirect';

export interface Quote<O extends Origin = 'file'> {
  /** `q1`, `q2`, … in order of start, within the article. Derived: never stored in a sidecar. */
  readonly id: string;
  /** From the first mark to the last, marks included (indirect: the words). */
  readonly span: Span<O>;
  readonly kind: QuoteKind;
  /** A quote that runs over paragraphs (each reopened, only the last closed) is one quote with several parts. */
  readonly parts: readonly Span<O>[];
  /** Id of the innermost quote around it, or null. */
  readonly within: string | null;
  /** Null if the quote is not speech, or if the speaker is unknown. */
  readonly attribution: Attribution<O> | null;
  /** The writer’s words that report it; null if none were found. */
  readonly reporting: Reporting<O> | null;
}

/** How the text reports speech, thought or writing. */
export interface Reporting<O extends Origin = 'file'> {
  /** The whole phrase for the speaker, with title, role and apposition: `Hugh Hill, a doctor,`; null if there is none. */
  readonly source: Span<O> | null;
  /** The cue: `told`, `has said`, `according to`; null if the speaker continues without one. */
  readonly cue: Span<O> | null;
  /** Everything reported with this cue, with and without marks, in parts separated by source or cue. */
  readonly content: readonly Span<O>[];
}

/** The speaker, and the evidence for it. */
export interface Attribution<O extends Origin = 'file'> extends Candidate<O> {
  /** The cue, if there is one: `told`, `according to`. */
  readonly cue: Span<O> | null;
  /** The next best candidates, best first. */
  readonly runnersUp: readonly Candidate<O>[];
}

export interface Candidate<O extends Origin = 'file'> {
  /** An `Entity.id` of the same analysis. */
  readonly entity: string;
  /** The mention of the speaker, a name without title; null if the text has none. */
  readonly mention: Mention<O> | null;
  readonly rule: RuleId;
  /** The evidence as short phrases for a reader, strongest first; none for runners-up. */
  readonly evidence: readonly string[];
  /** 0–1, calibrated. */
  readonly confidence: number;
}

/** How a speaker was found. `rules.ts` describes each for readers. */
export type RuleId =
  | 'cue-adjacent' // “…,” she said / she said, “…” / said Smith
  | 'cue-in-sentence' // the cue's clause holds the quote (partial quotes)
  | 'according-to'
  | 'noun-cue' // in a statement that read: “…”
  | 'colon' // Smith: “…” and transcripts
  | 'sentence-subject' // a cue-less partial quote in a sentence about its speaker
  | 'carried-on' // the same speaker continues, in this paragraph or from the one before
  | 'introduced' // the paragraph before names the speaker, with a cue, and opens the quote
  | 'named-after' // the speaker is named only in the sentence after
  | 'turn' // conversation by turns
  | 'nested'; // the speaker within another quote

export type MentionKind = 'name' | 'nominal' | 'pronoun';

export interface Mention<O extends Origin = 'file'> {
  /** A name without title or role, the whole phrase of a nominal, or a pronoun. */
  readonly span: Span<O>;
  readonly text: string;
  readonly kind: MentionKind;
}

export type EntityType =
  | 'person'
  | 'organization'
  | 'place'
  | 'group' // nationalities, parties' members, peoples: "Russians", "Democrats", "officials"
  | 'event'
  | 'work'
  | 'product'
  | 'other';

export interface Entity<O extends Origin = 'file'> {
  readonly id: string;
  readonly type: EntityType;
  /** The canonical name: the fullest form in the article. */
  readonly name: string;
  /** `Russian President`, `Kremlin foreign policy aide`: the first one in the text, or null. */
  readonly role: string | null;
  /** Other forms in this article, most frequent first. */
  readonly aliases: readonly string[];
  /** `unknown` if neither the text nor the name shows it. */
  readonly gender: 'female' | 'male' | 'neuter' | 'plural' | 'unknown';
  /** In order of start. */
  readonly mentions: readonly Mention<O>[];
}

export interface DateExpression<O extends Origin = 'file'> {
  readonly span: Span<O>;
  readonly text: string;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, inclusive; equal to `from` for a single day. */
  readonly to: string;
}
