import {
  CLAUSE_WORD,
  groupOf,
  LISTENER_VERBS,
  NO_CLAUSE_WITH_THAT,
  REPLY,
  SAYING_GROUP,
  TAKES_LISTENER,
} from '../../language/en';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { Sentence, Token } from '../tokens/document';
import type { TokenFeatures } from './tokenFeatures';

/** A report whose content is checked. */
export interface ReportParts {
  readonly head: number;
  readonly cue: TokenRange;
  readonly source: TokenRange | null;
  readonly sentence: Sentence;
}

/** Corrects one piece of content: tokens in, tokens out. */
type Shape = (w: TokenFeatures, piece: TokenRange, parts: ReportParts) => TokenRange;

/** Corrects the boundaries of a piece of content that the models have found. */
export const shapeContent = (w: TokenFeatures, piece: TokenRange, parts: ReportParts): TokenRange =>
  SHAPES.reduce((shaped, shape) => shape(w, shaped, parts), piece);

const EMPTY = new Uint8Array(32);
for (const tag of [
  PosTag.Pronoun,
  PosTag.Determiner,
  PosTag.Preposition,
  PosTag.And,
  PosTag.Subordinator,
  PosTag.Relative,
  PosTag.Auxiliary,
  PosTag.Adverb,
  PosTag.Not,
  PosTag.Time,
  PosTag.Comma,
  PosTag.Stop,
  PosTag.Colon,
  PosTag.Dash,
  PosTag.Open,
  PosTag.Close,
  PosTag.Possessive,
  PosTag.To,
])
  EMPTY[tag] = 1;

/** Maximum length of a piece that is checked for words with content, in tokens. */
const MAX_STRAY_LENGTH = 6;

/**
 * Whether a piece can be what was said: it has a word with content, or marks, and is not part of the source. Beside another
 * piece a pronoun is enough: `which, she said, had closed`.
 */
export function canBeContent(
  { context: { doc, tags } }: TokenFeatures,
  { first, last }: TokenRange,
  { source, isOnly }: { readonly source: TokenRange | null; readonly isOnly: boolean },
): boolean {
  if (source !== null && first >= source.first && last <= source.last) return false;
  // `found by Peter Vance`
  if (source !== null && first === source.first - 1 && last <= source.last && tags[first] === PosTag.Preposition)
    return false;
  if (last - first > MAX_STRAY_LENGTH) return true;
  let words = 0;
  let auxiliaries = 0;
  for (let i = first; i < last; i++) {
    const { lower, kind } = doc.tokens[i] as Token;
    const tag = tags[i] as number;
    if (kind !== 'punctuation') words++;
    if (tag === PosTag.Auxiliary) auxiliaries++;
    if (EMPTY[tag] !== 1 && kind !== 'punctuation') return true;
    if (tag === PosTag.QuoteMark || REPLY.test(lower)) return true;
    if (!isOnly && (tag === PosTag.Pronoun || tag === PosTag.Relative || tag === PosTag.Determiner)) return true;
  }
  // `that it was`
  return auxiliaries > 0 && words > 2;
}

/** `said on Friday he would go`: the content without the day of the report before it. */
function withoutDay({ context: { tags, doc } }: TokenFeatures, piece: TokenRange, { cue }: ReportParts): TokenRange {
  const { first, last } = piece;
  if (first !== cue.last || doc.tokens[first]?.lower !== 'on' || tags[first + 1] !== PosTag.Time) return piece;
  const next = tags[first + 2];
  const opensClause =
    next === PosTag.Pronoun || next === PosTag.Determiner || next === PosTag.Name || next === PosTag.Subordinator;
  return opensClause && last > first + 4 ? { first: first + 2, last } : piece;
}

/** Maximum length of what stands between a cue and its `that`, in tokens. */
const MAX_AHEAD_OF_THAT = 9;

