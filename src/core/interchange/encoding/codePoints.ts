import { lowerBound, type Span } from '../../text';

/**
 * Converts between offsets in UTF-16 code units and in Unicode code points. brat, Python tools and the W3C's text
 * selectors use code points. Made once per text; a conversion takes logarithmic time.
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
    return units - this.pairsBefore(pair => pair + 1 < units);
  }

  toUnits(points: number): number {
    return points + this.pairsBefore((pair, before) => pair - before < points);
  }

  /** Number of pairs, from the first on, that satisfy a test. */
  private pairsBefore(isBefore: (pair: number, before: number) => boolean): number {
    return lowerBound(0, this.pairs.length, i => isBefore(this.pairs[i] as number, i));
  }

  spanToPoints = ({ start, end }: Span): Span => ({ start: this.toPoints(start), end: this.toPoints(end) });
  spanToUnits = ({ start, end }: Span): Span => ({ start: this.toUnits(start), end: this.toUnits(end) });
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
