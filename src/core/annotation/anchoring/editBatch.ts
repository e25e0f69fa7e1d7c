import type { Span } from '../../text';

/** One change of a text: `[start, end)` of the text before it gave way to `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What edits made of a span. */
export interface CarriedSpan {
  /**
   * Null where all of the span's text was deleted, or went with what is around it; also where a longer text, such as
   * another program's, was put across one of its ends: how much of that belongs to it has to be looked for.
   */
  readonly span: Span | null;
  /** True where its text changed. */
  readonly touched: boolean;
  /** True where text at one of its ends was deleted or replaced: undoing that puts text beside the span, not into it. */
  readonly clipped: boolean;
}

/** Edits made at once: they do not overlap, and the offsets of all relate to the text before them. */
export class EditBatch {
  /** In text order. */
  readonly edits: readonly TextEdit[];
  /** By how much the edits before the one at the index move what follows them. */
  private readonly shifts: readonly number[];
  private byLength: Map<number, number[]> | null = null;

  constructor(edits: readonly TextEdit[]) {
    this.edits = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    const shifts = [0];
    for (const edit of this.edits) shifts.push(shifts[shifts.length - 1] + growthOf(edit));
    this.shifts = shifts;
  }

  /** Where the new text of an edit, by its index, begins in the text after the edits. */
  startAfter(index: number): number {
    return this.edits[index].start + this.shifts[index];
  }

  /**
   * Carries a span through the edits. What is typed inside belongs to the span, what is typed at its ends does not; what
   * is written over exactly the span takes its place.
   */
  carry(span: Span): CarriedSpan {
    const first = this.count(({ end }) => end <= span.start);
    const behind = this.count(({ start }) => start < span.end);
    let { start, end } = span;
    let clipped = false;
    for (let i = behind - 1; i >= first; i--) {
      const edit = this.edits[i];
      // Inserted where an edit across the end begins.
      if (edit.start >= end) continue;
      const length = edit.text.length;
      const crosses = edit.start < start || edit.end > end;
      clipped ||= edit.end > edit.start && (edit.start <= span.start || edit.end >= span.end);
      const isWhole = edit.start === start && edit.end === end;
      const isLost = (edit.start <= start && edit.end >= end) || (crosses && length > end - start);
      if (!isWhole && isLost) return { span: null, touched: true, clipped };
      // What replaces text across an end counts as outside.
      if (edit.start < start) {
        start = edit.start + length;
        end += growthOf(edit);
      } else if (edit.end > end) end = edit.start;
      else end += growthOf(edit);
    }
    const emptied = start >= end && span.start < span.end;
    const shift = this.shifts[first];
    return {
      span: emptied ? null : { start: start + shift, end: end + shift },
      touched: behind > first,
      clipped,
    };
  }

  /** The indices `[from, to)` of the edits that change or border on a region. */
  touching(region: Span): readonly [from: number, to: number] {
    return [this.count(({ end }) => end < region.start), this.count(({ start }) => start <= region.end)];
  }

  /** Carries a region through the edits so that it never vanishes: what is written in it or at its ends belongs to it. */
  enclose(region: Span): Span {
    const [from, to] = this.touching(region);
    if (from >= to) return { start: region.start + this.shifts[from], end: region.end + this.shifts[from] };
    return {
      start: Math.min(region.start, this.edits[from].start) + this.shifts[from],
      end: Math.max(region.end, this.edits[to - 1].end) + this.shifts[to],
    };
  }

  /** The indices of the edits whose new text is so long. */
  ofLength(length: number): readonly number[] {
    if (!this.byLength) {
      this.byLength = new Map();
      for (const [index, { text }] of this.edits.entries()) {
        const others = this.byLength.get(text.length);
        if (others) others.push(index);
        else this.byLength.set(text.length, [index]);
      }
    }
    return this.byLength.get(length) ?? [];
  }

  /** How many edits, from the first on, are before a place. */
  private count(isBefore: (edit: TextEdit) => boolean): number {
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.edits[middle])) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const growthOf = ({ start, end, text }: TextEdit): number => text.length - (end - start);
