/**
 * Units, once and for all: every offset in the core is a UTF-16 code unit, 0-based, counted in the whole file's text
 * without its byte order mark; every span is half-open, `[start, end)`. Only the extension turns offsets into editor
 * positions, and only the command line turns them into lines and columns.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const lengthOf = (s: Span): number => s.end - s.start;

/** True where the two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** True where `inner` lies wholly in `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** True where `offset` is in the span or at its end: the way an editor's cursor is "in" a word. */
export const touches = (s: Span, offset: number): boolean => s.start <= offset && offset <= s.end;

/** Orders by start, the longer first where two start together: parents come before what they hold. */
export const bySpan = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

export const textOf = (text: string, s: Span): string => text.slice(s.start, s.end);
