/** Differences of two quotes as one line: words that only the first has in `[-…-]`, that only the second has in `{+…+}`. */
import type { Difference } from '../../core/corpus';

export function showDifferences(
  differences: readonly Difference[],
  one: readonly string[],
  other: readonly string[],
): string {
  return differences
    .map(({ kind, one: [a, b], other: [c, d] }) => {
      if (kind === 'same') return one.slice(a, b).join(' ');
      const removed = a < b ? `[-${one.slice(a, b).join(' ')}-]` : '';
      const added = c < d ? `{+${other.slice(c, d).join(' ')}+}` : '';
      return removed + added;
    })
    .join(' ');
}
