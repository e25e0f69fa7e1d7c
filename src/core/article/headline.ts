import { type Span, textOf } from '../text';
import type { Article } from './model';

/** Maximum length of first words in UTF-16 units, without the ellipsis. */
const MAX_LENGTH = 80;
/** Names an article, or a file, that has no text. */
export const NO_HEADLINE = '(no text)';

/**
 * What an article is called on every surface: its title, or else its first words, on one line. Never empty.
 * @param text the file's
 */
export function headlineOf({ header, paragraphs }: Article, text: string): string {
  if (header?.title) return header.title.text;
  for (const paragraph of paragraphs) {
    const words = firstWords(text, paragraph);
    if (/[\p{L}\p{N}]/u.test(words)) return words;
  }
  return NO_HEADLINE;
}

function firstWords(text: string, { start, end }: Span): string {
  const words = textOf(text, { start, end: Math.min(end, start + MAX_LENGTH * 2) })
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= MAX_LENGTH) return words;
  const cut = words.lastIndexOf(' ', MAX_LENGTH);
  return `${cut > 0 ? words.slice(0, cut) : words.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}
