import type { Span } from '../../text';

/** An offset is moved to a word edge only if one is within this many units. */
const MAX_EDGE_SHIFT = 24;

/** True if an offset is inside a word. */
export const splitsWord = (text: string, offset: number): boolean =>
  isWordUnit(text.charCodeAt(offset - 1)) && isWordUnit(text.charCodeAt(offset));

/** The nearest offset that is not inside a word. Of two at the same distance the one in the direction `outwards`. */
export function nearestWordEdge(text: string, offset: number, outwards: 1 | -1): number {
  for (let step = 0; step <= MAX_EDGE_SHIFT; step++)
    for (const at of [offset + outwards * step, offset - outwards * step]) if (!splitsWord(text, at)) return at;
  return offset;
}

/** True for letters, digits and everything outside ASCII except common spaces and punctuation. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  return unit > 0xbf && !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x303f);
}

/** Which ends of a span are at word edges. */
export interface WordEdges {
  readonly start: boolean;
  readonly end: boolean;
}

/** Moves the ends of a span that should be at word edges there, unless nothing would be left of it. */
export function snapToWords(text: string, { start, end }: Span, atWords: WordEdges): Span {
  const from = atWords.start ? nearestWordEdge(text, start, -1) : start;
  const to = atWords.end ? nearestWordEdge(text, end, 1) : end;
  return from < to ? { start: from, end: to } : { start, end };
}
