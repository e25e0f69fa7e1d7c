import { lengthOf, type Span } from './span';

/** The length of the overlap of two spans, as a fraction (0–1) of the longer one. */
export const shareOf = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.max(lengthOf(a), lengthOf(b), 1);

/**
 * An index of values by span that finds those at nearly the same span as a given one. It is a grid over length and
 * position; a query examines a fixed number of cells.
 */
export class SimilarSpans<T> {
  private readonly cells = new Map<number, { readonly span: Span; readonly value: T; readonly order: number }[]>();
  private size = 0;

  /** @param share minimum value of `shareOf` for two spans to count as similar, above 0 */
  constructor(private readonly share: number) {}

  /** Adds a value. A value that moved is added again; its old spans stay, so callers must check its present position. */
  add(span: Span, value: T): void {
    const level = levelOf(lengthOf(span));
    const key = keyOf(level, Math.floor(span.start / 2 ** level));
    const cell = this.cells.get(key);
    const entry = { span, value, order: this.size++ };
    if (cell) cell.push(entry);
    else this.cells.set(key, [entry]);
  }

  /** All values added at a span similar to this one, in the order of adding. */
  near(span: Span): T[] {
    const length = lengthOf(span);
    if (length <= 0) return [];
    const found: { readonly value: T; readonly order: number }[] = [];
    for (let level = levelOf(length * this.share); level <= levelOf(length / this.share); level++) {
      const width = 2 ** level;
      const last = Math.floor(span.end / width);
      for (let cell = Math.max(0, Math.floor((span.start - 2 * width) / width)); cell <= last; cell++) {
        for (const entry of this.cells.get(keyOf(level, cell)) ?? [])
          if (shareOf(entry.span, span) >= this.share) found.push(entry);
      }
    }
    return found.sort((a, b) => a.order - b.order).map(({ value }) => value);
  }
}

const levelOf = (length: number): number => Math.max(0, Math.floor(Math.log2(Math.max(1, length))));
const keyOf = (level: number, cell: number): number => level * 2 ** 40 + cell;
