import { type Span, textOf } from '../text';
import type { Article } from './model';

const LENGTH = 80;

/** The article's title, else its first words, on one line; empty where it has no text at all. */
export function summary(article: Article, text: string): string {
  if (article.header?.title) return article.header.title.text;
  const first: Span | undefined = article.paragraphs[0];
  if (!first) return '';
  const words = textOf(text, { start: first.start, end: Math.min(first.end, first.start + LENGTH * 2) })
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= LENGTH) return words;
  const cut = words.lastIndexOf(' ', LENGTH);
  return `${cut > 0 ? words.slice(0, cut) : words.slice(0, LENGTH).replace(/[\ud800-\udbff]$/, '')}…`;
}
