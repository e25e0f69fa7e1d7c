import { INDEFINITE_ARTICLE, INDEFINITE_PRONOUNS, LINKING_PREPOSITIONS, STANDS_ALONE } from '../../language/en';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { isNounForPerson } from '../tokens/nounTypes';
import { PosTag } from './syntax';

/** Token indices, half-open. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** Maximum length of a noun phrase, in tokens. The bound keeps every search linear. */
const MAX_PHRASE_LENGTH = 40;

/** The tokens of an article with their tags and the innermost quote around each (-1: none). */
export interface Tagged {
  readonly doc: Doc;
  readonly tags: Uint8Array;
  readonly quoteOf: Int32Array;
}

/** The noun phrase that ends directly before token `end` and starts at `floor` or later, or null. */
export function phraseBefore(t: Tagged, end: number, floor: number): TokenRange | null {
  const low = Math.max(floor, end - MAX_PHRASE_LENGTH);
  let i = end - 1;
  if (i < low) return null;
  if (t.tags[i] === PosTag.Pronoun) return { first: i, last: end };
  if (isOrdinal(t, i)) return i > low ? { first: i - 1, last: end } : null;
  let first = end;
  let noun = false;
  while (i >= low) {
    const tag = t.tags[i];
    if (tag === PosTag.Close) {
      const open = matchingOpen(t, i, low);
      if (open < 0) break;
      i = open - 1;
      continue;
    }
    if (isNounPart(t, i, noun)) {
      noun ||= tag !== PosTag.Possessive;
      first = i--;
      continue;
    }
    if (tag === PosTag.Determiner) {
      first = i--;
      noun = true;
      if (t.tags[i] !== PosTag.Preposition && t.tags[i] !== PosTag.Determiner) break;
      continue;
    }
    if (joins(t, i, low, first < end)) {
      i--;
      // `someone in the hall`
      if (t.tags[i] === PosTag.Pronoun) first = i--;
      continue;
    }
    break;
  }
  return noun ? { first, last: end } : null;
}

/**
 * The noun phrase that starts at token `start` and ends at `ceiling` or earlier, or null. Of prepositional phrases, only
 * `of …` is part of it.
 */
export function phraseAfter(t: Tagged, start: number, ceiling: number): TokenRange | null {
  const high = Math.min(ceiling, start + MAX_PHRASE_LENGTH);
  if (start >= high) return null;
  if (t.tags[start] === PosTag.Pronoun) return { first: start, last: start + 1 };
  const noun = firstNoun(t, start, high);
  if (noun < 0) return null;
  let last = noun + 1;
  while (last < high) {
    const next = extendPhrase(t, last, high);
    if (next === last) break;
    last = next;
  }
  while (last > noun + 1 && t.tags[last - 1] !== PosTag.Possessive && !isNounAfter(t, last - 1)) last--;
  return { first: start, last };
}

/** `The first said`: whether a word that can be an adverb stands for a noun. */
export const isOrdinal = ({ doc, tags }: Tagged, i: number): boolean =>
  tags[i] === PosTag.Adverb &&
  /^(?:first|last)$/.test(doc.tokens[i]?.lower ?? '') &&
  doc.tokens[i - 1]?.lower === 'the';

/** Maximum number of words that can be verbs or adverbs before the noun of a phrase. */
const MAX_MODIFIERS = 4;
const MODIFIERS: ReadonlySet<number> = new Set([PosTag.Adverb, PosTag.Cue, PosTag.Ed, PosTag.Ing, PosTag.Verb]);

/**
 * The first noun of the phrase that starts at `start`, or -1. Where a noun phrase is expected, words that can also be verbs
 * or adverbs modify its noun: `campaign manager`, `the lead singer`, `newly elected members`.
 */
function firstNoun(t: Tagged, start: number, high: number): number {
  const from = skipDeterminers(t, start, high);
  if (from < high && isNounPart(t, from, true)) return from;
  if (from > start && STANDS_ALONE.test(t.doc.tokens[from - 1]?.lower ?? '') && !MODIFIERS.has(t.tags[from] as number))
    return from - 1;
  let i = from;
  while (i < high && i - from < MAX_MODIFIERS && MODIFIERS.has(t.tags[i] as number)) i++;
  if (i === from) return -1;
  const tag = i < high ? t.tags[i] : PosTag.Stop;
  if (tag === PosTag.Other || tag === PosTag.Name) return i;
  return isPersonNoun(t, i - 1) ? i - 1 : -1;
}

