import { firstIndexWhere } from './lowerBound';
import { overlaps, type Span } from './span';

/**
 * Spans made ready for asking which of them share text with another one. Making it takes n log n; a question takes
 * logarithmic time for each span in its answer, however far other spans reach.
 */
export class IntervalIndex {
  /** Indices of the spans by their start. */
  private readonly order: readonly number[];
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];
  /** A tree over `order`: the furthest end below each node; node `i` has the children `2i` and `2i + 1`. */
  private readonly furthest: Float64Array;
  private readonly leaves: number;

  constructor(private readonly spans: readonly Span[]) {
    this.order = spans.map((_, i) => i).sort((a, b) => spans[a].start - spans[b].start || a - b);
    this.starts = this.order.map(i => spans[i].start);
    this.ends = spans.map(({ end }) => end).sort((a, b) => a - b);
    this.leaves = 1;
    while (this.leaves < spans.length) this.leaves *= 2;
    this.furthest = new Float64Array(2 * this.leaves).fill(-1);
    this.order.forEach((i, at) => {
      this.furthest[this.leaves + at] = spans[i].end;
    });
    for (let node = this.leaves - 1; node > 0; node--)
      this.furthest[node] = Math.max(this.furthest[2 * node], this.furthest[2 * node + 1]);
  }

  /**
   * Indices of the spans that share text with one, in the order in which they were given.
   * @param most no more than so many, those that start first
   */
  overlapping(span: Span, most = Number.POSITIVE_INFINITY): number[] {
    const found: number[] = [];
    const before = countBelow(this.starts, span.end);
    // Depth first, from the left; a node is looked into where something in it may reach into the span.
    const open = before ? [1] : [];
    const firsts = before ? [0] : [];
    const sizes = before ? [this.leaves] : [];
    while (open.length && found.length < most) {
      const node = open.pop()!;
      const first = firsts.pop()!;
      const size = sizes.pop()!;
      if (first >= before || this.furthest[node] <= span.start) continue;
      if (size === 1) {
        if (overlaps(this.spans[this.order[first]], span)) found.push(this.order[first]);
        continue;
      }
      const half = size / 2;
      open.push(2 * node + 1, 2 * node);
      firsts.push(first + half, first);
      sizes.push(half, half);
    }
    return found.sort((a, b) => a - b);
  }

  /** How many spans share text with one that is not empty. Spans without text count where they lie in it. */
  countOverlapping(span: Span): number {
    return countBelow(this.starts, span.end) - countBelow(this.ends, span.start + 1);
  }
}

/** How many of the sorted numbers are smaller than a limit. */
const countBelow = (sorted: readonly number[], limit: number): number =>
  firstIndexWhere(sorted, value => value >= limit);
