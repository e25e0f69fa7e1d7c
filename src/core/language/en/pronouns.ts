/** Pronouns by what they show. Lower case. */

export const HE_OR_SHE = /^(?:he|she)$/i;

export const HIMSELF_OR_HERSELF = /^(?:himself|herself)$/;

export const HIM_OR_HER = /^(?:him|her)$/i;

/** Pronouns that show the gender of the name directly before them. */
export const GENDERED_PRONOUN = /^(?:he|she|his|her)$/i;

export const FIRST_PERSON_SINGULAR = /^(?:i|me|my|mine|myself)$/i;

export const THIRD_PERSON_SINGULAR = /^(?:he|she|him|her|his)$/i;

export const FIRST_PERSON = /^(?:i|we|my|our|me|us)$/;

export const FIRST_OR_SECOND_PERSON: ReadonlySet<string> = new Set(['i', 'we', 'you', 'me', 'us']);

export const SUBJECT_PRONOUN = /^(?:he|she|who|they|we|i)$/i;

export const POSSESSIVE_PRONOUN = /^(?:his|her|their|its|my|our)$/;

/** Words after which `’s` is a shortened verb: `he’s`, `there’s`. */
export const BEFORE_CONTRACTION = /^(?:he|she|it|that|who|what|there|here|let|where|how)$/;

export const RELATIVE_PRONOUN = /^(?:that|which|who)$/;

export const RELATIVE_OF_THINGS = /^(?:that|which)$/;

/** What a pronoun shows of whom it refers to. */
export interface PronounKind {
  readonly gender: 'female' | 'male' | 'neuter' | 'plural' | 'unknown';
  readonly number: 'singular' | 'plural';
  readonly type: 'person' | 'group' | 'organization';
}

const pronouns = (text: string, kind: PronounKind): [string, PronounKind][] => text.split(' ').map(w => [w, kind]);
/** Pronouns that can refer to somebody who speaks. */
export const PRONOUNS: ReadonlyMap<string, PronounKind> = new Map([
  ...pronouns('he him his himself', { gender: 'male', number: 'singular', type: 'person' }),
  ...pronouns('she her hers herself', { gender: 'female', number: 'singular', type: 'person' }),
  ...pronouns('they them their theirs themselves', { gender: 'plural', number: 'plural', type: 'group' }),
  ...pronouns('it its itself', { gender: 'neuter', number: 'singular', type: 'organization' }),
  ...pronouns('i me my mine myself', { gender: 'unknown', number: 'singular', type: 'person' }),
  ...pronouns('we us our ours ourselves', { gender: 'plural', number: 'plural', type: 'group' }),
  ...pronouns('who', { gender: 'unknown', number: 'singular', type: 'person' }),
]);