/** Whether the word at `i` is a noun for a person, though it can also be a verb: `judges`, `a volunteer`. */
const isPersonNoun = ({ doc }: Tagged, i: number): boolean =>
  ((doc.tokens[i]?.word.entry ?? 0) & Flag.PersonNoun) !== 0;

const isRole = ({ doc }: Tagged, i: number): boolean => {
  const token = doc.tokens[i];
  return token !== undefined && isNounForPerson(token.word.entry, token.lower);
};

/** Whether the word at `i`, after a noun, is part of the same phrase: also `fellow judges`, `chief operating officer`. */
function isNounAfter(t: Tagged, i: number): boolean {
  if (isNounPart(t, i, true)) return true;
  const next = t.tags[i + 1] as number;
  if (t.tags[i] === PosTag.Ing) return next === PosTag.Other && isPersonNoun(t, i + 1);
  return t.tags[i] === PosTag.Cue && isPersonNoun(t, i) && !STARTS_OBJECT.has(next);
}

/** Tags that show that a word before them is a verb. */
const STARTS_OBJECT: ReadonlySet<number> = new Set([
  PosTag.Determiner,
  PosTag.Pronoun,
  PosTag.Other,
  PosTag.Subordinator,
]);

/** Where a phrase with a noun before token `i` goes on after it; `i` if it ends there. */
function extendPhrase(t: Tagged, i: number, high: number): number {
  const tag = t.tags[i];
  if (tag === PosTag.Time) return i;
  if (isNounAfter(t, i)) return i + 1;
  if (i + 1 >= high) return i;
  if (tag === PosTag.And && t.tags[i + 1] === PosTag.Name) return i + 1;
  if (tag === PosTag.And && t.tags[i + 1] === PosTag.Determiner) return i + 2;
  if (tag === PosTag.And && joinsRoles(t, i, high)) return i + 1;
  return t.doc.tokens[i]?.lower === 'of' ? skipDeterminers(t, i + 1, high) : i;
}

/** Maximum length of a role before a name, in tokens. */
const MAX_ROLE_LENGTH = 5;

/** `chairman and chief executive Lisa Grant`: whether a conjunction joins two roles of the person named after them. */
function joinsRoles(t: Tagged, and: number, high: number): boolean {
  if (!isRole(t, and - 1)) return false;
  for (let i = and + 1; i < Math.min(high, and + 2 + MAX_ROLE_LENGTH); i++) {
    if (t.tags[i] === PosTag.Name) return i > and + 1 && isRole(t, i - 1);
    if (!isNounAfter(t, i) && !MODIFIERS.has(t.tags[i] as number)) return false;
  }
  return false;
}

/** Skips determiners, and `of` between two of them: `one of the`. */
function skipDeterminers(t: Tagged, from: number, high: number): number {
  let i = from;
  while (i < high && (t.tags[i] === PosTag.Determiner || (i > from && t.doc.tokens[i]?.lower === 'of'))) i++;
  return i;
}

/** The token that a phrase is about: the last one before its first preposition. */
export function headOf(t: Tagged, range: TokenRange): number {
  for (let i = range.first + 1; i < range.last; i++) {
    if (t.tags[i] === PosTag.Preposition && !isInsideName(t, i, range)) return i - 1;
    if (t.tags[i] !== PosTag.To) continue;
    // `somebody close to Hill`, `an adviser to Hill`; but `the envoy to Chad Tom Hill`
    const isClose = t.doc.tokens[i - 1]?.lower === 'close' && i - 2 >= range.first;
    if (isClose) return i - 2;
    if (isPersonNoun(t, i - 1) && INDEFINITE_ARTICLE.test(t.doc.tokens[range.first]?.lower ?? '')) return i - 1;
  }
  let last = range.last - 1;
  while (last > range.first && t.tags[last] === PosTag.Close) {
    const open = matchingOpen(t, last, range.first);
    if (open <= range.first) break;
    last = open - 1;
  }
  return last;
}

