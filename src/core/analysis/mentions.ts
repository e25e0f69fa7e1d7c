import type { Span } from '../text/span';
import type { Doc } from './document';
import type { EntityType, Mention } from './model';

export type Gender = 'female' | 'male' | 'neuter' | 'plural' | 'unknown';

/** Words that stand for someone or something, with what can be told of them from where they stand. */
export interface MentionCandidate extends Mention {
  readonly type: EntityType;
  /** Token indices, half-open; both 0 for a mention outside the tokens (the header's source). */
  readonly firstToken: number;
  readonly lastToken: number;
  /** The whole noun phrase, with title, role and apposition: `Kremlin foreign policy aide Yuri Ushakov`. */
  readonly phrase: Span;
  /** `Kremlin foreign policy aide`, `a doctor`; null where the phrase names none. */
  readonly role: string | null;
  readonly gender: Gender;
  readonly number: 'singular' | 'plural';
}

/** All mentions of an article, in order of start, none overlapping another of its kind. */
export function findMentions(_doc: Doc): MentionCandidate[] {
  return [];
}
