import type { Span } from '../../text';

/** An edge further than this from where a word begins or ends stays where it is. */
const MAX_EDGE_SHIFT = 24;

/** True where an offset lies inside a word. */
export const splitsWord = (text: string, offset: number): boolean =>
  isWordUnit(text.charCodeAt(offset - 1)) && isWordUnit(text.charCodeAt(offset));

/** The nearest offset that does not lie inside a word, on either side; the one outside the span of two as near. */
export function nearestWordEdge(text: string, offset: number, outwards: 1 | -1): number {
  for (let step = 0; step <= MAX_EDGE_SHIFT; step++)
    for (const at of [offset + outwards * step, offset - outwards * step]) if (!splitsWord(text, at)) return at;
  return offset;
}

/** Letters, digits and whatever is not ASCII, but for the spaces and punctuation of prose. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  return unit > 0xbf && !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x303f);
}

/** A span found by likeness, with edges at words where `begins` and `ends` say that it had such. */
export function snapToWords(text: string, { start, end }: Span, begins: boolean, ends: boolean): Span {
  const from = begins ? nearestWordEdge(text, start, -1) : start;
  const to = ends ? nearestWordEdge(text, end, 1) : end;
  return from < to ? { start: from, end: to } : { start, end };
}
