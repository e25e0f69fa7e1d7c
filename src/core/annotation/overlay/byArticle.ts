import type { Article } from '../../article';
import { firstIndexWhere, IntervalIndex } from '../../text';
import type { AnchoredAnnotation } from '../model/annotation';
import { anchoredSpans } from '../model/annotationTargets';

/**
 * Groups the annotations of a file by article, in their order. A relation belongs to the articles of both its targets.
 * An annotation that overlaps no article belongs to the last article that starts before it, an orphan to the article at
 * its old offset: every annotation belongs to at least one article.
 */
export function annotationsByArticle(
  articles: readonly Article[],
  annotations: readonly AnchoredAnnotation[],
): AnchoredAnnotation[][] {
  const lists = articles.map((): AnchoredAnnotation[] => []);
  if (!articles.length) return lists;
  const index = new IntervalIndex(articles.map(({ span }) => span));
  for (const one of annotations) {
    const spans = anchoredSpans(one);
    const found = new Set(spans.flatMap(span => index.overlapping(span)));
    if (!found.size) found.add(lastStartingUpTo(articles, (spans[0] ?? one.annotation.target).start));
    for (const i of found) lists[i]?.push(one);
  }
  return lists;
}

/** The index of the last article that starts at or before an offset; the first article if none does. */
const lastStartingUpTo = (articles: readonly Article[], offset: number): number =>
  Math.max(0, firstIndexWhere(articles, ({ span }) => span.start > offset) - 1);
