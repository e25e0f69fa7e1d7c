import { Flag, type Lexicon } from './lexicon';
import { entryOf } from './word';

/** What stands behind the name of a firm and is left out when it is named again. */
const FORMS: ReadonlySet<string> = new Set(
  `inc inc. corp corp. corporation co co. company ltd ltd. limited llc llp plc gmbh ag sa s.a. nv n.v. bv b.v. ab as a/s
  oy oyj spa s.p.a. srl kg se group holding holdings & and sons son brothers bros bros. partners associates`.split(
    /\s+/,
  ),
);

const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;

/**
 * What a firm is called once it is known: `norrbygg` for `norrbygg ab`, `dalström` for `dalström & sons`. Null where
 * nothing is left out, or where what is left is a place of that name.
 */
export function shortFirm(lexicon: Lexicon, words: readonly string[]): string | null {
  let last = words.length;
  while (last > 0 && FORMS.has(words[last - 1] as string)) last--;
  if (last === 0 || last === words.length) return null;
  const short = words.slice(0, last).join(' ');
  return (entryOf(lexicon, short) & PLACE) === 0 ? short : null;
}
