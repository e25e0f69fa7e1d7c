import { countryOf } from '../../language/en';
import { PhraseKind } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import type { NameSpan } from './nameSpans';

/** `TokenEvidence.phrase` inside of a listed place and at its end. */
const INSIDE = 4 * PhraseKind.Place + 2;
const LAST = 4 * PhraseKind.Place + 3;

/** Joins what the tagger parts: `Trinidad and Tobago` is one listed place, `Air Norway` a carrier. Names are in order. */
export function withJoinedPlaces(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const joined: NameSpan[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    if (before !== undefined && isOnePlace(doc, evidence, before, name))
      joined[joined.length - 1] = { ...before, last: name.last };
    else if (isCarrier(doc, name) && (before?.last ?? 0) < name.first)
      joined.push({ first: name.first - 1, last: name.last, type: 'organization' });
    else joined.push(name);
  }
  return joined;
}

function isOnePlace({ tokens }: Doc, { phrase }: TokenEvidence, a: NameSpan, b: NameSpan): boolean {
  if (a.type !== 'place' || b.type !== 'place' || b.first !== a.last + 1) return false;
  return tokens[a.last]?.lower === 'and' && phrase[a.last] === INSIDE && phrase[b.last - 1] === LAST;
}

function isCarrier({ tokens }: Doc, { first, last, type }: NameSpan): boolean {
  const [before, country] = [tokens[first - 1], tokens[first] as Token];
  if (type !== 'place' || last - first !== 1 || before?.text !== 'Air') return false;
  return before.sentence === country.sentence && countryOf(country.lower) !== null;
}
