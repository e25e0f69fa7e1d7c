/**
 * Quotes that come again in other articles, word for word or nearly. Candidates share a run of three words, found by
 * sorting numbers of runs; each pair is then aligned word by word. A change of one word breaks three
 * shingles, so quotes of eight words and more with up to a fifth of their words changed keep at least one.
 */
import type { QuoteRow } from '../rows';
import { alignWords, type WordList } from './align';
import { shinglesOf, termsToKeep } from './shingles';
import { comparedWords } from './words';

export interface ReusableQuote {
  /** What the quote is known by; not compared. */
  readonly id: number;
  readonly text: string;
}

/** Groups of two quotes or more, by id, in the order in which they were given; groups in the order of their first. */
export type ReuseGroups = readonly (readonly number[])[];

/** Shorter quotes are sayings of everyday. */
export const MIN_WORDS = 8;
/** Words that must be the same, as a share of the shorter quote. */
export const MIN_SHARE = 0.75;
/** A run of words that more quotes have is no sign of reuse. */
const MAX_SHARING = 64;
/** Longer quotes are compared by so many of their words. */
const MAX_WORDS = 2_000;
/** Yields after so many steps of work. */
const SLICE = 2_000;

/** @returns groups; yields between slices of work, so that a caller can give way or stop */
export function* reuseSteps(quotes: Iterable<ReusableQuote>): Generator<void, ReuseGroups> {
  const ids: number[] = [];
  const lists: Uint32Array[] = [];
  const vocabulary = new Map<string, number>();
  const shingles = new Shingles();
  for (const { id, text } of quotes) {
    const words = reuseWords(text);
    if (words.length >= MIN_WORDS) {
      shingles.add(lists.length, words);
      ids.push(id);
      lists.push(Uint32Array.from(words, word => numberOf(word, vocabulary)));
      if (lists.length % SLICE === 0) yield;
    }
  }
  const sets = new DisjointSets(lists.length);
  let compared = 0;
  for (const [a, b] of shingles.pairs()) {
    if (sets.find(a) === sets.find(b)) continue;
    if (++compared % SLICE === 0) yield;
    if (isReuse(lists[a] as Uint32Array, lists[b] as Uint32Array)) sets.join(a, b);
  }
  return sets.groups().map(group => group.map(index => ids[index] as number));
}

/** What a quote is found by in the index, for quotes that are compared; empty for others. */
export function reuseTerms({ kind, status, text }: Pick<QuoteRow, 'kind' | 'status' | 'text'>): string[] {
  if (!isCompared(kind, status)) return [];
  const words = reuseWords(text);
  return words.length < MIN_WORDS ? [] : termsToKeep(words);
}

/** Whether these are somebody’s words: in marks, and not rejected. */
export const isCompared = (kind: string, status: string): boolean =>
  (kind === 'direct' || kind === 'partial') && status !== 'rejected';

/** The words of a quote that are compared. */
export const reuseWords = (text: string): readonly string[] => comparedWords(text).words.slice(0, MAX_WORDS);

/** The words of many quotes take less memory as numbers. */
function numberOf(word: string, vocabulary: Map<string, number>): number {
  const known = vocabulary.get(word) ?? vocabulary.size;
  vocabulary.set(word, known);
  return known;
}

export function isReuse(one: WordList, other: WordList): boolean {
  const shorter = Math.min(one.length, other.length);
  return shorter >= MIN_WORDS && alignWords(one, other).length >= MIN_SHARE * shorter;
}

/** Hashes of runs of words, with the quotes that have them. */
class Shingles {
  private hashes = new Uint32Array(1 << 12);
  private owners = new Uint32Array(1 << 12);
  private count = 0;

  add(owner: number, words: readonly string[]): void {
    for (const hash of new Set(shinglesOf(words))) this.push(hash, owner);
  }

  /** Each two neighbours of a list of quotes that share a run: in a list of n, each is paired with those near before it. */
  *pairs(): Generator<[number, number]> {
    const order = this.sorted();
    for (let from = 0; from < order.length; ) {
      const hash = this.hashes[order[from] as number];
      let to = from + 1;
      while (to < order.length && this.hashes[order[to] as number] === hash) to++;
      if (to - from > 1 && to - from <= MAX_SHARING)
        for (let i = from + 1; i < to; i++)
          for (let j = from; j < i; j++)
            yield [this.owners[order[j] as number] as number, this.owners[order[i] as number] as number];
      from = to;
    }
  }

  private push(hash: number, owner: number): void {
    if (this.count === this.hashes.length) {
      this.hashes = grown(this.hashes);
      this.owners = grown(this.owners);
    }
    this.hashes[this.count] = hash;
    this.owners[this.count++] = owner;
  }

  /** Indices by hash, those of one hash in the order in which they were added: radix sort, in linear time. */
  private sorted(): Uint32Array {
    let order = Uint32Array.from({ length: this.count }, (_, i) => i);
    for (const shift of [0, 16]) {
      const starts = new Uint32Array((1 << 16) + 1);
      for (let i = 0; i < this.count; i++) {
        const key = ((this.hashes[i] as number) >>> shift) & 0xffff;
        starts[key + 1] = (starts[key + 1] as number) + 1;
      }
      for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] as number) + (starts[k - 1] as number);
      const next = new Uint32Array(this.count);
      for (const i of order) {
        const key = ((this.hashes[i] as number) >>> shift) & 0xffff;
        next[starts[key] as number] = i;
        starts[key] = (starts[key] as number) + 1;
      }
      order = next;
    }
    return order;
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Union-find with path halving (Tarjan and van Leeuwen 1984); a set is known by its lowest member. */
class DisjointSets {
  private readonly parents: Uint32Array;

  constructor(size: number) {
    this.parents = Uint32Array.from({ length: size }, (_, i) => i);
  }

  find(one: number): number {
    let at = one;
    while (this.parents[at] !== at) {
      this.parents[at] = this.parents[this.parents[at] as number] as number;
      at = this.parents[at] as number;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].sort((x, y) => x - y) as [number, number];
    this.parents[high] = low;
  }

  /** Sets of two and more, each ascending, by their first. */
  groups(): number[][] {
    const groups = new Map<number, number[]>();
    for (let i = 0; i < this.parents.length; i++) {
      const root = this.find(i);
      const group = groups.get(root);
      if (group) group.push(i);
      else groups.set(root, [i]);
    }
    return [...groups.values()].filter(group => group.length > 1);
  }
}
