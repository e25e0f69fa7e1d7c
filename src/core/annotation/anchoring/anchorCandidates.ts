/** Candidates: passages of a text that may be the one that a selector describes. All offsets are of the plain text. */
import { firstIndexWhere, lengthOf, overlaps, type Span } from '../../text';
import { align, MAX_ALIGNMENT_CELLS } from './align';
import { type AnchorQuery, textEvidence } from './anchorScore';
import { PLACE_PRECISION, type SearchText } from './searchText';
import { snapToWords, splitsWord } from './wordEdges';

/** Maximum number of places with the same text that are weighed: the nearest ones. */
const MAX_WEIGHED_PLACES = 400;
/** Maximum number of places that a passage is aligned with. */
const MAX_ALIGNED_PLACES = 4;
/** Room before and after a place for text that grew or shrank, in UTF-16 units. */
const WINDOW_SLACK = 64;
/** The smallest similarity of a changed passage to the original. */
const MIN_SIMILARITY = 0.7;

export interface AnchorCandidate {
  readonly span: Span;
  /** Similarity to the original text, 0–1; 1 for the same text. */
  readonly similarity: number;
  /** Evidence from the text before the span. */
  readonly before: number;
  /** Evidence from the text after the span. */
  readonly after: number;
  /** All evidence except that from the position. */
  readonly evidence: number;
}

/** The candidate at a span. */
export function candidateAt(text: string, query: AnchorQuery, span: Span, similarity: number): AnchorCandidate {
  const { before, after } = query.contextEvidence(text, span.start, span.end);
  const evidence = textEvidence(query.exact.length, similarity) + before + after;
  return { span, similarity, before, after, evidence };
}

/** The places with the same text. If there is only one, that is evidence too. */
export function exactCandidates(searchText: SearchText, query: AnchorQuery): AnchorCandidate[] {
  const { exact, position } = query;
  const starts = searchText.occurrences(exact);
  const nearest = starts.length > MAX_WEIGHED_PLACES ? nearestTo(position, starts, MAX_WEIGHED_PLACES) : starts;
  const candidates = nearest.map(start =>
    candidateAt(searchText.plain, query, { start, end: start + exact.length }, 1),
  );
  return candidates.length === 1
    ? candidates.map(one => ({ ...one, evidence: one.evidence + query.uniquenessBonus }))
    : candidates;
}

/** The sorted offsets nearest to `at`, nearest first; of two at the same distance the smaller first. */
function nearestTo(at: number, sorted: readonly number[], count: number): number[] {
  const from = firstIndexWhere(sorted, offset => offset >= at);
  const below = sorted.slice(Math.max(0, from - count), from);
  const above = sorted.slice(from, from + count);
  const distance = (offset: number) => Math.abs(offset - at);
  return [...below, ...above].sort((a, b) => distance(a) - distance(b) || a - b).slice(0, count);
}

/** Similar passages, found by shared pieces and context, and delimited by alignment. */
export function alignedCandidates(searchText: SearchText, query: AnchorQuery): AnchorCandidate[] {
  const { plain } = searchText;
  const { exact, prefix, suffix, position } = query;
  const pattern = prefix + exact + suffix;
  const [start, end] = [prefix.length, prefix.length + exact.length];
  const atWords = { start: !splitsWord(pattern, start), end: !splitsWord(pattern, end) };
  const candidates: AnchorCandidate[] = [];
  for (const place of searchText.candidates(pattern, position - prefix.length, MAX_ALIGNED_PLACES)) {
    const from = Math.max(0, place - WINDOW_SLACK);
    const window = plain.slice(from, place + pattern.length + WINDOW_SLACK + PLACE_PRECISION);
    if (window.length * pattern.length > MAX_ALIGNMENT_CELLS) continue;
    const fit = align(pattern, window, { start, end });
    const span = snapToWords(plain, { start: from + fit.start, end: from + fit.end }, atWords);
    const similarity = 1 - fit.innerErrors / Math.max(exact.length, lengthOf(span));
    if (similarity < MIN_SIMILARITY || candidates.some(one => overlaps(one.span, span))) continue;
    candidates.push(candidateAt(plain, query, span, similarity));
  }
  return candidates;
}
