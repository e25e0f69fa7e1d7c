import { LINKING_PREPOSITIONS } from '../../language/en';
import type { Doc, Token } from '../tokens/document';
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
  let last = skipDeterminers(t, start, high);
  if (last >= high || !isNounPart(t, last, true)) return null;
  last++;
  while (last < high) {
    const next = extendPhrase(t, last, high);
    if (next === last) break;
    last = next;
  }
  while (t.tags[last - 1] !== PosTag.Possessive && !isNounPart(t, last - 1, true)) last--;
  return { first: start, last };
}

/** Where a phrase with a noun before token `i` goes on after it; `i` if it ends there. */
function extendPhrase(t: Tagged, i: number, high: number): number {
  const tag = t.tags[i];
  if (tag === PosTag.Time) return i;
  if (isNounPart(t, i, true)) return i + 1;
  if (i + 1 >= high) return i;
  if (tag === PosTag.And && t.tags[i + 1] === PosTag.Name) return i + 1;
  if (tag === PosTag.And && t.tags[i + 1] === PosTag.Determiner) return i + 2;
  return t.doc.tokens[i]?.lower === 'of' ? skipDeterminers(t, i + 1, high) : i;
}

function skipDeterminers(t: Tagged, from: number, high: number): number {
  let i = from;
  while (i < high && t.tags[i] === PosTag.Determiner) i++;
  return i;
}

/** The token that a phrase is about: the last one before its first preposition. */
export function headOf(t: Tagged, range: TokenRange): number {
  for (let i = range.first + 1; i < range.last; i++) if (t.tags[i] === PosTag.Preposition) return i - 1;
  let last = range.last - 1;
  while (last > range.first && t.tags[last] === PosTag.Close) {
    const open = matchingOpen(t, last, range.first);
    if (open <= range.first) break;
    last = open - 1;
  }
  return last;
}

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
    return owned || before === PosTag.Other || before === PosTag.Ed || t.tags[i + 1] === PosTag.Possessive;
  return form === 's' || form === 'ing' ? owned : owned && form === 'past' && t.tags[i + 1] === PosTag.Other;
}

/** Whether the word at `i` links the phrase after it to a noun before it: `spokesman for X`, `Smith and Jones`. */
function joins(t: Tagged, i: number, low: number, started: boolean): boolean {
  if (!started || i - 1 < low) return false;
  const before = t.tags[i - 1];
  const nounBefore =
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

function matchingOpen(t: Tagged, close: number, low: number): number {
  for (let i = close - 1; i >= low && i > close - 20; i--) if (t.tags[i] === PosTag.Open) return i;
  return -1;
}
