import {
  ANONYMITY,
  CLAUSE_WORD,
  FORM_OF_BE,
  groupOf,
  NEVER_REPORTS_INFINITIVE,
  NO_CLAUSE_WITH_THAT,
  PASSIVE_OPENER,
  REPLY,
  SAYING_GROUP,
  TAKES_LISTENER,
} from '../../language/en';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import { Flag } from '../models/lexicon';
import type { Token } from '../tokens/document';
import type { TokenFeatures } from './tokenFeatures';

/** A report whose content is checked. */
export interface ReportParts {
  readonly head: number;
  readonly cue: TokenRange;
  readonly source: TokenRange | null;
  /** Where its sentence ends. */
  readonly end: number;
}

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
export function withoutDay({ context: { tags, doc } }: TokenFeatures, piece: TokenRange, cue: TokenRange): TokenRange {
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
export function withoutMedium(w: TokenFeatures, piece: TokenRange, { head, cue }: ReportParts): TokenRange {
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
 * `said the suspect, Rob Hale, had been seen`: where only the phrase before the apposition was taken, the content up to the
 * end of the sentence.
 */
export function withPredicate(w: TokenFeatures, piece: TokenRange, { head, end }: ReportParts): TokenRange {
  const { tags, doc } = w.context;
  const { first, last } = piece;
  if (groupOf((doc.tokens[head] as Token).lower) !== SAYING_GROUP) return piece;
  if (last - first > MAX_STRAY_LENGTH || tags[last] !== PosTag.Comma || tags[last + 1] !== PosTag.Name) return piece;
  for (let i = first; i < last; i++) if (isVerbal(w, i)) return piece;
  let close = last + 1;
  while (close < end && tags[close] !== PosTag.Comma) {
    if (isVerbal(w, close) || close - last > MAX_APPOSITION_LENGTH) return piece;
    close++;
  }
  if (tags[close + 1] !== PosTag.Auxiliary && tags[close + 1] !== PosTag.Verb) return piece;
  return { first, last: tags[end - 1] === PosTag.Stop ? end - 1 : end };
}

/** Whether a token is a verb, as far as its tag says. After a determiner, `note` and `suspect` are nouns. */
function isVerbal({ context: { tags } }: TokenFeatures, i: number): boolean {
  const tag = tags[i];
  if (tag === PosTag.Cue) return tags[i - 1] !== PosTag.Determiner && tags[i - 1] !== PosTag.Possessive;
  return tag === PosTag.Verb || tag === PosTag.Auxiliary;
}

/**
 * Whether a cue is a participle that opens its sentence: `Asked about the fire, Hale smiled`, `When told of it, she wept`.
 * The subject that follows is the person who was asked or told, not the one who spoke.
 */
export function opensSentence({ context: { doc } }: TokenFeatures, head: number, first: number): boolean {
  if (!PASSIVE_OPENER.has((doc.tokens[head] as Token).lower)) return false;
  return head === first || (head === first + 1 && /^(?:when|if|once)$/.test((doc.tokens[first] as Token).lower));
}

/** Maximum number of tokens before the clause: `Asked in Iowa recently whether …`. */
const MAX_AHEAD_OF_CLAUSE = 7;

/** `Asked on Monday whether taxes would rise, Hale said …`: the clause up to its comma; null for `Asked about taxes`. */
export function questionIn({ context: { doc, tags } }: TokenFeatures, { first, last }: TokenRange): TokenRange | null {
  let start = first;
  while (!CLAUSE_WORD.test((doc.tokens[start] as Token).lower))
    if (++start >= last || start - first > MAX_AHEAD_OF_CLAUSE || tags[start] === PosTag.Comma) return null;
  for (let i = start; i < last; i++)
    if (tags[i] === PosTag.Comma) return { first: start, last: tags[i + 1] === PosTag.QuoteMark ? i + 2 : i };
  return { first: start, last };
}

/** `asked not to be named`: says nothing but that the source has no name. */
export function isAnonymity({ context: { doc } }: TokenFeatures, { first, last }: TokenRange): boolean {
  const words = doc.tokens.slice(first, Math.min(last, first + 6)).map(token => token.lower);
  return ANONYMITY.test(words.join(' '));
}

/**
 * Whether a piece is `to` with what it governs, and no speech: `was expected to attend` of whoever attends, `began to
 * count`, `spoke to reporters`. What people promise or refuse to do is speech.
 */
export function isMereInfinitive(w: TokenFeatures, piece: TokenRange, { head, cue, source }: ReportParts): boolean {
  const { tags, doc } = w.context;
  if (tags[piece.first] !== PosTag.To || piece.first < head) return false;
  const word = (doc.tokens[head] as Token).lower;
  if (NEVER_REPORTS_INFINITIVE.has(word)) return true;
  if (TAKES_LISTENER.has(word) && !isInfinitive(w, piece.first)) return true;
  return source !== null && source.first < head && isPassive(w, cue, head);
}

function isInfinitive({ context: { doc, tags, entry } }: TokenFeatures, to: number): boolean {
  const tag = tags[to + 1];
  if (tag === PosTag.Verb || tag === PosTag.Auxiliary || tag === PosTag.Cue) return true;
  return (
    tag === PosTag.Other &&
    ((entry[to + 1] as number) & Flag.Verb) !== 0 &&
    doc.tokens[to + 1]?.lower.endsWith('s') !== true
  );
}

function isPassive({ context: { doc } }: TokenFeatures, cue: TokenRange, head: number): boolean {
  if ((doc.tokens[head] as Token).lower.endsWith('ing')) return false;
  for (let i = Math.min(cue.first, head - 1); i < head; i++)
    if (FORM_OF_BE.test(doc.tokens[i]?.lower ?? '')) return true;
  return false;
}
