import { type Span, textOf } from '../../text';
import type { Selector } from './annotation';

/** How much of the text on either side is kept, in UTF-16 units: what Hypothesis and the W3C's examples use. */
const CONTEXT_LENGTH = 32;

/** Describes a span so that it can be found again: its words, some text on either side, and its place. */
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

/** Moves an offset that lies between the halves of a surrogate pair by `step`. */
function avoidSplitPair(text: string, offset: number, step: 1 | -1): number {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  const inside = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return inside ? offset + step : offset;
}
