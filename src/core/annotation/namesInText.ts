import type { Span } from '../text/span';
import { isWordUnit, splitsWord } from './words';

/** Where a name stands in a text; `name` is its place in the list that was looked for. */
export interface Occurrence extends Span {
  readonly name: number;
}

interface Wanted {
  readonly name: number;
  /** What stands between white space. */
  readonly words: readonly string[];
}

/**
 * All places where one of the names stands in `within` as whole words, in the same case, whatever white space is
 * between them. In text order and without overlap: of two that begin together the longer, else the first in the list.
 * One pass over the text. Names that do not begin with a letter or a digit are not found.
 */
export function findNames(text: string, within: Span, names: readonly string[]): Occurrence[] {
  const byFirst = new Map<string, Wanted[]>();
  names.forEach((spelled, name) => {
    const words = spelled.trim().split(/\s+/);
    const first = words[0].slice(0, wordEnd(words[0], 0));
    if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), { name, words }]);
  });
  const found: Occurrence[] = [];
  if (!byFirst.size) return found;
  let at = within.start;
  while (at < within.end) {
    const end = wordEnd(text, at);
    const longest = end > at && !splitsWord(text, at) ? bestAt(text, at, byFirst.get(text.slice(at, end)) ?? []) : null;
    if (longest && longest.end <= within.end) found.push(longest);
    at = longest?.end ?? Math.max(end, at + 1);
  }
  return found;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  return end;
}

function bestAt(text: string, start: number, wanted: readonly Wanted[]): Occurrence | null {
  let best: Occurrence | null = null;
  for (const { name, words } of wanted) {
    const end = endOf(text, start, words);
    if (end !== null && (!best || end > best.end)) best = { start, end, name };
  }
  return best;
}

/** Where the words end that stand at `start`, or null. */
function endOf(text: string, start: number, words: readonly string[]): number | null {
  let at = start;
  for (const [i, word] of words.entries()) {
    if (i) {
      const space = at;
      while (at < text.length && /\s/.test(text[at])) at++;
      if (at === space) return null;
    }
    if (!text.startsWith(word, at)) return null;
    at += word.length;
  }
  return splitsWord(text, at) ? null : at;
}
