import { countryOf, usualName } from '../../language/en';
import type { EntityType } from '../model';
import { Flag, type Lexicon, PhraseKind } from '../models/lexicon';
import { entryOf } from '../tokens/word';

/**
 * What the names of organizations, places, groups and other things are compared by: alike for one thing, however it is
 * spelled. `Chelsea` the team is another thing than `Chelsea` the town; but a country is one thing, which also acts.
 *
 * @param words in lower case
 */
export function nameKey(lexicon: Lexicon, type: EntityType, words: readonly string[]): string {
  const name = words.join(' ');
  if (type === 'group') return `group ${name.replace(/s$/, '')}`;
  const usual = usualName(name);
  return type === 'organization' && isTown(lexicon, words) ? `${usual} (organization)` : usual;
}

/** Whether a name is listed as a place, and is no country. */
function isTown(lexicon: Lexicon, words: readonly string[]): boolean {
  const name = words.join(' ');
  const listed =
    words.length === 1
      ? (entryOf(lexicon, name) & (Flag.Town | Flag.KnownPlace)) !== 0
      : lexicon.phrases.get(name) === PhraseKind.Place;
  return listed && countryOf(name) === null;
}
