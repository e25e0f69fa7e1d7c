/** Who quotes whom: the speakers of an article, and the speakers quoted by a speaker. */

import type { ArticleView, EntityView, QuoteView } from '../../annotation';
import { entityById } from '../find';
import { isNamed, isSpoken, type ViewOptions } from '../wording/speakerLabel';

export interface QuotedSpeaker {
  readonly entity: EntityView;
  /** In text order; at least one. */
  readonly quotes: readonly QuoteView[];
}

/** The named speakers of an article, in the order of their first quotes. */
export const speakersIn = (view: ArticleView, options: ViewOptions): QuotedSpeaker[] =>
  bySpeaker(view, quotesShown(view, options));

/** The speakers that an entity quotes within its own quotes, in the order of their first quotes there. */
export function quotedWithin(view: ArticleView, entity: string, options: ViewOptions): QuotedSpeaker[] {
  const own = new Set(view.quotes.filter(({ speaker }) => speaker?.entity === entity).map(({ quote }) => quote.id));
  const inner = quotesShown(view, options).filter(
    ({ quote, speaker }) => quote.within !== null && own.has(quote.within) && speaker?.entity !== entity,
  );
  return bySpeaker(view, inner);
}

/** The speakers whose quotes contain quotes of an entity, with the inner quotes. */
export function quotersOf(view: ArticleView, entity: string, options: ViewOptions): QuotedSpeaker[] {
  const byId = new Map(view.quotes.map(quote => [quote.quote.id, quote]));
  const inner = new Map<string, QuoteView[]>();
  for (const quote of quotesShown(view, options)) {
    const outer = quote.speaker?.entity === entity ? byId.get(quote.quote.within ?? '')?.speaker?.entity : null;
    if (outer && outer !== entity) inner.set(outer, [...(inner.get(outer) ?? []), quote]);
  }
  return [...inner].flatMap(([id, quotes]) => {
    const quoter = entityById(view, id);
    return quoter ? [{ entity: quoter, quotes }] : [];
  });
}

const quotesShown = (view: ArticleView, options: ViewOptions): QuoteView[] =>
  view.quotes.filter(quote => isSpoken(quote, options) && isNamed(quote, options));

function bySpeaker(view: ArticleView, quotes: readonly QuoteView[]): QuotedSpeaker[] {
  const groups = new Map<string, QuoteView[]>();
  for (const quote of quotes) {
    const id = quote.speaker?.entity;
    if (!id) continue;
    const group = groups.get(id);
    if (group) group.push(quote);
    else groups.set(id, [quote]);
  }
  return [...groups].flatMap(([id, own]) => {
    const entity = entityById(view, id);
    return entity ? [{ entity, quotes: own }] : [];
  });
}
