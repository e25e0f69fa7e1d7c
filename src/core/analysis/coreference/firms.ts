import { COMPANY_SUFFIXES } from '../../language/en';
import { Flag, type Lexicon } from '../models/lexicon';
import { entryOf } from '../tokens/word';

const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;

/**
 * The short name of a company: `norrbygg` for `norrbygg ab`, `dalström` for `dalström & sons`. Null if nothing is
 * dropped, or if the rest is the name of a place.
 */
export function shortFirm(lexicon: Lexicon, words: readonly string[]): string | null {
  let last = words.length;
  while (last > 0 && COMPANY_SUFFIXES.has(words[last - 1] as string)) last--;
  if (last === 0 || last === words.length) return null;
  const short = words.slice(0, last).join(' ');
  return (entryOf(lexicon, short) & PLACE) === 0 ? short : null;
}
