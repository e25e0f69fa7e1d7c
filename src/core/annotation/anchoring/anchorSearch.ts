/** Searches a text for the passage that a selector describes. */
import { lengthOf, overlaps } from '../../text';
import type { Selector } from '../model/annotation';
import { type AnchorCandidate, alignedCandidates, candidateAt, exactCandidates } from './anchorCandidates';
import { type AcceptedCandidate, acceptBest, certainEvidence } from './anchorDecision';
import { AnchorQuery } from './anchorScore';
import { NO_DRIFT } from './offsetDrift';
import type { SearchText } from './searchText';

/** Longer passages are found by their first and last units. */
const MAX_ALIGNED_LENGTH = 600;
/** Length of these pieces, in UTF-16 units. */
const END_PIECE_LENGTH = 160;
/** Length of the context of such a piece that is taken from the passage itself. */
const END_PIECE_CONTEXT = 32;
/** How much a long passage may shrink and grow. */
const [MIN_GROWTH, MAX_GROWTH] = [0.5, 1.6];

export interface AnchorSearch {
  readonly query: AnchorQuery;
  readonly found: AcceptedCandidate | null;
  /**
   * The candidates for a second decision, when the drift of the text is known; empty if something was found. Null if they
   * were dropped to save memory, and must be searched for again.
   */
  readonly candidates: readonly AnchorCandidate[] | null;
}

/** Tries the old position, then the same text elsewhere, then similar text. Each selector is searched for on its own. */
export function searchFor(searchText: SearchText, selector: Selector): AnchorSearch {
  const query = new AnchorQuery(selector, searchText.toPlain(selector.start));
  const unmoved = matchOldPosition(searchText.plain, query);
  if (unmoved || !query.exact) return { query, found: unmoved, candidates: [] };
  const same = exactCandidates(searchText, query);
  const likely = acceptBest(same, query, NO_DRIFT);
  if (likely && likely.evidence >= certainEvidence(query)) return { query, found: likely, candidates: [] };
  const candidates = [...same, ...otherFuzzyCandidates(searchText, query, same)];
  const found = acceptBest(candidates, query, NO_DRIFT);
  return { query, found, candidates: found ? [] : candidates };
}

/** All candidates, exact ones first. */
export function findCandidates(searchText: SearchText, query: AnchorQuery): AnchorCandidate[] {
  if (!query.exact) return [];
  const same = exactCandidates(searchText, query);
  return [...same, ...otherFuzzyCandidates(searchText, query, same)];
}

/** Accepts the old position if text and context are still there. An empty target needs its whole context. */
function matchOldPosition(text: string, query: AnchorQuery): AcceptedCandidate | null {
  const { exact, position, maxEvidence } = query;
  if (!text.startsWith(exact, position) || position > text.length) return null;
  const candidate = candidateAt(text, query, { start: position, end: position + exact.length }, 1);
  const required = exact ? certainEvidence(query) : maxEvidence - 0.01;
  return candidate.evidence >= required && maxEvidence > 0 ? { ...candidate, score: 1 } : null;
}

/** Candidates with similar text that do not overlap known ones. */
export const otherFuzzyCandidates = (
  searchText: SearchText,
  query: AnchorQuery,
  known: readonly AnchorCandidate[],
): AnchorCandidate[] => {
  const isLong = query.exact.length > MAX_ALIGNED_LENGTH;
  const similar = isLong ? candidatesByEnds(searchText, query) : alignedCandidates(searchText, query);
  return similar.filter(one => !known.some(({ span }) => overlaps(span, one.span)));
};

/** Finds a long passage by its beginning and its end. */
function candidatesByEnds(searchText: SearchText, query: AnchorQuery): AnchorCandidate[] {
  const { exact, prefix, suffix } = query;
  const tailAt = exact.length - END_PIECE_LENGTH;
  const head = searchForPiece(searchText, query, {
    from: 0,
    to: END_PIECE_LENGTH,
    prefix,
    suffix: exact.slice(END_PIECE_LENGTH, END_PIECE_LENGTH + END_PIECE_CONTEXT),
  });
  const tail = searchForPiece(searchText, query, {
    from: tailAt,
    to: exact.length,
    prefix: exact.slice(tailAt - END_PIECE_CONTEXT, tailAt),
    suffix,
  });
  if (!head || !tail || tail.span.end <= head.span.start) return [];
  const span = { start: head.span.start, end: tail.span.end };
  const growth = lengthOf(span) / exact.length;
  if (growth < MIN_GROWTH || growth > MAX_GROWTH) return [];
  return [candidateAt(searchText.plain, query, span, Math.min(head.similarity, tail.similarity))];
}

interface Piece {
  /** Half-open offsets in the passage. */
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
  readonly suffix: string;
}

function searchForPiece(
  searchText: SearchText,
  { exact, position }: AnchorQuery,
  { from, to, prefix, suffix }: Piece,
): AcceptedCandidate | null {
  const { start, end } = searchText.toOriginal({ start: position + from, end: position + to });
  return searchFor(searchText, { exact: exact.slice(from, to), prefix, suffix, start, end }).found;
}
