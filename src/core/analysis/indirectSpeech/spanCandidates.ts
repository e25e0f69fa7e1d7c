import type { Speaker } from '../cues/attributionContext';
import type { TokenRange } from '../cues/phrases';
import { Tag } from '../cues/syntax';
import type { Sentence, Token } from '../tokens/document';
import { type Around, BOUNDARY_FEATURES, boundaryFeatures } from './boundaryScores';
import { formAt, kindOf, matchAt, speakerIn, typeOf } from './cueHeads';
import { categoryAt, markAt, type TokenFeatures, useAt } from './tokenFeatures';

/** No candidate: no source, or no content on that side. */
export const NONE = -1;

/** Features of a speaker as the source of a cue. */
export const SOURCE_FEATURES = [
  'side',
  'words between',
  'kind',
  'type',
  'is subject',
  'tie',
  'category before',
  'category after',
  'category 2 after',
  'verbs between',
  'commas between',
  'speakers between',
  'quotes between',
  'same quote',
  'source use of last',
  'length',
  'head category',
  'head use',
  'head form',
  'head before',
  'to before head',
  'from sentence start',
  'subject of another',
  'candidates',
  'relative between',
  'preposition before',
] as const;

const MAX_BEFORE = 7;
/** Maximum distance of a boundary from its cue or its other end, in tokens. */
const FAR = 70;
const MAX_AFTER = 4;

/**
 * Possible sources of the cue at `head`: the speakers of its sentence, nearest first on each side; last, no source
 * ({@link NONE}). The values of {@link SOURCE_FEATURES} for each are written as rows.
 */
export function sourcesOf(w: TokenFeatures, head: number, sentence: Sentence): number[] {
  const { speakerAt, context } = w;
  const before: number[] = [];
  const after: number[] = [];
  const floor = Math.max(sentence.first, head - FAR);
  for (let k = w.speakerBefore[head] as number; k >= floor && before.length < MAX_BEFORE; k--) {
    const s = speakerAt[k] as number;
    if (s >= 0 && !before.includes(s) && (context.speakers[s] as Speaker).words.last <= head) before.push(s);
  }
  const ceiling = Math.min(sentence.last, head + 25);
  for (let k = w.speakerBehind[head] as number; k < ceiling && after.length < MAX_AFTER; k++) {
    const s = speakerAt[k] as number;
    if (s >= 0 && !after.includes(s) && (context.speakers[s] as Speaker).words.first > head) after.push(s);
  }
  const match = matchAt(w, head);
  const about: AboutHead = {
    head,
    sentence,
    form: formAt(w, head, match),
    tie: match?.tie ?? -1,
    subject: match?.subject ? speakerIn(w, match.subject.first, match.subject.last) : -1,
    count: before.length + after.length,
  };
  w.rows.source.clear();
  for (let i = 0; i < before.length; i++) sourceRow(w, about, before[i] as number, i, -1);
  for (let i = 0; i < after.length; i++) sourceRow(w, about, after[i] as number, i, 1);
  nobodyRow(w, about);
  before.push(...after, NONE);
  return before;
}

interface AboutHead {
  readonly head: number;
  readonly sentence: Sentence;
  readonly form: number;
  /** How the cue is tied to its subject, and the speaker in that; -1: none. */
  readonly tie: number;
  readonly subject: number;
  /** How many speakers there are to choose from. */
  readonly count: number;
}