/** `wrote in a note to clients that rates would fall`: the content from `that` on. */
function withoutMedium(w: TokenFeatures, piece: TokenRange, { head, cue }: ReportParts): TokenRange {
  const { tags, doc } = w.context;
  const { first, last } = piece;
  if (first !== cue.last || tags[first] !== PosTag.Preposition) return piece;
  if (NO_CLAUSE_WITH_THAT.test((doc.tokens[head] as Token).lower)) return piece;
  for (let i = first + 1; i < Math.min(last - 2, first + MAX_AHEAD_OF_THAT); i++) {
    if (doc.tokens[i]?.lower === 'that' && doc.tokens[i - 1]?.lower !== 'at') return { first: i, last };
    if (isVerbal(w, i) || tags[i] === PosTag.Comma || tags[i] === PosTag.Dash) return piece;
  }
  return piece;
}

/** Maximum length of an apposition, in tokens. */
const MAX_APPOSITION_LENGTH = 9;

/**
 * `said the suspect, Rob Hale, had been seen`, `said the man, 44, had left`: where only the phrase before the apposition was
 * taken, the content up to the end of the sentence.
 */
function withPredicate(w: TokenFeatures, piece: TokenRange, { head, sentence }: ReportParts): TokenRange {
  const { tags, doc } = w.context;
  const { first, last } = piece;
  const end = sentence.last;
  if (groupOf((doc.tokens[head] as Token).lower) !== SAYING_GROUP) return piece;
  if (last - first > MAX_STRAY_LENGTH || tags[last] !== PosTag.Comma) return piece;
  if (tags[last + 1] !== PosTag.Name && tags[last + 1] !== PosTag.Number) return piece;
  for (let i = first; i < last; i++) if (isVerbal(w, i)) return piece;
  let close = last + 1;
  while (close < end && tags[close] !== PosTag.Comma) {
    if (isVerbal(w, close) || close - last > MAX_APPOSITION_LENGTH) return piece;
    close++;
  }
  if (tags[close + 1] !== PosTag.Auxiliary && tags[close + 1] !== PosTag.Verb) return piece;
  return { first, last: tags[end - 1] === PosTag.Stop ? end - 1 : end };
}

/**
 * `said that when the river rose, the town was ready`, `hopes that Vos, a rower, will win`: where a clause with *that* ends at
 * a comma before its own verb, the content up to the end of the sentence.
 */
function withMainClause(w: TokenFeatures, piece: TokenRange, { cue, sentence }: ReportParts): TokenRange {
  const { tags, doc } = w.context;
  const { first, last } = piece;
  const next = tags[last];
  if (first < cue.last || doc.tokens[first]?.lower !== 'that' || tags[first] !== PosTag.Subordinator) return piece;
  if (next !== PosTag.Comma && next !== PosTag.Dash) return piece;
  const opening = doc.tokens[first + 1]?.lower ?? '';
  const isAhead = OPENS_CLAUSE_AHEAD.test(opening) || !hasPredicate(w, piece);
  if (!isAhead || !hasPredicate(w, { first: last, last: sentence.last })) return piece;
  const end = sentence.last;
  return { first, last: tags[end - 1] === PosTag.Stop ? end - 1 : end };
}

/** Words after *that* which open a clause or phrase before the main clause. */
const OPENS_CLAUSE_AHEAD =
  /^(?:when|while|although|though|if|unless|because|since|after|before|until|once|as|during|in|on|at|by|under|despite|without|given|whenever)$/;

/** Whether some tokens have a verb, or a word that may be one by its ending. */
function hasPredicate(w: TokenFeatures, { first, last }: TokenRange): boolean {
  const { tags } = w.context;
  if (hasVerb(w, { first, last })) return true;
  for (let i = first; i < last; i++) if (tags[i] === PosTag.Ed) return true;
  return false;
}

/** Whether a token is a verb, as far as its tag says. After a determiner, `note` and `shed` are nouns. */
function isVerbal({ context: { tags } }: TokenFeatures, i: number): boolean {
  const tag = tags[i];
  if (tag === PosTag.Cue || tag === PosTag.Verb)
    return tags[i - 1] !== PosTag.Determiner && tags[i - 1] !== PosTag.Possessive;
  return tag === PosTag.Auxiliary;
}

