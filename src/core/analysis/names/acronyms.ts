import { ACRONYM_SMALL_WORDS } from '../../language/en';

/** The possible acronyms of a name: its first letters, with and without small words. */
export function acronymsOf(words: readonly string[]): string[] {
  const letters = (list: readonly string[]): string => list.map(w => w[0]).join('');
  const spelt = words.filter(w => /^\p{L}/u.test(w) && !/^s$/.test(w));
  const big = spelt.filter(w => !ACRONYM_SMALL_WORDS.has(w));
  return [letters(big), letters(spelt)].filter(a => a.length > 1);
}
