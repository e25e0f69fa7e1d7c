import { DETERMINERS, FUNCTION_WORDS, TITLES } from '../../language/en';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import type { NameSpan } from './nameSpans';
import { isVerbal, opensPersonalClause } from './shortNameContext';

const GIVEN = Flag.MaleName | Flag.FemaleName;
const SURNAME = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;
const NO_PART_OF_PERSON = Flag.CommonWord | Flag.OrganizationWord | Flag.KnownGroup;

/**
 * Parts names that the tagger joined: `Department of Agriculture Kevin Welden`, `Belgian Toon Vandenhove`,
 * `VOA, Zambian`.
 */
export function withoutGlue(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const isLong = ({ first, last }: NameSpan): boolean => last - first > 2;
  if (!names.some(isLong)) return names;
  return names.flatMap(name => {
    if (!isLong(name)) return [name];
    return (
      afterDemonym(doc, evidence, name) ?? afterBody(doc, evidence, name) ?? atComma(doc, evidence, name) ?? [name]
    );
  });
}

/** `Department of Agriculture Kevin Welden says`: an organization, and a person who acts. */
function afterBody(doc: Doc, { entry }: TokenEvidence, { first, last, type }: NameSpan): NameSpan[] | null {
  const at = last - 2;
  if (type !== 'organization' || at - first < 2) return null;
  const [given, family] = [entry[at] as number, entry[at + 1] as number];
  if ((given & GIVEN) === 0 || (family & NO_PART_OF_PERSON) !== 0) return null;
  const before = (doc.tokens[at - 1] as Token).lower;
  if (FUNCTION_WORDS.has(before) || DETERMINERS.has(before) || /^(?:&|st\.?|saint)$/.test(before)) return null;
  if (!isVerbal(doc.tokens[last]) && !opensPersonalClause(doc, last - 1)) return null;
  return [
    { first, last: TITLES.has(before) ? at - 1 : at, type },
    { first: at, last, type: 'person' },
  ];
}

/** `Belgian Toon Vandenhove`: a word for the nation, and a person. */
function afterDemonym(doc: Doc, { entry }: TokenEvidence, { first, last, type }: NameSpan): NameSpan[] | null {
  if (type === 'place' || type === 'event' || last - first > 4 || ((entry[first] as number) & Flag.Demonym) === 0)
    return null;
  for (let i = first + 1; i < last; i++) {
    const [word, token] = [entry[i] as number, doc.tokens[i] as Token];
    if (token.kind !== 'word' || token.text === token.lower) return null;
    if ((word & NO_PART_OF_PERSON) !== 0 && (word & (GIVEN | SURNAME)) === 0) return null;
  }
  const isPerson = type === 'person' || ((entry[first + 1] as number) & GIVEN) !== 0;
  if (!isPerson && !isVerbal(doc.tokens[last]) && !opensPersonalClause(doc, last - 1)) return null;
  return [
    { first, last: first + 1, type: 'group' },
    { first: first + 1, last, type: 'person' },
  ];
}

/** `VOA, Zambian`: a comma before a word for a nation is between two names. */
function atComma(doc: Doc, { entry }: TokenEvidence, { first, last, type }: NameSpan): NameSpan[] | null {
  for (let i = first + 1; i < last - 1; i++)
    if (doc.tokens[i]?.text === ',' && ((entry[i + 1] as number) & Flag.Demonym) !== 0)
      return [
        { first, last: i, type },
        { first: i + 1, last, type: last - i === 2 ? 'group' : type },
      ];
  return null;
}
