import { firstIndexWhere, overlaps, type Span } from '../text';

/**
 * Assigns each span the lowest lane (from 0) without an earlier overlapping span. Marks in different lanes are drawn at
 * different heights of a line, so overlapping marks stay visible.
 * @param spans not empty
 */
export function lanesOf(spans: readonly Span[]): number[] {
  /** The spans of each lane, sorted by start. They do not overlap. */
  const lanes: Span[][] = [];
  return spans.map(span => {
    const free = lanes.findIndex(lane => insert(lane, span));
    return free >= 0 ? free : lanes.push([span]) - 1;
  });
}

/** Adds a span to a lane. Returns false if another one overlaps it. */
function insert(lane: Span[], span: Span): boolean {
  const at = firstIndexWhere(lane, ({ start }) => start >= span.start);
  if (lane.slice(Math.max(0, at - 1), at + 1).some(other => overlaps(other, span))) return false;
  lane.splice(at, 0, span);
  return true;
}
