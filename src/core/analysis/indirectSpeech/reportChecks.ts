/** Whether what looks like a report is one. Each check names a kind of clause that tells of no speech. */
import {
  ACCUSED,
  ANONYMITY,
  CLAUSE_WORD,
  FORM_OF_BE,
  INDEFINITE_ARTICLE,
  LISTENER_VERBS,
  NAMING,
  NEVER_REPORTS_INFINITIVE,
  PASSIVE_OPENER,
  TAKES_LISTENER,
  TAKES_THING,
} from '../../language/en';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import { Flag } from '../models/lexicon';
import type { Token } from '../tokens/document';
import { hasVerb, type ReportParts } from './contentChecks';
import type { TokenFeatures } from './tokenFeatures';

const WHEN = /^(?:when|if|once)$/;

/**
 * Whether a cue is a participle that opens its clause: `Asked about the fire, Hale smiled`, `She wept when told of it`. The
 * subject beside it is the person who was asked or told, not the one who spoke.
 */
export function opensClause({ context: { doc } }: TokenFeatures, head: number, first: number): boolean {
  if (!PASSIVE_OPENER.has((doc.tokens[head] as Token).lower)) return false;
  return head === first || (head > first && WHEN.test((doc.tokens[head - 1] as Token).lower));
}

/** `who cannot be named`, `a man named Bob`: a verb that tells of a name, not of speech. */
export function isNaming(w: TokenFeatures, { head, source }: { head: number; source?: TokenRange | null }): boolean {
  const { tokens } = w.context.doc;
  if (!NAMING.test((tokens[head] as Token).lower)) return false;
  const isNamed = source?.last === head && INDEFINITE_ARTICLE.test(tokens[source.first]?.lower ?? '');
  return isNamed || isPassive(w, { first: head - 2, last: head }, head);
}

/** `laughed when told of it`: a clause that tells when, and what happened rather than what was said. */
export const isOccasion = ({ context: { doc } }: TokenFeatures, { first }: TokenRange): boolean =>
  WHEN.test((doc.tokens[first] as Token).lower) && PASSIVE_OPENER.has(doc.tokens[first + 1]?.lower ?? '');

/** `a man accused of theft told police he was ill`: a participle that describes a noun and reports nothing itself. */
export function isDescribing(w: TokenFeatures, piece: TokenRange, { head, cue }: ReportParts): boolean {
  const { doc, tags } = w.context;
  if (piece.first < head || !ACCUSED.has((doc.tokens[head] as Token).lower)) return false;
  return tags[head + 1] === PosTag.Preposition && !isPassive(w, cue, head) && hasVerb(w, piece);
}

/**
 * `They found the body in a ditch`, `She was seen at the harbour`, `known as Rob`: a verb of perception or writing with a
 * thing, and nothing that anybody could have said of it.
 */
export function isMereObject(w: TokenFeatures, { first, last }: TokenRange, { head }: ReportParts): boolean {
  const { tags, doc, entry } = w.context;
  if (!TAKES_THING.has((doc.tokens[head] as Token).lower)) return false;
  if (doc.tokens[head]?.lower === 'known' && doc.tokens[head + 1]?.lower === 'as') return true;
  if (first < head || !OPENS_OBJECT.has(tags[first] as number) || hasVerb(w, { first, last })) return false;
  // `with “goodbye” written as the caption`
  if (tags[first] === PosTag.Preposition && WRITING.test((doc.tokens[head] as Token).lower)) return false;
  for (let i = first; i < last; i++) if (CLAUSAL.has(tags[i] as number) || isClauseWord(doc.tokens[i])) return false;
  // `found the man guilty`
  let end = last - 1;
  while (tags[end] === PosTag.Stop) end--;
  return tags[end - 1] === PosTag.Determiner || ((entry[end] as number) & Flag.Adjective) === 0;
}

const WRITING = /^(?:write|writes|writing|wrote|written|read|reads)$/;

const OPENS_OBJECT: ReadonlySet<number> = new Set([
  PosTag.Determiner,
  PosTag.Name,
  PosTag.Number,
  PosTag.Other,
  PosTag.Preposition,
  PosTag.Pronoun,
]);
/** Tags of words that open or make a clause, or mark words as somebody’s. */
const CLAUSAL: ReadonlySet<number> = new Set([
  PosTag.Ing,
  PosTag.Not,
  PosTag.QuoteMark,
  PosTag.Relative,
  PosTag.Subordinator,
  PosTag.To,
]);

const isClauseWord = (token: Token | undefined): boolean =>
  token !== undefined && (token.lower === 'that' || CLAUSE_WORD.test(token.lower));

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

/** `Responding to Hill, she said no`: a gerund that opens the sentence and tells only when somebody spoke. */
export const isOpeningGerund = ({ context: { doc } }: TokenFeatures, token: number): boolean =>
  SPEAKING.test(doc.tokens[token]?.lower ?? '') && doc.sentences[doc.tokens[token]?.sentence ?? -1]?.first === token;

const SPEAKING = /^(?:responding|replying|reacting|answering|speaking|talking|writing)$/;

/** `Nobody had been told`, `Vance, who wrote`: whether a piece before a cue is its listener or the antecedent of its source. */
export function isSubject(w: TokenFeatures, { first, last }: TokenRange, { head, cue, source }: ReportParts): boolean {
  const { doc, tags } = w.context;
  if (first > head) return false;
  const isAgentless = source === null || source.first < head;
  const isListener = isAgentless && LISTENER_VERBS.has((doc.tokens[head] as Token).lower) && last >= cue.first - 1;
  if (isListener && isPassive(w, cue, head) && !hasVerb(w, { first, last })) return true;
  const relative = source !== null && tags[source.first] === PosTag.Relative ? source.first : -1;
  return relative >= last && relative - last <= 1 && !hasVerb(w, { first, last });
}
