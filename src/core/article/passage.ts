import type { Span } from '../text';
import { parse } from './parse';

/**
 * A passage that has words: the span itself, or, if it is empty or blank, the paragraph that it is in or nearest to, by
 * lines. Of two that are as near, the one below. The span is returned unchanged if the text is blank.
 * @param text the file's
 */
export function passageWithWords(text: string, at: Span): Span {
  if (/\S/.test(text.slice(at.start, at.end))) return at;
  const { articles } = parse(text);
  const paragraphs = articles.flatMap(article => article.paragraphs);
  const passages = paragraphs.length ? paragraphs : articles.flatMap(({ header }) => header?.span ?? []);
  const next = passages.findIndex(({ end }) => end > at.start);
  const below = passages[next];
  const above = passages[(next < 0 ? passages.length : next) - 1];
  if (!below || !above) return below ?? above ?? at;
  const isNearer = lineBreaksIn(text, above.end, at.start) < lineBreaksIn(text, at.end, below.start);
  return isNearer ? above : below;
}

const lineBreaksIn = (text: string, start: number, end: number): number =>
  start < end ? text.slice(start, end).split('\n').length - 1 : 0;
