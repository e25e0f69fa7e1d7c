import {
  AFTER_PHRASE,
  AFTER_SHOP_NAME,
  BEFORE_ELLIPTIC_OWNER,
  BEFORE_SHOP_NAME,
  DISEASE,
  EPONYM,
} from '../../language/en';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { Shape } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';
import { isVerbal } from './shortNameContext';

const GIVEN = Flag.MaleName | Flag.FemaleName;
const SURNAME = Flag.CommonSurname | Flag.Surname;

/**
 * `Torvik’s was sold. … Torvik’s shops`: a name whose ’s owns nothing is that of a company, and ’s is part of it wherever it
 * stands in the article. Given names, parts of people’s names, and names that also stand without ’s are left as they are.
 */
export function withShopNames(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const { tokens } = doc;
  const marks = doc.capitals.flatMap(({ index }) => {
    const mark = tokens[index + 1];
    return mark?.word.shape === Shape.Possessive && mayOwn(tokens, mark.index) ? [mark] : [];
  });
  const shops = shopsOf(doc, names, marks);
  if (shops.size === 0) return names;
  const shopMarks = marks.filter(({ index }) => shops.has(keyAt(tokens, index)));
  const taken = new Set(shopMarks.map(({ index }) => index - 1));
  const others = names.filter(({ first, last }) => last - first > 1 || !taken.has(first));
  const inOthers = new Uint8Array(tokens.length);
  for (const { first, last } of others) inOthers.fill(1, first, last);
  const added = shopMarks
    .filter(({ index }) => inOthers[index - 1] !== 1 && inOthers[index] !== 1)
    .map(({ index }): NameSpan => ({ first: index - 1, last: index + 1, type: 'organization' }));
  return [...others, ...added].sort((a, b) => a.first - b.first);
}

/** The words before ’s that are names of shops. */
function shopsOf({ tokens }: Doc, names: readonly NameSpan[], marks: readonly Token[]): ReadonlySet<string> {
  const shops = new Set(
    marks.filter(({ index }) => ownsNothing(tokens, index)).map(({ index }) => keyAt(tokens, index)),
  );
  if (shops.size === 0) return shops;
  for (const { index } of marks) if (DISEASE.test(tokens[index + 1]?.lower ?? '')) shops.delete(keyAt(tokens, index));
  for (const { first, last, type } of names)
    if (type === 'person' && last - first > 1)
      for (let i = first; i < last; i++) shops.delete((tokens[i] as Token).lower);
  for (const token of tokens) {
    const isOwner = tokens[token.index + 1]?.word.shape === Shape.Possessive;
    if (!isOwner && isCapital(token)) shops.delete(token.lower);
  }
  return shops;
}

const keyAt = (tokens: Doc['tokens'], mark: number): string => (tokens[mark - 1] as Token).lower;

/** Whether the word before ’s is capitalized, alone, and no given name. */
function mayOwn(tokens: Doc['tokens'], mark: number): boolean {
  const [owner, before] = [tokens[mark - 1], tokens[mark - 2]];
  if (owner === undefined || !isCapital(owner) || owner.word.group !== 0 || EPONYM.test(owner.lower)) return false;
  if (owner.end !== tokens[mark]?.start || owner.word.shape !== Shape.Title) return false;
  const { entry } = owner.word;
  if ((entry & GIVEN) !== 0 || ((entry & Flag.CommonWord) !== 0 && (entry & SURNAME) === 0)) return false;
  return before?.sentence !== owner.sentence || !isCapital(before) || before.word.group !== 0;
}

/** `Torvik’s was`, `at Torvik’s,`: whether nothing follows that a name could own. */
function ownsNothing(tokens: Doc['tokens'], mark: number): boolean {
  const [before, next] = [tokens[mark - 2], tokens[mark + 1]];
  const { sentence } = tokens[mark] as Token;
  const isFirst = before?.sentence !== sentence;
  if (!isFirst && BEFORE_ELLIPTIC_OWNER.test((before as Token).lower)) return false;
  const ends = next?.sentence !== sentence || next.kind === 'punctuation' || AFTER_PHRASE.test(next.lower);
  if (ends) return !isFirst && BEFORE_SHOP_NAME.test((before as Token).lower);
  return AFTER_SHOP_NAME.test((next as Token).lower) && (isFirst || !isVerbal(before));
}

const isCapital = ({ kind, text, lower }: Token): boolean => kind === 'word' && text !== lower;
