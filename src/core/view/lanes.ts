import { overlaps, type Span } from '../text';

/**
 * Gives each span the lowest lane, from 0 on, in which no earlier one that shares text with it is: marks in different
 * lanes are drawn at different places of a line, so that all are seen where they overlap. Spans are not empty.
 */
export function lanesOf(spans: readonly Span[]): number[] {
  /** The spans of each lane by their start; they do not share text. */
  const lanes: Span[][] = [];
  return spans.map(span => {
    for (let lane = 0; ; lane++) {
      lanes[lane] ??= [];
      const at = firstFrom(lanes[lane], span.start);
      const beside = lanes[lane].slice(Math.max(0, at - 1), at + 1);
      if (beside.some(other => overlaps(other, span))) continue;
      lanes[lane].splice(at, 0, span);
      return lane;
    }
  });
}

/** The index of the first span that starts at an offset or behind it. */
function firstFrom(sorted: readonly Span[], start: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
