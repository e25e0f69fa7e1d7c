import { lowerBound } from './lowerBound';

/** Offsets to lines and columns and back, the way an editor counts them: 0-based, columns in UTF-16 code units. */
export class LineIndex {
  /** Offset of each line's first unit. A line ends at `\r\n`, `\n` or `\r`. */
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

  /** An offset outside the text counts as its nearest end. */
  positionAt(offset: number): { line: number; column: number } {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = lowerBound(1, this.starts.length, i => this.starts[i] <= at) - 1;
    return { line, column: at - this.starts[line] };
  }

  /** A line outside the text counts as its nearest end, a column after a line’s end as that end. */
  offsetAt(line: number, column: number): number {
    if (line < 0) return 0;
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.starts[line] + Math.max(0, column), this.endOfLine(line));
  }

  private endOfLine(line: number): number {
    if (line + 1 >= this.starts.length) return this.text.length;
    let end = this.starts[line + 1] - 1;
    if (end > this.starts[line] && this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--;
    return end;
  }
}
