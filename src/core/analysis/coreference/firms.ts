import { Flag, type Lexicon } from '../models/lexicon';
import { entryOf } from '../tokens/word';

/** Suffixes of company names that are dropped on later mention. */
const FORMS: ReadonlySet<string> = new Set(
  `inc inc. corp corp. corporation co co. company ltd ltd. limited llc llp plc gmbh ag sa s.a. nv n.v. bv b.v. ab as a/s
  oy oyj spa s.p.a. srl kg se group holding holdings & and sons son brothers bros bros. partners associates`.split(
    /\s+/,
  ),
);

const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;

/**
 * The short name of a company: `norrbygg` for `norrbygg ab`, `dalström` for `dalström & sons`. Null where
 * nothing is dropped, or where the rest is the name of a place.
 */
export function shortFirm(lexicon: Lexicon, words: readonly string[]): string | null {
  let last = words.length;
  while (last > 0 && FORMS.has(words[last - 1] as string)) last--;
  if (last === 0 || last === words.length) return null;
  const short = words.slice(0, last).join(' ');
  return (entryOf(lexicon, short) & PLACE) === 0 ? short : null;
}
