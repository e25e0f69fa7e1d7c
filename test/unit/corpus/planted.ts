/** Made quotes of which some come again with changed words. */
import { MIN_WORDS, type ReusableQuote } from '../../../src/core/corpus/reuse/reuse';

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Words as often as in a language: few are frequent. */
export const zipfWord = (random: () => number): string => `w${Math.floor(3_000 ** random())}`;

export interface Planted {
  readonly quotes: readonly ReusableQuote[];
  /** Which quotes come from which original. */
  readonly origins: ReadonlyMap<number, number>;
}

/** Quotes, and copies of some of them with up to a fifth of the words replaced, left out or put in. */
export function plant(count: number, random: () => number): Planted {
  const quotes: ReusableQuote[] = [];
  const origins = new Map<number, number>();
  for (let origin = 0; origin < count; origin++) {
    const words = Array.from({ length: MIN_WORDS + Math.floor(random() * 40) }, () => zipfWord(random));
    const copies = origin % 3 === 0 ? 1 + Math.floor(random() * 3) : 0;
    for (let copy = 0; copy <= copies; copy++) {
      const changed = [...words];
      const changes = copy === 0 ? 0 : Math.floor(words.length * 0.2 * random());
      for (let i = 0; i < changes; i++) {
        const at = Math.floor(random() * changed.length);
        const kind = random();
        if (kind < 0.6) changed[at] = zipfWord(random);
        else if (kind < 0.8 && changed.length > MIN_WORDS) changed.splice(at, 1);
        else changed.splice(at, 0, zipfWord(random));
      }
      origins.set(quotes.length, origin);
      quotes.push({ id: quotes.length, text: `“${changed.join(' ')}.”` });
    }
  }
  return { quotes, origins };
}