/** `a Bank of England official`: whether a preposition is part of a name that describes the noun after it. */
const isInsideName = ({ tags }: Tagged, i: number, { first, last }: TokenRange): boolean =>
  tags[first] === PosTag.Determiner &&
  tags[i - 1] === PosTag.Name &&
  tags[i + 1] === PosTag.Name &&
  tags[last - 1] === PosTag.Other;

function isNounPart(t: Tagged, i: number, inside: boolean): boolean {
  const tag = t.tags[i];
  if (tag === PosTag.Name || tag === PosTag.Other || tag === PosTag.Number || tag === PosTag.Possessive) return true;
  if (tag === PosTag.Time) return true;
  if (tag === PosTag.Ing || tag === PosTag.Ed) return inside && isModifier(t, i);
  return tag === PosTag.Cue && isNominal(t, i);
}

/** `the proposed law`, `a leading voice`: after a determiner, or in the middle of nouns. */
const isModifier = (t: Tagged, i: number): boolean =>
  t.tags[i - 1] === PosTag.Determiner || t.tags[i - 1] === PosTag.Possessive || t.tags[i - 1] === PosTag.Preposition;

/** Whether a word that can be a cue verb is a noun: `the report`, `his claims`, `a campaign statement`. */
function isNominal(t: Tagged, i: number): boolean {
  const form = t.doc.tokens[i]?.word.cue?.form;
  const before = t.tags[i - 1];
  const owned =
    before === PosTag.Determiner ||
    before === PosTag.Possessive ||
    before === PosTag.Number ||
    before === PosTag.Preposition;
  if (form === 'base')
    return (
      owned ||
      before === PosTag.Other ||
      before === PosTag.Ed ||
      (before === PosTag.Ing && isPersonNoun(t, i)) ||
      t.tags[i + 1] === PosTag.Possessive
    );
  // `another says`
  if (form === 's' && isSingular(t.doc.tokens[i - 1]?.lower ?? '')) return false;
  return form === 's' || form === 'ing' ? owned : owned && form === 'past' && t.tags[i + 1] === PosTag.Other;
}

/** Whether a determiner is followed by no plural. */
export const isSingular = (lower: string): boolean => /^(?:another|one|each|either|neither)$/.test(lower);

/** Whether the word at `i` links the phrase after it to a noun before it: `spokesman for X`, `Smith and Jones`. */
function joins(t: Tagged, i: number, low: number, started: boolean): boolean {
  if (!started || i - 1 < low) return false;
  const before = t.tags[i - 1];
  if (isPartOf(t, i - 1)) return true;
  const nounBefore =
    INDEFINITE_PRONOUNS.has(t.doc.tokens[i - 1]?.lower ?? '') ||
    before === PosTag.Name ||
    before === PosTag.Other ||
    before === PosTag.Close ||
    (before === PosTag.Cue && isNominal(t, i - 1));
  if (t.tags[i] === PosTag.And)
    return (
      nounBefore &&
      (t.tags[i + 1] === PosTag.Name || t.tags[i + 1] === PosTag.Other || t.tags[i + 1] === PosTag.Determiner)
    );
  const word = (t.doc.tokens[i] as Token).lower;
  return (t.tags[i] === PosTag.Preposition || word === 'to') && LINKING_PREPOSITIONS.has(word) && nounBefore;
}

/** Whether the word at `i` stands for some of what follows: `one of the drivers`. */
export const isPartOf = ({ doc }: Tagged, i: number): boolean =>
  doc.tokens[i + 1]?.lower === 'of' && STANDS_ALONE.test(doc.tokens[i]?.lower ?? '');

function matchingOpen(t: Tagged, close: number, low: number): number {
  for (let i = close - 1; i >= low && i > close - 20; i--) if (t.tags[i] === PosTag.Open) return i;
  return -1;
}

/** Whether the word at `i` ends in -ing. */
export const isGerund = ({ doc }: Tagged, i: number): boolean => doc.tokens[i]?.lower.endsWith('ing') === true;
