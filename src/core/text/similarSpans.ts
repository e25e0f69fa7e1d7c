import { lengthOf, type Span } from './span';

/** What two spans share, as a part of the longer of the two: 0 to 1. */
export const shareOf = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.max(lengthOf(a), lengthOf(b), 1);

/**
 * Things at spans, made ready for asking which lie at nearly the same span as another one. A grid by length and place:
 * a question looks at a fixed number of its cells.
 */
export class SimilarSpans<T> {
  private readonly cells = new Map<number, { readonly span: Span; readonly value: T; readonly order: number }[]>();
  private size = 0;

  /** @param share the least that two spans must share to be asked for, above 0 */
  constructor(private readonly share: number) {}

  /** One that moved is added again; its earlier spans stay, so that whoever asks looks at where it is now. */
  add(span: Span, value: T): void {
    const level = levelOf(lengthOf(span));
    const key = keyOf(level, Math.floor(span.start / 2 ** level));
    const cell = this.cells.get(key);
    const entry = { span, value, order: this.size++ };
    if (cell) cell.push(entry);
    else this.cells.set(key, [entry]);
  }

  /** Whatever was added at a span that shares at least `share` with this one, in the order of adding. */
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
