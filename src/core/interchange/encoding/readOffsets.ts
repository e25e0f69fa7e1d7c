import type { Span } from '../../text';
import { FormatError } from '../exchangeModel';
import { CodePoints } from './codePoints';

/** Turns another tool's offsets into this text's; made for those that count code points. */
export class Offsets {
  readonly points: CodePoints;

  constructor(private readonly text: string) {
    this.points = new CodePoints(text);
  }

  /**
   * @param expected the words that the tool says stand there: where it counted code units, they tell
   * @throws FormatError where the offsets are none, or lie outside the text
   */
  span(start: unknown, end: unknown, expected: unknown, line: number | null): Span {
    const whole = isOffset(start) && isOffset(end);
    if (!whole || start > end || end > this.text.length)
      throw new FormatError(
        `${JSON.stringify(start) ?? 'nothing'} to ${JSON.stringify(end) ?? 'nothing'} is no place in a text of ${this.points.length} characters. Check that the text is the one that was annotated.`,
        line,
      );
    const counted = this.points.spanToUnits({ start, end });
    if (typeof expected === 'string' && this.text.slice(counted.start, counted.end) !== expected) {
      if (this.text.slice(start, end) === expected) return { start, end };
    }
    if (counted.end > this.text.length)
      throw new FormatError(`${end} lies behind the end of the text, ${this.points.length}.`, line);
    return counted;
  }
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
