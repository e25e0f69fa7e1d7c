import { firstIndexWhere, lengthOf, overlaps, type Span } from '../../text';
import type { Anchor, Selector } from '../model/annotation';
import { align, MAX_CELLS } from './align';
import { Wanted, worthOfWords } from './anchorScore';
import { Drift } from './offsetDrift';
import { Haystack } from './searchText';
import { splitsWord, toWords } from './wordEdges';

const ORPHANED: Anchor = { status: 'orphaned', span: null, score: 0 };
const UNKNOWN = new Drift([]);
/** Of all that could speak for a place, this share must, */
const ENOUGH = 0.5;
/** though never more than this many units of evidence are asked for. */
const AMPLE = 40;
/** That words were changed is less likely than that they were not: units that speak against it. */
const CHANGED = 10;
/** Units of evidence by which the best place must be better than any other, or neither is taken. */
const MARGIN = 8;
/** Units of evidence on one side that a place may not lack where another has them. */
const TORN = 20;
/** With this share of its surroundings at an unchanged passage, nothing else is looked for. */
const MOST_AROUND = 0.75;
/** So many units on either side are looked for, in so many places, to see whether something else stands between them. */
const BESIDE = 20;
const MOST_BESIDE = 20;
/** A changed passage must keep this much of itself. */
const ENOUGH_LIKENESS = 0.7;
/** Of more places with the same words, the nearest so many are weighed. */
const MOST_PLACES = 400;
/** So many places are kept at once for those that are not found at first; more are looked for again. */
const MOST_KEPT = 100_000;
/** Room left and right of a candidate, for text that grew or shrank. */
const SLACK = 64;
/** Longer passages are found by their first and last so many units. */
const LONG = 600;
const END_PIECE = 160;

/**
 * Finds where a selector's text is now. In this order: where it was, if its words and surroundings stand there; where
 * else its words stand; where words like them stand; nowhere. What stands around a place and how near it is to where
 * it was are weighed for each, and a wrong place is worse than none: where two are not told apart, or little speaks for
 * the best, the answer is `orphaned`.
 *
 * The order of strategies is that of Hypothesis' client, by idea.
 */
export const anchor = (text: string, selector: Selector): Anchor => new AnchorFinder(text).find(selector);

/** Anchors one selector after the other in one text, each by itself. The work that depends on the text is shared. */
export class AnchorFinder {
  private readonly haystack: Haystack;

  constructor(text: string) {
    this.haystack = new Haystack(text);
  }

  find(selector: Selector): Anchor {
    const steps = stepsIn(this.haystack, [selector]);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value[0];
    }
  }

  /** Offset of the first place of these words, -1 where there is none. Line breaks must be as they are in the text. */
  firstPlaceOf(words: string): number {
    const { haystack } = this;
    if (haystack.plain !== haystack.original) return haystack.original.indexOf(words);
    return haystack.occurrences(words)[0] ?? -1;
  }
}

/**
 * Anchors many selectors in one text. They share the work that depends on the text alone, and those that are certain
 * tell by how much the text around the others has moved. Yields between selectors, so that a caller can give way.
 * @returns an anchor for each selector, in their order
 */
export const anchorSteps = (text: string, selectors: readonly Selector[]): Generator<void, Anchor[]> =>
  stepsIn(new Haystack(text), selectors);

function* stepsIn(haystack: Haystack, selectors: readonly Selector[]): Generator<void, Anchor[]> {
  // Many annotations may have one target, as notes on one word: it is looked for once.
  const known = new Map<string, Search>();
  const searches: Search[] = [];
  let kept = 0;
  for (const selector of selectors) {
    const key = keyOf(selector);
    let found = known.get(key);
    if (!found) {
      found = search(haystack, selector);
      kept += found.places?.length ?? 0;
      if (kept > MOST_KEPT) found = { ...found, places: null };
      known.set(key, found);
    }
    searches.push(found);
    yield;
  }
  const drift = new Drift(
    searches.flatMap(({ wanted, found }) => (found ? [{ was: wanted.at, is: found.span.start }] : [])),
  );
  const anchors = new Map<Search, Anchor>();
  for (const [i, one] of searches.entries()) {
    if (anchors.has(one)) continue;
    const { wanted, found } = one;
    const astray = found !== null && drift.contradicts(wanted.at, found.span.start);
    const likeliest =
      found && !astray
        ? found
        : decide(
            found ? [found, ...changedPlaces(haystack, wanted, [found])] : (one.places ?? allPlaces(haystack, wanted)),
            wanted,
            drift,
          );
    const decided = likeliest && !isDisplaced(haystack, wanted, likeliest) ? likeliest : null;
    anchors.set(one, decided ? toAnchor(haystack, decided, selectors[i]) : ORPHANED);
    if (!found || astray) yield;
  }
  return searches.map(one => anchors.get(one)!);
}

