import type { Span } from '../text/span';
import { align, MAX_CELLS } from './align';
import { Haystack } from './haystack';
import type { Anchor, Selector } from './model';

const ORPHANED: Anchor = { status: 'orphaned', span: null, score: 0 };
/** A phrase this long does not stand in a text twice by chance: found once, it is the one. */
const TELLING_LENGTH = 16;
/** Of a shorter one found once, this much of what stood around it must still stand there. */
const ENOUGH_CONTEXT = 0.25;
/** A changed passage must keep this much of itself. */
const ENOUGH_LIKENESS = 0.6;
/** The best place must be this much better than the next, or neither is taken. */
const MARGIN = 0.12;
/** More occurrences than this are not weighed. */
const MOST_OCCURRENCES = 2000;
/** Room left and right of a candidate, for text that grew or shrank. */
const SLACK = 96;
/** Longer passages are found by their first and last so many units. */
const LONG = 600;
const END_PIECE = 160;

/**
 * Finds where a selector's text is now. In this order: where it was, if its words stand there; the one place with its
 * words; the place with its words and most of its surroundings; the place most like it; nowhere. A wrong place is worse
 * than none, so where two places are not told apart the answer is `orphaned`.
 *
 * Order of strategies after Hypothesis' client (BSD-2-Clause), by idea.
 */
export function anchor(text: string, selector: Selector): Anchor {
  return anchorIn(new Haystack(text), selector);
}

/** Anchors many selectors in one text, sharing the work that depends on the text alone. Yields between selectors. */
export function* anchorSteps(text: string, selectors: readonly Selector[]): Generator<void, Anchor[]> {
  const haystack = new Haystack(text);
  const anchors: Anchor[] = [];
  for (const selector of selectors) {
    anchors.push(anchorIn(haystack, selector));
    yield;
  }
  return anchors;
}

function anchorIn(haystack: Haystack, selector: Selector): Anchor {
  const { original } = haystack;
  const exact = plainBreaks(selector.exact);
  if (!exact) return emptyTarget(original, selector);
  const wanted: Wanted = {
    exact,
    prefix: plainBreaks(selector.prefix),
    suffix: plainBreaks(selector.suffix),
    at: haystack.toPlain(selector.start),
  };
  const found = occurrence(haystack.plain, wanted) ?? alike(haystack, wanted);
  if (!found || found === AMBIGUOUS) return ORPHANED;
  const span = haystack.toOriginal(found.span);
  if (found.changed) return { status: 'fuzzy', span, score: found.score };
  const unmoved = span.start === selector.start && span.end === selector.end;
  return { status: unmoved ? 'exact' : 'moved', span, score: found.score };
}

interface Wanted {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where it stood, in the plain text's offsets. */
  readonly at: number;
}

interface Found {
  readonly span: Span;
  readonly score: number;
  readonly changed: boolean;
}

const plainBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** An annotation on a place between two characters holds only while that place has its surroundings. */
function emptyTarget(text: string, { start, prefix, suffix }: Selector): Anchor {
  const holds = start <= text.length && text.slice(0, start).endsWith(prefix) && text.startsWith(suffix, start);
  return holds ? { status: 'exact', span: { start, end: start }, score: 1 } : ORPHANED;
}

/** Several places have the very words, and nothing tells them apart: likeness must not choose among them either. */
const AMBIGUOUS = 'ambiguous';

function occurrence(text: string, wanted: Wanted): Found | typeof AMBIGUOUS | null {
  const { exact, at } = wanted;
  const places: number[] = [];
  for (let i = text.indexOf(exact); i >= 0 && places.length < MOST_OCCURRENCES; i = text.indexOf(exact, i + 1))
    places.push(i);
  if (text.startsWith(exact, at) && !places.includes(at)) places.push(at);
  if (!places.length) return null;
  const found = (place: number, score: number): Found => ({
    span: { start: place, end: place + exact.length },
    score,
    changed: false,
  });
  if (places.length === 1) {
    const context = contextAt(text, places[0], wanted);
    return exact.length >= TELLING_LENGTH || context >= ENOUGH_CONTEXT || places[0] === at ? found(places[0], 1) : null;
  }
  const scored = places.map(place => ({
    place,
    context: contextAt(text, place, wanted),
    distance: Math.abs(place - at),
  }));
  scored.sort((a, b) => b.context - a.context || a.distance - b.distance);
  const [best, second] = scored;
  if (best.context < ENOUGH_CONTEXT) return null;
  if (best.context - second.context >= MARGIN) return found(best.place, best.context);
  // Alike in their surroundings: only a place that did not move, or is by far the nearest, is the one.
  const rivals = scored.filter(one => best.context - one.context < MARGIN).sort((a, b) => a.distance - b.distance);
  const [nearest, next] = rivals;
  return nearest.distance * 8 < next.distance ? found(nearest.place, nearest.context) : AMBIGUOUS;
}

