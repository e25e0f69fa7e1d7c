import type { Doc, Token } from './document';
import { clusterOf, Flag, type Lexicon, LONGEST_PHRASE, lexicon, PhraseKind } from './lexicon';
import type { EntityType } from './model';
import { TITLES } from './titles';

/** A name as it stands in the text, without title: tokens `[first, last)`. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
}

/** What the lexicon says of a token: small letters, straight apostrophe, `Smith-Jones` by its last part. */
export function entryOf(lex: Lexicon, lower: string): number {
  const entry = lex.words.get(lower.includes('’') ? lower.replace(/’/g, "'") : lower);
  if (entry !== 0) return entry;
  const plain = lower.endsWith('.') ? lower.replace(/\./g, '') : lower;
  if (plain !== lower) return lex.words.get(plain);
  const dash = lower.lastIndexOf('-');
  return dash > 0 ? lex.words.get(lower.slice(dash + 1)) : 0;
}

const NOT_NAMES = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december mr mrs ms i a the an in on at of and but or for with to from he she it they we you his her
  its their this that these those there here if when while as after before since what who how why where not no yes by so
  then also however still more most many some all each both few our my your according according despite during under
  over into about between against amid among without within last next first second one two three four five six seven
  eight nine ten`.split(/\s+/),
);
const INSIDE = new Set([
  'of',
  'de',
  'la',
  'le',
  'du',
  'des',
  'van',
  'von',
  'der',
  'den',
  'bin',
  'ibn',
  'al',
  'el',
  'da',
  'dos',
  'di',
  '&',
  "d'",
]);
const ORGANIZATION_END =
  /^(?:inc\.?|corp\.?|co\.?|ltd\.?|llc|plc|group|party|university|college|institute|ministry|department|agency|committee|commission|council|court|congress|senate|parliament|bank|company|association|federation|union|times|post|news|journal|tribune|fund|foundation|center|centre|school|hospital|church|force|forces|army|navy|police|bureau|office|service|authority|club|united|city|fc|airlines|airways|motors|industries|holdings|partners|house|assembly|league|nations)$/;

/** All names of people, organizations, places and groups, in order, none overlapping. */
export function findNames(doc: Doc): NameSpan[] {
  const lex = lexicon();
  const names: NameSpan[] = [];
  for (const sentence of doc.sentences) {
    for (let i = sentence.first; i < sentence.last; ) {
      const last = runEnd(doc, i, sentence.last);
      if (last === i) i++;
      else {
        const name = trim(doc, lex, i, last, sentence.first);
        if (name !== null) names.push(name);
        i = last;
      }
    }
  }
  return names;
}

const tokenOf = (doc: Doc, i: number): Token => doc.tokens[i] as Token;
const capital = (t: Token): boolean => t.kind === 'word' && /^\p{Lu}/u.test(t.text);

function runEnd(doc: Doc, first: number, end: number): number {
  if (!capital(tokenOf(doc, first)) || NOT_NAMES.has(tokenOf(doc, first).lower)) return first;
  let i = first + 1;
  for (;;) {
    let next = i;
    while (next < end && next < i + 2 && INSIDE.has(tokenOf(doc, next).lower) && !capital(tokenOf(doc, next))) next++;
    if (next >= end || !capital(tokenOf(doc, next)) || NOT_NAMES.has(tokenOf(doc, next).lower)) return i;
    i = next + 1;
  }
}

function trim(doc: Doc, lex: Lexicon, from: number, to: number, sentenceFirst: number): NameSpan | null {
  let first = from;
  let titled = false;
  while (first < to && TITLES.has(tokenOf(doc, first).lower.replace(/\.$/, ''))) {
    first++;
    titled = true;
  }
  if (first === to) return null;
  const entry = entryOf(lex, tokenOf(doc, first).lower);
  if (first === sentenceFirst && to - first === 1 && (entry & Flag.CommonWord) !== 0 && (entry & PLACE) === 0)
    return null;
  if (clusterOf(entry) !== 0 && to - first > 1 && (entry & Flag.Demonym) !== 0) {
    return trim(doc, lex, first + 1, to, -1) ?? { first, last: to, type: 'group' };
  }
  return { first, last: to, type: typeOf(doc, lex, first, to, titled) };
}

const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;
const GIVEN = Flag.MaleName | Flag.FemaleName | Flag.LikeMaleName | Flag.LikeFemaleName;
const FAMILY = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;

function typeOf(doc: Doc, lex: Lexicon, first: number, last: number, titled: boolean): EntityType {
  if (titled) return 'person';
  const words = doc.tokens.slice(first, last).map(t => t.lower);
  const entry = entryOf(lex, words[0] as string);
  if (words.length > 1) {
    if (ORGANIZATION_END.test(words.at(-1) as string)) return 'organization';
    const phrase = words.length <= LONGEST_PHRASE ? lex.phrases.get(words.join(' ')) : 0;
    if (phrase === PhraseKind.Place) return 'place';
    if (phrase === PhraseKind.Organization) return 'organization';
    if (phrase === PhraseKind.Person || (entry & GIVEN) !== 0) return 'person';
    return (entryOf(lex, words.at(-1) as string) & FAMILY) !== 0 ? 'person' : 'organization';
  }
  if ((entry & Flag.Demonym) !== 0) return 'group';
  if ((entry & PLACE) !== 0) return 'place';
  if (/^[A-Z.]{2,6}$/.test(tokenOf(doc, first).text)) return 'organization';
  return (entry & (FAMILY | GIVEN)) !== 0 ? 'person' : 'other';
}