const keyOf = ({ exact, prefix, suffix, start, end }: Selector): string =>
  `${start} ${end} ${prefix.length} ${exact.length} ${prefix}${exact}${suffix}`;

/** A passage that may be the one. */
interface Place {
  readonly span: Span;
  /** Likeness of its words to those wanted; 1: the same. */
  readonly likeness: number;
  /** Units of evidence from the text before it and behind it, */
  readonly before: number;
  readonly behind: number;
  /** and in all, but for where it is. */
  readonly evidence: number;
}

interface Search {
  readonly wanted: Wanted;
  readonly found: Found | null;
  /** To choose from when more is known of the text; empty where something was found. Null: to be looked for again. */
  readonly places: readonly Place[] | null;
}

interface Found extends Place {
  /** 0–1 */
  readonly score: number;
}

function search(haystack: Haystack, selector: Selector): Search {
  const wanted = new Wanted(selector, haystack.toPlain(selector.start));
  const known = (found: Found | null, places: readonly Place[] = []): Search => ({ wanted, found, places });
  const unmoved = atOldPlace(haystack.plain, wanted);
  if (unmoved || !wanted.exact) return known(unmoved);
  const same = placesOfSameWords(haystack, wanted);
  const likely = decide(same, wanted, UNKNOWN);
  if (likely && likely.evidence >= certain(wanted)) return known(likely);
  const places = [...same, ...changedPlaces(haystack, wanted, same)];
  const found = decide(places, wanted, UNKNOWN);
  return found ? known(found) : known(null, places);
}

function allPlaces(haystack: Haystack, wanted: Wanted): Place[] {
  if (!wanted.exact) return [];
  const same = placesOfSameWords(haystack, wanted);
  return [...same, ...changedPlaces(haystack, wanted, same)];
}

/** So much evidence that no changed passage could be a better place. */
const certain = (wanted: Wanted): number => {
  const words = worthOfWords(wanted.exact.length, 1);
  return words + (wanted.most - words) * MOST_AROUND;
};

/** The old place, where both the words and what stands around them are there. An empty target needs all of the latter. */
function atOldPlace(text: string, wanted: Wanted): Found | null {
  const { exact, at, most } = wanted;
  if (!text.startsWith(exact, at) || at > text.length) return null;
  const place = placeAt(text, wanted, at, exact.length, 1);
  const enough = exact ? certain(wanted) : most - 0.01;
  return place.evidence >= enough && most > 0 ? { ...place, score: 1 } : null;
}

function placeAt(text: string, wanted: Wanted, start: number, length: number, likeness: number): Place {
  const span = { start, end: start + length };
  const { before, behind } = wanted.around(text, span.start, span.end);
  return { span, likeness, before, behind, evidence: worthOfWords(wanted.exact.length, likeness) + before + behind };
}

function placesOfSameWords(haystack: Haystack, wanted: Wanted): Place[] {
  const { exact, at } = wanted;
  const starts = haystack.occurrences(exact);
  const nearest = starts.length > MOST_PLACES ? nearestTo(at, starts, MOST_PLACES) : starts;
  const places = nearest.map(start => placeAt(haystack.plain, wanted, start, exact.length, 1));
  return places.length === 1
    ? places.map(place => ({ ...place, evidence: place.evidence + wanted.worthOfBeingOne }))
    : places;
}

/** Those of the sorted offsets that are nearest to one, the nearest first; of two as near the smaller first. */
function nearestTo(at: number, sorted: readonly number[], most: number): number[] {
  let right = firstIndexWhere(sorted, offset => offset >= at);
  let left = right - 1;
  const nearest: number[] = [];
  while (nearest.length < most && (left >= 0 || right < sorted.length)) {
    const isLeft = left >= 0 && (right >= sorted.length || at - sorted[left] <= sorted[right] - at);
    nearest.push(isLeft ? sorted[left--] : sorted[right++]);
  }
  return nearest;
}

/** The best of the places, if enough speaks for it and clearly more than for any other. */
function decide(places: readonly Place[], wanted: Wanted, drift: Drift): Found | null {
  const weighed = places
    .map(place => ({
      place,
      weight: place.evidence - (place.likeness < 1 ? CHANGED : 0) + drift.worth(wanted.at, place.span.start),
    }))
    .sort((a, b) => b.weight - a.weight);
  const best = weighed[0];
  if (!best || best.weight < Math.min(AMPLE, wanted.most * ENOUGH)) return null;
  const rivals = weighed.filter(({ place }) => !overlaps(place.span, best.place.span));
  if (rivals.length && best.weight - rivals[0].weight < MARGIN) return null;
  if (rivals.some(({ place }) => isTorn(best.place, place))) return null;
  return { ...best.place, score: best.place.evidence / wanted.most };
}

