import {
  ADDRESS,
  BEFORE_THING,
  FAMILY_FIRST,
  FAMILY_PARTICLE,
  FUNCTION_WORDS,
  MONTHS,
  PLACE_PREPOSITION,
  ROLE_DETERMINERS,
  TIME_BEFORE_MONTH,
  TITLES,
} from '../../language/en';
import { clusterOf, Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { type TokenEvidence, TokenPosition } from '../tokens/tokenEvidence';
import { isCapitalized } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';
import { hasTitle, opensPersonalClause, sayingBeside } from './shortNameContext';

const GIVEN = Flag.MaleName | Flag.FemaleName;
const SURNAME = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;

/**
 * Completes full names whose given name is also a place, a month or another word: `June Carver`, of which the tagger found
 * `Carver`, and `Austin Tarrant`, tagged as one organization.
 */
export function withFullNames(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const out: NameSpan[] = [];
  const speakers = speakersAmong(doc, evidence, names);
  for (const name of names) {
    const before = out.at(-1);
    const first = name.first - 1;
    const isJoined = before !== undefined && before.last === name.first;
    const lacksGiven = name.type === 'person' && name.last - name.first === 1;
    if (lacksGiven && isGivenBefore(doc, evidence, first) && !(isJoined && isComplete(before))) {
      if (isJoined) out.pop();
      out.push({ ...name, first });
    } else out.push(isFullName(doc, evidence, name, speakers) ? { ...name, type: 'person' } : name);
  }
  return out;
}

/**
 * `Ana Reis da Costa`: joins the name of a person, particles of the family name, and one more word. The family name is found
 * elsewhere, too: `Da Costa said`.
 */
export function withFamilyParticles(
  doc: Doc,
  evidence: TokenEvidence,
  names: readonly NameSpan[],
): readonly NameSpan[] {
  const out: NameSpan[] = [];
  const families = new Set<string>();
  for (const name of names) {
    const before = out.at(-1);
    if (before !== undefined && name.first < before.last) continue;
    const family = name.type === 'person' ? familyAfterParticles(doc, evidence, name) : -1;
    const whole = family < 0 ? name : { ...name, last: family + 1 };
    out.push(whole);
    if (name.type === 'person' && hasOneParticle(doc, whole)) families.add(pairAt(doc, whole.last - 1));
  }
  return families.size === 0 ? out : withFamilies(doc, out, families);
}

/** Whether the last word of a full name has one particle before it: `Ana da Costa`, but not `Ana von der Mark`. */
function hasOneParticle({ tokens }: Doc, { first, last }: NameSpan): boolean {
  const isParticle = (i: number): boolean => FAMILY_PARTICLE.test(tokens[i]?.text ?? '');
  return last - first > 2 && isParticle(last - 2) && !isParticle(last - 3);
}

/** A word with the one before it. */
const pairAt = ({ tokens }: Doc, i: number): string => `${tokens[i - 1]?.lower ?? ''} ${tokens[i]?.lower ?? ''}`;

/** Adds family names of two words where they stand alone: `Ten Hag`, of which the tagger finds `Hag` or nothing. */
function withFamilies(doc: Doc, names: readonly NameSpan[], families: ReadonlySet<string>): readonly NameSpan[] {
  const taken = new Uint8Array(doc.tokens.length);
  const longer = names.filter(({ first, last }) => last - first > 1);
  for (const { first, last } of longer) taken.fill(1, first, last);
  const added: NameSpan[] = [];
  for (const { index: i } of doc.capitals)
    if (taken[i] !== 1 && taken[i - 1] !== 1 && families.has(pairAt(doc, i)))
      added.push({ first: i - 1, last: i + 1, type: 'person' });
  const inAdded = new Set(added.map(({ last }) => last));
  const others = names.filter(({ first, last }) => last - first > 1 || !(inAdded.has(last) || inAdded.has(first + 2)));
  return [...others, ...added].sort((x, y) => x.first - y.first);
}

/** The capitalized word after one or two particles that follow a name; -1 if there is none. */
function familyAfterParticles(doc: Doc, evidence: TokenEvidence, { first, last }: NameSpan): number {
  let i = last;
  while (
    i < last + 2 &&
    FAMILY_PARTICLE.test(doc.tokens[i]?.lower ?? '') &&
    doc.tokens[i]?.text === doc.tokens[i]?.lower
  )
    i++;
  if (i === last || doc.tokens[i]?.sentence !== doc.tokens[first]?.sentence) return -1;
  return isCapitalized(evidence.shape[i] ?? 0) && !precedesCapital(doc, evidence, i) ? i : -1;
}

/**
 * Adds full names that the tagger missed, which happens at the start of a sentence: `June Aldous told the panel`. The given
 * name must be listed, and the words after the name must show a person.
 */
export function withMissedNames(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const taken = new Uint8Array(doc.tokens.length);
  for (const { first, last } of names) taken.fill(1, first, last);
  const added: NameSpan[] = [];
  for (let i = 0; i + 2 < doc.tokens.length; i++) {
    if (taken[i] === 1 || taken[i + 1] === 1 || precedesCapital(doc, evidence, i + 1)) continue;
    if (!isGivenBefore(doc, evidence, i) || !canBeFamily(doc, evidence, i + 1)) continue;
    const isPerson = isShownAsPerson(doc, i, i + 2) || precedesPersonNoun(doc, i + 2);
    if (isPerson || sayingBeside(doc, i + 1) !== null) added.push({ first: i, last: i + 2, type: 'person' });
  }
  return added.length === 0 ? names : [...names, ...added].sort((a, b) => a.first - b.first);
}

/** Whether a capitalized word is a surname or is in no list. */
function canBeFamily({ tokens }: Doc, { entry, shape }: TokenEvidence, i: number): boolean {
  const family = entry[i] as number;
  return (
    tokens[i]?.kind === 'word' && isCapitalized(shape[i] as number) && ((family & SURNAME) !== 0 || isUnlisted(family))
  );
}

/** The given names and surnames of possible full names that the article uses alone for somebody who speaks. */
function speakersAmong(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const name of names)
    if (mayBeFullName(doc, evidence, name))
      for (let i = name.first; i < name.last; i++) words.add((doc.tokens[i] as Token).lower);
  const speakers = new Set<string>();
  if (words.size === 0) return speakers;
  for (const { index: i, lower } of doc.capitals)
    if (words.has(lower) && isAlone(doc, evidence, i) && speaks(doc, evidence, i)) speakers.add(lower);
  return speakers;
}

