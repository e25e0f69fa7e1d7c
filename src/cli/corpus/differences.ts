/** Differences of two quotes as one line: words that only the first has in `[-…-]`, that only the second has in `{+…+}`. */
import type { WordChange } from '../../core/corpus';

const SHOWN: Readonly<Record<WordChange['kind'], (text: string) => string>> = {
  same: text => text,
  removed: text => `[-${text}-]`,
  added: text => `{+${text}+}`,
  omitted: text => `(${text})`,
};

export const showChanges = (changes: readonly WordChange[]): string =>
  changes
    .map(
      ({ kind, text }, i) =>
        (kind === 'added' && changes[i - 1]?.kind === 'removed' ? '' : i ? ' ' : '') + SHOWN[kind](text),
    )
    .join('');
