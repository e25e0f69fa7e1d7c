import type { Span } from '../../text';

/**
 * Offsets in UTF-16 code units to offsets in Unicode code points and back: brat, Python's tools and the W3C's text
 * selectors count the latter. Made once per text; each question takes logarithmic time.
 */
export class CodePoints {
  /** Offset of the first half of each surrogate pair. */
  private readonly pairs: readonly number[];
  /** Number of code points. */
  readonly length: number;

  constructor(text: string) {
    const pairs: number[] = [];
    for (let i = 0; i + 1 < text.length; i++) {
      if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) pairs.push(i++);
    }
    this.pairs = pairs;
    this.length = text.length - pairs.length;
  }

  toPoints(units: number): number {
    return units - countBelow(this.pairs, pair => pair + 1 < units);
  }

  toUnits(points: number): number {
    return points + countBelow(this.pairs, (pair, before) => pair - before < points);
  }

  spanToPoints = ({ start, end }: Span): Span => ({ start: this.toPoints(start), end: this.toPoints(end) });
  spanToUnits = ({ start, end }: Span): Span => ({ start: this.toUnits(start), end: this.toUnits(end) });
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** How many of the sorted numbers, from the first on, the test holds for. */
function countBelow(sorted: readonly number[], holds: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
