/** The zero point of offsets: the beginning of a file, or of one article in it. */
export type Origin = 'file' | 'article';

declare const origin: unique symbol;

/**
 * Units in all of the core: every offset counts UTF-16 code units, 0-based; every span is half-open, `[start, end)`.
 * Offsets in a file count its text without the byte order mark. Only the extension converts offsets to editor
 * positions, and only the command line converts them to lines and columns.
 *
 * The origin exists only for the compiler: an article span cannot be used as a file span. `offsets.ts` converts between
 * them.
 */
export interface Span<O extends Origin = 'file'> {
  readonly start: number;
  readonly end: number;
  /** Never present at run time. A function type, so that no span is assignable to both origins. */
  readonly [origin]?: (from: O) => O;
}

/** A span whose offsets count from the beginning of an article. */
export type ArticleSpan = Span<'article'>;

export const span = <O extends Origin = 'file'>(start: number, end: number): Span<O> => ({ start, end });

export const lengthOf = <O extends Origin>(s: Span<O>): number => s.end - s.start;

/** Whether two spans share at least one code unit. */
export const overlaps = <O extends Origin>(a: Span<O>, b: Span<O>): boolean => a.start < b.end && b.start < a.end;

/** Whether `inner` lies completely in `outer`. */
export const contains = <O extends Origin>(outer: Span<O>, inner: Span<O>): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether `offset` is in the span or at its end, as an editor's cursor is in a word. */
export const touches = <O extends Origin>(s: Span<O>, offset: number): boolean => s.start <= offset && offset <= s.end;

/** Sorts by start; of spans with the same start the longer comes first, so parents precede their children. */
export const bySpan = <O extends Origin>(a: Span<O>, b: Span<O>): number => a.start - b.start || b.end - a.end;

/** The text in a span. @param text the file's for a file span, the article's for an article span */
export const textOf = <O extends Origin>(text: string, s: Span<O>): string => text.slice(s.start, s.end);
