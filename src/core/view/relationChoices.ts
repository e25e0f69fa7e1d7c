/** Which types of relation are offered between two passages. */
import { type ArticleView, type RelationTargetKind, type RelationType, relationFit } from '../annotation';
import type { Span } from '../text';
import { entityOf } from './relations';

export interface RelationChoice {
  readonly type: RelationType;
  /** It leads from the second passage to the first. */
  readonly reversed: boolean;
  /** Its type asks for other ends. */
  readonly unusual: boolean;
}

/** The kind of what stands at a span exactly; null for words of the article's own. */
export function kindOf(views: readonly ArticleView[], at: Span): RelationTargetKind | null {
  const isHere = (span: Span) => span.start === at.start && span.end === at.end;
  if (views.some(({ quotes }) => quotes.some(({ quote }) => isHere(quote.span)))) return 'quote';
  return entityOf(views, at)?.type ?? null;
}

/**
 * The types that fit the two as they were chosen, then those that fit the other way round, then the rest; each group in
 * the order of the file.
 */
export function relationChoices(
  types: readonly RelationType[],
  views: readonly ArticleView[],
  from: Span,
  to: Span,
): RelationChoice[] {
  const [first, second] = [kindOf(views, from), kindOf(views, to)];
  const ranked = types.map(type => ({ type, fit: relationFit(type, first, second) }));
  return (['as is', 'reversed', 'not'] as const).flatMap(fit =>
    ranked
      .filter(one => one.fit === fit)
      .map(({ type }) => ({ type, reversed: fit === 'reversed', unusual: fit === 'not' })),
  );
}
