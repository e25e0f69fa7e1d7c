import type { Span } from '../../text';
import { GramPositions, MIN_INDEXED_LENGTH } from './gramPositions';

/** Length of the pieces that candidates are found by, in UTF-16 units. */
const GRAM_LENGTH = 5;
/** A piece that stands in more places than this tells nothing of where we are. */
const MAX_GRAM_PLACES = 64;
/** The text is read through for so many words before an index is made. */
const MAX_SCANS = 20;

const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit > 127;

/** Offsets at which words begin, up to `text.length - GRAM`. */
export function* gramStarts(text: string): Generator<number> {
  let inWord = false;
  for (let i = 0; i + GRAM_LENGTH <= text.length; i++) {
    const word = isWordUnit(text.charCodeAt(i));
    if (word && !inWord) yield i;
    inWord = word;
  }
}

/**
 * A text made ready for searching: line breaks are all `\n`, so that a file whose line endings changed still matches,
 * and an index of short pieces, made when first needed, leads to where a changed passage may be.
 */
export class SearchText {
  readonly plain: string;
  /** Offsets in the original of the `\r` that were taken out of `\r\n`; empty for most files. */
  private readonly removed: number[] = [];
  /** Names are annotated again and again. */
  private readonly foundOffsets = new Map<string, readonly number[]>();
  private index: Map<string, number[]> | null = null;
  private positions: GramPositions | null = null;
  private scans = 0;

  constructor(readonly original: string) {
    if (!original.includes('\r')) {
      this.plain = original;
      return;
    }
    for (let at = original.indexOf('\r\n'); at >= 0; at = original.indexOf('\r\n', at + 2)) this.removed.push(at);
    this.plain = original.replace(/\r\n?/g, '\n');
  }

  /** A span of the plain text as one of the original. */
  toOriginal(plain: Span): Span {
    return { start: this.offsetInOriginal(plain.start), end: this.offsetInOriginal(plain.end) };
  }

  /** An offset of the original in the plain text. */
  toPlain(offset: number): number {
    return offset - this.removedBefore(offset, i => this.removed[i]);
  }

  private offsetInOriginal(offset: number): number {
    return offset + this.removedBefore(offset, i => this.removed[i] - i);
  }

  private removedBefore(offset: number, at: (i: number) => number): number {
    let low = 0;
    let high = this.removed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** All offsets at which `words` stand. */
  occurrences(words: string): readonly number[] {
    const known = this.foundOffsets.get(words);
    if (known) return known;
    const found = this.search(words);
    this.foundOffsets.set(words, found);
    return found;
  }

  private search(words: string): number[] {
    // Reading the text through is quickest for a few; an index pays for many.
    if (words.length >= MIN_INDEXED_LENGTH && ++this.scans > MAX_SCANS) {
      this.positions ??= new GramPositions(this.plain);
      return this.positions.occurrences(words);
    }
    const found: number[] = [];
    for (let at = this.plain.indexOf(words); at >= 0; at = this.plain.indexOf(words, at + 1)) found.push(at);
    return found;
  }

  /**
   * Offsets at which `pattern` may start, by votes of its pieces: at most `most`, the likeliest first.
   * @param expected where it once stood; near it counts a little more
   */
  candidates(pattern: string, expected: number, most: number): number[] {
    const index = this.grams();
    const votes = new Map<number, number>();
    const width = 32;
    for (const at of gramStarts(pattern)) {
      const places = index.get(pattern.slice(at, at + GRAM_LENGTH));
      if (!places || places.length > MAX_GRAM_PLACES) continue;
      for (const place of places) {
        const bucket = Math.floor((place - at) / width);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / places.length);
      }
    }
    const weight = (bucket: number) => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
    const near = (bucket: number) => 0.1 / (1 + Math.abs(bucket * width - expected) / 1000);
    return [...votes.keys()]
      .map(bucket => ({ bucket, score: weight(bucket) + near(bucket) }))
      .sort((a, b) => b.score - a.score || a.bucket - b.bucket)
      .slice(0, most)
      .map(({ bucket }) => bucket * width);
  }

  private grams(): Map<string, number[]> {
    if (this.index) return this.index;
    const index = new Map<string, number[]>();
    for (const at of gramStarts(this.plain)) {
      const gram = this.plain.slice(at, at + GRAM_LENGTH);
      const places = index.get(gram);
      if (!places) index.set(gram, [at]);
      else if (places.length <= MAX_GRAM_PLACES) places.push(at);
    }
    this.index = index;
    return index;
  }
}
