import type { CueMatch } from '../cues/cueMatch';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { IntegerRows } from '../models/featureRows';
import type { Sentence, Token } from '../tokens/document';
import { categoryAt, markAt, type TokenFeatures } from './tokenFeatures';

/** Features of a possible head, the word that makes a cue. */
export const HEAD_FEATURES = [
  'category',
  'category 1 before',
  'category 2 before',
  'category 3 before',
  'category 1 after',
  'category 2 after',
  'category 3 after',
  'head use',
  'head use 1 before',
  'head use 1 after',
  'head use 2 after',
  'head use 3 after',
  'cue use 1 before',
  'cue use 1 after',
  'opens use 1 after',
  'opens use 2 after',
  'ends use',
  'source use 1 before',
  'source use 2 before',
  'source use 1 after',
  'form',
  'words from sentence start',
  'words to sentence end',
  'in quote',
  'quote after',
  'quote before',
  'that after',
  'mark before',
  'mark after',
  'mark 2 after',
  'best head before',
  'best head after',
  'verbs before',
  'tie',
  'cue class',
  'passive',
  'negated',
  'subject kind',
  'subject type',
  'subject distance',
  'speaker before',
  'speaker before kind',
  'speaker before type',
  'speaker after',
  'speaker after kind',
  'title line',
  'to before',
  'auxiliary before',
  'object kind',
] as const;

const FORMS = ['none', 'base', 's', 'past', 'participle', 'ing'];
const CLASSES = ['say', 'act', 'opine', 'show', 'plan'];
/** Minimum use as a head. Words from clusters that are a head less often than once in fifty are skipped. */
const MIN_HEAD_USE = -40;
/** How far features look around a head, in tokens. */
const REACH = 25;

/** A cheap test whether a token can be the head of a cue. It rarely rejects one that is. */
export function canBeHead(w: TokenFeatures, i: number): boolean {
  const tag = w.context.tags[i];
  if (tag === PosTag.Cue || tag === PosTag.Colon) return true;
  if (tag === PosTag.Comma || tag === PosTag.Stop || tag === PosTag.QuoteMark || tag === PosTag.Number) return false;
  return (w.uses.head[i] as number) > MIN_HEAD_USE;
}

/** The match whose cue starts at a token, or undefined. */
export function matchAt(w: TokenFeatures, i: number): CueMatch | undefined {
  const match = w.matchAt[i] as number;
  return match < 0 ? undefined : w.context.matches[match];
}

/** A possible head in its sentence. */
interface HeadPlace {
  readonly i: number;
  /** Tokens of the sentence, half-open. */
  readonly first: number;
  readonly last: number;
  readonly match: CueMatch | undefined;
}

/** Writes the values of {@link HEAD_FEATURES} as the only row. */
export function headFeatures(w: TokenFeatures, i: number): IntegerRows {
  const { doc, tags } = w.context;
  const token = doc.tokens[i] as Token;
  const { first, last } = doc.sentences[token.sentence] as Sentence;
  const place: HeadPlace = { i, first, last, match: matchAt(w, i) };
  const near = nearSpeakers(w, place);
  const rows = w.rows.head.clear();
  const { values: v } = rows;
  let at = writeUses(w, place, v, rows.next());
  at = writePosition(w, place, v, at);
  at = writeHeadsAround(w, place, v, at);
  at = writeMatch(w, place, v, at);
  v[at++] = near.before < 0 ? 40 : i - (w.speakerBefore[i] as number) - 1;
  v[at++] = kindOf(w, near.before);
  v[at++] = typeOf(w, near.before);
  v[at++] = near.after < 0 ? 40 : (w.speakerAfter[i] as number) - i - 1;
  v[at++] = kindOf(w, near.after);
  v[at++] = Number(token.paragraph < 0);
  v[at++] = Number(tags[i - 1] === PosTag.To);
  v[at++] = Number(tags[i - 1] === PosTag.Auxiliary || tags[i - 2] === PosTag.Auxiliary);
  v[at++] = typeOf(w, near.after);
  return rows;
}

/** The nearest speakers of the sentence before and after a head; -1 if there is none within {@link REACH} tokens. */
function nearSpeakers(w: TokenFeatures, { i, first, last }: HeadPlace): { before: number; after: number } {
  const before = w.speakerBefore[i] as number;
  const after = w.speakerAfter[i] as number;
  return {
    before: before >= first && i - before <= REACH ? (w.speakerAt[before] as number) : -1,
    after: after < last && after - i <= REACH ? (w.speakerAt[after] as number) : -1,
  };
}

/** Writes the categories around a head and the uses of its neighbours; returns the offset of the next value. */
function writeUses(w: TokenFeatures, { i, first, last }: HeadPlace, v: Int32Array, from: number): number {
  const { uses } = w;
  let at = from;
  for (const k of AROUND) v[at++] = i + k >= first && i + k < last ? categoryAt(w, i + k) : -1;
  v[at++] = useWithin(uses.head, i, first, last);
  v[at++] = useWithin(uses.head, i - 1, first, last);
  v[at++] = useWithin(uses.head, i + 1, first, last);
  v[at++] = useWithin(uses.head, i + 2, first, last);
  v[at++] = useWithin(uses.head, i + 3, first, last);
  v[at++] = useWithin(uses.cue, i - 1, first, last);
  v[at++] = useWithin(uses.cue, i + 1, first, last);
  v[at++] = useWithin(uses.opens, i + 1, first, last);
  v[at++] = useWithin(uses.opens, i + 2, first, last);
  v[at++] = useWithin(uses.ends, i, first, last);
  v[at++] = useWithin(uses.source, i - 1, first, last);
  v[at++] = useWithin(uses.source, i - 2, first, last);
  v[at++] = useWithin(uses.source, i + 1, first, last);
  return at;
}

