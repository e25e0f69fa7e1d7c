/** Finds quotes that the index told of in the present text, which may have been edited since. */
import type { ArticleView, QuoteView } from '../../annotation';
import { excerpt } from '../wording/words';

/** A quote as the index has it. */
interface IndexedText {
  readonly start: number;
  readonly text: string;
}

export interface Placed<T> {
  readonly quote: QuoteView;
  /** The paragraph in which the quote starts. */
  readonly paragraph: { readonly start: number; readonly end: number };
  /** How many quotes start in that paragraph. */
  readonly quotesHere: number;
  readonly found: T;
}

/** Quotes are known by their words: of those with the same words, the first is the first. Others are left out. */
export function placeQuotes<T extends IndexedText>(
  articles: readonly ArticleView[],
  source: string,
  found: readonly T[],
): Placed<T>[] {
  const waiting = new Map<string, T[]>();
  for (const one of found) waiting.set(one.text, [...(waiting.get(one.text) ?? []), one]);
  return articles.flatMap(({ quotes, analysis }) =>
    analysis.article.paragraphs.flatMap(paragraph => {
      const here = quotes.filter(
        ({ quote }) => quote.span.start >= paragraph.start && quote.span.start < paragraph.end,
      );
      return here.flatMap(quote => {
        const { start, end } = quote.quote.span;
        const same = waiting.get(source.slice(start, end));
        const exact = same?.find(one => one.start === start) ?? same?.[0];
        return exact ? { quote, paragraph, quotesHere: here.length, found: exact } : [];
      });
    }),
  );
}

/** The first words of a quote, to tell it from others of its paragraph: `“We will not…”`. */
export function beginningOf(quote: string): string {
  const short = excerpt(quote.replace(/^[“"«‘]/, '').replace(/[”"»’]$/, ''), 20);
  return `“${short}”`;
}
