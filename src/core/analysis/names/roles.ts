import {
  ENDS_APPOSITION,
  isCourtesy,
  NOT_IN_ROLES,
  ROLE_DETERMINERS,
  ROLE_PREPOSITION,
  TITLE_MODIFIERS,
} from '../../language/en';
import type { ArticleSpan } from '../../text';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import type { NameSpan } from './nameSpans';

/** Token indices, half-open. */
type TokenSpan = Pick<NameSpan, 'first' | 'last'>;

/** The noun phrase around a name, and the role in it. */
export interface NamePhrase {
  readonly phrase: ArticleSpan;
  /** `Kremlin foreign policy aide`, `doctor`: without article or courtesy title; null if there is none. */
  readonly role: string | null;
}

/** Maximum length of a role before a name, and of an apposition after it, in tokens. */
const MAX_BEFORE = 9;
const MAX_AFTER = 14;

/** Whether a lower-case word can modify the noun of a role: nouns and adjectives of the dictionary. */
function canModify(evidence: TokenEvidence, token: Token): boolean {
  if (TITLE_MODIFIERS.has(token.lower)) return true;
  if (NOT_IN_ROLES.has(token.lower)) return false;
  if (token.lower.includes('-')) return true;
  const entry = evidence.entry[token.index] as number;
  return (entry & Flag.CommonWord) !== 0 || (entry & Flag.PersonNoun) !== 0;
}

/**
 * The phrase around a person's name, with title or role before it and apposition after it.
 * @param before the previous name in the text, whose words are no part of this one's role
 */
export function phraseOf(
  doc: Doc,
  evidence: TokenEvidence,
  name: NameSpan,
  sentence: TokenSpan,
  before?: NameSpan,
): NamePhrase {
  const tokens = doc.tokens;
  const floor = Math.max(sentence.first, before?.type === 'person' ? floorAt(tokens, before) : 0);
  const from = name.type === 'person' ? roleStart(doc, evidence, name.first, floor) : name.first;
  const start = determinerBefore(tokens, from, floor);
  const after = name.type === 'person' ? apposition(doc, evidence, name.last, sentence.last) : null;
  const end = after?.last ?? name.last;
  const phrase = { start: (tokens[start] as Token).start, end: (tokens[end - 1] as Token).end };
  const role =
    titleBefore(doc, from, name.first) ?? (after === null ? null : textBetween(doc, after.first, after.last));
  return { phrase, role };
}

const textBetween = (doc: Doc, first: number, last: number): string | null => {
  let from = first;
  while (from < last && ROLE_DETERMINERS.has((doc.tokens[from] as Token).lower)) from++;
  if (from >= last) return null;
  return doc.text.slice((doc.tokens[from] as Token).start, (doc.tokens[last - 1] as Token).end).replace(/\s+/g, ' ');
};

/**
 * How far back a role can reach after another name: `Donald Trump’s envoy` is one role, `U.S. President Donald Trump’s
 * envoy` two.
 */
function floorAt(tokens: readonly Token[], { first, last }: NameSpan): number {
  const after = tokens[last];
  return after !== undefined && isPossessive(after) ? first : last;
}

function titleBefore(doc: Doc, first: number, last: number): string | null {
  let from = first;
  while (from < last && isCourtesy((doc.tokens[from] as Token).lower.replace(/\.$/, ''))) from++;
  return from < last ? textBetween(doc, from, last) : null;
}

function determinerBefore(tokens: readonly Token[], first: number, floor: number): number {
  const before = tokens[first - 1];
  return first > floor && before !== undefined && ROLE_DETERMINERS.has(before.lower) ? first - 1 : first;
}

/** First token of the title or role before a name; the name's own first token if there is none. */
function roleStart(doc: Doc, evidence: TokenEvidence, first: number, floor: number): number {
  const { tokens } = doc;
  const head = tokens[first - 1];
  if (head === undefined || first - 1 < floor || !isRoleNoun(head)) return first;
  const low = Math.max(floor, first - MAX_BEFORE);
  let from = first - 1;
  for (; from > low; from--) {
    const token = tokens[from - 1] as Token;
    if (token.kind !== 'word') break;
    if (isPossessive(token)) {
      if (from - 2 < low || !isCapital(tokens[from - 2] as Token)) break;
    } else if (isCapital(token)) {
      if (ROLE_DETERMINERS.has(token.lower) || (from - 1 === floor && NOT_IN_ROLES.has(token.lower))) break;
    } else if (!continuesRole(evidence, token, head)) break;
  }
  return from;
}

const isRoleNoun = (token: Token): boolean =>
  token.kind === 'word' && token.word.personNoun && !NOT_IN_ROLES.has(token.lower);

/** Whether a lower-case word can be part of a role. A capitalized noun takes only words of titles: `met President Smith`. */
function continuesRole(evidence: TokenEvidence, token: Token, head: Token): boolean {
  if (ROLE_DETERMINERS.has(token.lower) || !canModify(evidence, token)) return false;
  return !isCapital(head) || TITLE_MODIFIERS.has(token.lower) || token.word.personNoun;
}

const isPossessive = ({ lower }: Token): boolean => lower === '’s' || lower === "'s";

const isCapital = (t: Token): boolean => t.text !== t.lower;

/** `, a doctor,` / `, 54, the party's leader,` after a name: the tokens of the description, or null. */
function apposition(doc: Doc, evidence: TokenEvidence, at: number, end: number): TokenSpan | null {
  const { tokens } = doc;
  if (tokens[at]?.text !== ',' || at + 1 >= end) return null;
  const hasAge = tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.text === ',';
  const first = hasAge ? at + 3 : at + 1;
  if (first >= end || !opensApposition(evidence, tokens[first] as Token)) return null;
  const last = appositionEnd(doc, first, Math.min(end, first + MAX_AFTER));
  return last < 0 ? null : { first, last };
}

function opensApposition(evidence: TokenEvidence, token: Token): boolean {
  if (ROLE_DETERMINERS.has(token.lower) || token.word.personNoun) return true;
  return token.kind === 'word' && canModify(evidence, token) && !isCapital(token);
}

/** Where an apposition that says who a person is ends: at a mark or before `who`; -1 if it does not. */
function appositionEnd({ tokens }: Doc, first: number, end: number): number {
  let hasPersonNoun = false;
  let isBeforePreposition = true;
  for (let i = first; i < end; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'punctuation') return hasPersonNoun && /^[,.;—–()-]/.test(token.text) ? i : -1;
    if (isBeforePreposition && token.word.personNoun) hasPersonNoun = true;
    if (ENDS_APPOSITION.test(token.lower)) return hasPersonNoun && token.lower.startsWith('who') ? i : -1;
    if (ROLE_PREPOSITION.test(token.lower)) isBeforePreposition = false;
  }
  return -1;
}
