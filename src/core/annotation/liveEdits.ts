import type { Span } from '../text/span';

/** One change of a text: `[start, end)` of the text before it gave way to `newLength` units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newLength: number;
}

/**
 * Carries a span through edits that were made at once (offsets of all relate to the text before them). What is typed
 * inside belongs to the span, what is typed at its ends does not; what is written over exactly the span takes its place.
 * @returns null where all of the span's text was deleted, or went with what is around it; also where a longer text, such
 * as another program's, was put across one of its ends: how much of that belongs to it has to be looked for
 */
export function mapThroughEdits(span: Span, edits: readonly Edit[]): Span | null {
  let { start, end } = span;
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    const shift = edit.newLength - (edit.end - edit.start);
    if (edit.end <= start) {
      start += shift;
      end += shift;
    } else if (edit.start >= end) continue;
    else if (edit.start === start && edit.end === end) end += shift;
    else if (edit.start <= start && edit.end >= end) return null;
    else if ((edit.start < start || edit.end > end) && edit.newLength > end - start) return null;
    // What replaces text across an end counts as outside.
    else if (edit.start < start) {
      start = edit.start + edit.newLength;
      end += shift;
    } else if (edit.end > end) end = edit.start;
    else end += shift;
  }
  const emptied = start >= end && span.start < span.end;
  return emptied ? null : { start, end };
}