/** Whether a word alone is somebody who speaks. Places and things, too, say something without marks. */
function speaks(doc: Doc, { entry }: TokenEvidence, i: number): boolean {
  if (isShownAsPerson(doc, i, i + 1)) return true;
  const thing = Flag.Country | Flag.Town | Flag.KnownPlace | Flag.CommonWord;
  const isThing = ((entry[i] as number) & thing) !== 0 && !FAMILY_FIRST.has((doc.tokens[i] as Token).lower);
  return !isThing && sayingBeside(doc, i) !== null;
}

/** Whether no other capitalized word except `Mr` and the like stands beside a word. */
const isAlone = (doc: Doc, evidence: TokenEvidence, i: number): boolean =>
  (!followsCapital(doc, evidence, i) || ADDRESS.test(doc.tokens[i - 1]?.lower ?? '')) &&
  !precedesCapital(doc, evidence, i);

/** Whether a name before another one is more than a given name. */
const isComplete = ({ first, last, type }: NameSpan): boolean => type === 'person' || last - first > 1;

/** Whether a token is a listed given name that nothing shows to be a place, a month or a thing. */
function isGivenBefore(doc: Doc, evidence: TokenEvidence, i: number): boolean {
  const token = doc.tokens[i];
  if (token === undefined || token.sentence !== doc.tokens[i + 1]?.sentence || !isProse(evidence, i)) return false;
  if (((evidence.entry[i] as number) & GIVEN) === 0 || TITLES.has(token.lower)) return false;
  if (FUNCTION_WORDS.has(token.lower) && !MONTHS.has(token.lower) && token.lower !== 'will') return false;
  return isCapitalized(evidence.shape[i] as number) && !followsOtherSense(doc, i) && !followsCapital(doc, evidence, i);
}

