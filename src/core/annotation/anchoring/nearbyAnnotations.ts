import { IntervalIndex, type Span } from '../../text';
import type { AnchoredAnnotation } from '../model/annotation';
import { anchoredSpans } from '../model/annotationTargets';

/** Annotations by where they are, made ready for asking which share text with a span. */
export class NearbyAnnotations {
  private readonly index: IntervalIndex;
  /** Whose each place is. */
  private readonly owners: readonly number[];

  constructor(private readonly annotations: readonly AnchoredAnnotation[]) {
    const places = annotations.flatMap((one, owner) => anchoredSpans(one).map(span => ({ span, owner })));
    this.index = new IntervalIndex(places.map(({ span }) => span));
    this.owners = places.map(({ owner }) => owner);
  }

  /** In the order in which they were given; each once. */
  overlapping(span: Span): AnchoredAnnotation[] {
    return this.ownersAt(span).map(owner => this.annotations[owner]);
  }

  /**
   * The same for many spans. Where everything shares text with everything the answer would be as long as the product
   * of the two lists: beyond `allowance` in all, an annotation is given to the first `FEWEST` spans that it shares
   * text with, and to no other.
   */
  overlappingEach(spans: readonly Span[]): AnchoredAnnotation[][] {
    const total = spans.reduce((sum, span) => sum + this.index.countOverlapping(span), 0);
    if (total <= maxPairs(spans.length + this.owners.length)) return spans.map(span => this.overlapping(span));
    return this.overlappingFirst(spans);
  }

  private overlappingFirst(spans: readonly Span[]): AnchoredAnnotation[][] {
    const bySpan = new IntervalIndex(spans);
    const lists = spans.map((): Set<number> => new Set());
    this.annotations.forEach((one, owner) => {
      const at = anchoredSpans(one).flatMap(place => bySpan.overlapping(place, MIN_SPANS_PER_ANNOTATION));
      for (const i of [...new Set(at)].sort((a, b) => a - b).slice(0, MIN_SPANS_PER_ANNOTATION)) lists[i].add(owner);
    });
    return lists.map(owners => [...owners].map(owner => this.annotations[owner]));
  }

  private ownersAt(span: Span): number[] {
    const owners = new Set(this.index.overlapping(span).map(place => this.owners[place]));
    return [...owners].sort((a, b) => a - b);
  }
}

/** To so many spans an annotation is given at least. */
export const MIN_SPANS_PER_ANNOTATION = 20;
/** What people make stays far below this. */
const maxPairs = (size: number): number => 10_000 + MIN_SPANS_PER_ANNOTATION * size;