export function hasVerb(w: TokenFeatures, { first, last }: TokenRange): boolean {
  for (let i = first; i < last; i++) if (isVerbal(w, i)) return true;
  return false;
}

/** `told Sky News the plan was dead`: the content without a listener that a clause follows. */
function withoutListener(w: TokenFeatures, piece: TokenRange, { head, cue }: ReportParts): TokenRange {
  const { tags, doc, mentions, speakers } = w.context;
  const { first, last } = piece;
  const { lower } = doc.tokens[head] as Token;
  if (first !== cue.last || !(LISTENER_VERBS.has(lower) || TAKES_LISTENER.has(lower))) return piece;
  const speaker = speakers[w.speakerAt[first] as number] ?? speakers[w.speakerAt[first + 1] as number];
  const listener = mentions[speaker?.mention ?? -1];
  if (listener === undefined || listener.firstToken > first + 1 || listener.kind === 'pronoun') return piece;
  const start = listener.lastToken;
  // `talked to Ana Lund about bees`
  if (TAKES_LISTENER.has(lower)) return doc.tokens[start]?.lower === 'about' ? { first: start, last } : piece;
  if (start <= first || start >= last - 2 || !OPENS_CLAUSE_TAGS.has(tags[start] as number)) return piece;
  return hasVerb(w, { first: start, last }) ? { first: start, last } : piece;
}

const OPENS_CLAUSE_TAGS: ReadonlySet<number> = new Set([
  PosTag.Determiner,
  PosTag.Name,
  PosTag.Pronoun,
  PosTag.Subordinator,
]);

/** `**Ana:** Fine.`: the content without the marks that close the emphasis of its label. */
function withoutEmphasis({ context: { doc } }: TokenFeatures, { first, last }: TokenRange): TokenRange {
  let start = first;
  while (start < last - 1 && /^[*_]+$/.test(doc.tokens[start]?.text ?? '')) start++;
  return { first: start, last };
}

/** `13:55 Ferries are cancelled, the line says`: the content without the time of its entry in a live report. */
function withoutTime({ context: { doc } }: TokenFeatures, { first, last }: TokenRange): TokenRange {
  const token = doc.tokens[first] as Token;
  const opens = doc.tokens[first - 1]?.paragraph !== token.paragraph;
  return opens && first + 2 < last && TIME_OF_ENTRY.test(token.text) ? { first: first + 1, last } : { first, last };
}

const TIME_OF_ENTRY = /^\d{1,2}[:.]\d\d$/;

/** `A man accused of theft told police he was ill, a jury heard`: content before its source starts with its subject. */
function fromSentenceStart(
  { context: { tags } }: TokenFeatures,
  piece: TokenRange,
  { source, cue, sentence }: ReportParts,
): TokenRange {
  const isBefore = piece.last <= cue.first && (source === null || piece.last <= source.first);
  const { first, last } = piece;
  const startsInside = tags[first] === PosTag.Preposition || tags[first - 1] === PosTag.Preposition;
  return isBefore && startsInside && first !== sentence.first ? { first: sentence.first, last } : piece;
}

const SHAPES: readonly Shape[] = [
  withoutDay,
  withoutListener,
  withoutMedium,
  fromSentenceStart,
  withoutTime,
  withoutEmphasis,
  withPredicate,
  withMainClause,
];

/** Maximum number of tokens before the clause: `Asked in Iowa recently whether …`. */
const MAX_AHEAD_OF_CLAUSE = 7;

/** `Asked on Monday whether taxes would rise, Hale said …`: the clause up to its comma; null for `Asked about taxes`. */
export function questionIn({ context: { doc, tags } }: TokenFeatures, { first, last }: TokenRange): TokenRange | null {
  let start = first;
  while (!CLAUSE_WORD.test((doc.tokens[start] as Token).lower))
    if (++start >= last || start - first > MAX_AHEAD_OF_CLAUSE || tags[start] === PosTag.Comma) return null;
  let end = start;
  while (end < last && tags[end] !== PosTag.Comma) end++;
  if (end < start + 2) return null;
  return { first: start, last: end < last && tags[end + 1] === PosTag.QuoteMark ? end + 2 : end };
}
