import type { Sentence, Token } from '../document';
import type { TokenRange } from '../phrases';
import type { Speaker } from '../scene';
import { Tag } from '../syntax';
import { type Around, EDGE_FEATURES, edgeFeatures } from './edges';
import { formAt, kindOf, markAt, sayingAt, speakerIn, typeOf } from './heads';
import { categoryAt, useOf, type Words } from './words';

/** No candidate: nobody is named, nothing is reported on that side. */
export const NONE = -1;

/** What tells whether a speaker is the source that a cue names. */
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

export interface SourceCandidate {
  readonly speaker: number;
  readonly values: number[];
}

const MOST_BEFORE = 7;
/** How far from its cue or its other end anything is looked for, in tokens. */
const FAR = 70;
const MOST_AFTER = 4;

/** Who the cue at `head` may name as its source: speakers of the sentence, nearest first on each side; last, nobody. */
export function sourcesOf(w: Words, head: number, sentence: Sentence): SourceCandidate[] {
  const before: number[] = [];
  const after: number[] = [];
  for (let k = head - 1; k >= Math.max(sentence.first, head - FAR) && before.length < MOST_BEFORE; k--) {
    const s = w.speakerAt[k] as number;
    if (s >= 0 && !before.includes(s) && (w.scene.speakers[s] as Speaker).words.last <= head) before.push(s);
  }
  for (let k = head + 1; k < Math.min(sentence.last, head + 25) && after.length < MOST_AFTER; k++) {
    const s = w.speakerAt[k] as number;
    if (s >= 0 && !after.includes(s) && (w.scene.speakers[s] as Speaker).words.first > head) after.push(s);
  }
  const saying = sayingAt(w, head);
  const subject = saying?.subject ? speakerIn(w, saying.subject.first, saying.subject.last) : -1;
  const shared = [
    categoryAt(w, head),
    useOf(w, 'head', head),
    formAt(w, head, saying),
    categoryAt(w, head - 1),
    Number(w.scene.tags[head - 1] === Tag.To),
  ];
  const count = before.length + after.length;
  const of = (speaker: number, rank: number, side: number): SourceCandidate => {
    const s = w.scene.speakers[speaker] as Speaker;
    const between = side < 0 ? gap(w, s.words.last, head) : gap(w, head + 1, s.words.first);
    const values = [
      side,
      Math.min(30, side < 0 ? head - s.words.last : s.words.first - head - 1),
      kindOf(w, speaker),
      typeOf(w, speaker),
      Number(speaker === subject),
      speaker === subject ? (saying?.tie ?? -1) : -1,
      s.words.first > 0 ? categoryAt(w, s.words.first - 1) : -1,
      categoryAt(w, s.words.last),
      categoryAt(w, s.words.last + 1),
      between.verbs,
      between.commas,
      rank,
      between.quotes,
      Number(w.scene.quoteOf[s.words.first] === w.scene.quoteOf[head]),
      useOf(w, 'source', s.words.last - 1),
      Math.min(8, s.words.last - s.words.first),
      ...shared,
      Math.min(30, s.words.first - sentence.first),
      Math.min(3, (w.scene.sayingsOf[speaker] as readonly number[]).length),
      count,
      between.relative,
      Number(w.scene.tags[s.phrase.first - 1] === Tag.Preposition),
    ];
    return { speaker, values };
  };
  const none = [
    0,
    40,
    -1,
    -1,
    0,
    subject >= 0 ? 99 : (saying?.tie ?? -1),
    -1,
    -1,
    -1,
    0,
    0,
    0,
    0,
    0,
    -99,
    0,
    ...shared,
    0,
    0,
    count,
    0,
    0,
  ];
  return [...before.map((s, i) => of(s, i, -1)), ...after.map((s, i) => of(s, i, 1)), { speaker: NONE, values: none }];
}

function gap(
  w: Words,
  first: number,
  last: number,
): { verbs: number; commas: number; quotes: number; relative: number } {
  const out = { verbs: 0, commas: 0, quotes: 0, relative: 0 };
  for (let k = Math.max(first, last - 40); k < last; k++) {
    const tag = w.scene.tags[k];
    if (tag === Tag.Auxiliary || tag === Tag.Cue || tag === Tag.Ed || tag === Tag.Verb) out.verbs++;
    else if (tag === Tag.Comma) out.commas++;
    else if (tag === Tag.QuoteMark) out.quotes++;
    else if (tag === Tag.Relative) out.relative++;
  }
  return out;
}

/** The ends that are looked for, in the order in which they are: each rests on those before it. */
export const EDGES = [
  'cueStart',
  'cueEnd',
  'sourceStart',
  'sourceEnd',
  'afterStart',
  'afterEnd',
  'beforeEnd',
  'beforeStart',
] as const;
export type Edge = (typeof EDGES)[number];

/** What is known of an attribution while its ends are looked for; token ranges. */
export interface Draft {
  readonly head: number;
  readonly sentence: Sentence;
  /** The speaker whose words the source holds, or {@link NONE}. */
  readonly speaker: number;
  cue?: TokenRange;
  source?: TokenRange | null;
  /** What is reported behind the cue, and before it. */
  after?: TokenRange | null;
  before?: TokenRange | null;
}

export interface Candidates {
  /** Where the stretch may start or end: before these tokens; {@link NONE}, where it may not be there at all. */
  readonly at: readonly number[];
  readonly vectors: readonly number[][];
}

