/** Units of a piece that places are found by. */
const GRAM_LENGTH = 4;
/** Shorter words are not in the index. */
export const MIN_INDEXED_LENGTH = GRAM_LENGTH;
/** So many pieces of the words are looked at for one that is rare in the text. */
const MAX_GRAMS_COMPARED = 64;

/**
 * All places of all short pieces of a text, for looking many words up in it. Made in time and memory in proportion to
 * the text; looking words up takes time in proportion to the places of their rarest piece.
 */
export class GramPositions {
  /** Where each bucket begins in `positions`; one more at the end. */
  private readonly starts: Uint32Array;
  private readonly positions: Uint32Array;
  private readonly mask: number;

  constructor(private readonly text: string) {
    const grams = Math.max(0, text.length - GRAM_LENGTH + 1);
    let buckets = 1 << 10;
    while (buckets < grams && buckets < 1 << 22) buckets *= 2;
    this.mask = buckets - 1;
    this.starts = new Uint32Array(buckets + 1);
    for (let i = 0; i < grams; i++) this.starts[this.bucketOf(text, i) + 1]++;
    for (let i = 0; i < buckets; i++) this.starts[i + 1] += this.starts[i];
    const next = this.starts.slice();
    this.positions = new Uint32Array(grams);
    for (let i = 0; i < grams; i++) this.positions[next[this.bucketOf(text, i)]++] = i;
  }

  /** All offsets at which words of at least `LEAST_INDEXED` units stand, in order. */
  occurrences(words: string): number[] {
    let rarest = 0;
    let fewest = Number.POSITIVE_INFINITY;
    const pieces = Math.min(words.length - GRAM_LENGTH + 1, MAX_GRAMS_COMPARED);
    for (let i = 0; i < pieces; i++) {
      const bucket = this.bucketOf(words, i);
      const size = this.starts[bucket + 1] - this.starts[bucket];
      if (size < fewest) [rarest, fewest] = [i, size];
    }
    const bucket = this.bucketOf(words, rarest);
    const found: number[] = [];
    for (let i = this.starts[bucket]; i < this.starts[bucket + 1]; i++) {
      const at = this.positions[i] - rarest;
      if (at >= 0 && this.text.startsWith(words, at)) found.push(at);
    }
    return found;
  }

  private bucketOf(text: string, at: number): number {
    let hash = 0;
    for (let i = at; i < at + GRAM_LENGTH; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash ^ (hash >>> 15)) & this.mask;
  }
}
