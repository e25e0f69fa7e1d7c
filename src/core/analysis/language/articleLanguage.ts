import { COMMON_ENGLISH_WORDS } from '../../language/en';
import { COMMON_WORDS, OWN_LETTERS, SCRIPTS, type Script } from '../../language/others';
import type { QuoteSkeleton } from '../quotes/quotes';
import type { Doc, Token } from '../tokens/document';

/** Maximum number of tokens that are inspected. */
const MAX_TOKENS = 3_000;
/** An article whose first words have this share of common English ones is not inspected further. */
const OBVIOUS_AFTER = 150;
const OBVIOUS_SHARE = 0.2;
/** Maximum number of characters whose scripts are counted, of each token and in all. */
const MAX_TOKEN_LENGTH = 200;
const MAX_CHARACTERS = 10_000;
/** Minimum number of letters for a language that its script tells. */
const MIN_LETTERS = 12;
const MIN_SCRIPT_SHARE = 0.6;
/** Minimum number of words outside of quotes; with fewer, those in quotes count too. */
const MIN_WORDS = 12;
const MIN_COMMON = 4;
const MIN_DIFFERENT = 3;
const MIN_COMMON_SHARE = 0.16;
const MAX_ENGLISH_SHARE = 0.08;

/**
 * The language of an article that is surely not English, by its letters and its commonest words; null for English, for
 * short texts and in doubt. Words in quotation marks count only if there are few others: an English article may quote
 * another language. Reads the first {@link MAX_TOKENS} tokens.
 * @returns the English name of the language, `German`
 */
export function foreignLanguage(doc: Doc, quotes: readonly QuoteSkeleton[]): string | null {
  if (isObviouslyEnglish(doc.tokens)) return null;
  const all = doc.tokens.slice(0, MAX_TOKENS).filter(token => token.kind === 'word' && token.paragraph >= 0);
  const outer = outside(all, quotes);
  if (outer.length >= MIN_WORDS) return languageByScript(outer) ?? languageByWords(commonOf(outer));
  // A sentence in English around words in another language.
  const few = commonOf(outer);
  if (countEnglish(few) > (likeliestLanguage(few)?.common ?? 0)) return null;
  const hasLetters = outer.reduce((sum, { text }) => sum + text.length, 0) >= MIN_LETTERS;
  return languageByScript(hasLetters ? outer : all) ?? languageByWords(commonOf(all));
}

/** Whether the first words, those in quotes included, are English. This is so in nearly all articles, and quickly told. */
function isObviouslyEnglish(tokens: readonly Token[]): boolean {
  let [words, english] = [0, 0];
  for (let i = 0; i < tokens.length && words < OBVIOUS_AFTER; i++) {
    const { kind, lower, paragraph } = tokens[i] as Token;
    if (kind !== 'word' || paragraph < 0) continue;
    words++;
    if (COMMON_ENGLISH_WORDS.has(lower)) english++;
  }
  return words > 0 && english >= OBVIOUS_SHARE * words;
}

/** The tokens outside of quotes. */
function outside(tokens: readonly Token[], quotes: readonly QuoteSkeleton[]): Token[] {
  let [next, end] = [0, 0];
  return tokens.filter(token => {
    for (let quote = quotes[next]; quote !== undefined && quote.span.start <= token.start; quote = quotes[++next])
      end = Math.max(end, quote.span.end);
    return token.start >= end;
  });
}

function languageByScript(tokens: readonly Token[]): string | null {
  const text = tokens
    .map(({ text }) => text.slice(0, MAX_TOKEN_LENGTH))
    .join(' ')
    .slice(0, MAX_CHARACTERS);
  const { latin, others } = lettersOf(text);
  // No script below is Latin, and a language needs letters of its own.
  if (others.length < MIN_LETTERS) return null;
  const all = latin + others.length;
  for (const script of SCRIPTS) {
    const count = others.filter(char => script.letters.test(char)).length;
    // Japanese is written in Chinese characters too: a share of its own letters tells it.
    const isJapanese = script.language === 'Japanese' && count > all / 10;
    if (count >= MIN_LETTERS && (isJapanese || count > MIN_SCRIPT_SHARE * all)) return nameOf(script, text);
  }
  return null;
}

/** The number of ASCII letters of a text, and its other letters. */
function lettersOf(text: string): { latin: number; others: string[] } {
  let latin = 0;
  const others: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      if ((code | 32) >= 97 && (code | 32) <= 122) latin++;
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(i) as number);
    i += char.length - 1;
    if (/\p{L}/u.test(char)) others.push(char);
  }
  return { latin, others };
}

const nameOf = ({ language, others = [] }: Script, text: string): string =>
  others.find(({ letters }) => letters.test(text))?.language ?? language;

/** The words that are no names, and no particles of names as in `Rio de Janeiro`. */
function commonOf(tokens: readonly Token[]): string[] {
  const isName = (token: Token, previous: Token | undefined): boolean =>
    token.text !== token.lower && previous?.sentence === token.sentence && previous.index === token.index - 1;
  const names = tokens.map((token, i) => isName(token, tokens[i - 1]));
  const isCapital = (token: Token | undefined): boolean => token !== undefined && token.text !== token.lower;
  return tokens.filter((_, i) => !names[i] && !(isCapital(tokens[i - 1]) && names[i + 1])).map(({ lower }) => lower);
}

function languageByWords(words: readonly string[]): string | null {
  const english = countEnglish(words);
  const best = likeliestLanguage(words);
  if (best === null || english > MAX_ENGLISH_SHARE * words.length || best.common < 3 * english) return null;
  const isSure = best.common >= MIN_COMMON && best.different >= MIN_DIFFERENT;
  return isSure && best.common >= MIN_COMMON_SHARE * words.length ? best.language : null;
}

function countEnglish(words: readonly string[]): number {
  let count = 0;
  for (const word of words) if (COMMON_ENGLISH_WORDS.has(word)) count++;
  return count;
}

/** The language with most words that are common in it or have its letters, and how many different ones; null for none. */
function likeliestLanguage(words: readonly string[]): { language: string; common: number; different: number } | null {
  let best: { language: string; common: number; different: number } | null = null;
  // No language has ASCII letters of its own.
  const accented = words.filter(word => /[^ -~]/.test(word));
  for (const [language, list] of COMMON_WORDS) {
    const letters = OWN_LETTERS.get(language);
    const isOwn = (word: string): boolean => letters !== undefined && !list.has(word) && letters.test(word);
    const found = [...words.filter(word => list.has(word)), ...accented.filter(isOwn)];
    if (found.length > (best?.common ?? 0)) best = { language, common: found.length, different: new Set(found).size };
  }
  return best;
}
