/** Functions that the index’s queries call from SQL. A database has them before it is asked. */
import { findHits } from './concordance/hits';
import type { SqlValue } from './database';
import type { Words } from './query/model';

/** 1 where a phrase, as JSON, stands in one paragraph of a text. */
export const HAS_PHRASE = 'has_phrase';

/** By their names. Each takes two arguments, and gives the same value for the same arguments. */
export const SQL_FUNCTIONS: Readonly<Record<string, (one: SqlValue, other: SqlValue) => SqlValue>> = {
  [HAS_PHRASE]: (text, phrase) => Number(hasPhrase(String(text), JSON.parse(String(phrase)) as Words)),
};

/** All letters are of ASCII, and the text is one line. */
const IS_PLAIN = /^[\x20-\x7e\u2010-\u2027]*$/;

function hasPhrase(text: string, phrase: Words): boolean {
  if (IS_PLAIN.test(text)) return hasPlainPhrase(text.toLowerCase(), phrase);
  return text.split(/\n(?:[^\S\n]*\n)+/).some(paragraph => findHits(paragraph, [phrase]).length > 0);
}

/** As `findHits`, in less time. */
function hasPlainPhrase(text: string, phrase: Words): boolean {
  const [first = ''] = phrase.words;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1))
    if (!isLetterOrDigit(text, at - 1) && standsAt(text, at, phrase)) return true;
  return false;
}

function standsAt(text: string, start: number, { words, isPrefix }: Words): boolean {
  let at = start;
  for (const [i, word] of words.entries()) {
    if (!text.startsWith(word, at)) return false;
    at += word.length;
    const isLast = i === words.length - 1;
    if (isLetterOrDigit(text, at)) return isLast && isPrefix;
    while (!isLast && at < text.length && !isLetterOrDigit(text, at)) at++;
  }
  return true;
}

function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
