/**
 * Runs of three words (shingles, Broder 1997) by which quotes with common words are found, as numbers. Of a long quote
 * the index keeps some: of each four runs in a row the lowest number (winnowing: Schleimer, Wilkerson and Aiken 2003),
 * so two quotes that have six words in a row in common always meet.
 */

/** Words of a run. */
const SHINGLE = 3;
/** Runs in a row of which one is kept. */
const WINDOW = 4;
/** Up to so many runs, all are kept. */
const MAX_KEPT_WHOLE = 8;
/** Of the numbers, so many bits name a run in the index; the others say which runs are kept. */
const TERM_BITS = 21;
/** Higher numbers are seldom the lowest of four. A quote with many runs is not looked up by them. */
const MAX_LOOKED_UP = 0xa0000000;

/** Numbers from 0 to 2³² of the runs of a quote, in order; the same run has the same number everywhere. */
export function shinglesOf(words: readonly string[]): number[] {
  const hashed = words.map(hashWord);
  const shingles: number[] = [];
  for (let i = 0; i + SHINGLE <= hashed.length; i++) {
    let hash = 0;
    for (let k = i; k < i + SHINGLE; k++) hash = (Math.imul(hash, 0x01000193) ^ (hashed[k] as number)) >>> 0;
    shingles.push(mixed(hash));
  }
  return shingles;
}

/** Terms under which the index keeps a quote, without repetitions. */
export function termsToKeep(words: readonly string[]): string[] {
  const shingles = shinglesOf(words);
  if (shingles.length <= MAX_KEPT_WHOLE) return termsOf(shingles);
  const kept: number[] = [];
  for (let i = 0; i + WINDOW <= shingles.length; i++)
    kept.push(shingles.slice(i, i + WINDOW).reduce((least, one) => Math.min(least, one)));
  return termsOf(kept);
}

/** Terms under which the index may keep quotes that have words in common with this one. */
export function termsToLookUp(words: readonly string[]): string[] {
  const shingles = shinglesOf(words);
  if (shingles.length <= MAX_KEPT_WHOLE) return termsOf(shingles);
  return termsOf(shingles.filter(one => one < MAX_LOOKED_UP));
}

const termsOf = (shingles: readonly number[]): string[] => [
  ...new Set(shingles.map(one => (one & ((1 << TERM_BITS) - 1)).toString(36))),
];

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Spreads the bits of a number over all of it (the end of MurmurHash3). */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
