import {
  DOCUMENT_NOUNS,
  GROUP_NOUNS,
  INDEFINITE_PRONOUNS,
  NOT_HEADS,
  ORGANIZATION_NOUNS,
  PERSON_NOUNS,
  TITLES,
} from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';

/** The types of heads, and null for words that are none. A word in several lists is what the last one says. */
const LISTED_HEADS: ReadonlyMap<string, EntityType | null> = new Map([
  ...[...DOCUMENT_NOUNS].map(word => [word, 'work'] as const),
  ...[...ORGANIZATION_NOUNS].map(word => [word, 'organization'] as const),
  ...[...GROUP_NOUNS].map(word => [word, 'group'] as const),
  ...[...NOT_HEADS].map(word => [word, null] as const),
  ...[...INDEFINITE_PRONOUNS].map(word => [word, 'person'] as const),
]);

/**
 * Whether a lower-case word is a noun for a person: `minister`, `aide`, `gen.`.
 * @param entry its entry in the lexicon
 */
export function isNounForPerson(entry: number, lower: string): boolean {
  if ((entry & Flag.PersonNoun) !== 0 || PERSON_NOUNS.has(lower)) return true;
  return TITLES.has(lower.endsWith('.') ? lower.slice(0, -1) : lower);
}

/** What a noun phrase with this lower-case word as its head is; null if the word is no such head. */
export function headTypeOf(entry: number, lower: string): EntityType | null {
  const listed = LISTED_HEADS.get(lower);
  if (listed !== undefined) return listed;
  if (isNounForPerson(entry, lower)) return isPluralNoun(lower) ? 'group' : 'person';
  return null;
}

/** Whether a lower-case noun is a plural. */
export function isPluralNoun(lower: string): boolean {
  return (
    GROUP_NOUNS.has(lower) ||
    (lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss')) ||
    lower.endsWith('men')
  );
}
