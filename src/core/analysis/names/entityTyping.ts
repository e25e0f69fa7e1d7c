import {
  AFTER_NOUN_PHRASE,
  ARTICLE,
  BEFORE_COMPANY_NAME,
  ORGANIZATION_NOUNS,
  PLACE_PREPOSITION,
  RELATIVE_OF_THINGS,
  SETTLEMENT,
  VERB_OF_MOTION,
} from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { entryOf } from '../tokens/word';
import type { NameSpan } from './nameSpans';

/**
 * Corrects types by the words around a name: `Kystlinjen, the company that …` is
 * a company everywhere, `in Cleveland` names a place, and a name in a headline has the type that it has in the text.
 */
export function settleTypes(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const bodies = new Set<string>();
  const below = new Map<string, EntityType>();
  for (const name of names) {
    const key = keyOf(doc, name);
    if (name.type !== 'group' && isBody(doc, name)) bodies.add(key);
    if (doc.tokens[name.first]?.paragraph !== -1 && !below.has(key)) below.set(key, name.type);
  }
  return names.map(name => {
    const key = keyOf(doc, name);
    const type = bodies.has(key) ? 'organization' : typeAt(doc, name, below.get(key) ?? name.type);
    return type === name.type ? name : { ...name, type };
  });
}

function typeAt(doc: Doc, name: NameSpan, below: EntityType): EntityType {
  const title = doc.tokens[name.first]?.paragraph === -1;
  const type = title && name.last - name.first === 1 ? below : name.type;
  return (type === 'organization' || type === 'other') && isWhere(doc, name) ? 'place' : type;
}

function keyOf({ tokens }: Doc, { first, last }: NameSpan): string {
  let key = (tokens[first] as Token).lower;
  for (let i = first + 1; i < last; i++) key += ` ${(tokens[i] as Token).lower}`;
  return key;
}

const MODIFIERS = 3;

/** Described as a company, ministry or club: by an apposition after it, or by the noun directly before it. */
function isBody({ tokens }: Doc, { first, last, type }: NameSpan): boolean {
  if (type === 'person' && last - first > 1) return false;
  const before = tokens[first - 1];
  if (
    type === 'person' &&
    before !== undefined &&
    before.text === before.lower &&
    BEFORE_COMPANY_NAME.test(before.lower)
  )
    return true;
  if (type !== 'person' && endsDescription(tokens, first, last)) return true;
  if (tokens[last]?.text !== ',' || !ARTICLE.test(tokens[last + 1]?.lower ?? '')) return false;
  for (let i = last + 2; i < last + 3 + MODIFIERS; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.text !== token.lower) return false;
    const next = tokens[i + 1];
    if (ORGANIZATION_NOUNS.has(token.lower))
      return next === undefined || next.kind === 'punctuation' || AFTER_NOUN_PHRASE.test(next.lower);
  }
  return false;
}

const MAX_CLAUSE_LENGTH = 9;

/** `The company that owns the house, Nordbygg, …`: the name follows a relative clause. */
function endsDescription(tokens: Doc['tokens'], first: number, last: number): boolean {
  if (tokens[first - 1]?.text !== ',' || tokens[last]?.text !== ',') return false;
  for (let i = first - 2; i > Math.max(0, first - 2 - MAX_CLAUSE_LENGTH); i--) {
    const { lower, kind } = tokens[i] as Token;
    if (kind === 'punctuation') return false;
    if (RELATIVE_OF_THINGS.test(lower))
      return ORGANIZATION_NOUNS.has(tokens[i - 1]?.lower ?? '') && tokens[i - 2]?.lower === 'the';
  }
  return false;
}

/** `in Cleveland`, `in the Bronx`: a place that the lists know, where something is. Also `the town of …`. */
function isWhere({ tokens, lexicon }: Doc, { first, last }: NameSpan): boolean {
  if (tokens[first - 1]?.lower === 'of' && SETTLEMENT.test(tokens[first - 2]?.lower ?? '')) return true;
  if (last - first !== 1) return false;
  const entry = entryOf(lexicon, (tokens[first] as Token).lower);
  if ((entry & (Flag.Country | Flag.Town | Flag.KnownPlace)) === 0) return false;
  const at = tokens[first - 1]?.lower === 'the' ? first - 2 : first - 1;
  const next = tokens[last];
  if (VERB_OF_MOTION.test(tokens[at - 1]?.lower ?? '') && tokens[at]?.lower === 'to') return true;
  // `in Cleveland’s defence`, `in Washington Post`: more may follow.
  return (
    PLACE_PREPOSITION.test(tokens[at]?.lower ?? '') &&
    (next === undefined || next.kind === 'punctuation' || next.text === next.lower)
  );
}
