/** Where a part of a pattern comes to lie when the whole pattern is fitted into a text with as few edits as can be. */
export interface Fit {
  /** Edits between pattern and text. */
  readonly errors: number;
  /** Where `from` and `to` of the pattern lie in the text. */
  readonly start: number;
  readonly end: number;
  /** Edits between the two. */
  readonly innerErrors: number;
}

/** Cells above which an alignment is not tried: 4 million take some 20 ms. */
export const MAX_CELLS = 4_000_000;

const DIAGONAL = 0;
const SKIP_PATTERN = 1;
const SKIP_TEXT = 2;

/**
 * Semi-global alignment (Sellers 1980): the pattern as a whole against any stretch of the text, by edit distance.
 * Takes time and memory in proportion to the product of the lengths, so the caller narrows the text first.
 * @param from,to the half-open part of the pattern whose place is asked for
 */
export function align(pattern: string, text: string, from: number, to: number): Fit {
  const m = pattern.length;
  const n = text.length;
  const moves = new Uint8Array((m + 1) * (n + 1));
  let row = new Uint32Array(n + 1);
  let above = new Uint32Array(n + 1);
  for (let i = 1; i <= m; i++) {
    [row, above] = [above, row];
    row[0] = i;
    moves[i * (n + 1)] = SKIP_PATTERN;
    const unit = pattern.charCodeAt(i - 1);
    for (let j = 1; j <= n; j++) {
      let best = above[j - 1] + (unit === text.charCodeAt(j - 1) ? 0 : 1);
      let move = DIAGONAL;
      if (above[j] + 1 < best) {
        best = above[j] + 1;
        move = SKIP_PATTERN;
      }
      if (row[j - 1] + 1 < best) {
        best = row[j - 1] + 1;
        move = SKIP_TEXT;
      }
      row[j] = best;
      moves[i * (n + 1) + j] = move;
    }
  }
  let end = 0;
  for (let j = 1; j <= n; j++) if (row[j] < row[end]) end = j;
  return { errors: row[end], ...traceBack(pattern, text, moves, end, from, to) };
}

function traceBack(pattern: string, text: string, moves: Uint8Array, endOfText: number, from: number, to: number) {
  const width = text.length + 1;
  let i = pattern.length;
  let j = endOfText;
  let start = 0;
  let end = -1;
  let innerErrors = 0;
  while (i > 0) {
    if (i === to && end < 0) end = j;
    const move = moves[i * width + j];
    const inside = i > from && i <= to && end >= 0;
    if (move === DIAGONAL) {
      if (inside && pattern[i - 1] !== text[j - 1]) innerErrors++;
      i--;
      j--;
    } else if (move === SKIP_PATTERN) {
      if (inside) innerErrors++;
      i--;
    } else {
      if (inside) innerErrors++;
      j--;
    }
    if (i === from && move !== SKIP_TEXT) start = j;
  }
  if (from === 0) start = j;
  return { start, end: Math.max(start, end < 0 ? endOfText : end), innerErrors };
}
