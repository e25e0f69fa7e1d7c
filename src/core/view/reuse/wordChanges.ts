/** Differences of two versions of a quote, readable without colours: every change has brackets and a sign. */
import type { WordChange } from '../../corpus';
import { emphasis, type Inline, type RichLine, strong, text } from '../inline';

/** Words of a run that both versions have which are shown before and after changes. */
const CONTEXT = 6;

/** `The bolts were [−old] [+worn] and we replaced … in the spring`: one line of plain text. */
export const changesText = (changes: readonly WordChange[]): string =>
  changes.map((change, i) => marked(change, sidesOf(changes, i))).join(' ');

/** The same as rich text: what was removed is struck through, what was added is bold. */
export const changesLine = (changes: readonly WordChange[]): RichLine =>
  changes.flatMap((change, i): Inline[] => {
    const shown = marked(change, sidesOf(changes, i));
    return [...(i ? [text(' ')] : []), styled(change.kind, shown)];
  });

function styled(kind: WordChange['kind'], shown: string): Inline {
  if (kind === 'removed') return { text: shown, style: 'struck' };
  if (kind === 'added') return strong(shown);
  return kind === 'omitted' ? emphasis(shown) : text(shown);
}

type Sides = { readonly before: boolean; readonly after: boolean };

const sidesOf = (changes: readonly WordChange[], i: number): Sides => ({
  before: i > 0,
  after: i < changes.length - 1,
});

function marked({ kind, text: words }: WordChange, sides: Sides): string {
  if (kind === 'removed') return `[−${words}]`;
  if (kind === 'added') return `[+${words}]`;
  return kind === 'omitted' ? `(…${cut(words, { before: true, after: true })})` : cut(words, sides);
}

/** Leaves words out that are far from changes. */
function cut(words: string, { before, after }: Sides): string {
  const all = words.split(' ');
  const [head, tail] = [before ? CONTEXT : 0, after ? CONTEXT : 0];
  if (all.length <= head + tail + 1 || (!before && !after)) return words;
  return [...all.slice(0, head), '…', ...(tail ? all.slice(-tail) : [])].join(' ');
}
