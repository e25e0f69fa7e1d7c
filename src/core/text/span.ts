/** What offsets are counted from: the beginning of a file, or of one article in it. */
export type Origin = 'file' | 'article';

declare const origin: unique symbol;

/**
 * Units, once and for all: every offset in the core is a UTF-16 code unit, 0-based; every span is half-open,
 * `[start, end)`. Offsets in a file are counted in its text without byte order mark. Only the extension turns offsets
 * into editor positions, and only the command line turns them into lines and columns.
 *
 * The origin exists for the compiler alone: a span of an article is no span of a file. `offsets.ts` turns one into the
 * other.
 */
export interface Span<O extends Origin = 'file'> {
  readonly start: number;
  readonly end: number;
  /** Never there. A function type, so that no span fits both origins. */
  readonly [origin]?: (from: O) => O;
}

/** Counted from the beginning of an article. */
export type ArticleSpan = Span<'article'>;

export const span = <O extends Origin = 'file'>(start: number, end: number): Span<O> => ({ start, end });

export const lengthOf = <O extends Origin>(s: Span<O>): number => s.end - s.start;

/** True where the two spans share at least one code unit. */
export const overlaps = <O extends Origin>(a: Span<O>, b: Span<O>): boolean => a.start < b.end && b.start < a.end;

/** True where `inner` lies wholly in `outer`. */
export const contains = <O extends Origin>(outer: Span<O>, inner: Span<O>): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** True where `offset` is in the span or at its end: the way an editor's cursor is "in" a word. */
export const touches = <O extends Origin>(s: Span<O>, offset: number): boolean => s.start <= offset && offset <= s.end;

/** Orders by start, the longer first where two start together: parents come before what they hold. */
export const bySpan = <O extends Origin>(a: Span<O>, b: Span<O>): number => a.start - b.start || b.end - a.end;

/** @param text whose offsets the span counts */
export const textOf = <O extends Origin>(text: string, s: Span<O>): string => text.slice(s.start, s.end);
