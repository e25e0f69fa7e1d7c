/** Spellings that may be of one name: Zelensky and Zelenskiy, Mohammed and Muhammad, with and without a middle initial. */
import { GENERATION } from '../../language/en';
import { foldWords } from '../names';

/** Sounds that are written with several letters or in several ways. */
const SOUNDS: readonly (readonly [written: RegExp, sound: string])[] = [
  [/sch|sh|ch|tch|zh|cz/g, 's'],
  [/ph|ff?|v|w/g, 'f'],
  [/ck|c|q|kh|gh?/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
];
const FIRST_VOWEL = /^[aeiouyj]+/;
const SILENT = /[aeiouyjh]/g;
const TWICE = /(.)\1+/g;

/** The consonants of a folded word, as they sound, after its first letter. */
function skeletonOf(word: string): string {
  const sounds = SOUNDS.reduce((text, [written, sound]) => text.replace(written, sound), word);
  return sounds.replace(FIRST_VOWEL, 'A').replace(SILENT, '').replace(TWICE, '$1');
}

interface NameParts {
  readonly first: string;
  readonly middle: readonly string[];
  readonly last: string;
  /** `jr`, `iii`, or empty. */
  readonly generation: string;
}

function partsOf(name: string): NameParts | null {
  const all = foldWords(name).split(' ');
  const words = all.filter(word => !GENERATION.test(word));
  const [first, last] = [words[0], words.at(-1)];
  if (words.length < 2 || first === undefined || last === undefined) return null;
  const generation = all.find(word => GENERATION.test(word)) ?? '';
  return { first, middle: words.slice(1, -1), last, generation };
}

/**
 * What spellings of one name have in common: the consonants of the first and the last name.
 * @returns null for a name of one word, and for one that is in letters without known sounds
 */
export function spellingKey(name: string): string | null {
  const parts = partsOf(name);
  if (!parts || /[^\x20-\x7e]/.test(parts.first + parts.last)) return null;
  return `${skeletonOf(parts.first)}.${skeletonOf(parts.last)}`;
}

/** Shorter words that differ are other names: Dean and Dan, Lee and Leo. */
const MIN_LENGTH = { first: 6, last: 5 };
const MAX_CHANGES = 2;

/** How two names of one key differ: in middle names only, or in spelling; null where they are two names. */
export function compareSpellings(one: string, other: string): 'middle' | 'spelling' | null {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (!a || !b || !haveLikeMiddles(a.middle, b.middle)) return null;
  if (a.generation && b.generation && a.generation !== b.generation) return null;
  if (a.first === b.first && a.last === b.last) return 'middle';
  const isLike = isSpelling(a.first, b.first, MIN_LENGTH.first) && isSpelling(a.last, b.last, MIN_LENGTH.last);
  return isLike ? 'spelling' : null;
}

/** Middle names may be missing or be initials. Where both have some, the first ones begin alike. */
function haveLikeMiddles([one]: readonly string[], [other]: readonly string[]): boolean {
  if (one === undefined || other === undefined) return true;
  return one.length === 1 || other.length === 1 ? one[0] === other[0] : one === other;
}

function isSpelling(one: string, other: string, least: number): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < least) return false;
  return countChanges(one, other, MAX_CHANGES) <= MAX_CHANGES;
}

/** Letters to add, remove or replace; more than `most` where the lengths tell so. */
function countChanges(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}