/** Where one end may lie, given the ends found before it. `known`: the stretch’s other end, where it has been found. */
export function candidatesFor(w: Words, edge: Edge, d: Draft, known: number): Candidates {
  const { head, sentence } = d;
  const speaker = d.speaker === NONE ? null : (w.scene.speakers[d.speaker] as Speaker);
  const side = speaker === null ? 0 : speaker.words.first < head ? -1 : 1;
  const a = (from: number): Around => ({ head, from, side, sentence });
  switch (edge) {
    case 'cueStart': {
      const floor = Math.max(sentence.first, head - 9, side < 0 && speaker ? speaker.words.last : 0);
      return give(w, down(head, floor), a(head), false);
    }
    case 'cueEnd': {
      const ceiling = Math.min(
        sentence.last,
        head + 10,
        side > 0 && speaker ? Math.max(head + 1, speaker.words.first) : Infinity,
      );
      return give(w, up(head + 1, ceiling), a(known), false);
    }
    case 'sourceStart': {
      const from = speaker?.words.first ?? 0;
      const floor = Math.max(sentence.first, from - 16, side > 0 ? (d.cue?.last ?? 0) : 0);
      return give(w, down(from, Math.min(from, floor)), a(from), false);
    }
    case 'sourceEnd': {
      const from = speaker?.words.last ?? 0;
      const ceiling = Math.min(sentence.last, from + 40, side < 0 ? Math.max(from, d.cue?.first ?? 0) : Infinity);
      return give(
        w,
        up(from, ceiling).filter(p => p === from || isSeam(w, p, sentence)),
        a(known),
        false,
      );
    }
    case 'afterStart': {
      const from = d.cue?.last ?? head + 1;
      const behind = side > 0 && d.source ? Math.max(from, d.source.last) : from;
      const ceiling = Math.min(sentence.last - 1, behind + 12);
      return give(w, up(from, ceiling), a(from), true);
    }
    case 'afterEnd':
      return give(w, ends(w, known, sentence), a(known), false);
    case 'beforeEnd': {
      const from = Math.min(d.cue?.first ?? head, side < 0 && d.source ? d.source.first : head);
      return give(w, down(from, Math.max(sentence.first + 1, from - 5)), a(from), true);
    }
    case 'beforeStart':
      return give(w, starts(w, known, sentence), a(known), false);
  }
}

function give(w: Words, at: readonly number[], a: Around, none: boolean): Candidates {
  const vectors = edgeFeatures(w, at, a);
  if (!none) return { at, vectors };
  const nothing = vectors[0] ? [...vectors[0]] : new Array<number>(EDGE_FEATURES.length).fill(-9);
  // What is told of the place is left out, what is told of the cue stays.
  nothing[EDGE_FEATURES.indexOf('candidates before')] = -9;
  nothing[EDGE_FEATURES.indexOf('words from start')] = -60;
  return { at: [...at, NONE], vectors: [...vectors, nothing] };
}

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

/** Ends of what starts at `start`: seams of its sentence, and the end of a quote that goes on beyond it. */
function ends(w: Words, start: number, sentence: Sentence): number[] {
  const out: number[] = [];
  for (let p = start + 1; p <= Math.min(sentence.last, start + FAR); p++) if (isSeam(w, p, sentence)) out.push(p);
  const quote = outermost(w, sentence.last - 1);
  const far = quote >= 0 ? (w.scene.quotes[quote]?.last ?? 0) : 0;
  if (far > sentence.last) out.push(far);
  return out.length > 0 ? out : [Math.min(sentence.last, start + 1)];
}

function starts(w: Words, end: number, sentence: Sentence): number[] {
  const out: number[] = [];
  for (let p = end - 1; p >= Math.max(sentence.first, end - FAR); p--)
    if (p === sentence.first || isSeam(w, p, sentence)) out.push(p);
  const quote = outermost(w, sentence.first);
  const far = quote >= 0 ? (w.scene.quotes[quote]?.first ?? sentence.first) : sentence.first;
  if (far < sentence.first) out.push(far);
  return out.length > 0 ? out : [Math.max(sentence.first, end - 1)];
}

/** The outermost quote around a token, or -1. */
function outermost(w: Words, i: number): number {
  let quote = w.scene.quoteOf[i] ?? -1;
  for (;;) {
    const within = quote < 0 ? null : (w.scene.quotes[quote]?.quote.within ?? null);
    if (within === null) return quote;
    quote = within;
  }
}

/** Whether something may start or end before a token: at marks, small words, the edges of quotes and of the sentence. */
function isSeam(w: Words, p: number, { last }: Sentence): boolean {
  if (p >= last - 1) return true;
  if (markAt(w, p) > 0 || markAt(w, p - 1) > 0) return true;
  if (w.scene.quoteOf[p] !== w.scene.quoteOf[p - 1]) return true;
  const tag = w.scene.tags[p] as number;
  return SEAMS.has(tag) || (w.speakerAt[p] as number) !== (w.speakerAt[p - 1] ?? -1);
}

const SEAMS: ReadonlySet<number> = new Set([
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
]);

/** First token of `sentence` and its article, for callers that have but an index. */
export const sentenceOf = (w: Words, i: number): Sentence =>
  w.scene.doc.sentences[(w.scene.doc.tokens[i] as Token).sentence] as Sentence;
