import { overlaps, type Span } from '../text/span';

/**
 * Gives each span the lowest lane, from 0 on, in which no earlier one that shares text with it is: marks in different
 * lanes are drawn at different places of a line, so that all are seen where they overlap.
 */
export function lanesOf(spans: readonly Span[]): number[] {
  const lanes: Span[][] = [];
  return spans.map(span => {
    const free = lanes.findIndex(taken => !taken.some(other => overlaps(other, span)));
    if (free >= 0) {
      lanes[free].push(span);
      return free;
    }
    return lanes.push([span]) - 1;
  });
}
