import type { CueMatch } from '../cues/cueMatch';
import { Tag } from '../cues/syntax';
import type { Rows } from '../models/trees';
import type { Sentence, Token } from '../tokens/document';
import { categoryAt, markAt, type TokenFeatures } from './tokenFeatures';

/** Features of a possible cue head, the word that makes a cue. */
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
/** Words from clusters that are a cue head less often than once in fifty are skipped. */
const MIN_HEAD_USE = -40;
/** How far features look around a head, in tokens. */
const REACH = 25;

/** Whether a token may be what a cue turns on: cheap, and seldom wrong in saying no. */
export function mayHead(w: TokenFeatures, i: number): boolean {
  const tag = w.context.tags[i];
  if (tag === Tag.Cue || tag === Tag.Colon) return true;
  if (tag === Tag.Comma || tag === Tag.Stop || tag === Tag.QuoteMark || tag === Tag.Number) return false;
  return (w.uses.head[i] as number) > MIN_HEAD_USE;
}

/** The match whose cue starts at a token, or undefined. */
export const matchAt = (w: TokenFeatures, i: number): CueMatch | undefined => w.context.matches[w.matchAt[i] as number];

/** Writes the values of {@link HEAD_FEATURES} as the one row. */
export function headFeatures(w: TokenFeatures, i: number): Rows {
  const { context, uses } = w;
  const { doc, tags, quoteOf } = context;
  const token = doc.tokens[i] as Token;
  const { first, last } = doc.sentences[token.sentence] as Sentence;
  const match = matchAt(w, i);
  const subject = match?.subject ? speakerIn(w, match.subject.first, match.subject.last) : -1;
  const before = w.speakerBefore[i] as number;
  const behind = w.speakerBehind[i] as number;
  const near = before >= first && i - before <= REACH ? (w.speakerAt[before] as number) : -1;
  const next = behind < last && behind - i <= REACH ? (w.speakerAt[behind] as number) : -1;
  const rows = w.rows.head.clear();
  let at = rows.next();
  const { values: v } = rows;
  for (const k of AROUND) v[at++] = i + k >= first && i + k < last ? categoryAt(w, i + k) : -1;
  const use = (column: Int16Array, k: number): void => {
    v[at++] = k >= first && k < last ? (column[k] as number) : -99;
  };
  use(uses.head, i);
  use(uses.head, i - 1);
  use(uses.head, i + 1);
  use(uses.head, i + 2);
  use(uses.head, i + 3);
  use(uses.cue, i - 1);
  use(uses.cue, i + 1);
  use(uses.opens, i + 1);
  use(uses.opens, i + 2);
  use(uses.ends, i);
  use(uses.source, i - 1);
  use(uses.source, i - 2);
  use(uses.source, i + 1);
  v[at++] = formAt(w, i, match);
  v[at++] = Math.min(40, i - first);
  v[at++] = Math.min(40, last - i);
  v[at++] = quoteOf[i] === -1 ? 0 : context.quotes[quoteOf[i] as number]?.depth === 0 ? 1 : 2;
  v[at++] = quoteBehind(w, i, last);
  v[at++] = quoteBefore(w, i, first);
  v[at++] = thatAfter(w, i, last);
  v[at++] = markAt(w, i - 1);
  v[at++] = markAt(w, i + 1);
  v[at++] = markAt(w, i + 2);
  at = headsAround(w, i, first, last, v, at);
  v[at++] = match?.tie ?? -1;
  v[at++] = match ? CLASSES.indexOf(match.cls) : -1;
  v[at++] = match ? Number(match.passive) : -1;
  v[at++] = match ? Number(match.negated) : -1;
  v[at++] = kindOf(w, subject);
  v[at++] = typeOf(w, subject);
  v[at++] = match?.subject
    ? Math.min(30, Math.abs(match.subject.first < i ? i - match.subject.last : match.subject.first - i))
    : -1;
  v[at++] = near < 0 ? 40 : i - before - 1;
  v[at++] = kindOf(w, near);
  v[at++] = typeOf(w, near);
  v[at++] = next < 0 ? 40 : behind - i - 1;
  v[at++] = kindOf(w, next);
  v[at++] = Number(token.paragraph < 0);
  v[at++] = Number(tags[i - 1] === Tag.To);
  v[at++] = Number(tags[i - 1] === Tag.Auxiliary || tags[i - 2] === Tag.Auxiliary);
  v[at++] = typeOf(w, next);
  return rows;
}

/** Offsets of the tokens whose categories are features, in feature order. */
const AROUND = [0, -1, -2, -3, 1, 2, 3];

/** The form of the word that a cue turns on, as a number. */
export function formAt(w: TokenFeatures, i: number, match: CueMatch | undefined = matchAt(w, i)): number {
  const { lower } = w.context.doc.tokens[i] as Token;
  if (match && match.form !== 'none') return FORMS.indexOf(match.form);
  if (match?.kind === 'noun') return 6;
  if (match?.kind === 'preposition') return 7;
  return lower.endsWith('ing') ? 8 : lower.endsWith('ed') ? 9 : lower.endsWith('s') ? 10 : 11;
}

export const kindOf = ({ speakers }: TokenFeatures, speaker: number): number =>
  speaker < 0 ? -1 : (speakers.kind[speaker] as number);
export const typeOf = ({ speakers }: TokenFeatures, speaker: number): number =>
  speaker < 0 ? -1 : (speakers.type[speaker] as number);

export function speakerIn(w: TokenFeatures, first: number, last: number): number {
  for (let k = last - 1; k >= first; k--) if ((w.speakerAt[k] as number) >= 0) return w.speakerAt[k] as number;
  return -1;
}

/** How many tokens lie between `i` and the next opening of another quote in its sentence; 40: none. */
function quoteBehind(w: TokenFeatures, i: number, last: number): number {
  const { quoteOf } = w.context;
  const own = quoteOf[i];
  const end = Math.min(last, i + REACH);
  for (let k = i + 1; k < end; k++) if (quoteOf[k] !== own && quoteOf[k] !== -1) return k - i;
  return 40;
}

/** The same back to the last closing of another quote. */
function quoteBefore(w: TokenFeatures, i: number, first: number): number {
  const { quoteOf } = w.context;
  const own = quoteOf[i];
  const end = Math.max(first, i - REACH);
  for (let k = i - 1; k >= end; k--) if (quoteOf[k] !== own && quoteOf[k] !== -1) return i - k;
  return 40;
}

/** Writes the best head use before and after, and the number of verbs before; returns the offset of the next value. */
function headsAround(w: TokenFeatures, i: number, first: number, last: number, v: Float64Array, at: number): number {
  const { head } = w.uses;
  let before = -99;
  let behind = -99;
  let verbs = 0;
  for (let k = Math.max(first, i - REACH); k < i; k++) {
    const use = head[k] as number;
    if (use > before) before = use;
    verbs += w.verb[k] as number;
  }
  const end = Math.min(last, i + REACH);
  for (let k = i + 1; k < end; k++) {
    const use = head[k] as number;
    if (use > behind) behind = use;
  }
  v[at] = before;
  v[at + 1] = behind;
  v[at + 2] = Math.min(8, verbs);
  return at + 3;
}

function thatAfter(w: TokenFeatures, i: number, last: number): number {
  const end = Math.min(last, i + 6);
  for (let k = i + 1; k < end; k++) if (w.context.doc.tokens[k]?.lower === 'that') return k - i;
  return 9;
}
