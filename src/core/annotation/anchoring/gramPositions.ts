/** Length of the pieces of text that are indexed, in UTF-16 units. */
const GRAM_LENGTH = 4;
/** Shorter text cannot be looked up. */
export const MIN_INDEXED_LENGTH = GRAM_LENGTH;
/** Maximum number of pieces that are compared to find a rare one. */
const MAX_GRAMS_COMPARED = 64;
const MIN_BUCKETS = 1 << 10;
const MAX_BUCKETS = 1 << 22;

/**
 * An index of all 4-unit pieces of a text, for finding many strings in it. Building takes time and memory proportional to
 * the text. A lookup takes time proportional to the occurrences of the string's rarest piece.
 */
export class GramPositions {
  /** For each bucket of pieces its offsets in the text, in order: `positions[starts[bucket]…starts[bucket + 1])`. */
  private readonly starts: Uint32Array;
  private readonly positions: Uint32Array;
  private readonly mask: number;

  constructor(private readonly text: string) {
    const grams = Math.max(0, text.length - GRAM_LENGTH + 1);
    let buckets = MIN_BUCKETS;
    while (buckets < grams && buckets < MAX_BUCKETS) buckets *= 2;
    this.mask = buckets - 1;
    this.starts = new Uint32Array(buckets + 1);
    for (let i = 0; i < grams; i++) this.starts[this.bucketOf(text, i) + 1]! += 1;
    for (let i = 0; i < buckets; i++) this.starts[i + 1]! += this.starts[i]!;
    const next = this.starts.slice();
    this.positions = new Uint32Array(grams);
    for (let i = 0; i < grams; i++) this.positions[next[this.bucketOf(text, i)]!++] = i;
  }

  /** All offsets of `words` in order. They must have at least `MIN_INDEXED_LENGTH` units. */
  occurrences(words: string): number[] {
    let rarestAt = 0;
    let rarest = this.positionsOf(words, 0);
    const grams = Math.min(words.length - GRAM_LENGTH + 1, MAX_GRAMS_COMPARED);
    for (let i = 1; i < grams; i++) {
      const positions = this.positionsOf(words, i);
      if (positions.length < rarest.length) [rarestAt, rarest] = [i, positions];
    }
    const found: number[] = [];
    for (const position of rarest) {
      const at = position - rarestAt;
      if (at >= 0 && this.text.startsWith(words, at)) found.push(at);
    }
    return found;
  }

  /** The offsets of the pieces in the same bucket as the piece of `words` at an offset. */
  private positionsOf(words: string, at: number): Uint32Array {
    const bucket = this.bucketOf(words, at);
    return this.positions.subarray(this.starts[bucket], this.starts[bucket + 1]);
  }

  private bucketOf(text: string, at: number): number {
    let hash = 0;
    for (let i = at; i < at + GRAM_LENGTH; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash ^ (hash >>> 15)) & this.mask;
  }
}
