import { firstIndexWhere, lengthOf, overlaps, type Span } from '../../text';
import type { Anchor, Selector } from '../model/annotation';
import { align, MAX_ALIGNMENT_CELLS } from './align';
import { AnchorQuery, textEvidence } from './anchorScore';
import { OffsetDrift } from './offsetDrift';
import { SearchText } from './searchText';
import { snapToWords, splitsWord } from './wordEdges';

const ORPHANED: Anchor = { status: 'orphaned', span: null, score: 0 };
const NO_DRIFT = new OffsetDrift([]);
/** Of all that could speak for a place, this share must, */
const MIN_EVIDENCE_SHARE = 0.5;
/** though never more than this many units of evidence are asked for. */
const MAX_REQUIRED_EVIDENCE = 40;
/** That words were changed is less likely than that they were not: units that speak against it. */
const CHANGED_TEXT_PENALTY = 10;
/** Units of evidence by which the best place must be better than any other, or neither is taken. */
const MIN_LEAD = 8;
/** Units of evidence on one side that a place may not lack where another has them. */
const MAX_SIDE_DEFICIT = 20;
/** With this share of its surroundings at an unchanged passage, nothing else is looked for. */
const CERTAIN_CONTEXT_SHARE = 0.75;
/** So many units on either side are looked for, in so many places, to see whether something else stands between them. */
const NEIGHBOUR_LENGTH = 20;
const MAX_NEIGHBOUR_PLACES = 20;
/** A changed passage must keep this much of itself. */
const MIN_SIMILARITY = 0.7;
/** Of more places with the same words, the nearest so many are weighed. */
const MAX_WEIGHED_PLACES = 400;
/** So many places are kept at once for those that are not found at first; more are looked for again. */
const MAX_KEPT_CANDIDATES = 100_000;
/** Room left and right of a candidate, for text that grew or shrank. */
const WINDOW_SLACK = 64;
/** Longer passages are found by their first and last so many units. */
const MAX_ALIGNED_LENGTH = 600;
const END_PIECE_LENGTH = 160;

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
  private readonly searchText: SearchText;

  constructor(text: string) {
    this.searchText = new SearchText(text);
  }

  find(selector: Selector): Anchor {
    const steps = stepsIn(this.searchText, [selector]);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value[0];
    }
  }

  /** Offset of the first place of these words, -1 where there is none. Line breaks must be as they are in the text. */
  firstOccurrence(words: string): number {
    const { searchText: haystack } = this;
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
  stepsIn(new SearchText(text), selectors);

function* stepsIn(haystack: SearchText, selectors: readonly Selector[]): Generator<void, Anchor[]> {
  // Many annotations may have one target, as notes on one word: it is looked for once.
  const known = new Map<string, AnchorSearch>();
  const searches: AnchorSearch[] = [];
  let kept = 0;
  for (const selector of selectors) {
    const key = keyOf(selector);
    let found = known.get(key);
    if (!found) {
      found = search(haystack, selector);
      kept += found.candidates?.length ?? 0;
      if (kept > MAX_KEPT_CANDIDATES) found = { ...found, candidates: null };
      known.set(key, found);
    }
    searches.push(found);
    yield;
  }
  const drift = new OffsetDrift(
    searches.flatMap(({ query: wanted, found }) => (found ? [{ before: wanted.position, now: found.span.start }] : [])),
  );
  const anchors = new Map<AnchorSearch, Anchor>();
  for (const [i, one] of searches.entries()) {
    if (anchors.has(one)) continue;
    const { query: wanted, found } = one;
    const astray = found !== null && drift.contradicts(wanted.position, found.span.start);
    const likeliest =
      found && !astray
        ? found
        : acceptBest(
            found
              ? [found, ...otherFuzzyCandidates(haystack, wanted, [found])]
              : (one.candidates ?? findCandidates(haystack, wanted)),
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
interface AnchorCandidate {
  readonly span: Span;
  /** Likeness of its words to those wanted; 1: the same. */
  readonly similarity: number;
  /** Units of evidence from the text before it and behind it, */
  readonly before: number;
  readonly after: number;
  /** and in all, but for where it is. */
  readonly evidence: number;
}

interface AnchorSearch {
  readonly query: AnchorQuery;
  readonly found: AcceptedCandidate | null;
  /** To choose from when more is known of the text; empty where something was found. Null: to be looked for again. */
  readonly candidates: readonly AnchorCandidate[] | null;
}

interface AcceptedCandidate extends AnchorCandidate {
  /** 0–1 */
  readonly score: number;
}

function search(haystack: SearchText, selector: Selector): AnchorSearch {
  const wanted = new AnchorQuery(selector, haystack.toPlain(selector.start));
  const known = (found: AcceptedCandidate | null, places: readonly AnchorCandidate[] = []): AnchorSearch => ({
    query: wanted,
    found,
    candidates: places,
  });
  const unmoved = matchOldPosition(haystack.plain, wanted);
  if (unmoved || !wanted.exact) return known(unmoved);
  const same = exactCandidates(haystack, wanted);
  const likely = acceptBest(same, wanted, NO_DRIFT);
  if (likely && likely.evidence >= certainEvidence(wanted)) return known(likely);
  const places = [...same, ...otherFuzzyCandidates(haystack, wanted, same)];
  const found = acceptBest(places, wanted, NO_DRIFT);
  return found ? known(found) : known(null, places);
}

function findCandidates(haystack: SearchText, wanted: AnchorQuery): AnchorCandidate[] {
  if (!wanted.exact) return [];
  const same = exactCandidates(haystack, wanted);
  return [...same, ...otherFuzzyCandidates(haystack, wanted, same)];
}

/** So much evidence that no changed passage could be a better place. */
const certainEvidence = (wanted: AnchorQuery): number => {
  const words = textEvidence(wanted.exact.length, 1);
  return words + (wanted.maxEvidence - words) * CERTAIN_CONTEXT_SHARE;
};

/** The old place, where both the words and what stands around them are there. An empty target needs all of the latter. */
function matchOldPosition(text: string, wanted: AnchorQuery): AcceptedCandidate | null {
  const { exact, position: at, maxEvidence: most } = wanted;
  if (!text.startsWith(exact, at) || at > text.length) return null;
  const place = candidateAt(text, wanted, at, exact.length, 1);
  const enough = exact ? certainEvidence(wanted) : most - 0.01;
  return place.evidence >= enough && most > 0 ? { ...place, score: 1 } : null;
}

function candidateAt(
  text: string,
  wanted: AnchorQuery,
  start: number,
  length: number,
  likeness: number,
): AnchorCandidate {
  const span = { start, end: start + length };
  const { before, after: behind } = wanted.contextEvidence(text, span.start, span.end);
  return {
    span,
    similarity: likeness,
    before,
    after: behind,
    evidence: textEvidence(wanted.exact.length, likeness) + before + behind,
  };
}

function exactCandidates(haystack: SearchText, wanted: AnchorQuery): AnchorCandidate[] {
  const { exact, position: at } = wanted;
  const starts = haystack.occurrences(exact);
  const nearest = starts.length > MAX_WEIGHED_PLACES ? nearestTo(at, starts, MAX_WEIGHED_PLACES) : starts;
  const places = nearest.map(start => candidateAt(haystack.plain, wanted, start, exact.length, 1));
  return places.length === 1
    ? places.map(place => ({ ...place, evidence: place.evidence + wanted.uniquenessBonus }))
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
function acceptBest(
  places: readonly AnchorCandidate[],
  wanted: AnchorQuery,
  drift: OffsetDrift,
): AcceptedCandidate | null {
  const weighed = places
    .map(place => ({
      place,
      weight:
        place.evidence -
        (place.similarity < 1 ? CHANGED_TEXT_PENALTY : 0) +
        drift.evidenceFor(wanted.position, place.span.start),
    }))
    .sort((a, b) => b.weight - a.weight);
  const best = weighed[0];
  if (!best || best.weight < Math.min(MAX_REQUIRED_EVIDENCE, wanted.maxEvidence * MIN_EVIDENCE_SHARE)) return null;
  const rivals = weighed.filter(({ place }) => !overlaps(place.span, best.place.span));
  if (rivals.length && best.weight - rivals[0].weight < MIN_LEAD) return null;
  if (rivals.some(({ place }) => haveSplitContext(best.place, place))) return null;
  return { ...best.place, score: best.place.evidence / wanted.maxEvidence };
}

/** Where one place has what stood before and another what stood behind, something was moved, and who knows what. */
const haveSplitContext = (a: AnchorCandidate, b: AnchorCandidate): boolean =>
  Math.max(b.before - a.before, b.after - a.after) > MAX_SIDE_DEFICIT && a.evidence - b.evidence < MAX_SIDE_DEFICIT;

/**
 * True where what stood before and behind stands elsewhere, with something else or nothing between: the words were
 * rewritten or taken out there, and those that were found are others. Only words with both their sides are beyond doubt.
 */
function isDisplaced(
  haystack: SearchText,
  wanted: AnchorQuery,
  { span, before, after: behind, similarity: likeness }: AcceptedCandidate,
): boolean {
  const { plain } = haystack;
  const { exact, prefix, suffix, maxEvidence: most } = wanted;
  if (before + behind >= (most - textEvidence(exact.length, 1)) * CERTAIN_CONTEXT_SHARE) return false;
  // A long phrase that stands nowhere else was moved, whatever closed up behind it.
  if (likeness === 1 && wanted.uniquenessBonus >= MAX_REQUIRED_EVIDENCE && haystack.occurrences(exact).length === 1)
    return false;
  const [left, right] = [prefix.slice(-NEIGHBOUR_LENGTH), suffix.slice(0, NEIGHBOUR_LENGTH)];
  if (left.length < NEIGHBOUR_LENGTH || right.length < NEIGHBOUR_LENGTH) return false;
  for (const at of haystack.occurrences(left).slice(0, MAX_NEIGHBOUR_PLACES)) {
    const from = at + left.length;
    const to = plain.slice(from, from + exact.length * 1.5 + NEIGHBOUR_LENGTH + right.length).indexOf(right);
    if (to >= 0 && !overlaps({ start: from, end: from + to + 1 }, span)) return true;
  }
  return false;
}

/** Passages like the wanted one, apart from the places that are known already. */
const otherFuzzyCandidates = (
  haystack: SearchText,
  wanted: AnchorQuery,
  known: readonly AnchorCandidate[],
): AnchorCandidate[] =>
  fuzzyCandidates(haystack, wanted).filter(one => !known.some(({ span }) => overlaps(span, one.span)));

/** Passages like the wanted one, found by what they share with it and what stands around it. */
function fuzzyCandidates(haystack: SearchText, wanted: AnchorQuery): AnchorCandidate[] {
  if (wanted.exact.length > MAX_ALIGNED_LENGTH) return candidatesByEnds(haystack, wanted);
  const { plain } = haystack;
  const { exact, prefix, suffix, position: at } = wanted;
  const pattern = prefix + exact + suffix;
  const [begins, ends] = [prefix.length, prefix.length + exact.length].map(edge => !splitsWord(pattern, edge));
  const places: AnchorCandidate[] = [];
  for (const candidate of haystack.candidates(pattern, at - prefix.length, 4)) {
    const from = Math.max(0, candidate - WINDOW_SLACK);
    const window = plain.slice(from, candidate + pattern.length + WINDOW_SLACK + 32);
    if (window.length * pattern.length > MAX_ALIGNMENT_CELLS) continue;
    const fit = align(pattern, window, prefix.length, prefix.length + exact.length);
    const span = snapToWords(plain, { start: from + fit.start, end: from + fit.end }, begins, ends);
    const likeness = 1 - fit.innerErrors / Math.max(exact.length, lengthOf(span));
    if (likeness < MIN_SIMILARITY || places.some(place => overlaps(place.span, span))) continue;
    places.push(candidateAt(plain, wanted, span.start, lengthOf(span), likeness));
  }
  return places;
}

/** A long passage lies between its first and its last words. */
function candidatesByEnds(haystack: SearchText, wanted: AnchorQuery): AnchorCandidate[] {
  const { exact, prefix, suffix, position: at } = wanted;
  const tailAt = exact.length - END_PIECE_LENGTH;
  const piece = (from: number, to: number, before: string, behind: string): AcceptedCandidate | null =>
    search(haystack, {
      exact: exact.slice(from, to),
      prefix: before,
      suffix: behind,
      start: haystack.toOriginal({ start: at + from, end: at + to }).start,
      end: haystack.toOriginal({ start: at + from, end: at + to }).end,
    }).found;
  const head = piece(0, END_PIECE_LENGTH, prefix, exact.slice(END_PIECE_LENGTH, END_PIECE_LENGTH + 32));
  const tail = piece(tailAt, exact.length, exact.slice(tailAt - 32, tailAt), suffix);
  if (!head || !tail || tail.span.end <= head.span.start) return [];
  const span = { start: head.span.start, end: tail.span.end };
  const growth = lengthOf(span) / exact.length;
  if (growth < 0.5 || growth > 1.6) return [];
  return [candidateAt(haystack.plain, wanted, span.start, lengthOf(span), Math.min(head.similarity, tail.similarity))];
}

function toAnchor(haystack: SearchText, found: AcceptedCandidate, selector: Selector): Anchor {
  const span = haystack.toOriginal(found.span);
  if (found.similarity < 1) return { status: 'fuzzy', span, score: found.score };
  const unmoved = span.start === selector.start && span.end === selector.end;
  return { status: unmoved ? 'exact' : 'moved', span, score: found.score };
}
