/** What a role tells of who somebody is: the walk of life, and for an office the place that it is for. */
import {
  AFTER_ROLE_HEAD,
  countryOf,
  OFFICES_FOR_A_PLACE,
  US_STATES,
  type WalkOfLife,
  walkOfLife,
} from '../../language/en';

interface RoleTraits {
  readonly walk: WalkOfLife;
  /** The country of an office, and the state; null where the role names none, or is no such office. */
  readonly place: readonly string[] | null;
}

/** Longer roles are stretches that the analysis took too far. */
const MAX_ROLE_WORDS = 8;

/** Generals who are no soldiers. */
const CIVIL_GENERAL = /\b(?:attorney|solicitor|secretary|surgeon|inspector)[ -]general\b/i;

/**
 * A role as one word: the walk of life, and for an office the country and the state, as in `politics/united states/oregon`.
 * Empty where the role tells of none.
 */
export function kindOfRole(role: string | null): string {
  const traits = traitsOfRole(role);
  return traits ? [traits.walk, ...(traits.place ?? [])].join('/') : '';
}

/** @returns null where the role tells of no walk of life, or of several (`director`, `wife`, `founder`) */
function traitsOfRole(role: string | null): RoleTraits | null {
  if (role === null) return null;
  const words = wordsOf(role);
  if (words.length > MAX_ROLE_WORDS) return null;
  const head = wordsOf(role.split(AFTER_ROLE_HEAD)[0] ?? '');
  if (CIVIL_GENERAL.test(role)) return { walk: 'politics', place: placeIn(words) };
  const named = [...head].reverse().find(word => walkOfLife(word) !== undefined);
  const walk = named === undefined ? undefined : walkOfLife(named);
  if (named === undefined || walk === undefined) return null;
  // `president of the union`: of what, tells more than the word.
  if (named.startsWith('president') && / of /i.test(role)) return null;
  return { walk, place: OFFICES_FOR_A_PLACE.has(named) ? placeIn(words) : null };
}

const wordsOf = (role: string): string[] =>
  role
    .toLowerCase()
    .replace(/\b(\p{L})\.(?=\p{L}\.)/gu, '$1')
    .split(/[^\p{L}-]+/u)
    .filter(word => word !== '');

function placeIn(words: readonly string[]): string[] | null {
  for (const [i, word] of words.entries()) {
    const two = i + 1 < words.length ? `${word}-${words[i + 1]}` : word;
    const state = [two, word].find(one => US_STATES.has(one));
    if (state !== undefined) return ['united states', state];
    const country = countryOf(two.replaceAll('-', ' ')) ?? countryOf(word);
    if (country !== null) return [country];
  }
  return null;
}
