import type { ArticleView } from '../../annotation';
import { contains, lengthOf, type Span, span, touches } from '../../text';

/**
 * The spans around a file offset that a growing selection takes in, smallest first: word, mention, quoted words, quote,
 * paragraph, article. Each contains the one before it and is longer.
 * @param text the file's
 */
export function selectionSpansAt(view: ArticleView, text: string, offset: number): Span[] {
  const { article } = view.analysis;
  const last = article.paragraphs.at(-1);
  const start = article.header?.span.start ?? article.paragraphs[0]?.start;
  const candidates: Span[] = [
    ...wordAt(text, offset),
    ...view.entities.filter(({ hidden }) => !hidden).flatMap(({ mentions }) => mentions.map(({ span: at }) => at)),
    ...view.analysis.dates.map(({ span: at }) => at),
    ...view.quotes.flatMap(({ quote }) => [
      ...quote.parts.flatMap(part => (quote.kind === 'indirect' ? [part] : [withoutMarks(text, part), part])),
      quote.span,
    ]),
    ...article.paragraphs,
    ...(start === undefined ? [] : [span(start, last?.end ?? article.header?.span.end ?? start)]),
    article.span,
  ];
  const around = candidates.filter(at => lengthOf(at) > 0 && touches(at, offset));
  const nested: Span[] = [];
  for (const at of around.sort((a, b) => lengthOf(a) - lengthOf(b))) {
    const inner = nested.at(-1);
    if (!inner || (contains(at, inner) && lengthOf(at) > lengthOf(inner))) nested.push(at);
  }
  return nested;
}

const WORD = /[\p{L}\p{M}\p{N}’'-]/u;
/** Longest word that is looked for, in UTF-16 units on each side. */
const MAX_WORD = 100;

function wordAt(text: string, offset: number): Span[] {
  let [start, end] = [offset, offset];
  while (start > 0 && offset - start < MAX_WORD && WORD.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - offset < MAX_WORD && WORD.test(text.charAt(end))) end++;
  // Marks at the edges belong to a quote, not to the word.
  while (start < end && /[’'-]/.test(text.charAt(start))) start++;
  while (end > start && /[’'-]/.test(text.charAt(end - 1))) end--;
  return start < end && start <= offset && offset <= end ? [span(start, end)] : [];
}

const OPENING = /^(?:``|,,|[“”„«»‘’"'‹›]{1,3})/;
const CLOSING = /(?:''|[“”«»‘’"'‹›]{1,3})$/;

/** A part of a quote without its marks; the last part of several has no closing mark in the ones before it. */
function withoutMarks(text: string, part: Span): Span {
  const head = text.slice(part.start, part.start + 3);
  const tail = text.slice(Math.max(part.start, part.end - 3), part.end);
  const start = part.start + (OPENING.exec(head)?.[0].length ?? 0);
  return span(start, Math.max(start, part.end - (CLOSING.exec(tail)?.[0].length ?? 0)));
}
