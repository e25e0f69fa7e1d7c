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

const lowerAt = ({ context: { doc } }: TokenFeatures, i: number): string => doc.tokens[i]?.lower ?? '';

/**
 * Whether the content of what looks like a report is nothing that was said.
 * @param content its pieces, at least one
 */
export function isNoSpeech(w: TokenFeatures, content: readonly TokenRange[], parts: ReportParts): boolean {
  const [first] = content as readonly [TokenRange];
  if (isRelayed(w, parts)) return true;
  if (isAnonymity(w, first) || isOccasion(w, first) || isDescribing(w, first, parts)) return true;
  if (content.length > 1) return false;
  const checks = [
    isMereInfinitive,
    isMereObject,
    isCircumstance,
    isLoneSubject,
    isWrittenThing,
    isBehaviour,
    isNothing,
  ];
  return checks.some(check => check(w, first, parts));
}

const WHEN = /^(?:when|if|once)$/;

/**
 * Whether a cue is a participle that opens its clause: `Asked about the fire, Hale smiled`, `She wept when told of it`. The
 * subject beside it is the person who was asked or told, not the one who spoke.
 */
export function opensClause({ context: { doc } }: TokenFeatures, head: number, first: number): boolean {
  if (!PASSIVE_OPENER.has((doc.tokens[head] as Token).lower)) return false;
  return head === first || (head > first && WHEN.test((doc.tokens[head - 1] as Token).lower));
}

/**
 * `who cannot be named`, `a man named Bob`, `, identified by police as Bob`, `known as Rob`: a verb that tells of a name, not of
 * speech.
 */
export function isNaming(w: TokenFeatures, { head, source }: { head: number; source?: TokenRange | null }): boolean {
  if (lowerAt(w, head) === 'known' && lowerAt(w, head + 1) === 'as') return true;
  if (!NAMING.test(lowerAt(w, head))) return false;
  if (lowerAt(w, head - 1) === ',' && /^(?:as|by)$/.test(lowerAt(w, head + 1))) return true;
  const isNamed = source?.last === head && INDEFINITE_ARTICLE.test(lowerAt(w, source.first));
  return isNamed || isPassive(w, { first: head - 2, last: head }, head);
}

/** `laughed when told of it`: a clause that only says when something happened. */
const isOccasion = (w: TokenFeatures, { first }: TokenRange): boolean =>
  WHEN.test(lowerAt(w, first)) && PASSIVE_OPENER.has(lowerAt(w, first + 1));

/** `a man accused of theft told police he was ill`: a participle that describes a noun and reports nothing itself. */
function isDescribing(w: TokenFeatures, piece: TokenRange, { head, cue }: ReportParts): boolean {
  const { doc, tags } = w.context;
  if (piece.first < head || !ACCUSED.has((doc.tokens[head] as Token).lower)) return false;
  return tags[head + 1] === PosTag.Preposition && !isPassive(w, cue, head) && hasVerb(w, piece);
}

/**
 * `They found the body in a ditch`, `She was seen at the harbour`: a verb of perception or writing with a
 * thing, and nothing that anybody could have said of it.
 */
function isMereObject(w: TokenFeatures, { first, last }: TokenRange, { head }: ReportParts): boolean {
  const { tags, doc, entry } = w.context;
  if (!TAKES_THING.has((doc.tokens[head] as Token).lower)) return false;
  if (first < head || !OPENS_OBJECT.has(tags[first] as number) || !isBarePhrase(w, { first, last })) return false;
  // `with “goodbye” written as the caption`
  if (tags[first] === PosTag.Preposition && WRITING.test((doc.tokens[head] as Token).lower)) return false;
  // `found the man guilty`
  const end = last - 1;
  return tags[end - 1] === PosTag.Determiner || ((entry[end] as number) & Flag.Adjective) === 0;
}

