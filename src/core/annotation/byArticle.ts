import type { Article } from '../article/model';
import { IntervalIndex } from '../text/intervalIndex';
import { firstIndexWhere } from '../text/lowerBound';
import { placesOf } from './ends';
import type { AnchoredAnnotation } from './model';

/**
 * The annotations of each article of a file, in their order. A relation is of the articles of both its ends; an orphan
 * is listed where its text once stood.
 */
export function annotationsByArticle(
  articles: readonly Article[],
  annotations: readonly AnchoredAnnotation[],
): AnchoredAnnotation[][] {
  const lists = articles.map((): AnchoredAnnotation[] => []);
  if (!articles.length) return lists;
  const index = new IntervalIndex(articles.map(({ span }) => span));
  for (const one of annotations) {
    const places = placesOf(one);
    const at = places.length
      ? new Set(places.flatMap(place => index.overlapping(place)))
      : [lastStartingUpTo(articles, one.annotation.target.start)];
    for (const i of at) lists[i].push(one);
  }
  return lists;
}

/** Index of the last article that starts at an offset or before it; the first where none does. */
const lastStartingUpTo = (articles: readonly Article[], offset: number): number =>
  Math.max(0, firstIndexWhere(articles, ({ span }) => span.start > offset) - 1);
