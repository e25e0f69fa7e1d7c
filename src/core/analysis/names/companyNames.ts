import { COMPANY_ENDINGS, COMPANY_FORMS, FIRM_PARTNERS, FUNCTION_WORDS, NAME_WITH_CAPITAL } from '../../language/en';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { entryOf } from '../tokens/word';
import { Shape } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';
import { hasTitle } from './shortNameContext';

/** Lists that say what a word alone names: then it is no short form of a company. */
const OTHERWISE_LISTED =
  Flag.Country |
  Flag.Town |
  Flag.KnownPlace |
  Flag.Demonym |
  Flag.MaleName |
  Flag.FemaleName |
  Flag.CommonSurname |
  Flag.CommonWord;

/**
 * `bought by Torvik Foods`: adds companies that the tagger missed, by their last word, after a lower-case word, and by a
 * capital inside a word: `NordFisk`.
 */
export function withMissedCompanies(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const taken = new Uint8Array(doc.tokens.length);
  for (const { first, last } of names) taken.fill(1, first, last);
  const added: NameSpan[] = [];
  for (const { index: i } of doc.capitals) {
    if (!isNamePart(doc, taken, i)) continue;
    const first = hasCapitalInside(doc, i) ? i : companyStart(doc, taken, i);
    if (first >= 0) added.push({ first, last: i + 1, type: 'organization' });
  }
  return added.length === 0 ? names : [...names, ...added].sort((a, b) => a.first - b.first);
}

/** The first word of the company whose last word is at a token, or -1. */
function companyStart(doc: Doc, taken: Uint8Array, i: number): number {
  const { lower, sentence } = doc.tokens[i] as Token;
  if (!COMPANY_ENDINGS.has(lower) && !COMPANY_FORMS.test(lower)) return -1;
  if (doc.tokens[i + 1]?.sentence === sentence && isNamePart(doc, taken, i + 1)) return -1;
  let first = i;
  while (first > 0 && isNamePart(doc, taken, first - 1) && doc.tokens[first - 1]?.sentence === sentence) first--;
  const before = first > 0 ? doc.tokens[first - 1] : undefined;
  const isInProse = before?.sentence === sentence && before.kind === 'word' && before.text === before.lower;
  return first === i || !isInProse ? -1 : first;
}

/** Whether a word alone is written as companies write their names: `NordFisk`, but not `McAllister`. */
function hasCapitalInside({ tokens }: Doc, i: number): boolean {
  const { text, word, paragraph } = tokens[i] as Token;
  if (word.shape !== Shape.Mixed) return false;
  const isMixed = /\p{Ll}{2}\p{Lu}\p{Ll}/u.test(text) && !NAME_WITH_CAPITAL.test(text);
  const isAlone = [tokens[i - 1], tokens[i + 1]].every(beside => beside === undefined || !isCapital(beside));
  return isMixed && isAlone && paragraph >= 0 && text.length > 5;
}

function isNamePart({ tokens }: Doc, taken: Uint8Array, i: number): boolean {
  const token = tokens[i];
  return token !== undefined && taken[i] !== 1 && isCapital(token);
}

/** `Torvik & Sons`: makes the words on both sides of *&* one organization, with the rest of their names. */
export function withFirms(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const nameAt = new Int32Array(doc.tokens.length).fill(-1);
  for (const [k, { first, last }] of names.entries()) nameAt.fill(k, first, last);
  const firms: NameSpan[] = [];
  for (const { text, index: i, sentence } of doc.tokens) {
    if (text !== '&') continue;
    const [before, after] = [doc.tokens[i - 1], doc.tokens[i + 1]];
    if (before?.sentence !== sentence || after?.sentence !== sentence) continue;
    if (!isCapital(before) || !isCapital(after) || !FIRM_PARTNERS.has(after.lower)) continue;
    if ((firms.at(-1)?.last ?? 0) >= i) continue;
    const [start, end] = [names[nameAt[i - 1] as number], names[nameAt[i + 1] as number]];
    firms.push({ first: start?.first ?? i - 1, last: end?.last ?? i + 2, type: 'organization' });
  }
  if (firms.length === 0) return names;
  const taken = new Uint8Array(doc.tokens.length);
  for (const { first, last } of firms) taken.fill(1, first, last);
  const others = names.filter(({ first, last }) => taken[first] === 0 && taken[last - 1] === 0);
  return [...others, ...firms].sort((a, b) => a.first - b.first);
}

