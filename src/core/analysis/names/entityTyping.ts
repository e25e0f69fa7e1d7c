import {
  AFTER_NOUN_PHRASE,
  ARTICLE,
  BAND_NOUN,
  BEFORE_COMPANY_NAME,
  BELONGS_TO_COMPANY,
  COMPANY_ENDINGS,
  COMPANY_PEOPLE,
  ORGANIZATION_NOUNS,
  PART_OF_COMPANY,
  PLACE_PREPOSITION,
  RELATIVE,
  RELATIVE_OF_THINGS,
  SETTLEMENT,
  typeOfDefined,
  VERB_OF_MOTION,
} from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { entryOf } from '../tokens/word';
import { Shape } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';

/**
 * Corrects types by the words around a name: `Kystlinjen, the company that …` is a company everywhere, `in Cleveland` is
 * a place, and a name in a headline has the same type as in the text.
 */
export function settleTypes(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const organizations = new Set<string>();
  const inText = new Map<string, EntityType>();
  for (const name of names) {
    const key = keyOf(doc, name);
    if (name.type !== 'group' && (isOrganization(doc, name) || employs(doc, name))) organizations.add(key);
    if (doc.tokens[name.first]?.paragraph !== -1 && !inText.has(key)) inText.set(key, name.type);
  }
  return names.map(name => {
    const key = keyOf(doc, name);
    const type = organizations.has(key) ? 'organization' : typeAt(doc, name, inText.get(key) ?? name.type);
    return type === name.type ? name : { ...name, type };
  });
}

function typeAt(doc: Doc, name: NameSpan, inText: EntityType): EntityType {
  const title = doc.tokens[name.first]?.paragraph === -1;
  if (isOfCompany(doc, name) || isRelative(doc, name)) return 'person';
  const type = title && name.last - name.first === 1 ? inText : name.type;
  return (type === 'organization' || type === 'other') && isPlace(doc, name) ? 'place' : type;
}

function keyOf({ tokens }: Doc, { first, last }: NameSpan): string {
  let key = (tokens[first] as Token).lower;
  for (let i = first + 1; i < last; i++) key += ` ${(tokens[i] as Token).lower}`;
  return key;
}

/** Maximum number of words between the article and the noun of a description. */
const MAX_MODIFIERS = 3;

/** Whether a name is described as an organization, by an apposition after it or by the noun directly before it. */
function isOrganization({ tokens }: Doc, { first, last, type }: NameSpan): boolean {
  if (type !== 'person')
    return (
      isBand(tokens, first) ||
      endsDescription(tokens, first, last) ||
      precedesDescription(tokens, last) ||
      actsAsCompany(tokens, first, last, type)
    );
  if (last - first > 1) return false;
  return isCompanyNoun(tokens[first - 1]) || precedesDescription(tokens, last) || endsDescription(tokens, first, last);
}

/** `shares of Amazon`, `retailer Amazon`, `Amazon’s shareholders`; things that are no places say nothing. */
function actsAsCompany(tokens: Doc['tokens'], first: number, last: number, type: EntityType): boolean {
  const [before, second, after, next] = [tokens[first - 1], tokens[first - 2], tokens[last], tokens[last + 1]];
  if (isCompanyNoun(before) && last - first < 3) return true;
  if (after?.word.shape === Shape.Possessive && next !== undefined && BELONGS_TO_COMPANY.test(next.lower)) return true;
  if (/^(?:of|in)$/.test(before?.lower ?? '') && /^(?:shares|stock|stake)$/.test(second?.lower ?? ''))
    return type !== 'place' || second?.lower !== 'stake';
  return (
    type === 'other' && last - first < 3 && after !== undefined && after.text === after.lower && SAID.test(after.lower)
  );
}

/** `their son, Leo, six`: whether a name of one or two words is an apposition to a relative. */
function isRelative({ tokens }: Doc, { first, last, type }: NameSpan): boolean {
  if (type === 'group' || last - first > 2 || tokens[first - 1]?.text !== ',') return false;
  const after = tokens[last];
  const isClosed = after === undefined || after.kind === 'punctuation';
  return (
    isClosed && tokens[first - 2]?.sentence === tokens[first]?.sentence && RELATIVE.test(tokens[first - 2]?.lower ?? '')
  );
}

/** `an Amazon worker`: whether a name that is no listed place has people who belong to a company. */
function employs(doc: Doc, { first, last, type }: NameSpan): boolean {
  const after = doc.tokens[last];
  if (type !== 'place' || last - first !== 1 || !after || !COMPANY_PEOPLE.test(after.text)) return false;
  return (entryOf(doc.lexicon, (doc.tokens[first] as Token).lower) & (Flag.Country | Flag.Town)) === 0;
}