/** The use at `k`, or of no word outside of the sentence `[first, last)`. */
const useWithin = (column: Int16Array, k: number, first: number, last: number): number =>
  k >= first && k < last ? (column[k] as number) : -99;

/** Writes the form of a head and its position among words, quotes and marks; returns the offset of the next value. */
function writePosition(w: TokenFeatures, place: HeadPlace, v: Int32Array, from: number): number {
  const { i, first, last, match } = place;
  let at = from;
  v[at++] = formAt(w, i, match);
  v[at++] = Math.min(40, i - first);
  v[at++] = Math.min(40, last - i);
  v[at++] = quoteLevelAt(w, i);
  v[at++] = quoteAfter(w, i, last);
  v[at++] = quoteBefore(w, i, first);
  v[at++] = thatAfter(w, i, last);
  v[at++] = markAt(w, i - 1);
  v[at++] = markAt(w, i + 1);
  v[at++] = markAt(w, i + 2);
  return at;
}

/** 0 outside of quotes, 1 in an outermost quote, 2 in a nested one. */
function quoteLevelAt({ context: { quoteOf, quotes } }: TokenFeatures, i: number): number {
  const quote = quoteOf[i] as number;
  if (quote === -1) return 0;
  return quotes[quote]?.depth === 0 ? 1 : 2;
}

/** Number of values of {@link writeMatch}. */
const MATCH_FEATURES = 7;

/** Writes what the matched cue and its subject are; returns the offset of the next value. */
function writeMatch(w: TokenFeatures, { i, match }: HeadPlace, v: Int32Array, from: number): number {
  if (match === undefined) {
    v.fill(-1, from, from + MATCH_FEATURES);
    return from + MATCH_FEATURES;
  }
  const { tie, cls, passive, negated, subject } = match;
  const speaker = subject ? speakerIn(w, subject) : -1;
  v[from] = tie;
  v[from + 1] = CLASSES.indexOf(cls);
  v[from + 2] = Number(passive);
  v[from + 3] = Number(negated);
  v[from + 4] = kindOf(w, speaker);
  v[from + 5] = typeOf(w, speaker);
  v[from + 6] = subject ? Math.min(30, Math.abs(subject.first < i ? i - subject.last : subject.first - i)) : -1;
  return from + MATCH_FEATURES;
}

/** Offsets of the tokens whose categories are features, in feature order. */
const AROUND = [0, -1, -2, -3, 1, 2, 3];

/** The form of a head, as a number. */
export function formAt(w: TokenFeatures, i: number, match: CueMatch | undefined = matchAt(w, i)): number {
  const { lower } = w.context.doc.tokens[i] as Token;
  if (match && match.form !== 'none') return FORMS.indexOf(match.form);
  if (match?.kind === 'noun') return 6;
  if (match?.kind === 'preposition') return 7;
  return lower.endsWith('ing') ? 8 : lower.endsWith('ed') ? 9 : lower.endsWith('s') ? 10 : 11;
}

/** The values of {@link SpeakerColumns} for a speaker; -1 for none. */
export const kindOf = ({ speakers }: TokenFeatures, speaker: number): number =>
  speaker < 0 ? -1 : (speakers.kind[speaker] as number);
export const typeOf = ({ speakers }: TokenFeatures, speaker: number): number =>
  speaker < 0 ? -1 : (speakers.type[speaker] as number);

/** The last speaker with words in a range, or -1. */
export function speakerIn(w: TokenFeatures, { first, last }: TokenRange): number {
  for (let k = last - 1; k >= first; k--) if ((w.speakerAt[k] as number) >= 0) return w.speakerAt[k] as number;
  return -1;
}

/** Number of tokens from `i` to the next token of another quote in its sentence; 40 if there is none nearby. */
function quoteAfter(w: TokenFeatures, i: number, last: number): number {
  const { quoteOf } = w.context;
  const own = quoteOf[i];
  const end = Math.min(last, i + REACH);
  for (let k = i + 1; k < end; k++) if (quoteOf[k] !== own && quoteOf[k] !== -1) return k - i;
  return 40;
}

/** Like {@link quoteAfter}, for the last quote before `i`. */
function quoteBefore(w: TokenFeatures, i: number, first: number): number {
  const { quoteOf } = w.context;
  const own = quoteOf[i];
  const end = Math.max(first, i - REACH);
  for (let k = i - 1; k >= end; k--) if (quoteOf[k] !== own && quoteOf[k] !== -1) return i - k;
  return 40;
}

/** Writes the best head use before and after, and the number of verbs before; returns the offset of the next value. */
function writeHeadsAround(w: TokenFeatures, place: HeadPlace, v: Int32Array, from: number): number {
  const { i, first, last } = place;
  const { head } = w.uses;
  let before = -99;
  let after = -99;
  let verbs = 0;
  for (let k = Math.max(first, i - REACH); k < i; k++) {
    const use = head[k] as number;
    if (use > before) before = use;
    verbs += w.verb[k] as number;
  }
  const end = Math.min(last, i + REACH);
  for (let k = i + 1; k < end; k++) {
    const use = head[k] as number;
    if (use > after) after = use;
  }
  v[from] = before;
  v[from + 1] = after;
  v[from + 2] = Math.min(8, verbs);
  return from + 3;
}

/** Number of tokens from `i` to the next `that` in its sentence; 9 if there is none nearby. */
function thatAfter(w: TokenFeatures, i: number, last: number): number {
  const end = Math.min(last, i + 6);
  for (let k = i + 1; k < end; k++) if (w.context.doc.tokens[k]?.lower === 'that') return k - i;
  return 9;
}
