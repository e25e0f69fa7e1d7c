import { type Span, textOf } from '../../text';
import type { Selector } from './annotation';

/** Length of prefix and suffix in UTF-16 units: the same as in Hypothesis and in the W3C's examples. */
const CONTEXT_LENGTH = 32;

/** Creates the selector of a span: its text, up to 32 units of context on either side, and its offsets. */
export function describeSpan(text: string, target: Span): Selector {
  const from = avoidSplitPair(text, Math.max(0, target.start - CONTEXT_LENGTH), 1);
  const to = avoidSplitPair(text, Math.min(text.length, target.end + CONTEXT_LENGTH), -1);
  return {
    exact: textOf(text, target),
    prefix: text.slice(Math.min(from, target.start), target.start),
    suffix: text.slice(target.end, Math.max(to, target.end)),
    start: target.start,
    end: target.end,
  };
}

/** Moves an offset that lies inside a surrogate pair by `step`. */
function avoidSplitPair(text: string, offset: number, step: 1 | -1): number {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  const inside = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return inside ? offset + step : offset;
}
