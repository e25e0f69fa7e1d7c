import type { Span } from '../../text';

/** Where a part of a pattern comes to lie when the whole pattern is fitted into a text with as few edits as can be. */
export interface AlignedSpan extends Span {
  /** Edits between the part and the text there. */
  readonly innerErrors: number;
}

/** Cells above which an alignment is not tried: 4 million take some 20 ms. */
export const MAX_ALIGNMENT_CELLS = 4_000_000;

/** 0 is a step along both. */
const SKIP_PATTERN = 1;
const SKIP_TEXT = 2;
/** Fewest edits first; of alignments with as many, the one with fewest edits in the inner part. */
const ERROR = 4096;
const INNER_ERROR = ERROR + 1;

/**
 * Semi-global alignment (Sellers 1980): the pattern as a whole against any stretch of the text, by edit distance.
 * Takes time and memory in proportion to the product of the lengths, so the caller narrows the text first.
 * @param from,to the half-open part of the pattern whose place is asked for, shorter than 4096 units
 */
export function align(pattern: string, text: string, from: number, to: number): AlignedSpan {
  const m = pattern.length;
  const n = text.length;
  const units = new Uint16Array(n);
  for (let j = 0; j < n; j++) units[j] = text.charCodeAt(j);
  const moves = new Uint8Array((m + 1) * (n + 1));
  let row = new Uint32Array(n + 1);
  let above = new Uint32Array(n + 1);
  for (let i = 1; i <= m; i++) {
    [row, above] = [above, row];
    const unit = pattern.charCodeAt(i - 1);
    const inPattern = i > from && i <= to ? INNER_ERROR : ERROR;
    const inText = i > from && i < to ? INNER_ERROR : ERROR;
    const base = i * (n + 1);
    let left = above[0] + inPattern;
    row[0] = left;
    moves[base] = SKIP_PATTERN;
    for (let j = 1; j <= n; j++) {
      let best = above[j - 1] + (unit === units[j - 1] ? 0 : inPattern);
      const skipped = above[j] + inPattern;
      left += inText;
      if (skipped < best) {
        best = skipped;
        moves[base + j] = SKIP_PATTERN;
      }
      if (left < best) {
        best = left;
        moves[base + j] = SKIP_TEXT;
      }
      row[j] = left = best;
    }
  }
  let end = 0;
  for (let j = 1; j <= n; j++) if (row[j] < row[end]) end = j;
  return { ...traceBack(moves, m, n, end, from, to), innerErrors: row[end] % ERROR };
}

/** Text skipped at the edges of the part is outside it. */
function traceBack(moves: Uint8Array, m: number, n: number, endOfText: number, from: number, to: number): Span {
  let i = m;
  let j = endOfText;
  let start = -1;
  let end = -1;
  for (;;) {
    if (i === from && start < 0) start = j;
    const move = i > 0 ? moves[i * (n + 1) + j] : SKIP_TEXT;
    if (i === to && move !== SKIP_TEXT && end < 0) end = j;
    if (i === 0) break;
    if (move !== SKIP_TEXT) i--;
    if (move !== SKIP_PATTERN) j--;
  }
  return { start, end: Math.max(start, end) };
}
