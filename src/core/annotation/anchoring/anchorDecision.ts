/** Decides which candidate a selector is anchored to. */
import { overlaps } from '../../text';
import type { AnchorCandidate } from './anchorCandidates';
import { type AnchorQuery, textEvidence } from './anchorScore';
import type { OffsetDrift } from './offsetDrift';
import type { SearchText } from './searchText';

/** The share of the possible evidence that a candidate needs, */
const MIN_EVIDENCE_SHARE = 0.5;
/** but never more evidence than this. */
const MAX_REQUIRED_EVIDENCE = 40;
/** Evidence against changed text: that text was changed is less likely than that it was not. */
const CHANGED_TEXT_PENALTY = 10;
/** How much more evidence the best candidate needs than any other. With less, none is accepted. */
const MIN_LEAD = 8;
/** How much less evidence the best candidate may have than another one on one side. */
const MAX_SIDE_DEFICIT = 20;
/** With this share of the possible context evidence a candidate is certain. */
const CERTAIN_CONTEXT_SHARE = 0.75;
/** Length of the context that is searched for on either side, to see whether the original passage is still there. */
const NEIGHBOUR_LENGTH = 20;
/** Maximum number of places of that context that are examined. */
const MAX_NEIGHBOUR_PLACES = 20;

export interface AcceptedCandidate extends AnchorCandidate {
  /** The share of the possible evidence, 0–1. */
  readonly score: number;
}

/** The candidate with the most evidence, if that is enough and clearly more than for any other; else null. */
export function acceptBest(
  candidates: readonly AnchorCandidate[],
  query: AnchorQuery,
  drift: OffsetDrift,
): AcceptedCandidate | null {
  const weighed = candidates
    .map(candidate => ({
      candidate,
      weight:
        candidate.evidence -
        (candidate.similarity < 1 ? CHANGED_TEXT_PENALTY : 0) +
        drift.evidenceFor(query.position, candidate.span.start),
    }))
    .sort((a, b) => b.weight - a.weight);
  const [best] = weighed;
  if (!best || best.weight < Math.min(MAX_REQUIRED_EVIDENCE, query.maxEvidence * MIN_EVIDENCE_SHARE)) return null;
  const rivals = weighed.filter(({ candidate }) => !overlaps(candidate.span, best.candidate.span));
  const [rival] = rivals;
  if (rival && best.weight - rival.weight < MIN_LEAD) return null;
  if (rivals.some(({ candidate }) => haveSplitContext(best.candidate, candidate))) return null;
  return { ...best.candidate, score: best.candidate.evidence / query.maxEvidence };
}

/** True if one candidate has the text before and another the text after: then it is unclear what was moved. */
const haveSplitContext = (best: AnchorCandidate, other: AnchorCandidate): boolean =>
  Math.max(other.before - best.before, other.after - best.after) > MAX_SIDE_DEFICIT &&
  best.evidence - other.evidence < MAX_SIDE_DEFICIT;

/** Evidence from text and context with which no changed passage could be a better candidate. */
export function certainEvidence({ exact, maxEvidence }: AnchorQuery): number {
  const text = textEvidence(exact.length, 1);
  return text + (maxEvidence - text) * CERTAIN_CONTEXT_SHARE;
}

/**
 * True if the original context is elsewhere, with other text or nothing in between: the passage was rewritten or deleted
 * there, and the candidate is a different passage. A candidate with its own context on both sides is never displaced.
 */
export function isDisplaced(
  searchText: SearchText,
  query: AnchorQuery,
  { span, before, after, similarity }: AcceptedCandidate,
): boolean {
  const { exact, prefix, suffix, maxEvidence } = query;
  if (before + after >= (maxEvidence - textEvidence(exact.length, 1)) * CERTAIN_CONTEXT_SHARE) return false;
  // A long phrase that occurs only once was moved, even if its old context has closed up.
  const isDistinctive = similarity === 1 && query.uniquenessBonus >= MAX_REQUIRED_EVIDENCE;
  if (isDistinctive && searchText.occurrences(exact).length === 1) return false;
  const [left, right] = [prefix.slice(-NEIGHBOUR_LENGTH), suffix.slice(0, NEIGHBOUR_LENGTH)];
  if (left.length < NEIGHBOUR_LENGTH || right.length < NEIGHBOUR_LENGTH) return false;
  const reach = exact.length * 1.5 + NEIGHBOUR_LENGTH + right.length;
  return searchText
    .occurrences(left)
    .slice(0, MAX_NEIGHBOUR_PLACES)
    .some(at => {
      const start = at + left.length;
      const length = searchText.plain.slice(start, start + reach).indexOf(right);
      return length >= 0 && !overlaps({ start, end: start + length + 1 }, span);
    });
}