function sourceRow(w: TokenFeatures, a: AboutHead, speaker: number, rank: number, side: number): void {
  const { context } = w;
  const { head } = a;
  const { words, phrase } = context.speakers[speaker] as Speaker;
  const between = side < 0 ? gap(w, words.last, head) : gap(w, head + 1, words.first);
  let at = w.rows.source.next();
  const { values: v } = w.rows.source;
  v[at++] = side;
  v[at++] = Math.min(30, side < 0 ? head - words.last : words.first - head - 1);
  v[at++] = kindOf(w, speaker);
  v[at++] = typeOf(w, speaker);
  v[at++] = Number(speaker === a.subject);
  v[at++] = speaker === a.subject ? a.tie : -1;
  v[at++] = words.first > 0 ? categoryAt(w, words.first - 1) : -1;
  v[at++] = categoryAt(w, words.last);
  v[at++] = categoryAt(w, words.last + 1);
  v[at++] = between.verbs;
  v[at++] = between.commas;
  v[at++] = rank;
  v[at++] = between.quotes;
  v[at++] = Number(context.quoteOf[words.first] === context.quoteOf[head]);
  v[at++] = useAt(w.uses.source, words.last - 1);
  v[at++] = Math.min(8, words.last - words.first);
  at = sharedValues(w, a, v, at);
  v[at++] = Math.min(30, words.first - a.sentence.first);
  v[at++] = Math.min(3, (context.matchesOf[speaker] as readonly number[]).length);
  v[at++] = a.count;
  v[at++] = between.relative;
  v[at++] = Number(context.tags[phrase.first - 1] === Tag.Preposition);
}

function nobodyRow(w: TokenFeatures, a: AboutHead): void {
  let at = w.rows.source.next();
  const { values: v } = w.rows.source;
  for (const value of NO_SPEAKER) v[at++] = value;
  v[at - NO_SPEAKER.length + NOBODY_TIE] = a.subject >= 0 ? 99 : a.tie;
  at = sharedValues(w, a, v, at);
  v[at++] = 0;
  v[at++] = 0;
  v[at++] = a.count;
  v[at++] = 0;
  v[at++] = 0;
}

/** The first features of “no source”, up to those that all candidates share. */
const NO_SPEAKER = [0, 40, -1, -1, 0, -1, -1, -1, -1, 0, 0, 0, 0, 0, -99, 0];
const NOBODY_TIE = 5;

function sharedValues(w: TokenFeatures, { head, form }: AboutHead, v: Float64Array, from: number): number {
  v[from] = categoryAt(w, head);
  v[from + 1] = useAt(w.uses.head, head);
  v[from + 2] = form;
  v[from + 3] = categoryAt(w, head - 1);
  v[from + 4] = Number(w.context.tags[head - 1] === Tag.To);
  return from + 5;
}

function gap(
  w: TokenFeatures,
  first: number,
  last: number,
): { verbs: number; commas: number; quotes: number; relative: number } {
  const out = { verbs: 0, commas: 0, quotes: 0, relative: 0 };
  for (let k = Math.max(first, last - 40); k < last; k++) {
    const tag = w.context.tags[k];
    if (tag === Tag.Auxiliary || tag === Tag.Cue || tag === Tag.Ed || tag === Tag.Verb) out.verbs++;
    else if (tag === Tag.Comma) out.commas++;
    else if (tag === Tag.QuoteMark) out.quotes++;
    else if (tag === Tag.Relative) out.relative++;
  }
  return out;
}

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
export interface Draft {
  readonly head: number;
  /** {@link formAt} */
  readonly form: number;
  readonly sentence: Sentence;
  /** The speaker whose words the source holds, or {@link NONE}. */
  readonly speaker: number;
  cue?: TokenRange;
  source?: TokenRange | null;
  /** The content after the cue, and before it. */
  after?: TokenRange | null;
  before?: TokenRange | null;
}

/**
 * Where one end may lie, given the ends found before it: before these tokens, or {@link NONE} where the stretch may not
 * be there at all. `known`: the stretch’s other end, where it has been found. The values of {@link BOUNDARY_FEATURES} for
 * each are written as rows.
 */
