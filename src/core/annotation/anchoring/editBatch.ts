import { firstIndexWhere, type Span } from '../../text';

/** An edit of a text: `[start, end)` of the text before it was replaced by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A span after edits. */
export interface CarriedSpan {
  /**
   * Null if all its text was deleted or replaced together with text around it; also if a longer text was put across one
   * of its ends, since it is unclear how much of that belongs to it.
   */
  readonly span: Span | null;
  /** True if its text changed. */
  readonly touched: boolean;
  /** True if text at one of its ends was deleted or replaced. Undoing that puts text next to the span, not into it. */
  readonly clipped: boolean;
}

/** Simultaneous edits: they do not overlap, and their offsets are all of the text before. */
export class EditBatch {
  /** In text order. */
  readonly edits: readonly TextEdit[];
  /** For each edit, and for the end, by how much the edits before it move the text. */
  private readonly shifts: readonly number[];
  private byLength: Map<number, number[]> | null = null;

  constructor(edits: readonly TextEdit[]) {
    this.edits = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    const shifts = [0];
    let shift = 0;
    for (const edit of this.edits) shifts.push((shift += growthOf(edit)));
    this.shifts = shifts;
  }

  /** The offset, in the text after the edits, at which the new text of the edit at `index` begins. */
  startAfter(index: number): number {
    return (this.edits[index] as TextEdit).start + this.shiftAt(index);
  }

  /**
   * Carries a span through the edits. Text typed inside belongs to the span, text typed at its ends does not. Text that
   * replaces exactly the span takes its place.
   */
  carry(span: Span): CarriedSpan {
    const first = firstIndexWhere(this.edits, ({ end }) => end > span.start);
    const last = firstIndexWhere(this.edits, ({ start }) => start >= span.end);
    const edits = this.edits.slice(first, last);
    const touched = edits.length > 0;
    let current: Span | null = span;
    let clipped = false;
    // From the end of the span backwards, so that the offsets of earlier edits still apply.
    for (const edit of edits.reverse()) {
      // Inserted where an edit across the end begins.
      if (edit.start >= current.end) continue;
      clipped ||= edit.end > edit.start && (edit.start <= span.start || edit.end >= span.end);
      current = carryThrough(edit, current);
      if (!current) return { span: null, touched, clipped };
    }
    if (current.start >= current.end && span.start < span.end) return { span: null, touched, clipped };
    return { span: moved(current, this.shiftAt(first)), touched, clipped };
  }

  /** The indices `[from, to)` of the edits that change or touch a region. */
  touching(region: Span): readonly [from: number, to: number] {
    return [
      firstIndexWhere(this.edits, ({ end }) => end >= region.start),
      firstIndexWhere(this.edits, ({ start }) => start > region.end),
    ];
  }

  /** Carries a region through the edits so that it is never lost: text inserted in it or at its ends belongs to it. */
  enclose(region: Span): Span {
    const [from, to] = this.touching(region);
    const [first, last] = [this.edits[from], this.edits[to - 1]];
    if (from >= to || !first || !last) return moved(region, this.shiftAt(from));
    return {
      start: Math.min(region.start, first.start) + this.shiftAt(from),
      end: Math.max(region.end, last.end) + this.shiftAt(to),
    };
  }

  /** The indices of the edits whose new text has a length. */
  ofLength(length: number): readonly number[] {
    this.byLength ??= indicesByLength(this.edits);
    return this.byLength.get(length) ?? [];
  }

  private shiftAt(index: number): number {
    return this.shifts[index] as number;
  }
}

/** Carries a span through one edit that overlaps it or ends at its start, without the shift of edits before it. */
function carryThrough(edit: TextEdit, { start, end }: Span): Span | null {
  const { length } = edit.text;
  const isWhole = edit.start === start && edit.end === end;
  const crosses = edit.start < start || edit.end > end;
  const isLost = (edit.start <= start && edit.end >= end) || (crosses && length > end - start);
  if (!isWhole && isLost) return null;
  // Text that replaces text across an end is outside.
  if (edit.start < start) return { start: edit.start + length, end: end + growthOf(edit) };
  return { start, end: edit.end > end ? edit.start : end + growthOf(edit) };
}

function indicesByLength(edits: readonly TextEdit[]): Map<number, number[]> {
  const byLength = new Map<number, number[]>();
  for (const [index, { text }] of edits.entries()) {
    const known = byLength.get(text.length);
    if (known) known.push(index);
    else byLength.set(text.length, [index]);
  }
  return byLength;
}

const growthOf = ({ start, end, text }: TextEdit): number => text.length - (end - start);

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
