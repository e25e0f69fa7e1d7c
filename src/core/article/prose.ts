import { type Span, span } from '../text';

/** Minimum number of words of a paragraph of prose. */
const MIN_WORDS = 8;
/** Maximum length of a headline, in UTF-16 code units. */
const MAX_HEADLINE_LENGTH = 200;

/**
 * Whether a text without a header may be an article: one of its paragraphs is prose. Lists, settings, logs and code
 * usually have none.
 * @param head the beginning of a text
 */
export function hasProse(head: string): boolean {
  let paragraph = '';
  for (const line of [...head.split(/\r\n|\r|\n/), '']) {
    const words = line.trim();
    if (words) paragraph += ` ${words}`;
    else if (isProse(paragraph.trimStart())) return true;
    else paragraph = '';
  }
  return false;
}

function isProse(paragraph: string): boolean {
  if (!/^["“‘«„(]?\p{L}/u.test(paragraph)) return false;
  const words = paragraph.split(' ');
  return words.filter(word => /\p{L}/u.test(word)).length >= MIN_WORDS && words.some(endsSentence);
}

const endsSentence = (word: string): boolean => /[.!?…]["”’»)\]]?$/.test(word);

/**
 * The headline of a text without a header: its first line, if it is short, is no sentence and is followed by a blank line
 * and more text.
 * @param text a text, or the beginning of one
 * @returns its file offsets; null if there is none
 */
export function titleLineOf(text: string): Span | null {
  const start = text.length - text.trimStart().length;
  const end = lineEnd(text, start);
  const headline = text.slice(start, end).trimEnd();
  if (!headline || headline.length > MAX_HEADLINE_LENGTH || /[.,;:…]["”’]?$/.test(headline)) return null;
  const next = lineEnd(text, end + (text.startsWith('\r\n', end) ? 2 : 1));
  const isFollowed = text.slice(end, next).trim() === '' && text.slice(next).trim() !== '';
  return isFollowed ? span(start, start + headline.length) : null;
}

/** Offset of the next line break, or the text's end. */
function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return Math.min(end, text.length);
}
