import { firstIndexWhere } from './lowerBound';
import { overlaps, type Span } from './span';

/**
 * An index that finds the spans that overlap a given span. Building it takes n log n; a query takes logarithmic time
 * for each span that it returns, no matter how long the other spans are.
 */
export class IntervalIndex {
  /** Indices of the spans, sorted by start. */
  private readonly order: readonly number[];
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];
  /** A tree over `order` with the furthest end below each node. Node `i` has the children `2i` and `2i + 1`. */
  private readonly furthest: Float64Array;
  private readonly leaves: number;

  constructor(private readonly spans: readonly Span[]) {
    const sorted = spans.map(({ start, end }, i) => ({ start, end, i })).sort((a, b) => a.start - b.start || a.i - b.i);
    this.order = sorted.map(({ i }) => i);
    this.starts = sorted.map(({ start }) => start);
    this.ends = spans.map(({ end }) => end).sort((a, b) => a - b);
    this.leaves = 1;
    while (this.leaves < spans.length) this.leaves *= 2;
    this.furthest = new Float64Array(2 * this.leaves).fill(-1);
    sorted.forEach(({ end }, at) => {
      this.furthest[this.leaves + at] = end;
    });
    for (let node = this.leaves - 1; node > 0; node--)
      this.furthest[node] = Math.max(this.furthest[2 * node] as number, this.furthest[2 * node + 1] as number);
  }

  /**
   * Indices of the spans that overlap a span, ascending.
   * @param limit maximum number of results; spans that start first are preferred
   */
  overlapping(span: Span, limit = Number.POSITIVE_INFINITY): number[] {
    const found: number[] = [];
    const before = countBelow(this.starts, span.end);
    // Depth first, from the left. Nodes are skipped if nothing below them can reach the span.
    const open = before ? [1] : [];
    const firsts = before ? [0] : [];
    const sizes = before ? [this.leaves] : [];
    while (open.length && found.length < limit) {
      const node = open.pop()!;
      const first = firsts.pop()!;
      const size = sizes.pop()!;
      if (first >= before || (this.furthest[node] as number) <= span.start) continue;
      if (size === 1) {
        const index = this.order[first] as number;
        if (overlaps(this.spans[index] as Span, span)) found.push(index);
        continue;
      }
      const half = size / 2;
      open.push(2 * node + 1, 2 * node);
      firsts.push(first + half, first);
      sizes.push(half, half);
    }
    return found.sort((a, b) => a - b);
  }

  /** Number of spans that overlap a non-empty span. Empty spans count if they lie inside it. */
  countOverlapping(span: Span): number {
    return countBelow(this.starts, span.end) - countBelow(this.ends, span.start + 1);
  }
}

/** Number of values below a limit in a sorted list. */
const countBelow = (sorted: readonly number[], limit: number): number =>
  firstIndexWhere(sorted, value => value >= limit);
