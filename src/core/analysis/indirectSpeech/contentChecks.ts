import { FORM_OF_BE, NEVER_REPORTS_INFINITIVE, REPLY, TAKES_LISTENER } from '../../language/en';
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
