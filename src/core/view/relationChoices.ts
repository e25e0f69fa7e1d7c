/** The types of relation to offer between two passages. */
import { type ArticleView, type RelationTargetKind, type RelationType, relationFit } from '../annotation';
import type { Span } from '../text';
import { entityOf } from './relations';

export interface RelationChoice {
  readonly type: RelationType;
  /** The relation leads from the second passage to the first. */
  readonly reversed: boolean;
  /** The type is intended for other kinds of ends. */
  readonly unusual: boolean;
}

/** The kind of the quote or entity with exactly this span; null for other text. */
export function kindOf(views: readonly ArticleView[], at: Span): RelationTargetKind | null {
  const isHere = (span: Span) => span.start === at.start && span.end === at.end;
  if (views.some(({ quotes }) => quotes.some(({ quote }) => isHere(quote.span)))) return 'quote';
  return entityOf(views, at)?.type ?? null;
}

/**
 * All types: first those that fit the passages in this order, then those that fit in reverse, then the others. Each
 * group is in the order of the corpus file.
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
