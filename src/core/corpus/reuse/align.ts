/** Word alignment of two quotes: the longest common subsequence in a band, by dynamic programming. */

/** Words, or numbers that stand for them. */
export type WordList = ArrayLike<string | number>;

/** Pairs of indices of the words that both have, in order. */
export type WordPairs = readonly (readonly [one: number, other: number])[];

/**
 * Where one of them begins later than the other, the shift between them is taken from their first common words.
 * Time and memory grow with length × band.
 * @param band how far the two may drift apart, in words
 */
export function alignWords(one: WordList, other: WordList, band = 24): WordPairs {
  const shift = firstShift(one, other);
  if (shift === null) return [];
  const width = 2 * band + 1;
  const [n, m] = [one.length, other.length];
  const best = new Uint16Array((n + 1) * width);
  const column = (i: number, j: number): number => j - (i - shift) + band;
  const at = (i: number, j: number): number => {
    const k = column(i, j);
    return i < 0 || j < 0 || k < 0 || k >= width ? 0 : (best[i * width + k] ?? 0);
  };
  for (let i = 1; i <= n; i++) {
    for (let j = Math.max(1, i - shift - band); j <= Math.min(m, i - shift + band); j++) {
      const isSame = one[i - 1] === other[j - 1];
      best[i * width + column(i, j)] = isSame ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [n, Math.min(m, n - shift + band)];
  while (i > 0 && j > 0) {
    if (one[i - 1] === other[j - 1] && at(i, j) === at(i - 1, j - 1) + 1) pairs.push([--i, --j]);
    else if (at(i - 1, j) >= at(i, j - 1)) i--;
    else j--;
  }
  return tightened(pairs.reverse(), one, other);
}

/** Of alignments that pair as many words, one with as few gaps: a word moves next to its neighbour where it can. */
function tightened(pairs: [number, number][], one: WordList, other: WordList): WordPairs {
  const move = (k: number, neighbour: number, step: 1 | -1): void => {
    const [pair, next] = [pairs[k], pairs[neighbour]];
    if (pair && next && next[0] === pair[0] - step && other[next[1] + step] === one[pair[0]]) pair[1] = next[1] + step;
  };
  for (let k = pairs.length - 2; k >= 0; k--) move(k, k + 1, -1);
  for (let k = 1; k < pairs.length; k++) move(k, k - 1, 1);
  return pairs;
}

/** How much later the first common run of words is in `one` than in `other`; null where they share no two words in a row. */
function firstShift(one: WordList, other: WordList): number | null {
  const places = new Map<string, number>();
  for (let j = other.length - 2; j >= 0; j--) places.set(`${other[j]} ${other[j + 1]}`, j);
  const shifts = new Map<number, number>();
  for (let i = 0; i + 1 < one.length; i++) {
    const j = places.get(`${one[i]} ${one[i + 1]}`);
    if (j !== undefined) shifts.set(i - j, (shifts.get(i - j) ?? 0) + 1);
  }
  let [shift, most]: [number | null, number] = [null, 0];
  for (const [candidate, count] of shifts) if (count > most) [shift, most] = [candidate, count];
  return shift;
}

/** Costs of `fitWords`, in ten thousandths of a changed word. */
const CHANGE = 10_000;
/** A little less, so that of two ways with as many changes the one with more common words is taken. */
const LEFT_OUT = 9_800;
const MARKED = 1;

/**
 * The passage of a longer text that takes the fewest changes to become the shorter one: semi-global alignment (Sellers
 * 1980). Words of the longer text before and after it cost nothing. Time and memory grow with the product of lengths.
 * @param omissions indices in `one` before which words of `other` may be left out at nearly no cost
 */
export function fitWords(
  one: readonly string[],
  other: readonly string[],
  omissions: ReadonlySet<number> = new Set(),
): WordPairs {
  const [n, m] = [one.length, other.length];
  const width = m + 1;
  const costs = new Uint32Array((n + 1) * width);
  const costAt = (i: number, j: number): number => costs[i * width + j] as number;
  const skip = (i: number): number => (omissions.has(i) ? MARKED : LEFT_OUT);
  const step = (i: number, j: number): number => (one[i - 1] === other[j - 1] ? 0 : CHANGE);
  for (let i = 1; i <= n; i++) {
    costs[i * width] = i * CHANGE;
    for (let j = 1; j <= m; j++)
      costs[i * width + j] = Math.min(
        costAt(i - 1, j - 1) + step(i, j),
        costAt(i - 1, j) + CHANGE,
        costAt(i, j - 1) + skip(i),
      );
  }
  let j = 0;
  for (let k = 1; k <= m; k++) if (costAt(n, k) < costAt(n, j)) j = k;
  const pairs: [number, number][] = [];
  for (let i = n; i > 0 && j > 0; ) {
    if (costAt(i, j) === costAt(i - 1, j - 1) + step(i, j)) {
      if (step(i, j) === 0) pairs.push([i - 1, j - 1]);
      i--;
      j--;
    } else if (costAt(i, j) === costAt(i - 1, j) + CHANGE) i--;
    else j--;
  }
  return pairs.reverse();
}

/** One stretch of a comparison: words that both have, that only one has, or that are other words. */
export interface Difference {
  readonly kind: 'same' | 'removed' | 'added' | 'replaced';
  /** Half-open word ranges. */
  readonly one: readonly [from: number, to: number];
  readonly other: readonly [from: number, to: number];
}

/** The stretches of two word lists, in order, covering both. */
export function differencesOf(one: readonly string[], other: readonly string[], pairs: WordPairs): Difference[] {
  const differences: Difference[] = [];
  let [i, j] = [0, 0];
  const gap = (toOne: number, toOther: number): void => {
    if (toOne === i && toOther === j) return;
    const kind = toOne === i ? 'added' : toOther === j ? 'removed' : 'replaced';
    differences.push({ kind, one: [i, toOne], other: [j, toOther] });
  };
  for (const [a, b] of pairs) {
    const last = differences.at(-1);
    if (a === i && b === j && last?.kind === 'same') {
      differences[differences.length - 1] = { kind: 'same', one: [last.one[0], a + 1], other: [last.other[0], b + 1] };
    } else {
      gap(a, b);
      differences.push({ kind: 'same', one: [a, a + 1], other: [b, b + 1] });
    }
    [i, j] = [a + 1, b + 1];
  }
  gap(one.length, other.length);
  return differences;
}
