import { type Span, textOf } from '../text';
import type { Article } from './model';

/** Maximum length in UTF-16 units, without the ellipsis. */
const MAX_LENGTH = 80;

/** The article's title or its first words, on one line. Empty if the article has no text. @param text the file's */
export function summary(article: Article, text: string): string {
  if (article.header?.title) return article.header.title.text;
  const first: Span | undefined = article.paragraphs[0];
  if (!first) return '';
  const words = textOf(text, { start: first.start, end: Math.min(first.end, first.start + MAX_LENGTH * 2) })
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= MAX_LENGTH) return words;
  const cut = words.lastIndexOf(' ', MAX_LENGTH);
  return `${cut > 0 ? words.slice(0, cut) : words.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}