/** Whether a piece has no verb, opens no clause, and has no words in marks. */
function isBarePhrase(w: TokenFeatures, piece: TokenRange): boolean {
  const { tags, doc } = w.context;
  if (hasVerb(w, piece)) return false;
  for (let i = piece.first; i < piece.last; i++)
    if (CLAUSAL.has(tags[i] as number) || isClauseWord(doc.tokens[i])) return false;
  return true;
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

/** `was quoted by the agency as saying`: the verb after `as` is the one that reports. */
function isRelayed(w: TokenFeatures, { head, source }: ReportParts): boolean {
  if (source !== null || !RELAYED.test(lowerAt(w, head)) || !isPassive(w, { first: head - 2, last: head }, head))
    return false;
  for (let i = head + 1; i < head + MAX_RELAY_LENGTH; i++)
    if (lowerAt(w, i) === 'as') return w.context.tags[i + 1] === PosTag.Cue && lowerAt(w, i + 1).endsWith('ing');
  return false;
}

/** Maximum distance of `as saying` after its verb, in tokens. */
const MAX_RELAY_LENGTH = 8;
const RELAYED = /^(?:quoted|cited|reported)$/;

/** Maximum length of a circumstance, in tokens. */
const MAX_CIRCUMSTANCE_LENGTH = 10;

/** `responded on Twitter`, `protested in Kiel`: where, when or how somebody spoke, and nothing of what was said. */
function isCircumstance(w: TokenFeatures, { first, last }: TokenRange, { head, cue }: ReportParts): boolean {
  if (first !== cue.last || last - first > MAX_CIRCUMSTANCE_LENGTH) return false;
  if (!OPENS_CIRCUMSTANCE.test(lowerAt(w, first)) || BELIEVING.test(lowerAt(w, head))) return false;
  return isBarePhrase(w, { first, last });
}

/** `believes in elections`, `agreed with the plan`: what follows the preposition is what somebody thinks. */
const BELIEVING = /^(?:believ|agree|disagree|concur|side)/;

/** Prepositions that say where, when or how; not those of topics, such as *about* and *for*. */
const OPENS_CIRCUMSTANCE =
  /^(?:in|on|at|with|from|near|after|during|before|since|until|inside|outside|through|around|among|amid|between|across|behind|beside|via|within|throughout)$/;

/** `Kiel was called for Labour`, `Vos is expected to win`: only who or what the words of somebody unnamed are about. */
function isLoneSubject(w: TokenFeatures, piece: TokenRange, { head, cue, source }: ReportParts): boolean {
  if (source !== null || piece.last > cue.first || piece.last < cue.first - 1) return false;
  return isPassive(w, cue, head) && !hasVerb(w, piece) && !hasMarks(w, piece);
}

/** `The report, written by auditors, …`: a participle that says who wrote something, not what is in it. */
function isWrittenThing(w: TokenFeatures, piece: TokenRange, { head, cue }: ReportParts): boolean {
  if (!WRITTEN.test(lowerAt(w, head)) || piece.last > head || hasMarks(w, piece)) return false;
  return w.context.tags[cue.first - 1] === PosTag.Comma && !isPassive(w, cue, head);
}

const WRITTEN = /^(?:written|drafted|published|signed|released|posted)$/;

/** `He said nothing`, `she said so`: words that stand for what was said, or say that nothing was. */
const isNothing = (w: TokenFeatures, { first, last }: TokenRange, { cue }: ReportParts): boolean =>
  last === first + 1 && first === cue.last && /^(?:nothing|little|more|so|much)$/.test(lowerAt(w, first));

/** `She showed no emotion`: what a person lets others see. Polls and films show something. */
function isBehaviour(w: TokenFeatures, piece: TokenRange, { head, source }: ReportParts): boolean {
  if (!SHOWED.test(lowerAt(w, head)) || piece.first < head || source === null || hasVerb(w, piece)) return false;
  const { mentions, speakers } = w.context;
  const mention = mentions[speakers[w.speakerAt[source.last - 1] as number]?.mention ?? -1];
  return mention?.type === 'person' && !hasMarks(w, piece);
}

const SHOWED = /^(?:show|shows|showed|shown|showing)$/;

function hasMarks({ context: { tags } }: TokenFeatures, { first, last }: TokenRange): boolean {
  for (let i = first; i < last; i++) if (tags[i] === PosTag.QuoteMark) return true;
  return false;
}

/** `asked not to be named`: says nothing but that the source has no name. */
function isAnonymity({ context: { doc } }: TokenFeatures, { first, last }: TokenRange): boolean {
  const words = doc.tokens.slice(first, Math.min(last, first + 6)).map(token => token.lower);
  return ANONYMITY.test(words.join(' '));
}

/**
 * Whether a piece is `to` with what it governs, and no speech: `was expected to attend` of whoever attends, `began to
 * count`, `spoke to reporters`. What people promise or refuse to do is speech.
 */
function isMereInfinitive(w: TokenFeatures, piece: TokenRange, { head, cue, source }: ReportParts): boolean {
  const { tags, doc } = w.context;
  if (tags[piece.first] !== PosTag.To || piece.first < head) return false;
  const word = (doc.tokens[head] as Token).lower;
  if (NEVER_REPORTS_INFINITIVE.has(word)) return true;
  // `declined to say`
  if (piece.last === piece.first + 2 && lowerAt(w, piece.first + 1) === 'say') return true;
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

function isPassive(w: TokenFeatures, cue: TokenRange, head: number): boolean {
  if (lowerAt(w, head).endsWith('ing')) return false;
  for (let i = Math.min(cue.first, head - 1); i < head; i++) if (FORM_OF_BE.test(lowerAt(w, i))) return true;
  return false;
}

/** `Responding to Hill, she said no`: a gerund that opens the sentence and tells only when somebody spoke. */
export const isOpeningGerund = (w: TokenFeatures, token: number): boolean =>
  SPEAKING.test(lowerAt(w, token)) &&
  w.context.doc.tokens[token - 1]?.sentence !== w.context.doc.tokens[token]?.sentence;

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
