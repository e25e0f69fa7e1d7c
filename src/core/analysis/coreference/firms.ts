import { COMPANY_ENDINGS, COMPANY_SUFFIXES } from '../../language/en';
import { Flag, type Lexicon } from '../models/lexicon';
import { entryOf } from '../tokens/word';

const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;

/**
 * The short name of a company: `norrbygg` for `norrbygg ab` or `norrbygg foods`, `dalström` for `dalström & sons`. Null if nothing is
 * dropped, or if the rest is the name of a place.
 */
export function shortFirm(lexicon: Lexicon, words: readonly string[]): string | null {
  let last = words.length;
  while (last > 0 && COMPANY_SUFFIXES.has(words[last - 1] as string)) last--;
  // `PlainSight Robotics`
  if (last === 2 && COMPANY_ENDINGS.has(words[1] as string) && isUnlisted(lexicon, words[0] as string)) last--;
  if (last === 0 || last === words.length) return null;
  const short = words.slice(0, last).join(' ');
  return (entryOf(lexicon, short) & PLACE) === 0 ? short : null;
}

/** Whether a word is neither a place, a person's name nor a word of the dictionary. */
const isUnlisted = (lexicon: Lexicon, word: string): boolean => (entryOf(lexicon, word) & LISTED) === 0;

const LISTED =
  PLACE | Flag.Demonym | Flag.MaleName | Flag.FemaleName | Flag.CommonSurname | Flag.CommonWord | Flag.KnownPerson;