/** `Farmers’ Credit Union`, `Women’s Institute`: adds those whose body it is to the name of an organization. */
export function withMembers(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  return names.map((name, k) => {
    const first = name.first - 2;
    const isFree = name.type === 'organization' && first >= (names[k - 1]?.last ?? 0);
    return isFree && areMembers(doc, first) ? { ...name, first } : name;
  });
}

/** Whether a plural with its mark stands at a token: `Farmers` and `’`. */
function areMembers({ tokens, lexicon }: Doc, at: number): boolean {
  const [owner, mark, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!owner || !mark || !isCapital(owner) || owner.sentence !== next?.sentence) return false;
  if (/^[’']s$/.test(mark.text)) return PLURALS_WITHOUT_S.test(owner.lower);
  const isCommon = (entryOf(lexicon, owner.lower) & (Flag.CommonWord | Flag.PersonNoun | Flag.GroupNoun)) !== 0;
  return /^[’']$/.test(mark.text) && owner.lower.endsWith('s') && isCommon;
}

const PLURALS_WITHOUT_S = /^(?:women|men|children|people)$/;

const isCapital = ({ kind, text, lower }: Token): boolean => kind === 'word' && text !== lower;

/**
 * `Torvik Air … Torvik`: the first word of an organization’s name is the organization where it stands alone, whether the
 * tagger found it or not. Unless it is also a person’s surname in the article, follows a title, or is listed as a place,
 * given name, common surname or word.
 */
export function withCompanies(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const shortNames = shortNamesOf(doc, names);
  if (shortNames.size === 0) return names;
  const isShort = (at: number): boolean => shortNames.has((doc.tokens[at] as Token).lower) && !hasTitle(doc, at);
  const taken = new Uint8Array(doc.tokens.length);
  for (const { first, last } of names) taken.fill(1, first, last);
  const added: NameSpan[] = [];
  for (const { index: i } of doc.capitals) {
    if (taken[i] === 1 || !isShort(i) || continues(doc, taken, i)) continue;
    added.push({ first: i, last: i + 1, type: 'organization' });
  }
  const typed = names.map(name => {
    const isAlone = name.last - name.first === 1 && name.type !== 'group';
    return isAlone && isShort(name.first) ? { ...name, type: 'organization' as const } : name;
  });
  return added.length === 0 ? typed : [...typed, ...added].sort((a, b) => a.first - b.first);
}

/** First words of the names of organizations that are nothing else by the lists or in the article. */
function shortNamesOf({ tokens }: Doc, names: readonly NameSpan[]): Set<string> {
  const found = new Set<string>();
  const families = new Set<string>();
  for (const { first, last, type } of names) {
    if (last - first < 2) continue;
    const { lower, word } = tokens[first] as Token;
    if (type === 'person') families.add((tokens[last - 1] as Token).lower);
    else if (type === 'organization' && word.group === 0 && (word.entry & OTHERWISE_LISTED) === 0) found.add(lower);
  }
  for (const word of [...families, ...FUNCTION_WORDS]) found.delete(word);
  return found;
}

/** Whether a word beside a token belongs to the same name. */
function continues({ tokens }: Doc, taken: Uint8Array, i: number): boolean {
  return [i - 1, i + 1].some(k => {
    const beside = tokens[k];
    if (beside?.sentence !== tokens[i]?.sentence) return false;
    return taken[k] === 1 || (beside !== undefined && isCapital(beside) && beside.word.group === 0);
  });
}