/** How much of the stored surroundings stands at a place, 0–1, counted from the words outwards. */
function contextAt(text: string, place: number, { exact, prefix, suffix }: Wanted): number {
  const total = prefix.length + suffix.length;
  if (!total) return 1;
  let before = 0;
  while (before < prefix.length && prefix[prefix.length - 1 - before] === text[place - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[place + exact.length + after]) after++;
  return (before + after) / total;
}

/** The passage most like the wanted one, with what stood around it, if it is like enough and no other is as like. */
function alike(haystack: Haystack, wanted: Wanted): Found | null {
  return wanted.exact.length > LONG ? alikeByEnds(haystack, wanted) : alikeWhole(haystack, wanted);
}

function alikeWhole(haystack: Haystack, wanted: Wanted): Found | null {
  const { plain } = haystack;
  const { exact, prefix, suffix, at } = wanted;
  const pattern = prefix + exact + suffix;
  const seen: { span: Span; score: number; likeness: number }[] = [];
  for (const candidate of haystack.candidates(pattern, at - prefix.length, 4)) {
    const from = Math.max(0, candidate - SLACK);
    const window = plain.slice(from, candidate + pattern.length + SLACK + 32);
    if (window.length * pattern.length > MAX_CELLS) continue;
    const { errors, innerErrors, start, end } = align(pattern, window, prefix.length, prefix.length + exact.length);
    const span = { start: from + start, end: from + end };
    if (seen.some(one => one.span.start < span.end && span.start < one.span.end)) continue;
    const likeness = 1 - innerErrors / Math.max(exact.length, end - start);
    seen.push({ span, likeness, score: 1 - errors / pattern.length });
  }
  seen.sort((a, b) => b.score - a.score);
  const [best, second] = seen;
  if (!best || best.span.start >= best.span.end) return null;
  if (best.likeness < ENOUGH_LIKENESS || best.score < ENOUGH_LIKENESS) return null;
  if (second && best.score - second.score < MARGIN) return null;
  return { span: best.span, score: best.score, changed: plain.slice(best.span.start, best.span.end) !== exact };
}

/** A long passage lies between its first and its last words. */
function alikeByEnds(haystack: Haystack, wanted: Wanted): Found | null {
  const { exact, prefix, suffix, at } = wanted;
  const head = alikeOrExact(haystack, {
    exact: exact.slice(0, END_PIECE),
    prefix,
    suffix: exact.slice(END_PIECE, END_PIECE + 32),
    at,
  });
  const tailAt = exact.length - END_PIECE;
  const tail = alikeOrExact(haystack, {
    exact: exact.slice(tailAt),
    prefix: exact.slice(tailAt - 32, tailAt),
    suffix,
    at: at + tailAt,
  });
  if (!head || !tail || tail.span.end <= head.span.start) return null;
  const span = { start: head.span.start, end: tail.span.end };
  const growth = (span.end - span.start) / exact.length;
  if (growth < 0.5 || growth > 1.6) return null;
  return { span, score: Math.min(head.score, tail.score), changed: true };
}

function alikeOrExact(haystack: Haystack, wanted: Wanted): Found | null {
  const found = occurrence(haystack.plain, wanted);
  return found === AMBIGUOUS ? null : (found ?? alikeWhole(haystack, wanted));
}

/** One change of a text: `[start, end)` of the text before it gave way to `newLength` units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newLength: number;
}

/**
 * Carries a span through edits that were made at once (offsets of all relate to the text before them). What is typed
 * inside belongs to the span, what is typed at its ends does not.
 * @returns null where all of the span's text was deleted
 */
export function mapThroughEdits(span: Span, edits: readonly Edit[]): Span | null {
  let { start, end } = span;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    const shift = edit.newLength - (edit.end - edit.start);
    if (edit.start >= end) continue;
    if (edit.end <= start) {
      start += shift;
      end += shift;
      continue;
    }
    if (edit.start <= start && edit.end >= end) return null;
    // What replaces text across an end counts as outside, as far as the end itself was replaced.
    if (edit.start < start) {
      start = edit.start + edit.newLength;
      end += shift;
    } else if (edit.end > end) end = edit.start;
    else end += shift;
  }
  return start < end ? { start, end } : null;
}
