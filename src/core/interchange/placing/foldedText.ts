/** A text as tools and spreadsheets may have changed it: other blanks, quotation marks, dashes and composed letters. */
import { lowerBound, type Span } from '../../text';

/** Base and combining marks, a run of blanks or control characters, or any other unit. */
const CLUSTERS = /[\s\p{Cc}]+|[^\s\p{Cc}\p{M}]\p{M}{1,8}|[\s\S]/gu;
const BLANK = /^[\s\p{Cc}]/u;

const LIKE: ReadonlyMap<string, string> = new Map(
  [
    ['“”„‟«»″', '"'],
    ['‘’‚‛‹›′', "'"],
    ['‐‑‒–—―−', '-'],
    ['\u00ad\u200b\u2060\ufeff', ''],
  ].flatMap(([from = '', to = '']) => [...from].map((one): [string, string] => [one, to])),
);

const foldCluster = (cluster: string): string => {
  if (BLANK.test(cluster)) return ' ';
  return LIKE.get(cluster) ?? (cluster.length > 1 ? cluster.normalize('NFC') : cluster);
};

/** Folds words as `FoldedText` folds its text, and trims them. */
export const foldWords = (words: string): string =>
  Array.from(words.matchAll(CLUSTERS), ([cluster]) => foldCluster(cluster))
    .join('')
    .trim();

/** As `foldWords`, without any blanks. */
export const foldWithoutBlanks = (words: string): string => foldWords(words).replaceAll(' ', '');

/** Finds words in a text whatever blanks, marks and composed letters they are written with. */
export class FoldedText {
  private readonly folded: string;
  /** Of each folded unit, and of the end: where it begins in the text. */
  private readonly starts: readonly number[];
  /** Of each folded unit: how long it is in the text. */
  private readonly lengths: readonly number[];

  /** @param options `blanks`: false where tools may have put or left out blanks between words */
  constructor(text: string, { blanks = true }: { readonly blanks?: boolean } = {}) {
    const pieces: string[] = [];
    const starts: number[] = [];
    const lengths: number[] = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
      const piece = blanks || !BLANK.test(cluster) ? foldCluster(cluster) : '';
      for (let i = 0; i < piece.length; i++) {
        starts.push(index);
        lengths.push(cluster.length);
      }
      pieces.push(piece);
    }
    starts.push(text.length);
    this.folded = pieces.join('');
    this.starts = starts;
    this.lengths = lengths;
  }

  /**
   * The places of words between two offsets of the text, in order.
   * @param folded by `foldWords`; not empty
   * @param limit no more than so many
   */
  *occurrences(folded: string, from = 0, to = Number.POSITIVE_INFINITY, limit = 100): Generator<Span> {
    const first = this.unitAt(from);
    const window = this.folded.slice(first, this.unitAt(to) + folded.length);
    let at = -1;
    for (let found = 0; found < limit; found++) {
      at = window.indexOf(folded, at + 1);
      if (at < 0) return;
      yield this.spanOf(first + at, folded.length);
    }
  }

  /** The folded unit at which folded words begin, from one on; -1 if there is none. */
  indexOf(folded: string, from = 0): number {
    return this.folded.indexOf(folded, from);
  }

  /** The span of folded units. */
  spanOf(at: number, length: number): Span {
    // Where blanks were left out, those after the words do not belong to them.
    const last = this.starts[at + length - 1] as number;
    return { start: this.starts[at] as number, end: last + (this.lengths[at + length - 1] as number) };
  }

  /**
   * Where this text stands in another one, if it stands there once.
   * @returns converts a span of this text to one of the other
   */
  within(other: FoldedText): ((span: Span) => Span) | null {
    const words = this.folded.trim();
    const at = words ? other.folded.indexOf(words) : -1;
    if (at < 0 || other.folded.indexOf(words, at + 1) >= 0) return null;
    const shift = at - this.folded.indexOf(words);
    const unitOf = (offset: number): number =>
      Math.min(Math.max(0, this.unitAt(offset) + shift), other.starts.length - 1);
    return ({ start, end }) => {
      const [first, last] = [unitOf(start), unitOf(end)];
      return last > first
        ? other.spanOf(first, last - first)
        : { start: other.starts[first] as number, end: other.starts[first] as number };
    };
  }

  /** The text just before and just after a span, folded. */
  around({ start, end }: Span, length: number): { readonly before: string; readonly after: string } {
    const [first, last] = [this.unitAt(start), this.unitAt(end)];
    return {
      before: this.folded.slice(Math.max(0, first - length), first),
      after: this.folded.slice(last, last + length),
    };
  }

  /** The first folded unit that begins at or after an offset. */
  private unitAt(offset: number): number {
    return lowerBound(0, this.starts.length - 1, i => (this.starts[i] as number) < offset);
  }
}

/** Length of the text before and after that tells places apart, in folded units. */
const CONTEXT = 12;

/** Whether the text around a span is as told. What is not told fits. */
export function hasContext(text: FoldedText, span: Span, { prefix = '', suffix = '' }: WordContext): boolean {
  const { before, after } = text.around(span, CONTEXT + 1);
  return (
    before.trim().endsWith(foldWords(prefix).slice(-CONTEXT).trim()) &&
    after.trim().startsWith(foldWords(suffix).slice(0, CONTEXT).trim())
  );
}

/** The text just before and just after some words. */
export interface WordContext {
  readonly prefix?: string;
  readonly suffix?: string;
}

/** The only place with these words, or the only one of several that has the context. Null if there is none. */
export function onlyPlaceOf(text: FoldedText, words: string, context: WordContext): Span | null {
  const folded = foldWords(words);
  if (folded === '') return null;
  const all = [...text.occurrences(folded)];
  if (all.length < 2) return all[0] ?? null;
  const fitting = context.prefix || context.suffix ? all.filter(span => hasContext(text, span, context)) : [];
  return fitting.length === 1 ? (fitting[0] as Span) : null;
}
