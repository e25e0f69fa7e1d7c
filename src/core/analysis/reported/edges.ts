import type { Sentence, Token } from '../document';
import { Tag } from '../syntax';
import { formAt, markAt } from './heads';
import { categoryAt, useOf, type Words } from './words';

/** What tells whether a stretch of words (a source, a cue, what is reported) starts or ends before a token. */
export const EDGE_FEATURES = [
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

/** The stretch that an edge is looked for. */
export interface Around {
  /** Token that the cue turns on. */
  readonly head: number;
  /** The other end of the stretch where it is known, else where the search sets out. */
  readonly from: number;
  /** -1: the source stands before the head; 1: after; 0: there is none. */
  readonly side: number;
  readonly sentence: Sentence;
}

/** Values of {@link EDGE_FEATURES} for each candidate (token index; an edge lies before its token), in their order. */
export function edgeFeatures(w: Words, at: readonly number[], a: Around): number[][] {
  const passed = new Passed(w, a.from);
  return at.map((p, k) => edge(w, p, a, k, at.length, passed));
}

function edge(w: Words, p: number, a: Around, rank: number, count: number, passed: Passed): number[] {
  const { doc, quoteOf } = w.scene;
  const { first, last } = a.sentence;
  const seen = passed.until(p);
  const here = quoteOf[p] ?? -1;
  const before = p > 0 ? (quoteOf[p - 1] as number) : -1;
  const speaker = w.speakerAt[p] ?? -1;
  const speakerBefore = p > 0 ? (w.speakerAt[p - 1] as number) : -1;
  return [
    categoryAt(w, p - 2),
    categoryAt(w, p - 1),
    p < doc.tokens.length ? categoryAt(w, p) : -1,
    p + 1 < doc.tokens.length ? categoryAt(w, p + 1) : -1,
    useOf(w, 'opens', p),
    useOf(w, 'source', p - 1),
    useOf(w, 'source', p),
    useOf(w, 'cue', p - 1),
    useOf(w, 'cue', p),
    useOf(w, 'head', p),
    useOf(w, 'ends', p - 1),
    clamp(p - a.head, 50),
    clamp(p - a.from, 50),
    Number(p === first) +
      2 *
        Number((doc.tokens[p] as Token | undefined)?.paragraph !== (doc.tokens[p - 1] as Token | undefined)?.paragraph),
    p === last ? 1 : p === last - 1 ? 2 : p === last - 2 ? 3 : p > last ? 4 : 0,
    p > first ? markAt(w, p - 1) : 8,
    p < last ? markAt(w, p) : 8,
    Number(here !== before && here > before),
    Number(here !== before && before > here),
    here === -1 ? 0 : here === quoteOf[a.head] ? 1 : 2,
    seen.commas,
    seen.verbs,
    seen.subordinators,
    seen.conjunctions,
    seen.brackets,
    Math.min(rank, 20),
    Math.min(count - rank, 20),
    categoryAt(w, a.head),
    useOf(w, 'head', a.head),
    formAt(w, a.head),
    a.side,
    Number(speaker >= 0 && w.scene.speakers[speaker]?.phrase.first === p),
    Number(speakerBefore >= 0 && w.scene.speakers[speakerBefore]?.phrase.last === p),
    Number(speaker >= 0 && speaker === speakerBefore),
    clamp(p < a.head ? p - first : last - p, 40),
    seen.quotes,
    categoryAt(w, a.from),
    categoryAt(w, a.from - 1),
  ];
}

const clamp = (n: number, most: number): number => Math.max(-most, Math.min(most, n));

interface Seen {
  commas: number;
  verbs: number;
  subordinators: number;
  conjunctions: number;
  brackets: number;
  quotes: number;
}

/** Counts what lies between the start of a search and each candidate, going on from one to the next. */
class Passed {
  private seen: Seen = { commas: 0, verbs: 0, subordinators: 0, conjunctions: 0, brackets: 0, quotes: 0 };
  private at: number;

  constructor(
    private readonly w: Words,
    private readonly from: number,
  ) {
    this.at = from;
  }

  /** Candidates come in order away from the start, either way. */
  until(p: number): Seen {
    while (this.at < p) this.count(this.at++, 1);
    while (this.at > p) this.count(--this.at, this.at < this.from ? 1 : -1);
    return this.seen;
  }

  private count(i: number, sign: number): void {
    const { tags, quoteOf } = this.w.scene;
    const tag = tags[i];
    const s = this.seen;
    if (tag === Tag.Comma) s.commas += sign;
    else if (tag === Tag.Auxiliary || tag === Tag.Cue || tag === Tag.Ed || tag === Tag.Verb) s.verbs += sign;
    else if (tag === Tag.Subordinator || tag === Tag.Relative) s.subordinators += sign;
    else if (tag === Tag.And) s.conjunctions += sign;
    else if (tag === Tag.Open) s.brackets += sign;
    else if (tag === Tag.Close) s.brackets -= sign;
    if ((quoteOf[i] as number) >= 0 && (quoteOf[i - 1] ?? -1) === -1) s.quotes += sign;
  }
}
