import { PosTag } from '../cues/syntax';
import type { Sentence } from '../tokens/document';
import { categoryAt, markAt, type TokenFeatures, useAt } from './tokenFeatures';

/** Features of a possible boundary of a source, cue or content; a boundary lies before its token. */
export const BOUNDARY_FEATURES = [
  'category 2 before',
  'category before',
  'category at',
  'category 1 after',
  'opens use at',
  'source use before',
  'source use at',
  'cue use before',
  'cue use at',
  'head use at',
  'ends use before',
  'words from head',
  'words from start',
  'at sentence start',
  'at sentence end',
  'mark before',
  'mark at',
  'at quote start',
  'at quote end',
  'in quote',
  'commas passed',
  'verbs passed',
  'subordinators passed',
  'conjunctions passed',
  'brackets open',
  'candidates before',
  'candidates after',
  'head category',
  'head use',
  'head form',
  'source side',
  'speaker starts',
  'speaker ends',
  'in speaker',
  'words to sentence edge',
  'quotes passed',
  'category at start',
  'category before start',
] as const;

/** Features common to all boundaries and spans. */
export interface BoundaryContext {
  /** The head of the cue, and its form by `formAt`. */
  readonly head: number;
  readonly form: number;
  /** -1: the source precedes the head; 1: it follows; 0: there is none. */
  readonly side: number;
  readonly sentence: Sentence;
}

/**
 * Writes the values of {@link BOUNDARY_FEATURES} for each candidate as rows. A candidate is the index of the token after
 * the boundary.
 * @param from the other end of the span if it is known, otherwise where the search starts
 */
export function boundaryFeatures(w: TokenFeatures, at: readonly number[], around: BoundaryContext, from: number): void {
  const search: BoundarySearch = { around, from, count: at.length, passed: new PassedTokens(w, from) };
  const rows = w.rows.boundary.clear();
  for (let rank = 0; rank < at.length; rank++) writeBoundary(w, search, at[rank] as number, rank, rows.next());
}

interface BoundarySearch {
  readonly around: BoundaryContext;
  /** Where the search starts. */
  readonly from: number;
  /** Number of candidates. */
  readonly count: number;
  readonly passed: PassedTokens;
}

/** Writes the features of the boundary before token `p`, the candidate number `rank`, from `row` on. */
function writeBoundary(w: TokenFeatures, search: BoundarySearch, p: number, rank: number, row: number): void {
  const { values: v } = w.rows.boundary;
  const { around, from, count, passed } = search;
  const { head } = around;
  const { first, last } = around.sentence;
  passed.until(p);
  let i = writeNeighbours(w, p, v, row);
  v[i++] = clamp(p - head, 50);
  v[i++] = clamp(p - from, 50);
  v[i++] = Number(p === first) + 2 * Number(startsParagraph(w, p));
  v[i++] = distanceToEnd(p, last);
  v[i++] = p > first ? markAt(w, p - 1) : 8;
  v[i++] = p < last ? markAt(w, p) : 8;
  i = writeQuoteEnds(w, p, head, v, i);
  v[i++] = passed.commas;
  v[i++] = passed.verbs;
  v[i++] = passed.subordinators;
  v[i++] = passed.conjunctions;
  v[i++] = passed.brackets;
  v[i++] = Math.min(rank, 20);
  v[i++] = Math.min(count - rank, 20);
  v[i++] = categoryAt(w, head);
  v[i++] = useAt(w.uses.head, head);
  v[i++] = around.form;
  v[i++] = around.side;
  i = writeSpeakerEnds(w, p, v, i);
  v[i++] = clamp(p < head ? p - first : last - p, 40);
  v[i++] = passed.quotes;
  v[i++] = categoryAt(w, from);
  v[i] = categoryAt(w, from - 1);
}

