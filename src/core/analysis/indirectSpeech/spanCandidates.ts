import type { SpeakerPhrase } from '../cues/attributionContext';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { Sentence, Token } from '../tokens/document';
import { BOUNDARY_FEATURES, boundaryFeatures } from './boundaryScores';
import { NONE } from './sourceCandidates';
import { MAX_SPAN_LENGTH, markAt, type TokenFeatures } from './tokenFeatures';

/** The boundaries in the order of their search: each depends on those before it. */
export const BOUNDARIES = [
  'cueStart',
  'cueEnd',
  'sourceStart',
  'sourceEnd',
  'afterStart',
  'afterEnd',
  'beforeEnd',
  'beforeStart',
] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** A report while its boundaries are being found; token ranges. */
export interface ReportDraft {
  readonly head: number;
  /** {@link formAt} */
  readonly form: number;
  readonly sentence: Sentence;
  /** The speaker whose words are part of the source, or {@link NONE}. */
  readonly speaker: number;
  cue?: TokenRange;
  source?: TokenRange | null;
  /** The content after the cue, and the content before it. */
  after?: TokenRange | null;
  before?: TokenRange | null;
}

/**
 * The positions where a boundary may be: before these tokens, or {@link NONE} if the span may be absent. Writes the values
 * of {@link BOUNDARY_FEATURES} for each as rows.
 * @param known the other end of the span, if it was found before; {@link otherEnd}
 */
export function candidatesFor(w: TokenFeatures, boundary: Boundary, draft: ReportDraft, known: number): number[] {
  const speaker = draft.speaker === NONE ? null : (w.context.speakers[draft.speaker] as SpeakerPhrase);
  const side = speaker === null ? 0 : speaker.words.first < draft.head ? -1 : 1;
  const { head, form, sentence } = draft;
  const { at, from, optional } = POSITIONS[boundary](w, { draft, speaker: speaker?.words ?? null, side, known });
  boundaryFeatures(w, at, { head, form, side, sentence }, from);
  return optional ? withNone(w, at) : at;
}

/** A boundary to be found. */
interface BoundaryQuestion {
  readonly draft: ReportDraft;
  /** The words of the speaker that the source contains. */
  readonly speaker: TokenRange | null;
  /** -1: the speaker precedes the head; 1: it follows; 0: there is none. */
  readonly side: number;
  /** The other end of the span. */
  readonly known: number;
}

/** Candidates for a boundary, nearest to the start of the search first. */
interface Positions {
  readonly at: number[];
  /** Where the search starts. */
  readonly from: number;
  /** Whether the span may be absent. */
  readonly optional?: boolean;
}

const POSITIONS: Readonly<Record<Boundary, (w: TokenFeatures, question: BoundaryQuestion) => Positions>> = {
  cueStart: (_, { draft: { head, sentence }, speaker, side }) => {
    const floor = side < 0 && speaker ? speaker.last : 0;
    return { at: down(head, Math.max(sentence.first, head - 9, floor)), from: head };
  },
  cueEnd: (_, { draft: { head, sentence }, speaker, side, known }) => {
    const ceiling = side > 0 && speaker ? Math.max(head + 1, speaker.first) : Number.POSITIVE_INFINITY;
    return { at: up(head + 1, Math.min(sentence.last, head + 10, ceiling)), from: known };
  },
  sourceStart: (_, { draft: { sentence, cue }, speaker, side }) => {
    const from = speaker?.first ?? 0;
    const floor = Math.max(sentence.first, from - 16, side > 0 && cue ? cue.last : 0);
    return { at: down(from, Math.min(from, floor)), from };
  },
  sourceEnd: (w, { draft: { sentence, cue }, speaker, side, known }) => {
    const from = speaker?.last ?? 0;
    const ceiling = side < 0 ? Math.max(from, cue?.first ?? 0) : Number.POSITIVE_INFINITY;
    const at = up(from, Math.min(sentence.last, from + 40, ceiling));
    return { at: at.filter(p => p === from || isSeam(w, p, sentence)), from: known };
  },
  afterStart: (_, { draft: { head, sentence, cue, source }, side }) => {
    const from = cue?.last ?? head + 1;
    const afterSource = side > 0 && source ? Math.max(from, source.last) : from;
    return { at: up(from, Math.min(sentence.last - 1, afterSource + 12)), from, optional: true };
  },
  afterEnd: (w, { draft: { sentence }, known }) => ({ at: ends(w, known, sentence), from: known }),
  beforeEnd: (_, { draft: { head, sentence, cue, source }, side }) => {
    const from = Math.min(cue?.first ?? head, side < 0 && source ? source.first : head);
    return { at: down(from, Math.max(sentence.first + 1, from - 5)), from, optional: true };
  },
  beforeStart: (w, { draft: { sentence }, known }) => ({ at: starts(w, known, sentence), from: known }),
};

/** Adds the “no span” candidate: position features are neutral, cue features kept. */
function withNone(w: TokenFeatures, at: number[]): number[] {
  const rows = w.rows.boundary;
  const row = rows.next();
  if (at.length > 0) rows.values.copyWithin(row, 0, rows.width);
  else rows.values.fill(-9, row, row + rows.width);
  rows.values[row + CANDIDATES_BEFORE] = -9;
  rows.values[row + FROM_START] = -60;
  at.push(NONE);
  return at;
}