/** Where one place has what stood before and another what stood behind, something was moved, and who knows what. */
const isTorn = (a: Place, b: Place): boolean =>
  Math.max(b.before - a.before, b.behind - a.behind) > TORN && a.evidence - b.evidence < TORN;

/**
 * True where what stood before and behind stands elsewhere, with something else or nothing between: the words were
 * rewritten or taken out there, and those that were found are others. Only words with both their sides are beyond doubt.
 */
function isDisplaced(haystack: Haystack, wanted: Wanted, { span, before, behind, likeness }: Found): boolean {
  const { plain } = haystack;
  const { exact, prefix, suffix, most } = wanted;
  if (before + behind >= (most - worthOfWords(exact.length, 1)) * MOST_AROUND) return false;
  // A long phrase that stands nowhere else was moved, whatever closed up behind it.
  if (likeness === 1 && wanted.worthOfBeingOne >= AMPLE && haystack.occurrences(exact).length === 1) return false;
  const [left, right] = [prefix.slice(-BESIDE), suffix.slice(0, BESIDE)];
  if (left.length < BESIDE || right.length < BESIDE) return false;
  for (const at of haystack.occurrences(left).slice(0, MOST_BESIDE)) {
    const from = at + left.length;
    const to = plain.slice(from, from + exact.length * 1.5 + BESIDE + right.length).indexOf(right);
    if (to >= 0 && !overlaps({ start: from, end: from + to + 1 }, span)) return true;
  }
  return false;
}

/** Passages like the wanted one, apart from the places that are known already. */
const changedPlaces = (haystack: Haystack, wanted: Wanted, known: readonly Place[]): Place[] =>
  placesOfLikeWords(haystack, wanted).filter(one => !known.some(({ span }) => overlaps(span, one.span)));

/** Passages like the wanted one, found by what they share with it and what stands around it. */
function placesOfLikeWords(haystack: Haystack, wanted: Wanted): Place[] {
  if (wanted.exact.length > LONG) return placesByEnds(haystack, wanted);
  const { plain } = haystack;
  const { exact, prefix, suffix, at } = wanted;
  const pattern = prefix + exact + suffix;
  const [begins, ends] = [prefix.length, prefix.length + exact.length].map(edge => !splitsWord(pattern, edge));
  const places: Place[] = [];
  for (const candidate of haystack.candidates(pattern, at - prefix.length, 4)) {
    const from = Math.max(0, candidate - SLACK);
    const window = plain.slice(from, candidate + pattern.length + SLACK + 32);
    if (window.length * pattern.length > MAX_CELLS) continue;
    const fit = align(pattern, window, prefix.length, prefix.length + exact.length);
    const span = toWords(plain, { start: from + fit.start, end: from + fit.end }, begins, ends);
    const likeness = 1 - fit.innerErrors / Math.max(exact.length, lengthOf(span));
    if (likeness < ENOUGH_LIKENESS || places.some(place => overlaps(place.span, span))) continue;
    places.push(placeAt(plain, wanted, span.start, lengthOf(span), likeness));
  }
  return places;
}

/** A long passage lies between its first and its last words. */
function placesByEnds(haystack: Haystack, wanted: Wanted): Place[] {
  const { exact, prefix, suffix, at } = wanted;
  const tailAt = exact.length - END_PIECE;
  const piece = (from: number, to: number, before: string, behind: string): Found | null =>
    search(haystack, {
      exact: exact.slice(from, to),
      prefix: before,
      suffix: behind,
      start: haystack.toOriginal({ start: at + from, end: at + to }).start,
      end: haystack.toOriginal({ start: at + from, end: at + to }).end,
    }).found;
  const head = piece(0, END_PIECE, prefix, exact.slice(END_PIECE, END_PIECE + 32));
  const tail = piece(tailAt, exact.length, exact.slice(tailAt - 32, tailAt), suffix);
  if (!head || !tail || tail.span.end <= head.span.start) return [];
  const span = { start: head.span.start, end: tail.span.end };
  const growth = lengthOf(span) / exact.length;
  if (growth < 0.5 || growth > 1.6) return [];
  return [placeAt(haystack.plain, wanted, span.start, lengthOf(span), Math.min(head.likeness, tail.likeness))];
}

function toAnchor(haystack: Haystack, found: Found, selector: Selector): Anchor {
  const span = haystack.toOriginal(found.span);
  if (found.likeness < 1) return { status: 'fuzzy', span, score: found.score };
  const unmoved = span.start === selector.start && span.end === selector.end;
  return { status: unmoved ? 'exact' : 'moved', span, score: found.score };
}
