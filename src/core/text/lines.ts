import { lowerBound } from './lowerBound';

/** Converts between offsets and lines with columns. All are 0-based; offsets and columns count UTF-16 code units. */
export class LineIndex {
  /** Offset of the first unit of each line. A line ends at `\r\n`, `\n` or `\r`. */
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.starts = starts;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Offsets outside the text are clamped to it. */
  positionAt(offset: number): { line: number; column: number } {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = lowerBound(1, this.starts.length, i => this.startOfLine(i) <= at) - 1;
    return { line, column: at - this.startOfLine(line) };
  }

  /** Lines outside the text are clamped to it, and columns to the end of the line. */
  offsetAt(line: number, column: number): number {
    if (line < 0) return 0;
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.startOfLine(line) + Math.max(0, column), this.endOfLine(line));
  }

  /** @param line below `lineCount` */
  private startOfLine(line: number): number {
    return this.starts[line] as number;
  }

  /** Offset of the line break, or of the end of the text. */
  private endOfLine(line: number): number {
    if (line + 1 >= this.starts.length) return this.text.length;
    let end = this.startOfLine(line + 1) - 1;
    const isCrLf = this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13;
    if (end > this.startOfLine(line) && isCrLf) end--;
    return end;
  }
}
