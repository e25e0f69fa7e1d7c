import { firstIndexWhere, lowerBound, type Span } from '../../text';
import { GramPositions, MIN_INDEXED_LENGTH } from './gramPositions';

/** Length of the pieces that similar passages are found by, in UTF-16 units. */
const GRAM_LENGTH = 5;
/** A piece with more occurrences than this is ignored: it does not locate anything. */
const MAX_GRAM_PLACES = 64;
/** The number of searches through the whole text before an index is built. */
const MAX_SCANS = 20;
/** Similar passages are located to within this many units. */
export const PLACE_PRECISION = 32;
/** The most that being near the expected offset adds to the votes of a place, and the distance at which that is halved. */
const MAX_NEARNESS = 0.1;
const NEARNESS_HALF_DISTANCE = 1000;

const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit > 127;

/** The offsets at which words begin and a piece of `GRAM_LENGTH` fits. */
export function* gramStarts(text: string): Generator<number> {
  let inWord = false;
  for (let i = 0; i + GRAM_LENGTH <= text.length; i++) {
    const word = isWordUnit(text.charCodeAt(i));
    if (word && !inWord) yield i;
    inWord = word;
  }
}

/**
 * A text prepared for searching. In the plain text all line breaks are `\n`, so that text still matches if the line
 * endings of the file changed. Indexes are built when they are first needed.
 */
export class SearchText {
  readonly plain: string;
  /** The offsets in the original of each `\r` that is missing in the plain text. Empty for most files. */
  private readonly removed: number[] = [];
  /** Results by text: the same names are annotated again and again. */
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

  /** Converts a span of the plain text to one of the original. */
  toOriginal(plain: Span): Span {
    return { start: this.offsetInOriginal(plain.start), end: this.offsetInOriginal(plain.end) };
  }

  /** Converts an offset of the original to one of the plain text. */
  toPlain(offset: number): number {
    return offset - firstIndexWhere(this.removed, at => at >= offset);
  }

  private offsetInOriginal(offset: number): number {
    const { removed } = this;
    return offset + lowerBound(0, removed.length, i => (removed[i] as number) - i < offset);
  }

  /** All offsets of `words` in the plain text, in order. */
  occurrences(words: string): readonly number[] {
    const known = this.foundOffsets.get(words);
    if (known) return known;
    const found = this.search(words);
    this.foundOffsets.set(words, found);
    return found;
  }

  private search(words: string): number[] {
    // Scanning the text is fastest for a few searches; an index pays off for many.
    if (words.length >= MIN_INDEXED_LENGTH && ++this.scans > MAX_SCANS) {
      this.positions ??= new GramPositions(this.plain);
      return this.positions.occurrences(words);
    }
    const found: number[] = [];
    for (let at = this.plain.indexOf(words); at >= 0; at = this.plain.indexOf(words, at + 1)) found.push(at);
    return found;
  }

  /**
   * Offsets of the plain text at which something similar to `pattern` may begin, by votes of its pieces.
   * @param expected the old offset; places near it are slightly preferred
   * @returns at most `count` offsets, most likely first, to within `PLACE_PRECISION`
   */
  candidates(pattern: string, expected: number, count: number): number[] {
    const votes = this.votesFor(pattern);
    const weight = (bucket: number) => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
    const nearness = (bucket: number) =>
      MAX_NEARNESS / (1 + Math.abs(bucket * PLACE_PRECISION - expected) / NEARNESS_HALF_DISTANCE);
    return [...votes.keys()]
      .map(bucket => ({ bucket, score: weight(bucket) + nearness(bucket) }))
      .sort((a, b) => b.score - a.score || a.bucket - b.bucket)
      .slice(0, count)
      .map(({ bucket }) => bucket * PLACE_PRECISION);
  }

  /** The votes for the start of `pattern`, in buckets of `PLACE_PRECISION` units. Rare pieces count more. */
  private votesFor(pattern: string): Map<number, number> {
    const index = this.grams();
    const votes = new Map<number, number>();
    for (const at of gramStarts(pattern)) {
      const places = index.get(pattern.slice(at, at + GRAM_LENGTH));
      if (!places || places.length > MAX_GRAM_PLACES) continue;
      for (const place of places) {
        const bucket = Math.floor((place - at) / PLACE_PRECISION);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / places.length);
      }
    }
    return votes;
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
