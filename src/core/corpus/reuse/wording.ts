/** How the words of two versions of a quote differ, in the words as they were written. */
import { alignWords, type Difference, differencesOf } from './align';
import { marksOfOmission } from './omissions';
import { type ComparedWords, comparedWords } from './words';

/**
 * - `same`: the same words
 * - `shortened`: one is a passage of the other, or leaves words out at a `…` or brackets
 * - `reworded`: other words, or words left out without a mark
 */
export type Wording = 'same' | 'shortened' | 'reworded';

/**
 * A stretch of two versions: words that both have, that only the first has, or that only the second has; `omitted` are
 * words of the second that the first leaves out with a mark.
 */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added' | 'omitted';
  /** As written: of the first version, or, where added or omitted, of the second. */
  readonly text: string;
}

/** @param one,other texts of quotes that have many words in common */
export function wordingOf(one: string, other: string): Wording {
  const [a, b] = [comparedWords(one), comparedWords(other)];
  const differences = differencesOf(a.words, b.words, alignWords(a.words, b.words));
  const changed = differences.filter(({ kind }) => kind !== 'same');
  if (!changed.length) return 'same';
  const [first, last] = [differences[0], differences.at(-1)];
  const inOne = marksOfOmission(one, a.spans);
  const inOther = marksOfOmission(other, b.spans);
  const isOmission = (change: Difference): boolean =>
    change.kind === 'added'
      ? change === first || change === last || inOne.has(change.one[0])
      : change.kind === 'removed' && (change === first || change === last || inOther.has(change.other[0]));
  return changed.every(isOmission) ? 'shortened' : 'reworded';
}

/** The stretches of two versions in order. A stretch that was replaced is one removed and one added. */
export function wordChanges(one: string, other: string): WordChange[] {
  const [a, b] = [comparedWords(one), comparedWords(other)];
  return changesIn(differencesOf(a.words, b.words, alignWords(a.words, b.words)), [one, a], [other, b]);
}

type Version = readonly [text: string, words: Pick<ComparedWords, 'spans'>];

/** The stretches of differences in the words as they were written. */
export function changesIn(
  differences: readonly Difference[],
  one: Version,
  other: Version,
  isOmitted: (difference: Difference) => boolean = () => false,
): WordChange[] {
  const changes: WordChange[] = [];
  for (const difference of differences) {
    const [before, after] = [written(one, difference.one), written(other, difference.other)];
    if (difference.kind === 'same') changes.push({ kind: 'same', text: before });
    else {
      if (before) changes.push({ kind: 'removed', text: before });
      if (after) changes.push({ kind: isOmitted(difference) ? 'omitted' : 'added', text: after });
    }
  }
  return changes;
}

function written([text, { spans }]: Version, [from, to]: readonly [number, number]): string {
  const [first, last] = [spans[from], spans[to - 1]];
  return from < to && first && last ? text.slice(first[0], last[1]).replace(/\s+/g, ' ') : '';
}
