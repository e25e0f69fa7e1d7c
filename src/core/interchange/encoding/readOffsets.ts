import { phrase, type Span } from '../../text';
import { FormatError } from '../exchangeModel';
import { CodePoints } from './codePoints';

/** Converts offsets of other tools, which usually count code points, to offsets in UTF-16 code units. */
export class Offsets {
  readonly points: CodePoints;

  constructor(private readonly text: string) {
    this.points = new CodePoints(text);
  }

  /**
   * Converts a span.
   * @param expected the words of the span, if known: they show whether the tool counted code units
   * @param line 1-based, for errors
   * @throws FormatError if the offsets are invalid or outside the text
   */
  span(start: unknown, end: unknown, expected: unknown, line: number | null): Span {
    const whole = isOffset(start) && isOffset(end);
    if (!whole || start > end || end > this.text.length)
      throw new FormatError(
        phrase`${JSON.stringify(start) ?? 'nothing'} to ${JSON.stringify(end) ?? 'nothing'} is not a span of a text with ${this.points.length} characters. Check that the text is the one that was annotated.`,
        line,
      );
    const counted = this.points.spanToUnits({ start, end });
    if (typeof expected === 'string' && this.text.slice(counted.start, counted.end) !== expected) {
      if (this.text.slice(start, end) === expected) return { start, end };
    }
    if (counted.end > this.text.length)
      throw new FormatError(
        phrase`${end} is after the end of the text, ${this.points.length}. Check that the text is the one that was annotated.`,
        line,
      );
    return counted;
  }
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
