/** Tells texts that are not English, whose quotes are found without speakers. */
import { COMMON_ENGLISH_WORDS } from '../language/en';
import { COMMON_WORDS, SCRIPTS } from '../language/others';

/** How much of a text is read, in UTF-16 code units. */
const MAX_LENGTH = 6000;
const MIN_WORDS = 30;
/** The share of a language's commonest words that tells it. */
const MIN_SHARE = 0.16;
const MIN_SCRIPT_SHARE = 0.6;

/** The language of a text that is surely not English; null for English and in doubt. @returns its English name */
export function foreignLanguageOf(text: string): string | null {
  const words =
    text
      .slice(0, MAX_LENGTH)
      .toLowerCase()
      .match(/[\p{L}\p{M}’']+/gu) ?? [];
  const letters = words.join('');
  for (const { letters: script, language } of SCRIPTS) {
    const share = [...letters].filter(letter => script.test(letter)).length / Math.max(1, letters.length);
    if (letters.length >= MIN_WORDS && share >= MIN_SCRIPT_SHARE) return language;
  }
  if (words.length < MIN_WORDS) return null;
  const shareOf = (common: ReadonlySet<string>) => words.filter(word => common.has(word)).length / words.length;
  const english = shareOf(COMMON_ENGLISH_WORDS);
  let [best, bestShare] = ['', 0];
  for (const [language, common] of COMMON_WORDS) {
    const share = shareOf(common);
    if (share > bestShare) [best, bestShare] = [language, share];
  }
  return bestShare >= MIN_SHARE && bestShare > 2 * english ? best : null;
}
