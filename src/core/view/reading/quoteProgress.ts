import type { ArticleView } from '../../annotation';
import { isSpoken, type ViewOptions } from '../wording/speakerLabel';

export interface QuoteProgress {
  /** The quotes that the review goes through. */
  readonly quotes: number;
  /** How many of them no person has decided on. */
  readonly undecided: number;
}

export function quoteProgressOf(
  articles: readonly ArticleView[],
  options: Pick<ViewOptions, 'indirect'>,
): QuoteProgress {
  let [quotes, undecided] = [0, 0];
  for (const view of articles)
    for (const quote of view.quotes) {
      if (!isSpoken(quote, options)) continue;
      quotes++;
      if (quote.status === 'derived') undecided++;
    }
  return { quotes, undecided };
}
