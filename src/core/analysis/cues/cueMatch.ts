import type { CueClass, VerbForm } from '../../language/en';
import type { TokenRange } from './phrases';

/** The syntactic relation of a cue to its speaker. The numbers are feature values of the models. */
export const CueArgument = {
  None: 0,
  /** she said */
  Subject: 1,
  /** Hill, a doctor, said */
  Apposition: 2,
  /** Hill, who said */
  Relative: 3,
  /** Hill laughed and said */
  Coordinated: 4,
  /** Hill left, saying */
  Participle: 5,
  /** said Hill */
  Inverted: 6,
  /** described by Hill as */
  Agent: 7,
  /** Hill’s statement; a statement by Hill */
  Owner: 8,
  /** according to Hill */
  According: 9,
  /** HILL: … */
  Colon: 10,
  /** Hill went on to say */
  Infinitive: 11,
  /** Hill posted a message that read */
  ReadByOwner: 12,
} as const;
export type CueArgument = (typeof CueArgument)[keyof typeof CueArgument];

/** A cue in the text, with the phrase for its speaker. */
export interface CueMatch {
  readonly kind: 'verb' | 'noun' | 'preposition' | 'colon';
  /** The cue's own words. */
  readonly cue: TokenRange;
  readonly cls: CueClass;
  readonly form: VerbForm | 'none';
  readonly passive: boolean;
  readonly negated: boolean;
  readonly tie: CueArgument;
  /** Null if syntax does not show the speaker. */
  readonly subject: TokenRange | null;
  /** Index of the sentence. */
  readonly sentence: number;
  /** The innermost quote that contains the cue, or -1. */
  readonly within: number;
}

/** The phrase for a speaker, with its relation to the cue. */
export interface ArgumentPhrase {
  readonly range: TokenRange;
  readonly tie: CueArgument;
}