export function candidatesFor(w: TokenFeatures, edge: Boundary, d: Draft, known: number): number[] {
  const { head, sentence, form } = d;
  const speaker = d.speaker === NONE ? null : (w.context.speakers[d.speaker] as Speaker);
  const side = speaker === null ? 0 : speaker.words.first < head ? -1 : 1;
  const a: Around = { head, form, side, sentence };
  switch (edge) {
    case 'cueStart': {
      const floor = Math.max(sentence.first, head - 9, side < 0 && speaker ? speaker.words.last : 0);
      return give(w, down(head, floor), a, head);
    }
    case 'cueEnd': {
      const ceiling = Math.min(
        sentence.last,
        head + 10,
        side > 0 && speaker ? Math.max(head + 1, speaker.words.first) : Infinity,
      );
      return give(w, up(head + 1, ceiling), a, known);
    }
    case 'sourceStart': {
      const from = speaker?.words.first ?? 0;
      const floor = Math.max(sentence.first, from - 16, side > 0 ? (d.cue?.last ?? 0) : 0);
      return give(w, down(from, Math.min(from, floor)), a, from);
    }
    case 'sourceEnd': {
      const from = speaker?.words.last ?? 0;
      const ceiling = Math.min(sentence.last, from + 40, side < 0 ? Math.max(from, d.cue?.first ?? 0) : Infinity);
      const seams = up(from, ceiling).filter(p => p === from || isSeam(w, p, sentence));
      return give(w, seams, a, known);
    }
    case 'afterStart': {
      const from = d.cue?.last ?? head + 1;
      const behind = side > 0 && d.source ? Math.max(from, d.source.last) : from;
      const ceiling = Math.min(sentence.last - 1, behind + 12);
      return orNone(w, give(w, up(from, ceiling), a, from));
    }
    case 'afterEnd':
      return give(w, ends(w, known, sentence), a, known);
    case 'beforeEnd': {
      const from = Math.min(d.cue?.first ?? head, side < 0 && d.source ? d.source.first : head);
      return orNone(w, give(w, down(from, Math.max(sentence.first + 1, from - 5)), a, from));
    }
    case 'beforeStart':
      return give(w, starts(w, known, sentence), a, known);
  }
}

function give(w: TokenFeatures, at: number[], a: Around, from: number): number[] {
  boundaryFeatures(w, at, a, from);
  return at;
}

/** Adds the “no span” candidate: position features are neutral, cue features kept. */
function orNone(w: TokenFeatures, at: number[]): number[] {
  const rows = w.rows.edge;
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
  for (let p = start + 1; p <= Math.min(sentence.last, start + FAR); p++) if (isSeam(w, p, sentence)) out.push(p);
  const quote = outermost(w, sentence.last - 1);
  const far = quote >= 0 ? (w.context.quotes[quote]?.last ?? 0) : 0;
  if (far > sentence.last) out.push(far);
  return out.length > 0 ? out : [Math.min(sentence.last, start + 1)];
}

function starts(w: TokenFeatures, end: number, sentence: Sentence): number[] {
  const out: number[] = [];
  for (let p = end - 1; p >= Math.max(sentence.first, end - FAR); p--)
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

/** Whether something may start or end before a token: at marks, small words, the edges of quotes and of the sentence. */
function isSeam(w: TokenFeatures, p: number, { last }: Sentence): boolean {
  if (p >= last - 1) return true;
  if (markAt(w, p) > 0 || markAt(w, p - 1) > 0) return true;
  if (w.context.quoteOf[p] !== w.context.quoteOf[p - 1]) return true;
  return SEAMS[w.context.tags[p] as number] === 1 || (w.speakerAt[p] as number) !== (w.speakerAt[p - 1] ?? -1);
}

const SEAMS = new Uint8Array(32);
for (const tag of [
  Tag.And,
  Tag.Subordinator,
  Tag.Relative,
  Tag.Preposition,
  Tag.To,
  Tag.Time,
  Tag.Adverb,
  Tag.Auxiliary,
  Tag.Cue,
  Tag.Ed,
  Tag.Ing,
  Tag.Verb,
  Tag.Pronoun,
])
  SEAMS[tag] = 1;

/** First token of `sentence` and its article, for callers that have but an index. */
export const sentenceOf = (w: TokenFeatures, i: number): Sentence =>
  w.context.doc.sentences[(w.context.doc.tokens[i] as Token).sentence] as Sentence;
