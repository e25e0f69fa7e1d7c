import { overlaps, type Span } from '../text/span';
import { placesOf } from './ends';
import type { AnchoredAnnotation } from './model';

/** Annotations by where they are, made ready for asking which share text with a span. */
export class Beside {
  /** In order of their start, each with the furthest end of all up to it. */
  private readonly places: readonly { readonly span: Span; readonly index: number; readonly furthest: number }[];

  constructor(private readonly annotations: readonly AnchoredAnnotation[]) {
    let furthest = 0;
    this.places = annotations
      .flatMap((one, index) => placesOf(one).map(span => ({ span, index })))
      .sort((a, b) => a.span.start - b.span.start)
      .map(place => {
        furthest = Math.max(furthest, place.span.end);
        return { ...place, furthest };
      });
  }

  /** In the order in which they were given; each once. */
  sharing(span: Span): AnchoredAnnotation[] {
    const found = new Set<number>();
    for (let i = this.firstFrom(span.end) - 1; i >= 0 && this.places[i].furthest > span.start; i--)
      if (overlaps(this.places[i].span, span)) found.add(this.places[i].index);
    return [...found].sort((a, b) => a - b).map(index => this.annotations[index]);
  }

  /** The first place that starts at an offset or behind it. */
  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.places[middle].span.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