/** Writes the categories and uses of the tokens around a boundary; returns the offset of the next value. */
function writeNeighbours(w: TokenFeatures, p: number, v: Int32Array, from: number): number {
  const { uses, category } = w;
  let i = from;
  v[i++] = categoryAt(w, p - 2);
  v[i++] = categoryAt(w, p - 1);
  v[i++] = p < category.length ? categoryAt(w, p) : -1;
  v[i++] = p + 1 < category.length ? categoryAt(w, p + 1) : -1;
  v[i++] = useAt(uses.opens, p);
  v[i++] = useAt(uses.source, p - 1);
  v[i++] = useAt(uses.source, p);
  v[i++] = useAt(uses.cue, p - 1);
  v[i++] = useAt(uses.cue, p);
  v[i++] = useAt(uses.head, p);
  v[i++] = useAt(uses.ends, p - 1);
  return i;
}

/** Writes whether a quote starts or ends at a boundary, and whether it is the head’s; returns the offset of the next value. */
function writeQuoteEnds(w: TokenFeatures, p: number, head: number, v: Int32Array, from: number): number {
  const { quoteOf } = w.context;
  const here = indexAt(quoteOf, p);
  const before = indexAt(quoteOf, p - 1);
  v[from] = Number(here > before);
  v[from + 1] = Number(before > here);
  v[from + 2] = here === -1 ? 0 : here === quoteOf[head] ? 1 : 2;
  return from + 3;
}

/** Writes whether a speaker starts, ends or goes on at a boundary; returns the offset of the next value. */
function writeSpeakerEnds({ speakers, speakerAt }: TokenFeatures, p: number, v: Int32Array, from: number): number {
  const here = indexAt(speakerAt, p);
  const before = indexAt(speakerAt, p - 1);
  v[from] = Number(here >= 0 && speakers.first[here] === p);
  v[from + 1] = Number(before >= 0 && speakers.last[before] === p);
  v[from + 2] = Number(here >= 0 && here === before);
  return from + 3;
}

/** The value at `i`, or -1 outside of the column. */
const indexAt = (column: Int32Array, i: number): number => (i < 0 || i >= column.length ? -1 : (column[i] as number));

function startsParagraph({ context: { doc } }: TokenFeatures, p: number): boolean {
  const before = p > 0 ? doc.tokens[p - 1] : undefined;
  return doc.tokens[p]?.paragraph !== before?.paragraph;
}

/** Position at the end of a sentence: 1 at its end, 2 and 3 one and two tokens before it, 4 after it, otherwise 0. */
function distanceToEnd(p: number, last: number): number {
  if (p > last) return 4;
  return p < last - 2 ? 0 : 1 + last - p;
}

const clamp = (n: number, most: number): number => Math.max(-most, Math.min(most, n));

/** Counts the tokens between the start of a search and a candidate, continuing from one candidate to the next. */
class PassedTokens {
  commas = 0;
  verbs = 0;
  subordinators = 0;
  conjunctions = 0;
  brackets = 0;
  quotes = 0;
  private at: number;

  constructor(
    private readonly w: TokenFeatures,
    private readonly from: number,
  ) {
    this.at = from;
  }

  /** Counts up to `p`. Candidates must come in order away from the start, in either direction. */
  until(p: number): void {
    while (this.at < p) this.count(this.at++, 1);
    while (this.at > p) this.count(--this.at, this.at < this.from ? 1 : -1);
  }

  private count(i: number, sign: number): void {
    const { tags, quoteOf } = this.w.context;
    const tag = tags[i];
    if (tag === PosTag.Comma) this.commas += sign;
    else if (this.w.verb[i] === 1) this.verbs += sign;
    else if (tag === PosTag.Subordinator || tag === PosTag.Relative) this.subordinators += sign;
    else if (tag === PosTag.And) this.conjunctions += sign;
    else if (tag === PosTag.Open) this.brackets += sign;
    else if (tag === PosTag.Close) this.brackets -= sign;
    if ((quoteOf[i] as number) >= 0 && (i === 0 || quoteOf[i - 1] === -1)) this.quotes += sign;
  }
}
