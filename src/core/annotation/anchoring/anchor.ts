import { runToEnd } from '../../text';
import type { Anchor, Selector } from '../model/annotation';
import { type AcceptedCandidate, acceptBest, isDisplaced } from './anchorDecision';
import { type AnchorSearch, findCandidates, otherFuzzyCandidates, searchFor } from './anchorSearch';
import { OffsetDrift } from './offsetDrift';
import { SearchText } from './searchText';

const ORPHANED: Anchor = { status: 'orphaned', span: null, score: 0 };
/** Maximum number of candidates that are kept for a second decision. Beyond that they are searched for again. */
const MAX_KEPT_CANDIDATES = 100_000;

/**
 * Finds where a selector's passage is now. Strategies in order: the old position, if text and context are still there;
 * the same text elsewhere; similar text. Each candidate is weighed by its text, its context, and its distance from the
 * expected position. A wrong position is worse than none: if no candidate has enough evidence, or two have about the
 * same, the result is `orphaned`.
 *
 * The order of strategies follows that of the Hypothesis client.
 * @param text the file's text; offsets in the selector and the result are of it
 */
export const anchor = (text: string, selector: Selector): Anchor => new AnchorFinder(text).find(selector);

/** Anchors selectors in one text, each on its own. They share the preparation of the text. */
export class AnchorFinder {
  private readonly searchText: SearchText;

  constructor(text: string) {
    this.searchText = new SearchText(text);
  }

  find(selector: Selector): Anchor {
    return runToEnd(stepsIn(this.searchText, [selector]))[0] ?? ORPHANED;
  }

  /** The first offset of `words` in the text, -1 if there is none. Line breaks must be as in the text. */
  firstOccurrence(words: string): number {
    const { searchText } = this;
    if (searchText.plain !== searchText.original) return searchText.original.indexOf(words);
    return searchText.occurrences(words)[0] ?? -1;
  }
}

/**
 * Anchors many selectors in one text. They share the preparation of the text, and the certain ones show how far the text
 * around the others has moved. Yields between selectors, so that a caller can pause or cancel.
 * @returns an anchor for each selector, in the same order
 */
export const anchorSteps = (text: string, selectors: readonly Selector[]): Generator<void, Anchor[]> =>
  stepsIn(new SearchText(text), selectors);

function* stepsIn(searchText: SearchText, selectors: readonly Selector[]): Generator<void, Anchor[]> {
  const searches = yield* searchSteps(searchText, selectors);
  const drift = new OffsetDrift(
    searches.flatMap(({ query, found }) => (found ? [{ before: query.position, now: found.span.start }] : [])),
  );
  const decided = new Map<AnchorSearch, AcceptedCandidate | null>();
  for (const one of searches) {
    if (decided.has(one)) continue;
    const { query, found } = one;
    const isCertain = found !== null && !drift.contradicts(query.position, found.span.start);
    const accepted = isCertain ? found : decideAgain(searchText, one, drift);
    decided.set(one, accepted && !isDisplaced(searchText, query, accepted) ? accepted : null);
    if (!isCertain) yield;
  }
  return selectors.map((selector, i) => {
    const accepted = decided.get(searches[i] as AnchorSearch);
    return accepted ? toAnchor(searchText, accepted, selector) : ORPHANED;
  });
}

/** Searches for each selector on its own. Equal selectors, as of several notes on one word, share one search. */
function* searchSteps(searchText: SearchText, selectors: readonly Selector[]): Generator<void, AnchorSearch[]> {
  const known = new Map<string, AnchorSearch>();
  const searches: AnchorSearch[] = [];
  let kept = 0;
  for (const selector of selectors) {
    const key = keyOf(selector);
    let search = known.get(key);
    if (!search) {
      search = searchFor(searchText, selector);
      kept += search.candidates?.length ?? 0;
      if (kept > MAX_KEPT_CANDIDATES) search = { ...search, candidates: null };
      known.set(key, search);
    }
    searches.push(search);
    yield;
  }
  return searches;
}

/** Decides with the drift of the text, if nothing was found or the drift contradicts what was found. */
function decideAgain(
  searchText: SearchText,
  { query, found, candidates }: AnchorSearch,
  drift: OffsetDrift,
): AcceptedCandidate | null {
  const all = found
    ? [found, ...otherFuzzyCandidates(searchText, query, [found])]
    : (candidates ?? findCandidates(searchText, query));
  return acceptBest(all, query, drift);
}

const keyOf = ({ exact, prefix, suffix, start, end }: Selector): string =>
  `${start} ${end} ${prefix.length} ${exact.length} ${prefix}${exact}${suffix}`;

function toAnchor(searchText: SearchText, { span: plain, similarity, score }: AcceptedCandidate, selector: Selector) {
  const span = searchText.toOriginal(plain);
  const isUnmoved = span.start === selector.start && span.end === selector.end;
  const status = similarity < 1 ? ('fuzzy' as const) : isUnmoved ? ('exact' as const) : ('moved' as const);
  return { status, span, score };
}
