import {
  ENDS_APPOSITION,
  isCourtesy,
  NOT_IN_ROLES,
  ROLE_DETERMINERS,
  ROLE_PREPOSITION,
  TITLE_MODIFIERS,
  TITLES,
} from '../../language/en';
import type { ArticleSpan } from '../../text';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import type { NameSpan } from './nameSpans';

/** The noun phrase around a name, and what it says the person is. */
export interface NamePhrase {
  readonly phrase: ArticleSpan;
  /** `Kremlin foreign policy aide`, `doctor`: without article or courtesy title; null where nothing is said. */
  readonly role: string | null;
}

const MAX_BEFORE = 9;
const MAX_AFTER = 14;

/** Whether a token is a noun for what a person is: `minister`, `aide`, `Gen.`. */
export function isPersonNoun(evidence: TokenEvidence, { lower, index }: Token): boolean {
  if (((evidence.entry[index] as number) & Flag.PersonNoun) !== 0) return true;
  return TITLES.has(lower.endsWith('.') ? lower.slice(0, -1) : lower);
}

/** Whether a lower-case word can modify the noun of a role: nouns and adjectives of the dictionary. */
function canModify(evidence: TokenEvidence, token: Token): boolean {
  if (TITLE_MODIFIERS.has(token.lower)) return true;
  if (NOT_IN_ROLES.has(token.lower)) return false;
  if (token.lower.includes('-')) return true;
  const entry = evidence.entry[token.index] as number;
  return (entry & Flag.CommonWord) !== 0 || (entry & Flag.PersonNoun) !== 0;
}

/**
 * The phrase around a person's name: what stands before it, and an apposition after it. `before`: the name that comes
 * before it in the text; another person's title is no part of this one's role.
 */
export function phraseOf(
  doc: Doc,
  evidence: TokenEvidence,
  name: NameSpan,
  sentence: { first: number; last: number },
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

/** `Donald Trump’s envoy` is a role, `U.S. President Donald Trump’s envoy` two. */
function floorAt(tokens: readonly Token[], { first, last }: NameSpan): number {
  const after = tokens[last]?.lower;
  return after === '’s' || after === "'s" ? first : last;
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

/** Where the title or role in front of a name starts: the name's own start where there is none. */
function roleStart(doc: Doc, evidence: TokenEvidence, first: number, floor: number): number {
  const tokens = doc.tokens;
  const head = tokens[first - 1];
  if (head === undefined || first - 1 < floor || head.kind !== 'word') return first;
  if (!isPersonNoun(evidence, head) || NOT_IN_ROLES.has(head.lower)) return first;
  let from = first - 1;
  const capital = isCapital(head);
  const most = Math.max(floor, first - MAX_BEFORE);
  while (from > most) {
    const token = tokens[from - 1] as Token;
    if (token.kind !== 'word') break;
    if (token.lower === '’s' || token.lower === "'s") {
      if (from - 2 < most || !isCapital(tokens[from - 2] as Token)) break;
    } else if (isCapital(token)) {
      if (from - 1 === floor && NOT_IN_ROLES.has(token.lower)) break;
      if (ROLE_DETERMINERS.has(token.lower)) break;
    } else if (ROLE_DETERMINERS.has(token.lower) || !canModify(evidence, token)) break;
    // Before `President Smith` only words that go with titles: `met President Smith`.
    else if (capital && !TITLE_MODIFIERS.has(token.lower) && !isPersonNoun(evidence, token)) break;
    from--;
  }
  return from;
}

const isCapital = (t: Token): boolean => t.text !== t.lower;

/** `, a doctor,` / `, 54, the party's leader,` after a name: the tokens of the description, or null. */
function apposition(
  doc: Doc,
  evidence: TokenEvidence,
  at: number,
  end: number,
): { first: number; last: number } | null {
  const tokens = doc.tokens;
  if (tokens[at]?.text !== ',' || at + 1 >= end) return null;
  let first = at + 1;
  if (tokens[first]?.kind === 'number' && tokens[first + 1]?.text === ',') first += 2;
  if (first >= end) return null;
  const opener = tokens[first] as Token;
  const opens =
    ROLE_DETERMINERS.has(opener.lower) || (opener.kind === 'word' && canModify(evidence, opener) && !isCapital(opener));
  if (!opens && !isPersonNoun(evidence, opener)) return null;
  let person = false;
  let phrase = true;
  for (let i = first; i < Math.min(end, first + MAX_AFTER); i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'punctuation') {
      const closes = /^[,.;—–()-]/.test(token.text);
      return closes && person ? { first, last: i } : null;
    }
    if (phrase && isPersonNoun(evidence, token)) person = true;
    if (ENDS_APPOSITION.test(token.lower)) {
      return person && token.lower.startsWith('who') ? { first, last: i } : null;
    }
    if (ROLE_PREPOSITION.test(token.lower)) phrase = false;
  }
  return null;
}
