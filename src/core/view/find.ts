/** Finds quotes, mentions and entities. Offsets are of the file. */

import type { Mention } from '../analysis';
import type { ArticleView, EntityView, QuoteView } from '../annotation';
import { lengthOf, type Span, touches } from '../text';

export interface MentionAt {
  readonly entity: EntityView;
  readonly mention: Mention;
  /** Position of the mention in its entity's list. */
  readonly index: number;
}

/** The innermost quote with a part that touches the offset. */
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
 * The shortest mention that touches the offset. Mentions of rejected entities are excluded.
 * @param options.orRejected if nothing else is found, include rejected entities
 */
export function mentionAt(
  view: ArticleView,
  offset: number,
  { orRejected = false }: { readonly orRejected?: boolean } = {},
): MentionAt | null {
  return mentionOf(view, offset, false) ?? (orRejected ? mentionOf(view, offset, true) : null);
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

/** The entity with an id, or the entity it was merged into. */
export function entityById(view: ArticleView, id: string): EntityView | null {
  return (
    view.entities.find(entity => entity.entity.id === id) ??
    view.entities.find(({ parts }) => parts.some(part => part.entity.id === id)) ??
    null
  );
}

export interface EntityIn {
  readonly article: ArticleView;
  readonly entity: EntityView;
}

/**
 * An entity of one of the articles, and those of its type and full name in the others, in their order. A person’s bare
 * surname or first name is never taken for somebody of another article.
 */
export function namesakesOf(articles: readonly ArticleView[], { article, entity }: EntityIn): EntityIn[] {
  const isFull = entity.type !== 'person' || entity.name.trim().includes(' ');
  const name = entity.name.toLowerCase();
  const isSame = (other: EntityView) =>
    isFull && !other.hidden && other.type === entity.type && other.name.toLowerCase() === name;
  return articles.flatMap((one): EntityIn[] => {
    const found = one === article ? entity : one.entities.find(isSame);
    return found ? [{ article: one, entity: found }] : [];
  });
}

/** The quotes of an entity, in text order. Quotes without marks are included only if a person decided on them. */
export function quotesOf(view: ArticleView, entity: string): QuoteView[] {
  return view.quotes.filter(
    quote =>
      quote.speaker?.entity === entity &&
      quote.status !== 'rejected' &&
      (quote.quote.kind !== 'indirect' || quote.status !== 'derived'),
  );
}

/**
 * The next span after an offset, or the previous one before it. Wraps around at the ends.
 * @param spans in text order
 */
export function neighbour(spans: readonly Span[], offset: number, direction: 'next' | 'previous'): Span | null {
  const found =
    direction === 'next'
      ? (spans.find(({ start }) => start > offset) ?? spans[0])
      : (spans.filter(({ end }) => end < offset).at(-1) ?? spans.at(-1));
  return found ?? null;
}
