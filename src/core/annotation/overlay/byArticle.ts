import type { Article } from '../../article';
import { firstIndexWhere, IntervalIndex } from '../../text';
import type { AnchoredAnnotation } from '../model/annotation';
import { anchoredSpans } from '../model/annotationTargets';

/**
 * The annotations of each article of a file, in their order. A relation is of the articles of both its ends. One that
 * shares text with no article is listed in the last article that starts before it, and an orphan in the one that is now
 * where its text once stood: each annotation is listed at least once, however the file changes.
 */
export function annotationsByArticle(
  articles: readonly Article[],
  annotations: readonly AnchoredAnnotation[],
): AnchoredAnnotation[][] {
  const lists = articles.map((): AnchoredAnnotation[] => []);
  if (!articles.length) return lists;
  const index = new IntervalIndex(articles.map(({ span }) => span));
  for (const one of annotations) {
    const places = anchoredSpans(one);
    const at = new Set(places.flatMap(place => index.overlapping(place)));
    if (!at.size) at.add(lastStartingUpTo(articles, (places[0] ?? one.annotation.target).start));
    for (const i of at) lists[i].push(one);
  }
  return lists;
}

/** Index of the last article that starts at an offset or before it; the first where none does. */
const lastStartingUpTo = (articles: readonly Article[], offset: number): number =>
  Math.max(0, firstIndexWhere(articles, ({ span }) => span.start > offset) - 1);
