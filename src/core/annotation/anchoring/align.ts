import type { Span } from '../../text';

/** Where a part of a pattern is when the whole pattern is fitted into a text with as few edits as possible. */
export interface AlignedSpan extends Span {
  /** The number of edits between the part and the text at the span. */
  readonly innerErrors: number;
}

/** Maximum product of the lengths for `align`: 4 million cells take about 20 ms. */
export const MAX_ALIGNMENT_CELLS = 4_000_000;

/** Moves through the table. 0 advances in both pattern and text. */
const SKIP_PATTERN = 1;
const SKIP_TEXT = 2;
/** Fewest edits win; of equal alignments the one with fewest edits in the inner part. */
const ERROR = 4096;
const INNER_ERROR = ERROR + 1;

/**
 * Semi-global alignment (Sellers 1980): fits the whole pattern into any part of the text, by edit distance. Takes time
 * and memory proportional to the product of the lengths, so narrow the text first.
 * @param inner the part of the pattern whose place is wanted: half-open offsets, shorter than 4096 units
 */
export function align(pattern: string, text: string, inner: Span): AlignedSpan {
  const { costs, moves } = fillTable(pattern, text, inner);
  let end = 0;
  for (let j = 1; j < costs.length; j++) if (costs[j]! < costs[end]!) end = j;
  const at = { pattern: pattern.length, text: end };
  return { ...traceBack(moves, text.length + 1, at, inner), innerErrors: costs[end]! % ERROR };
}

/** Returns the costs of the last row, and the best move into each cell, row by row. */
function fillTable(pattern: string, text: string, inner: Span): { costs: Uint32Array; moves: Uint8Array } {
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
    const inPattern = i > inner.start && i <= inner.end ? INNER_ERROR : ERROR;
    const inText = i > inner.start && i < inner.end ? INNER_ERROR : ERROR;
    const base = i * (n + 1);
    let left = above[0]! + inPattern;
    row[0] = left;
    moves[base] = SKIP_PATTERN;
    for (let j = 1; j <= n; j++) {
      let best = above[j - 1]! + (unit === units[j - 1] ? 0 : inPattern);
      const skipped = above[j]! + inPattern;
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
  return { costs: row, moves };
}

/** Follows the moves back from the end of the pattern. Text skipped at the edges of the inner part is outside it. */
function traceBack(moves: Uint8Array, width: number, at: { pattern: number; text: number }, inner: Span): Span {
  let i = at.pattern;
  let j = at.text;
  let start = -1;
  let end = -1;
  for (;;) {
    if (i === inner.start && start < 0) start = j;
    const move = i > 0 ? moves[i * width + j] : SKIP_TEXT;
    if (i === inner.end && move !== SKIP_TEXT && end < 0) end = j;
    if (i === 0) break;
    if (move !== SKIP_TEXT) i--;
    if (move !== SKIP_PATTERN) j--;
  }
  return { start, end: Math.max(start, end) };
}