const CANDIDATES_BEFORE = BOUNDARY_FEATURES.indexOf('candidates before');
const FROM_START = BOUNDARY_FEATURES.indexOf('words from start');

function up(from: number, to: number): number[] {
  const out: number[] = [];
  for (let p = from; p <= to; p++) out.push(p);
  return out;
}

function down(from: number, to: number): number[] {
  const out: number[] = [];
  for (let p = from; p >= to; p--) out.push(p);
  return out;
}

/** Possible ends of a span that starts at `start`: seams of its sentence, and the end of a quote that crosses it. */
function ends(w: TokenFeatures, start: number, sentence: Sentence): number[] {
  const out: number[] = [];
  for (let p = start + 1; p <= Math.min(sentence.last, start + MAX_SPAN_LENGTH); p++)
    if (isSeam(w, p, sentence)) out.push(p);
  const quote = outermost(w, sentence.last - 1);
  const far = quote >= 0 ? (w.context.quotes[quote]?.last ?? 0) : 0;
  if (far > sentence.last) out.push(far);
  return out.length > 0 ? out : [Math.min(sentence.last, start + 1)];
}

/** Possible starts of a span that ends at `end`: seams of its sentence, and the start of a quote that crosses it. */
function starts(w: TokenFeatures, end: number, sentence: Sentence): number[] {
  const out: number[] = [];
  for (let p = end - 1; p >= Math.max(sentence.first, end - MAX_SPAN_LENGTH); p--)
    if (p === sentence.first || isSeam(w, p, sentence)) out.push(p);
  const quote = outermost(w, sentence.first);
  const far = quote >= 0 ? (w.context.quotes[quote]?.first ?? sentence.first) : sentence.first;
  if (far < sentence.first) out.push(far);
  return out.length > 0 ? out : [Math.max(sentence.first, end - 1)];
}

/** The outermost quote around a token, or -1. */
function outermost(w: TokenFeatures, i: number): number {
  let quote = w.context.quoteOf[i] ?? -1;
  for (;;) {
    const within = quote < 0 ? null : (w.context.quotes[quote]?.quote.within ?? null);
    if (within === null) return quote;
    quote = within;
  }
}

/** Whether a span may start or end before a token: at marks, small words, and the ends of quotes and of the sentence. */
function isSeam(w: TokenFeatures, p: number, { last }: Sentence): boolean {
  if (p >= last - 1) return true;
  if (markAt(w, p) > 0 || markAt(w, p - 1) > 0) return true;
  if (w.context.quoteOf[p] !== w.context.quoteOf[p - 1]) return true;
  return SEAMS[w.context.tags[p] as number] === 1 || (w.speakerAt[p] as number) !== (w.speakerAt[p - 1] ?? -1);
}

const SEAMS = new Uint8Array(32);
for (const tag of [
  PosTag.And,
  PosTag.Subordinator,
  PosTag.Relative,
  PosTag.Preposition,
  PosTag.To,
  PosTag.Time,
  PosTag.Adverb,
  PosTag.Auxiliary,
  PosTag.Cue,
  PosTag.Ed,
  PosTag.Ing,
  PosTag.Verb,
  PosTag.Pronoun,
])
  SEAMS[tag] = 1;

/** The sentence of a token. */
export const sentenceOf = (w: TokenFeatures, i: number): Sentence =>
  w.context.doc.sentences[(w.context.doc.tokens[i] as Token).sentence] as Sentence;

/**
 * The other end of a boundary’s span. 0 if this boundary is the first of the span to be found; null if the span is absent.
 */
export function otherEnd(draft: ReportDraft, boundary: Boundary): number | null {
  switch (boundary) {
    case 'cueEnd':
      return draft.cue?.first ?? null;
    case 'sourceStart':
      return draft.speaker === NONE ? null : 0;
    case 'sourceEnd':
      return draft.source?.first ?? null;
    case 'afterEnd':
      return draft.after?.first ?? null;
    case 'beforeStart':
      return draft.before?.last ?? null;
    default:
      return 0;
  }
}

/** Writes a boundary that was found into the draft. */
export function settleBoundary(draft: ReportDraft, boundary: Boundary, at: number): void {
  switch (boundary) {
    case 'cueStart':
      draft.cue = { first: at, last: draft.head + 1 };
      break;
    case 'cueEnd':
      draft.cue = { first: draft.cue?.first ?? draft.head, last: at };
      break;
    case 'sourceStart':
      draft.source = emptyRange(at);
      break;
    case 'sourceEnd':
      draft.source = endingAt(draft.source, at);
      break;
    case 'afterStart':
      draft.after = emptyRange(at);
      break;
    case 'afterEnd':
      draft.after = endingAt(draft.after, at);
      break;
    case 'beforeEnd':
      draft.before = emptyRange(at);
      break;
    case 'beforeStart':
      draft.before = startingAt(draft.before, at);
      break;
  }
}

const emptyRange = (at: number): TokenRange | null => (at === NONE ? null : { first: at, last: at });

const endingAt = (range: TokenRange | null | undefined, at: number): TokenRange | null =>
  at === NONE || !range ? null : { first: range.first, last: at };

const startingAt = (range: TokenRange | null | undefined, at: number): TokenRange | null =>
  at === NONE || !range ? null : { first: at, last: range.last };
