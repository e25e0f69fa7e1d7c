/** What stands at an offset, and the next or the previous of its kind. */

import type { Mention } from '../analysis';
import type { ArticleView, EntityView, QuoteView } from '../annotation';
import { lengthOf, type Span, touches } from '../text';

export interface MentionAt {
  readonly entity: EntityView;
  readonly mention: Mention;
  /** Position of the mention in its entity's list. */
  readonly index: number;
}

/** The innermost quote whose span (from its first mark to its last) touches the offset. */
export function quoteAt(view: ArticleView, offset: number): QuoteView | null {
  let best: QuoteView | null = null;
  for (const quote of view.quotes) {
    if (quote.quote.span.start > offset) break;
    if (!quote.quote.parts.some(part => touches(part, offset))) continue;
    if (!best || lengthOf(quote.quote.span) <= lengthOf(best.quote.span)) best = quote;
  }
  return best;
}

/**
 * The shortest mention that touches the offset, of an entity that nobody rejected.
 * @param rejected where there is none such, one of what was rejected will do
 */
export function mentionAt(view: ArticleView, offset: number, rejected = false): MentionAt | null {
  return mentionOf(view, offset, false) ?? (rejected ? mentionOf(view, offset, true) : null);
}

function mentionOf(view: ArticleView, offset: number, hidden: boolean): MentionAt | null {
  let best: MentionAt | null = null;
  for (const entity of view.entities) {
    if (entity.hidden !== hidden) continue;
    entity.mentions.forEach((mention, index) => {
      if (!touches(mention.span, offset)) return;
      if (!best || lengthOf(mention.span) < lengthOf(best.mention.span)) best = { entity, mention, index };
    });
  }
  return best;
}

/** The entity of this id, or the one that it was merged into. */
export function entityById(view: ArticleView, id: string): EntityView | null {
  return (
    view.entities.find(entity => entity.entity.id === id) ??
    view.entities.find(({ parts }) => parts.some(part => part.entity.id === id)) ??
    null
  );
}

/** Quotes of one speaker in marks, and those without that a person decided on, in text order. */
export function quotesOf(view: ArticleView, entity: string): QuoteView[] {
  return view.quotes.filter(
    quote =>
      quote.speaker?.entity === entity &&
      quote.status !== 'rejected' &&
      (quote.quote.kind !== 'indirect' || quote.status !== 'derived'),
  );
}

/** The first span that starts after the offset (forward), or the last that ends before it; round the end to the start. */
export function neighbour(spans: readonly Span[], offset: number, forward: boolean): Span | null {
  if (!spans.length) return null;
  if (forward) return spans.find(s => s.start > offset) ?? spans[0];
  const before = spans.filter(s => s.end < offset);
  return before[before.length - 1] ?? spans[spans.length - 1];
}
