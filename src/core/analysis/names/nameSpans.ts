import { ADDRESS, BEFORE_ONE_NAME, TITLES } from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { type TokenEvidence, TokenPosition } from '../tokens/tokenEvidence';
import { entryOf } from '../tokens/word';
import { isCapitalized, Shape } from '../tokens/wordShape';

/** A name in the text, without title: tokens `[first, last)`. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
}

const SURNAME = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;

/** `Khizr and Ghazala Khan`: makes a single word before `and` and a full name a person, unless the lists know it. */
export function withCouples(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  return names.map((name, i) => {
    const next = names[i + 1];
    if (next?.type !== 'person' || name.type === 'person' || name.type === 'group') return name;
    const couple = next.first === name.last + 1 && (doc.tokens[name.last] as Token).lower === 'and';
    if (!couple || name.last - name.first !== 1 || next.last - next.first < 2) return name;
    const { lower, text } = doc.tokens[name.first] as Token;
    const entry = entryOf(doc.lexicon, lower);
    const known = (entry & (Flag.Country | Flag.Town | Flag.KnownPlace | Flag.KnownGroup | Flag.CommonWord)) !== 0;
    return known || text === text.toUpperCase() ? name : { ...name, type: 'person' };
  });
}

const GIVEN = Flag.MaleName | Flag.FemaleName;

/** `Atlantic City Mayor Don Guardian`, tagged as one organization: keeps the person’s name after the title. */
export function withinTitled(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  return names.map(name => {
    if (name.type === 'person' || name.last - name.first < 4) return name;
    const at = name.last - 3;
    const [title, given] = [doc.tokens[at] as Token, doc.tokens[at + 1] as Token];
    if (!TITLES.has(title.lower) || (entryOf(doc.lexicon, given.lower) & GIVEN) === 0) return name;
    return { first: at + 1, last: name.last, type: 'person' };
  });
}

/** Adds names that the tagger missed after a capitalized title: `Secretary General Ban Ki-moon`. */
export function withTitled(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const taken = new Uint8Array(doc.tokens.length + 1);
  for (const { first, last } of names) taken.fill(1, first, last);
  const added: NameSpan[] = [];
  for (const token of doc.capitals) {
    const { index: i } = token;
    if (taken[i] !== 0 || !isTitle(doc, evidence, token)) continue;
    const last = endOfTitled(doc, evidence, i, taken);
    // One word may be anything, except after `Mr` or `said Officer`, and more than two are rarely a name.
    const isAddress = ADDRESS.test(token.lower);
    if (last !== i + 3 && !(last === i + 2 && (isAddress || isSaying(doc, i - 1)))) continue;
    if (taken[last] !== 0 || isCapitalized(evidence.shape[last] ?? Shape.Other)) continue;
    const isAnyWord = last === i + 2 && (isAddress || BEFORE_ONE_NAME.test(token.lower));
    if (isAnyWord || canEndName(doc, last - 1)) added.push({ first: i + 1, last, type: 'person' });
  }
  return added.length === 0 ? names : [...names, ...added].sort((a, b) => a.first - b.first);
}

/** Whether a token is a verb of saying after a quote: `,” said`. */
function isSaying({ tokens }: Doc, i: number): boolean {
  const token = tokens[i];
  const mark = tokens[i - 1]?.text === ',' ? tokens[i - 2] : tokens[i - 1];
  return token?.word.cue?.cue === 'say' && token.text === token.lower && mark?.word.shape === Shape.Quote;
}

/** Whether a token is a capitalized title in running text. Among other capitals it may be any word of a headline. */
function isTitle(doc: Doc, { shape, position }: TokenEvidence, { index: i, lower, sentence }: Token): boolean {
  if (!isCapitalized(shape[i] as number) || !TITLES.has(lower)) return false;
  if (((position[i] as number) & (TokenPosition.CapitalLine | TokenPosition.Title)) !== 0) return false;
  const before = doc.tokens[i - 1];
  return before?.sentence !== sentence || !isCapitalized(shape[i - 1] as number) || TITLES.has(before.lower);
}

/** Where the capitalized words after a title end, at most three of them. */
function endOfTitled(doc: Doc, { shape }: TokenEvidence, title: number, taken: Uint8Array): number {
  const { sentence } = doc.tokens[title] as Token;
  let last = title + 1;
  while (last < title + 4 && taken[last] === 0) {
    const token = doc.tokens[last];
    if (token?.sentence !== sentence || !isCapitalized(shape[last] as number) || TITLES.has(token.lower)) break;
    last++;
  }
  return last;
}

/** Whether a word can be a surname: a word of the dictionary after a title more often ends the name of an office. */
function canEndName(doc: Doc, i: number): boolean {
  const entry = entryOf(doc.lexicon, (doc.tokens[i] as Token).lower);
  return (entry & Flag.CommonWord) === 0 || (entry & SURNAME) !== 0;
}
