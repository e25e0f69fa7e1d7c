import { Tag } from '../cues/syntax';
import type { Sentence, Token } from '../tokens/document';
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
export interface Around {
  /** Token that the cue turns on, and its form by `formAt`. */
  readonly head: number;
  readonly form: number;
  /** -1: the source precedes the head; 1: it follows; 0: there is none. */
  readonly side: number;
  readonly sentence: Sentence;
}

/**
 * Writes the values of {@link BOUNDARY_FEATURES} for each candidate (token index; an edge lies before its token), in their
 * order, as rows. `from`: the other end of the stretch where it is known, else where the search sets out.
 */
export function boundaryFeatures(w: TokenFeatures, at: readonly number[], a: Around, from: number): void {
  const search: Search = { around: a, from, count: at.length, passed: new Passed(w, from) };
  const rows = w.rows.edge.clear();
  for (let rank = 0; rank < at.length; rank++) writeBoundary(w, search, at[rank] as number, rank, rows.next());
}

interface Search {
  readonly around: Around;
  /** Where the search starts. */
  readonly from: number;
  /** Number of candidates. */
  readonly count: number;
  readonly passed: Passed;
}

/** Writes the features of the boundary before token `p`, the candidate number `rank`, from `row` on. */
function writeBoundary(w: TokenFeatures, search: Search, p: number, rank: number, row: number): void {
  const { values: v } = w.rows.edge;
  const { around: a, from, count, passed } = search;
  const { quoteOf, doc } = w.context;
  const { uses, speakers } = w;
  const { head } = a;
  const { first, last } = a.sentence;
  const n = quoteOf.length;
  passed.until(p);
  const here = p < n ? (quoteOf[p] as number) : -1;
  const before = p > 0 ? (quoteOf[p - 1] as number) : -1;
  const speaker = p < n ? (w.speakerAt[p] as number) : -1;
  const speakerBefore = p > 0 ? (w.speakerAt[p - 1] as number) : -1;
  const paragraph = p < n ? (doc.tokens[p] as Token).paragraph : undefined;
  const paragraphBefore = p > 0 ? (doc.tokens[p - 1] as Token).paragraph : undefined;
  let i = row;
  v[i++] = categoryAt(w, p - 2);
  v[i++] = categoryAt(w, p - 1);
  v[i++] = p < n ? categoryAt(w, p) : -1;
  v[i++] = p + 1 < n ? categoryAt(w, p + 1) : -1;
  v[i++] = useAt(uses.opens, p);
  v[i++] = useAt(uses.source, p - 1);
  v[i++] = useAt(uses.source, p);
  v[i++] = useAt(uses.cue, p - 1);
  v[i++] = useAt(uses.cue, p);
  v[i++] = useAt(uses.head, p);
  v[i++] = useAt(uses.ends, p - 1);
  v[i++] = clamp(p - head, 50);
  v[i++] = clamp(p - from, 50);
  v[i++] = Number(p === first) + 2 * Number(paragraph !== paragraphBefore);
  v[i++] = p === last ? 1 : p === last - 1 ? 2 : p === last - 2 ? 3 : p > last ? 4 : 0;
  v[i++] = p > first ? markAt(w, p - 1) : 8;
  v[i++] = p < last ? markAt(w, p) : 8;
  v[i++] = Number(here !== before && here > before);
  v[i++] = Number(here !== before && before > here);
  v[i++] = here === -1 ? 0 : here === quoteOf[head] ? 1 : 2;
  v[i++] = passed.commas;
  v[i++] = passed.verbs;
  v[i++] = passed.subordinators;
  v[i++] = passed.conjunctions;
  v[i++] = passed.brackets;
  v[i++] = Math.min(rank, 20);
  v[i++] = Math.min(count - rank, 20);
  v[i++] = categoryAt(w, head);
  v[i++] = useAt(uses.head, head);
  v[i++] = a.form;
  v[i++] = a.side;
  v[i++] = Number(speaker >= 0 && speakers.first[speaker] === p);
  v[i++] = Number(speakerBefore >= 0 && speakers.last[speakerBefore] === p);
  v[i++] = Number(speaker >= 0 && speaker === speakerBefore);
  v[i++] = clamp(p < head ? p - first : last - p, 40);
  v[i++] = passed.quotes;
  v[i++] = categoryAt(w, from);
  v[i] = categoryAt(w, from - 1);
}

const clamp = (n: number, most: number): number => Math.max(-most, Math.min(most, n));

/** Counts what lies between the start of a search and each candidate, going on from one to the next. */
class Passed {
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

  /** Candidates come in order away from the start, either way. */
  until(p: number): void {
    while (this.at < p) this.count(this.at++, 1);
    while (this.at > p) this.count(--this.at, this.at < this.from ? 1 : -1);
  }

  private count(i: number, sign: number): void {
    const { tags, quoteOf } = this.w.context;
    const tag = tags[i];
    if (tag === Tag.Comma) this.commas += sign;
    else if (this.w.verb[i] === 1) this.verbs += sign;
    else if (tag === Tag.Subordinator || tag === Tag.Relative) this.subordinators += sign;
    else if (tag === Tag.And) this.conjunctions += sign;
    else if (tag === Tag.Open) this.brackets += sign;
    else if (tag === Tag.Close) this.brackets -= sign;
    if ((quoteOf[i] as number) >= 0 && (i === 0 || quoteOf[i - 1] === -1)) this.quotes += sign;
  }
}