/** `Torvik’s Sundar Holme said`: whether two words that are no common words speak, and belong to a name before them. */
function isOfCompany({ tokens, lexicon }: Doc, { first, last, type }: NameSpan): boolean {
  if ((type !== 'organization' && type !== 'other') || last - first !== 2) return false;
  const [owner, mark, after] = [tokens[first - 2], tokens[first - 1], tokens[last]];
  if (mark?.word.shape !== Shape.Possessive || !isCapitalized(owner) || !SPOKE.test(after?.text ?? '')) return false;
  const [given, family] = [tokens[first] as Token, tokens[last - 1] as Token];
  const isThing = (entryOf(lexicon, given.lower) & (Flag.CommonWord | Flag.OrganizationWord)) !== 0;
  const isBody = COMPANY_ENDINGS.has(family.lower) || ORGANIZATION_NOUNS.has(family.lower);
  return given.word.shape === Shape.Title && family.word.shape === Shape.Title && !isThing && !isBody;
}

const SPOKE = /^(?:said|says|told|tells|added|wrote|tweeted|argued|replied)$/;

const SAID = /^(?:said|announced|declined|denied|confirmed)$/;

const isCompanyNoun = (token: Token | undefined): boolean =>
  token !== undefined && token.text === token.lower && BEFORE_COMPANY_NAME.test(token.lower);

/** `Kystlinjen, the Norwegian ferry company that …`: whether `, the … company`, or `, a unit of …`, starts at a token. */
function precedesDescription(tokens: Doc['tokens'], comma: number): boolean {
  if (tokens[comma]?.text !== ',' || !ARTICLE.test(tokens[comma + 1]?.lower ?? '')) return false;
  for (let i = comma + 2; i < comma + 3 + MAX_MODIFIERS; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.text !== token.lower) return false;
    const next = tokens[i + 1];
    if (PART_OF_COMPANY.test(token.lower) && next?.lower === 'of') return true;
    if (!isOrganizationNoun(token)) continue;
    return next === undefined || next.kind === 'punctuation' || AFTER_NOUN_PHRASE.test(next.lower);
  }
  return false;
}

/** `his first band, the Lanterns`: whether a noun for people who play together precedes a name with *the*. */
function isBand(tokens: Doc['tokens'], first: number): boolean {
  const noun = tokens[first - 3];
  if (tokens[first - 1]?.lower !== 'the' || tokens[first - 2]?.text !== ',' || noun === undefined) return false;
  return BAND_NOUN.test(noun.lower) && noun.text === noun.lower;
}

const isOrganizationNoun = (token: Token | undefined): boolean =>
  token !== undefined && ORGANIZATION_NOUNS.has(token.lower) && typeOfDefined(token.lower) !== 'place';

/** Maximum length of a relative clause before a name, in tokens. */
const MAX_CLAUSE_LENGTH = 9;

/** `The company that owns the house, Nordbygg, …`: whether a name follows a relative clause. */
function endsDescription(tokens: Doc['tokens'], first: number, last: number): boolean {
  if (tokens[first - 1]?.text !== ',' || tokens[last]?.text !== ',') return false;
  for (let i = first - 2; i > Math.max(0, first - 2 - MAX_CLAUSE_LENGTH); i--) {
    const { lower, kind } = tokens[i] as Token;
    if (kind === 'punctuation') return false;
    if (RELATIVE_OF_THINGS.test(lower)) return isOrganizationNoun(tokens[i - 1]) && tokens[i - 2]?.lower === 'the';
  }
  return false;
}

/** `the town of Lower Orrin`, `in Cleveland`, `in the Bronx`: whether the words around a name show that it is a place. */
function isPlace(doc: Doc, { first, last }: NameSpan): boolean {
  const wordAt = (i: number): string => doc.tokens[i]?.lower ?? '';
  if (wordAt(first - 1) === 'of' && SETTLEMENT.test(wordAt(first - 2))) return true;
  if (last - first !== 1 || !isListedPlace(doc, first)) return false;
  const at = wordAt(first - 1) === 'the' ? first - 2 : first - 1;
  if (wordAt(at) === 'to' && VERB_OF_MOTION.test(wordAt(at - 1))) return true;
  // Not `in Washington Post`: the name may continue.
  return PLACE_PREPOSITION.test(wordAt(at)) && !isCapitalized(doc.tokens[last]);
}

const isListedPlace = ({ tokens, lexicon }: Doc, i: number): boolean =>
  (entryOf(lexicon, (tokens[i] as Token).lower) & (Flag.Country | Flag.Town | Flag.KnownPlace)) !== 0;

const isCapitalized = (token: Token | undefined): boolean =>
  token !== undefined && token.kind !== 'punctuation' && token.text !== token.lower;
