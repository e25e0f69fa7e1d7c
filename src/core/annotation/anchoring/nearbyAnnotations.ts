import { IntervalIndex, type Span } from '../../text';
import type { AnchoredAnnotation } from '../model/annotation';
import { anchoredSpans } from '../model/annotationTargets';

/** The number of spans that an annotation is listed for in any case. */
export const MIN_SPANS_PER_ANNOTATION = 20;
/** Limit on the pairs of spans and annotations, by the size of the input. Real annotations stay far below it. */
const maxPairs = (size: number): number => 10_000 + MIN_SPANS_PER_ANNOTATION * size;

/** Annotations indexed by position, for finding those that overlap a span. */
export class NearbyAnnotations {
  /** The span of each target that was found. */
  private readonly index: IntervalIndex;
  /** The annotation of each span in the index. */
  private readonly owners: readonly AnchoredAnnotation[];
  private readonly order: ReadonlyMap<AnchoredAnnotation, number>;

  constructor(private readonly annotations: readonly AnchoredAnnotation[]) {
    const targets = annotations.flatMap(owner => anchoredSpans(owner).map(span => ({ span, owner })));
    this.index = new IntervalIndex(targets.map(({ span }) => span));
    this.owners = targets.map(({ owner }) => owner);
    this.order = new Map(annotations.map((one, i) => [one, i]));
  }

  /** The annotations with a target that overlaps a span, in their original order. */
  overlapping(span: Span): AnchoredAnnotation[] {
    const found = new Set(this.index.overlapping(span).map(i => this.owners[i] as AnchoredAnnotation));
    return [...found].sort((a, b) => this.indexOf(a) - this.indexOf(b));
  }

  /**
   * The overlapping annotations of each span. If everything overlaps everything, the result would be as long as the
   * product of the two lists. Above a limit, an annotation is listed only for the first 20 spans that it overlaps.
   */
  overlappingEach(spans: readonly Span[]): AnchoredAnnotation[][] {
    const total = spans.reduce((sum, span) => sum + this.index.countOverlapping(span), 0);
    if (total <= maxPairs(spans.length + this.owners.length)) return spans.map(span => this.overlapping(span));
    return this.overlappingFirst(spans);
  }

  private overlappingFirst(spans: readonly Span[]): AnchoredAnnotation[][] {
    const bySpan = new IntervalIndex(spans);
    const lists = spans.map((): AnchoredAnnotation[] => []);
    for (const one of this.annotations) {
      const found = anchoredSpans(one).flatMap(span => bySpan.overlapping(span, MIN_SPANS_PER_ANNOTATION));
      const first = [...new Set(found)].sort((a, b) => a - b).slice(0, MIN_SPANS_PER_ANNOTATION);
      for (const i of first) lists[i]?.push(one);
    }
    return lists;
  }

  private indexOf(annotation: AnchoredAnnotation): number {
    return this.order.get(annotation) ?? 0;
  }
}
