import { FUNCTION_WORDS, GENERATION, isCourtesy, MONTHS, PRONOUNS, TITLES, WEEKDAYS } from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { type TokenEvidence, TokenPosition } from '../tokens/tokenEvidence';
import { isCapitalized } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';
import {
  hasTitle,
  isThing,
  isVerbal,
  opensPersonalClause,
  ownsNextWord,
  sayingBeside,
  verbAfter,
} from './shortNameContext';

/** A surname or given name of a person with a full name in the article. */
interface NamePart {
  readonly isFamily: boolean;
  /** Token after the first full name. */
  readonly from: number;
}

/** One word of the article that may be the short form of a full name. */
interface Occurrence {
  readonly at: number;
  /** Index in the names, or -1 if the tagger found no name, and the type of that name. */
  readonly name: number;
  readonly type: EntityType | null;
  readonly part: NamePart;
}

/**
 * Makes the surname or given name of a person with a full name in the article a person, whatever the tagger made of it:
 * `Theresa May … May said`, `Kathy Ireland … said Ireland`. A word that is also a place, a month or a common word stays
 * one where the words around it show so, and where the article uses it in that sense and nothing shows a person.
 */
export function withShortNames(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const parts = partsOf(doc, names);
  if (parts.size === 0) return names;
  const { occurrences, otherUses } = findOccurrences(doc, evidence, names, parts);
  const people = new Set<string>();
  const chosen: Occurrence[] = [];
  for (const occurrence of occurrences) {
    const { lower, paragraph } = doc.tokens[occurrence.at] as Token;
    if (paragraph < 0 || !isPerson(doc, evidence, occurrence, otherUses)) continue;
    people.add(lower);
    chosen.push(occurrence);
  }
  for (const occurrence of occurrences) {
    const { lower, paragraph } = doc.tokens[occurrence.at] as Token;
    if (paragraph < 0 && people.has(lower) && !otherUses.has(lower)) chosen.push(occurrence);
  }
  return chosen.length === 0 ? names : withPeople(names, chosen);
}

function withPeople(names: readonly NameSpan[], chosen: readonly Occurrence[]): readonly NameSpan[] {
  const out = [...names];
  for (const { at, name } of chosen) {
    const person: NameSpan = { first: at, last: at + 1, type: 'person' };
    if (name >= 0) out[name] = person;
    else out.push(person);
  }
  return out.sort((a, b) => a.first - b.first);
}

/** The surnames and given names of people with a full name, by the lower-case word. A surname wins over a given name. */
function partsOf(doc: Doc, names: readonly NameSpan[]): Map<string, NamePart> {
  const parts = new Map<string, NamePart>();
  const add = (i: number, part: NamePart): void => {
    const { lower, kind, word } = doc.tokens[i] as Token;
    if (kind !== 'word' || lower.length < 2 || lower.endsWith('.')) return;
    if (lower.length === 2 && (word.group !== 0 || FUNCTION_WORDS.has(lower) || PRONOUNS.has(lower))) return;
    const known = parts.get(lower);
    if (known === undefined || (part.isFamily && !known.isFamily)) parts.set(lower, part);
  };
  for (const { first, last, type } of names) {
    if (type !== 'person') continue;
    const end = GENERATION.test((doc.tokens[last - 1] as Token).lower) ? last - 1 : last;
    // `Mrs May`
    if (end - first === 1 && isAddressed(doc, first)) add(first, { isFamily: true, from: last });
    if (end - first < 2) continue;
    add(end - 1, { isFamily: true, from: last });
    add(first, { isFamily: false, from: last });
  }
  return parts;
}

const isAddressed = ({ tokens }: Doc, at: number): boolean =>
  isCourtesy(tokens[at - 1]?.lower.replace(/\.$/, '') ?? '') && tokens[at - 1]?.sentence === tokens[at]?.sentence;

interface Occurrences {
  readonly occurrences: readonly Occurrence[];
  /** Words that the article also uses as a place, a month or a common word. */
  readonly otherUses: ReadonlySet<string>;
}

