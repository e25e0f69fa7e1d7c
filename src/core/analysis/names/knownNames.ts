import {
  AMBIGUOUS_ORGANIZATIONS,
  KNOWN_ORGANIZATIONS,
  KNOWN_PEOPLE,
  KNOWN_PLACES,
  NAME_PARTICLES,
} from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { entryOf } from '../tokens/word';
import type { NameSpan } from './nameSpans';

interface KnownName {
  readonly words: readonly string[];
  readonly type: EntityType;
}

const KNOWN = byFirstWord([
  ...KNOWN_ORGANIZATIONS.map(name => ({ words: name.split(' '), type: 'organization' as const })),
  ...KNOWN_PLACES.map(name => ({ words: name.split(' '), type: 'place' as const })),
  ...KNOWN_PEOPLE.map(name => ({ words: name.split(' '), type: 'person' as const })),
]);
const AMBIGUOUS: ReadonlySet<string> = new Set(AMBIGUOUS_ORGANIZATIONS);

/** Whether a word alone, where it speaks, is a known organization: `Apple said`. Lower case. */
export const isKnownOrganization = (word: string): boolean => AMBIGUOUS.has(word);

/** Known names by their first words, the longest first. */
function byFirstWord(names: readonly KnownName[]): ReadonlyMap<string, readonly KnownName[]> {
  const map = new Map<string, KnownName[]>();
  for (const name of names) {
    const first = name.words[0] as string;
    map.set(first, [...(map.get(first) ?? []), name]);
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
}

/**
 * Adds names in the news that the tagger missed, cut or took for something else: `Save the Children`, `Marine Le Pen`,
 * `officials at Lidl`. Parts of longer names are left as they are.
 */
export function withKnownNames(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const nameAt = new Int32Array(doc.tokens.length).fill(-1);
  for (const [k, { first, last }] of names.entries()) nameAt.fill(k, first, last);
  const found: NameSpan[] = [];
  const families = familiesOf(doc, names);
  for (let i = 0; i < doc.tokens.length; i++) {
    const known = knownAt(doc, i);
    const isFamily = known !== null && known.last - i === 1 && families.has((doc.tokens[i] as Token).lower);
    const whole = known === null || isFamily ? null : wholeName(doc, names, nameAt, known);
    if (whole === null) continue;
    found.push(whole);
    i = whole.last - 1;
  }
  const typed = names.map(name =>
    isAmbiguous(doc, name, families) ? { ...name, type: 'organization' as const } : name,
  );
  if (found.length === 0) return typed;
  const taken = new Uint8Array(doc.tokens.length);
  for (const { first, last } of found) taken.fill(1, first, last);
  const others = typed.filter(({ first, last }) => !taken.subarray(first, last).includes(1));
  return [...others, ...found].sort((a, b) => a.first - b.first);
}

/** The longest known name that starts at a token, or null. */
function knownAt(doc: Doc, first: number): NameSpan | null {
  const { tokens } = doc;
  const token = tokens[first] as Token;
  for (const { words, type } of KNOWN.get(token.lower) ?? []) {
    const last = first + words.length;
    if (!words.every((word, k) => isWord(tokens[first + k], word, token.sentence))) continue;
    const isName = words.length === 1 ? isCapital(token) || isPlainName(doc, token) : isTitled(tokens, first, last);
    if (isName) return { first, last, type };
  }
  return null;
}

const isWord = (token: Token | undefined, word: string, sentence: number): boolean =>
  token?.sentence === sentence && token.lower.replace('’', "'") === word;

const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'word' && token.text !== token.lower;

/** Minimum length of a name that is found without a capital. */
const MIN_PLAIN_LENGTH = 4;
const WORD = Flag.CommonWord | Flag.Verb | Flag.Adjective | Flag.MaleName | Flag.FemaleName | Flag.CommonSurname;

/** `why is google down`: a long word that is in no dictionary and nobody’s name. */
const isPlainName = ({ lexicon }: Doc, { lower }: Token): boolean =>
  lower.length >= MIN_PLAIN_LENGTH && (entryOf(lexicon, lower) & WORD) === 0;

/** Small words in names of several words. */
const SMALL = /^(?:the|for|of|della|sans|stop|without|['’]s|al-.*)$/;

/** Whether all words of a name have capitals but small ones, and the first or last one has. */
function isTitled(tokens: Doc['tokens'], first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const { lower } = tokens[i] as Token;
    if (!isCapital(tokens[i]) && !SMALL.test(lower) && !NAME_PARTICLES.has(lower)) return false;
  }
  return isCapital(tokens[first]) || isCapital(tokens[last - 1]);
}

/**
 * A known organization with the one word before it that the tagger joined to it: `Holm Honda`. Null if a known name is a
 * part of a longer one: `Google Cloud Summit`, `Shakhtar Donetsk`.
 */
function wholeName(doc: Doc, names: readonly NameSpan[], nameAt: Int32Array, known: NameSpan): NameSpan | null {
  const { first, last, type } = known;
  const around = names[nameAt[first] as number];
  if (around !== undefined && around.first === first - 1 && around.last === last)
    return type === 'organization' ? { ...known, first: first - 1 } : null;
  for (let i = first; i < last; i++) {
    const name = names[nameAt[i] as number];
    if (name !== undefined && (name.first < first - 1 || name.last > last)) return null;
  }
  const [before, after] = [doc.tokens[first - 1], doc.tokens[last]];
  const { sentence } = doc.tokens[first] as Token;
  const goesOn = isCapital(after) && after?.sentence === sentence && nameAt[last] === nameAt[last - 1];
  return goesOn || (before?.sentence === sentence && before.text === '-') ? null : known;
}

const GIVEN = Flag.MaleName | Flag.FemaleName;

/** The surnames and given names of people with full names in prose. Lists of results have teams such as `Lola Honda`. */
function familiesOf({ tokens }: Doc, names: readonly NameSpan[]): ReadonlySet<string> {
  const families = new Set<string>();
  for (const { first, last, type } of names) {
    const isListed = tokens[first - 1]?.kind === 'punctuation' && tokens[last]?.kind === 'punctuation';
    const isGiven = ((tokens[first] as Token).word.entry & GIVEN) !== 0;
    if (type === 'person' && last - first > 1 && isGiven && !isListed)
      for (let i = first; i < last; i++) families.add((tokens[i] as Token).lower);
  }
  return families;
}

/** `Amazon`, but not `the Amazon`, `in Amazon` or `Zara` beside `Zara Holm`. */
function isAmbiguous({ tokens }: Doc, { first, last, type }: NameSpan, families: ReadonlySet<string>): boolean {
  const { lower } = tokens[first] as Token;
  if (last - first !== 1 || type === 'organization' || !AMBIGUOUS.has(lower) || families.has(lower)) return false;
  return !/^(?:the|in|mr|mrs|ms|miss|dr)\.?$/.test(tokens[first - 1]?.lower ?? '');
}
