import { GENERATION, TITLES } from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { Place, type TokenEvidence } from '../tokens/tokenEvidence';
import { entryOf } from '../tokens/word';
import { isCapitalized, Shape } from '../tokens/wordShape';

/** A name in the text, without title: tokens `[first, last)`. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
}

const SURNAME = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;

/**
 * A lone surname of somebody with a full name in the article is a person, whatever the tagger made of it:
 * `Donald Trump … Trump`. Not where the word names a place too: `Denzel Washington … in Washington`.
 */
export function withSurnames(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const families = familiesOf(doc, names);
  if (families.size === 0) return names;
  return names.map(name => (isSurname(doc, families, name) ? { ...name, type: 'person' } : name));
}

/** `Khizr and Ghazala Khan`: a lone word before a full name that is no known place is a given name. */
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

/** `Atlantic City Mayor Don Guardian`, tagged as one organization: the person’s name begins after the title. */
export function withinTitled(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  return names.map(name => {
    if (name.type === 'person' || name.last - name.first < 4) return name;
    const at = name.last - 3;
    const [title, given] = [doc.tokens[at] as Token, doc.tokens[at + 1] as Token];
    if (!TITLES.has(title.lower) || (entryOf(doc.lexicon, given.lower) & GIVEN) === 0) return name;
    return { first: at + 1, last: name.last, type: 'person' };
  });
}

/** The last words of full names of people. */
function familiesOf(doc: Doc, names: readonly NameSpan[]): Set<string> {
  const families = new Set<string>();
  for (const { first, last, type } of names) {
    if (type !== 'person' || last - first < 2) continue;
    const end = GENERATION.test((doc.tokens[last - 1] as Token).lower) ? last - 1 : last;
    const { lower } = doc.tokens[end - 1] as Token;
    if (end - first > 1 && lower.length > 2) families.add(lower);
  }
  return families;
}

function isSurname(doc: Doc, families: ReadonlySet<string>, { first, last, type }: NameSpan): boolean {
  if (type === 'person' || type === 'group' || last - first !== 1) return false;
  const { lower } = doc.tokens[first] as Token;
  if (!families.has(lower)) return false;
  return type !== 'place' || (entryOf(doc.lexicon, lower) & (Flag.Country | Flag.Town | Flag.KnownPlace)) === 0;
}

/** Adds names that the tagger missed after a capitalized title: `Secretary General Ban Ki-moon`. */
export function withTitled(doc: Doc, { shape, place }: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const added: NameSpan[] = [];
  const taken = new Uint8Array(doc.tokens.length + 1);
  for (const { first, last } of names) taken.fill(1, first, last);
  for (const { index: i, lower, sentence } of doc.tokens) {
    if (!isCapitalized(shape[i] as number) || taken[i] !== 0 || !TITLES.has(lower)) continue;
    if (((place[i] as number) & (Place.CapitalLine | Place.Title)) !== 0) continue;
    // Among capitals a title is but one more word of a headline.
    const before = doc.tokens[i - 1];
    if (before?.sentence === sentence && isCapitalized(shape[i - 1] as number) && !TITLES.has(before.lower)) continue;
    let last = i + 1;
    while (last < i + 4 && taken[last] === 0 && doc.tokens[last]?.sentence === sentence) {
      if (!isCapitalized(shape[last] as number) || TITLES.has((doc.tokens[last] as Token).lower)) break;
      last++;
    }
    // One word may be anything, a word of the dictionary at the end is an office's or a building's.
    const words = last - i - 1;
    if (words !== 2 || taken[last] !== 0 || isCapitalized(shape[last] ?? Shape.Other)) continue;
    const end = entryOf(doc.lexicon, (doc.tokens[last - 1] as Token).lower);
    if ((end & Flag.CommonWord) === 0 || (end & SURNAME) !== 0) added.push({ first: i + 1, last, type: 'person' });
  }
  return added.length === 0 ? names : [...names, ...added].sort((a, b) => a.first - b.first);
}