function findOccurrences(
  doc: Doc,
  evidence: TokenEvidence,
  names: readonly NameSpan[],
  parts: ReadonlyMap<string, NamePart>,
): Occurrences {
  const nameAt = new Int32Array(doc.tokens.length).fill(-1);
  for (const [n, { first, last }] of names.entries()) nameAt.fill(n, first, last);
  const occurrences: Occurrence[] = [];
  const otherUses = new Set<string>();
  for (const { index: at, lower } of doc.capitals) {
    const part = parts.get(lower);
    if (part === undefined) continue;
    const name = names[nameAt[at] as number];
    if (isOtherUse(doc, at, name)) otherUses.add(lower);
    else if (mayBeShort(evidence, at, name))
      occurrences.push({ at, name: nameAt[at] as number, type: name?.type ?? null, part });
  }
  if (occurrences.length > 0)
    for (const { lower, text } of doc.tokens) if (text === lower && parts.has(lower)) otherUses.add(lower);
  return { occurrences, otherUses };
}

/** Whether the words around a part of a name show a place, a month or a thing. */
const isOtherUse = (doc: Doc, at: number, name: NameSpan | undefined): boolean =>
  name?.type !== 'person' && (name === undefined || name.last - name.first === 1) && isThing(doc, at);

function mayBeShort({ shape, position }: TokenEvidence, at: number, name: NameSpan | undefined): boolean {
  if (((position[at] as number) & TokenPosition.CapitalLine) !== 0 || !isCapitalized(shape[at] as number)) return false;
  return name === undefined || (name.last - name.first === 1 && name.type !== 'person');
}

/** Words that are also the name of a place. */
const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;

function isPerson(
  doc: Doc,
  evidence: TokenEvidence,
  { at, type, part }: Occurrence,
  otherUses: ReadonlySet<string>,
): boolean {
  if (type === null && isWithinName(doc, evidence, at)) return false;
  const { lower } = doc.tokens[at] as Token;
  const isPlace = ((evidence.entry[at] as number) & PLACE) !== 0;
  if (isCertain(doc, at, isPlace)) return true;
  const isTaggedOtherwise = type === null || type === 'group' || (isPlace && type === 'place');
  if (part.isFamily && !isTaggedOtherwise && !(isThing(doc, at) && endsPhrase(doc, at))) return true;
  if (at < part.from || otherUses.has(lower) || isThing(doc, at)) return false;
  const acts = isVerbal(verbAfter(doc, at)) || ownsNextWord(doc, at);
  if (isPlace) return part.isFamily ? acts || endsPhrase(doc, at) : acts || isVerbal(doc.tokens[at - 1]);
  const starts = ((evidence.position[at] as number) & (TokenPosition.SentenceStart | TokenPosition.AfterOpening)) !== 0;
  if (starts) return acts && (!MONTHS.has(lower) || ownsNextWord(doc, at));
  return acts || endsPhrase(doc, at);
}

/** Whether the words around a part of a name show a person, even if the article also uses it in another sense. */
function isCertain(doc: Doc, at: number, isPlace: boolean): boolean {
  if (hasTitle(doc, at)) return true;
  if (isThing(doc, at)) return false;
  if (opensPersonalClause(doc, at)) return true;
  const saying = sayingBeside(doc, at);
  return saying === 'quote' || (saying === 'words' && !isPlace);
}

/** Whether a word is next to another capitalized word, as in `May Day`, and so may be part of another name. */
function isWithinName({ tokens }: Doc, { shape, position }: TokenEvidence, at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const { sentence } = tokens[at] as Token;
  if (after?.sentence === sentence && isCapitalized(shape[at + 1] as number)) return true;
  if (before?.sentence !== sentence || !isCapitalized(shape[at - 1] as number)) return false;
  const isFunctionWord = FUNCTION_WORDS.has(before.lower) || before.word.adverb;
  if (((position[at - 1] as number) & TokenPosition.SentenceStart) !== 0 && isFunctionWord) return false;
  return !TITLES.has(before.lower.replace(/\.$/, '')) && !WEEKDAYS.has(before.lower);
}

/** Whether a word ends its phrase: no noun follows that it could modify, as in `Paris police`. */
function endsPhrase({ tokens }: Doc, at: number): boolean {
  const after = tokens[at + 1];
  if (after === undefined || after.sentence !== tokens[at]?.sentence) return true;
  return after.kind === 'punctuation' || after.word.adverb || FUNCTION_WORDS.has(after.lower) || isVerbal(after);
}
