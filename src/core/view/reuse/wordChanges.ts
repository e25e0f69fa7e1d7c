/** Differences of two versions of a quote, readable without colours: every change has brackets and a sign. */
import type { WordChange } from '../../corpus';
import { emphasis, type Inline, type RichLine, strong, text } from '../inline';

/** Words of a run that both versions have which are shown before and after changes. */
const CONTEXT = 6;

/**
 * `The bolts were [−old] [+worn] and we replaced … in the spring`: one line of plain text.
 * @param context words that are shown on each side of a change
 */
export const changesText = (changes: readonly WordChange[], context = CONTEXT): string =>
  partsOf(changes, context)
    .map(part => part.map(one => one.text).join(''))
    .join(' ');

/** As `changesText` with few words around each change, so that the first is near the beginning: for narrow rows. */
export const changesInBrief = (changes: readonly WordChange[]): string => changesText(changes, 2);

/** As `changesText`, as rich text: words that were removed are struck through, words that were added are bold. */
export const changesLine = (changes: readonly WordChange[]): RichLine =>
  partsOf(changes, CONTEXT).flatMap((part, i) => (i ? [text(' '), ...part] : part));

const partsOf = (changes: readonly WordChange[], context: number): Inline[][] =>
  changes.map(({ kind, text: words }, i): Inline[] => {
    if (kind === 'removed') return [text('[−'), { text: words, style: 'struck' }, text(']')];
    if (kind === 'added') return [text('[+'), strong(words), text(']')];
    if (kind === 'omitted') return [text('(…'), emphasis(cut(words, context, context)), text(')')];
    return [text(cut(words, i > 0 ? context : 0, i < changes.length - 1 ? context : 0))];
  });

/** The first and last words of a run; all of it where that is hardly longer, or where there is no change at all. */
function cut(words: string, head: number, tail: number): string {
  const all = words.split(' ');
  if (all.length <= head + tail + 1 || head + tail === 0) return words;
  return [...all.slice(0, head), '…', ...(tail ? all.slice(-tail) : [])].join(' ');
}