const isProse = ({ position }: TokenEvidence, i: number): boolean =>
  ((position[i] as number) & (TokenPosition.CapitalLine | TokenPosition.Title | TokenPosition.Table)) === 0;

function followsCapital({ tokens }: Doc, { shape }: TokenEvidence, i: number): boolean {
  return tokens[i - 1]?.sentence === tokens[i]?.sentence && isCapitalized(shape[i - 1] as number);
}

function precedesCapital({ tokens }: Doc, { shape }: TokenEvidence, i: number): boolean {
  return tokens[i + 1]?.sentence === tokens[i]?.sentence && isCapitalized(shape[i + 1] as number);
}

/** `in Georgia`, `last May`, `the Paris`: whether the word before a given name shows that it is none. */
function followsOtherSense({ tokens }: Doc, i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined || before.sentence !== tokens[i]?.sentence) return false;
  return [BEFORE_THING, PLACE_PREPOSITION, TIME_BEFORE_MONTH].some(words => words.test(before.lower));
}

/** Whether a name that is tagged as no person can be a given name and a surname. */
function mayBeFullName(doc: Doc, evidence: TokenEvidence, { first, last, type }: NameSpan): boolean {
  if (type === 'person' || type === 'group' || !isProse(evidence, first)) return false;
  if (startsWithSurname(doc, evidence, first, last)) return true;
  if (last - first !== 2) return false;
  if (((evidence.entry[first] as number) & GIVEN) === 0 || evidence.phrase[first] !== 0) return false;
  return !followsOtherSense(doc, first) && canBeFamily(doc, evidence, first + 1);
}

/** `Kim Jong Un`, `Ban Ki-moon`: whether a common surname that comes first precedes one or two unlisted words. */
function startsWithSurname({ tokens }: Doc, { entry, phrase }: TokenEvidence, first: number, last: number): boolean {
  const length = last - first;
  if (length < 2 || length > 3 || phrase[first] !== 0 || !FAMILY_FIRST.has((tokens[first] as Token).lower))
    return false;
  for (let i = first + 1; i < last; i++) if (((entry[i] as number) & Flag.CommonWord) !== 0) return false;
  return true;
}

/** Whether a word is in no list. */
const isUnlisted = (entry: number): boolean => entry === clusterOf(entry);

function isFullName(doc: Doc, evidence: TokenEvidence, name: NameSpan, speakers: ReadonlySet<string>): boolean {
  if (!mayBeFullName(doc, evidence, name)) return false;
  const { first, last } = name;
  if (speakers.has((doc.tokens[first] as Token).lower) || speakers.has((doc.tokens[last - 1] as Token).lower))
    return true;
  return isShownAsPerson(doc, first, last) || precedesPersonNoun(doc, last);
}

function isShownAsPerson(doc: Doc, first: number, last: number): boolean {
  if (hasTitle(doc, first) || opensPersonalClause(doc, last - 1)) return true;
  return sayingBeside(doc, last - 1) === 'quote';
}

/** Maximum number of words between the article and the noun of a description. */
const MAX_MODIFIERS = 3;

/** `, a retired teacher`: whether a description of a person starts at a token. */
function precedesPersonNoun({ tokens }: Doc, comma: number): boolean {
  if (tokens[comma]?.text !== ',' || !ROLE_DETERMINERS.has(tokens[comma + 1]?.lower ?? '')) return false;
  for (let i = comma + 2; i < comma + 3 + MAX_MODIFIERS; i++) {
    const token = tokens[i] as Token | undefined;
    if (token === undefined || token.kind !== 'word' || token.text !== token.lower) return false;
    if (token.word.personNoun) return true;
  }
  return false;
}
