import {
  ADDRESS,
  ARTICLE,
  DEGREE,
  EVENT_NOUN,
  FUNCTION_WORDS,
  GENERATION_AFTER_NAME,
  GENERATION_OR_NONE,
  GROUP_ENDING,
  HONOUR,
  isCourtesy,
  isPeople,
  NUMBER_OF_WAR,
  POLICE_RANK,
  SEATS_OF_GOVERNMENT,
  THINGS_IN_CAPITALS,
  TITLES,
  WEEKDAYS,
} from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { type TokenEvidence, TokenPosition } from '../tokens/tokenEvidence';
import { entryOf } from '../tokens/word';
import { Shape } from '../tokens/wordShape';
import { acronymsOf } from './acronyms';
import { withoutAddresses } from './addresses';
import { withCompanies, withFirms, withMembers, withMissedCompanies } from './companyNames';
import { withDatelines } from './datelines';
import { withDefinitions } from './definitions';
import { settleTypes } from './entityTyping';
import { withFamilyParticles, withFullNames, withMissedNames } from './fullNames';
import { withoutGlue } from './gluedNames';
import { withHeadlineNames } from './headlineNames';
import { withJoinedPlaces } from './joinedPlaces';
import { withKnownNames } from './knownNames';
import { withLoneGivenNames } from './loneGivenNames';
import { withHeads } from './nameHeads';
import { type NameSpan, withCouples, withinTitled, withTitled } from './nameSpans';
import { KINDS, type NameModel, type TaggedName, tagNames } from './nameTagger';
import { withRepeatedNames } from './repeatedNames';
import { withShopNames } from './shopNames';
import { withShortNames } from './shortNames';

/** All names of an article, in order; none overlap. In steps. */
export function* findNames(doc: Doc, evidence: TokenEvidence, model: NameModel): Generator<void, readonly NameSpan[]> {
  const found = withoutAddresses(doc, yield* tagNames(doc, evidence, model)).filter(
    name => !isOpeningWord(doc, name) && !isDegree(doc, name) && !isThing(doc, name),
  );
  const tagged = found.map((name): NameSpan => {
    const type = typeOf(doc, name);
    const first = type === 'person' ? afterTitle(doc, name) : name.first;
    const last = type === 'person' ? beforeHonours(doc, first, name.last) : name.last;
    return { first, last: withSuffix(doc, last, type), type };
  });
  yield;
  const parted = withDatelines(
    doc,
    withKnownNames(doc, withoutGlue(doc, evidence, withHeads(doc, withJoinedPlaces(doc, evidence, tagged)))),
  );
  const titled = withTitled(doc, evidence, withCouples(doc, withinTitled(doc, parted)));
  yield;
  const people = withShortNames(
    doc,
    evidence,
    sameAsPeople(
      doc,
      withNicknames(
        doc,
        withLoneGivenNames(
          doc,
          evidence,
          withFullNames(doc, evidence, withMissedNames(doc, evidence, withFamilyParticles(doc, evidence, titled))),
        ),
      ),
    ),
  );
  yield;
  const companies = withoutAddresses(doc, withMissedCompanies(doc, withShopNames(doc, people)));
  const firms = withMembers(doc, withFirms(doc, companies));
  const names = withCompanies(doc, withAcronyms(doc, evidence, firms));
  yield;
  const places = besidePlaces(doc, names);
  const placed = names.map(n =>
    n.type === 'organization' && places.has(keyOf(doc, n)) ? { ...n, type: 'place' as const } : n,
  );
  const defined = withDefinitions(doc, places.size === 0 ? names : placed);
  return settleTypes(doc, withHeadlineNames(doc, withRepeatedNames(doc, defined)));
}

/** `Now the lake is empty`: a word that opens a sentence, and is no name. */
function isOpeningWord({ tokens, sentences }: Doc, { first, last }: TaggedName): boolean {
  const token = tokens[first] as Token;
  return last - first === 1 && FUNCTION_WORDS.has(token.lower) && sentences[token.sentence]?.first === first;
}

/** `USB`, `Guaranty.doc`: an abbreviation of a thing, or the name of a file. */
function isThing({ tokens }: Doc, { first, last }: TaggedName): boolean {
  const { text, lower } = tokens[last - 1] as Token;
  if (FILE_NAME.test(lower)) return true;
  return last - first === 1 && text !== lower && THINGS_IN_CAPITALS.has(lower);
}

const FILE_NAME = /\.(?:docx?|xlsx?|pptx?|pdf|txt|jpe?g|png|gif|zip|csv)$/;

/** `Tove Lang, M.D.`: letters for a degree after a name. */
function isDegree({ tokens }: Doc, { first, last }: TaggedName): boolean {
  const [before, token] = [tokens[first - 1], tokens[first] as Token];
  return last - first === 1 && before?.text === ',' && before.sentence === token.sentence && DEGREE.test(token.lower);
}

/** Extends a name by a suffix that the tagger missed: `Jr.` after a person, the number of a war. */
function withSuffix(doc: Doc, last: number, type: EntityType): number {
  const [before, next] = [doc.tokens[last - 1] as Token, doc.tokens[last]];
  if (next === undefined || next.sentence !== before.sentence) return last;
  const suffix = type === 'person' ? GENERATION_AFTER_NAME : before.lower === 'war' ? NUMBER_OF_WAR : null;
  return suffix?.test(next.lower) && next.text !== next.lower ? last + 1 : last;
}

/** `Edgar “Lefty” Moreno`: joins a given name, one or two words in marks, and the words directly after them. */
function withNicknames(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const joined: NameSpan[] = [];
  for (let k = 0; k < names.length; k++) {
    const name = names[k] as NameSpan;
    const family = familyAfterNickname(doc, name);
    if (family < 0) {
      joined.push(name);
      continue;
    }
    let next = k + 1;
    while (next < names.length && (names[next] as NameSpan).last <= family) next++;
    const surname = names[next];
    const last = surname !== undefined && surname.first <= family ? surname.last : family + 1;
    joined.push({ first: name.first, last, type: 'person' });
    while (k + 1 < names.length && (names[k + 1] as NameSpan).first < last) k++;
  }
  return joined;
}

/** The token of the surname after a nickname that follows a name, or -1. */
function familyAfterNickname(doc: Doc, { first, last, type }: NameSpan): number {
  const { tokens } = doc;
  const inBrackets = last - first === 1 && isGivenName(doc, first) ? nicknameInBrackets(tokens, last) : -1;
  const family = inBrackets < 0 ? nicknameInMarks(tokens, last) : inBrackets;
  if (family < 0 || !isCapitalWord(tokens[family])) return -1;
  if (tokens[family]?.sentence !== tokens[first]?.sentence) return -1;
  if (type !== 'person' && !isGivenName(doc, last - 1)) return -1;
  // `Hillary Clinton “A Disgrace” Over …`: a quote in a headline, after a full name.
  return last - first > 1 && ARTICLE.test(tokens[last + 1]?.lower ?? '') ? -1 : family;
}

/** Marks around a nickname. In brackets, straight single ones as well. */
const OPENING = /^(?:["“‘]|''|``)$/;
const CLOSING = /^(?:["”’]|'')$/;

/** The token after a nickname of one or two words in the marks that open at a token, or -1. */
function nicknameInMarks(tokens: readonly Token[], at: number): number {
  const isClosing = (i: number): boolean => CLOSING.test(tokens[i]?.text ?? '');
  if (!OPENING.test(tokens[at]?.text ?? '')) return -1;
  // `Bruno “the Ox” Ferran`
  if (tokens[at + 1]?.text === 'the') return isCapitalWord(tokens[at + 2]) && isClosing(at + 3) ? at + 4 : -1;
  if (!isCapitalWord(tokens[at + 1])) return -1;
  if (isClosing(at + 2)) return at + 3;
  return isClosing(at + 3) ? at + 4 : -1;
}

/** `William (Bill) Moss`, `Robert (“Bob”) Dean`: the token after a nickname in the brackets that open at a token, or -1. */
function nicknameInBrackets(tokens: readonly Token[], at: number): number {
  const textAt = (i: number): string => tokens[i]?.text ?? '';
  if (textAt(at) !== '(') return -1;
  const opening = textAt(at + 1);
  const marks = opening === "'" || OPENING.test(opening) ? 1 : 0;
  const word = tokens[at + 1 + marks];
  if (word === undefined || !isCapitalWord(word) || word.text === word.text.toUpperCase()) return -1;
  const closing = textAt(at + 3);
  if (marks && closing !== "'" && !CLOSING.test(closing)) return -1;
  const close = at + 2 + 2 * marks;
  return textAt(close) === ')' ? close + 1 : -1;
}

const isCapitalWord = (token: Token | undefined): boolean => token?.kind === 'word' && token.text[0] !== token.lower[0];

const isGivenName = ({ tokens, lexicon }: Doc, i: number): boolean =>
  (entryOf(lexicon, (tokens[i] as Token).lower) & (Flag.MaleName | Flag.FemaleName)) !== 0;

/** Makes a full name a person everywhere in the article if the tagger found a person in at least a third of its uses. */
function sameAsPeople(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const full = ({ first, last }: NameSpan): string =>
    last - first < 2 ? '' : `${(doc.tokens[first] as Token).lower} ${(doc.tokens[first + 1] as Token).lower}`;
  const votes = new Map<string, number>();
  for (const n of names) {
    const key = full(n);
    if (key !== '') votes.set(key, (votes.get(key) ?? 0) + (n.type === 'person' ? 2 : -1));
  }
  return names.map(n => {
    const same = n.type !== 'person' && n.last - n.first < 4 && (votes.get(full(n)) ?? -1) >= 0;
    return same && GENERATION_OR_NONE.test(n.last - n.first === 3 ? (doc.tokens[n.last - 1] as Token).lower : '')
      ? { ...n, type: 'person' }
      : n;
  });
}

const keyOf = (doc: Doc, { first, last }: NameSpan): string =>
  last - first === 1 ? (doc.tokens[first] as Token).lower : '';

/** Towns and countries that are joined to a place by `and`: they are places everywhere, however they are tagged. */
function besidePlaces(doc: Doc, names: readonly NameSpan[]): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < names.length; i++) {
    const [a, b] = [names[i] as NameSpan, names[i + 1] as NameSpan];
    if (b.first !== a.last + 1 || (doc.tokens[a.last] as Token).lower !== 'and') continue;
    if (a.type !== 'place' && b.type !== 'place') continue;
    for (const name of [a, b]) {
      const key = name.type === 'organization' || name.type === 'place' ? keyOf(doc, name) : '';
      if (key !== '' && (entryOf(doc.lexicon, key) & (Flag.Country | Flag.Town)) !== 0) found.add(key);
    }
  }
  return found;
}

/** Where a name starts after its title or a weekday: `Francis` in `Pope Francis`; but `Dean Martin` has no title. */
function afterTitle(doc: Doc, { first, last }: TaggedName): number {
  let from = last - first > 1 && WEEKDAYS.has((doc.tokens[first] as Token).lower) ? first + 1 : first;
  while (from < last - 1) {
    const lower = (doc.tokens[from] as Token).lower.replace(/\.$/, '');
    const given = entryOf(doc.lexicon, lower) & (Flag.MaleName | Flag.FemaleName);
    const isTitle = POLICE_RANK.test((doc.tokens[from] as Token).text) || TITLES.has(lower);
    if (!isTitle || (given !== 0 && !isCourtesy(lower))) break;
    from++;
  }
  return from;
}

/** Where a name ends before honours: `Helena Crane` in `Helena Crane KC`. */
function beforeHonours({ tokens }: Doc, first: number, end: number): number {
  let last = end;
  while (last - first > 1 && HONOUR.test((tokens[last - 1] as Token).text)) last--;
  return last;
}

/** `Pc Doyle`, `Helena Crane KC`: whether a rank or an honour shows that a name is a person’s. */
function hasRank(doc: Doc, { first, last }: TaggedName): boolean {
  const [opening, ending] = [doc.tokens[first]?.text ?? '', doc.tokens[last - 1]?.text ?? ''];
  // `PC World`
  if (POLICE_RANK.test(opening)) return opening !== 'PC' || isGivenName(doc, first + 1);
  return last - first > 2 && HONOUR.test(ending) && isGivenName(doc, first);
}

/** One or two words of a name in lower case. */
const lowerText = ({ tokens }: Doc, { first, last }: TaggedName): string =>
  last - first === 1
    ? (tokens[first] as Token).lower
    : `${(tokens[first] as Token).lower} ${(tokens[last - 1] as Token).lower}`;

function typeOf(doc: Doc, name: TaggedName): EntityType {
  const { first, last } = name;
  if (KINDS[name.kind] !== 'place' && last - first < 3 && SEATS_OF_GOVERNMENT.has(lowerText(doc, name)))
    return 'organization';
  if (last - first > 1 && (ADDRESS.test((doc.tokens[first] as Token).lower) || hasRank(doc, name))) return 'person';
  return KINDS[name.kind] === 'misc' ? miscType(doc, name) : (KINDS[name.kind] as EntityType);
}

/** Adds acronyms of names in the article: `WHO` next to `World Health Organization`. */
function withAcronyms(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const known = new Set<string>();
  for (const { first, last, type } of names) {
    if (type !== 'organization' || last - first < 3) continue;
    for (const acronym of acronymsOf(doc.tokens.slice(first, last).map(t => t.lower))) known.add(acronym);
  }
  if (known.size === 0) return names;
  const taken = new Uint8Array(doc.tokens.length);
  for (const { first, last } of names) taken.fill(1, first, last);
  const added: NameSpan[] = [];
  for (const { index: i, lower } of doc.capitals) {
    if (evidence.shape[i] !== Shape.Capitals || taken[i] === 1) continue;
    if (((evidence.position[i] as number) & TokenPosition.CapitalLine) !== 0 || !known.has(lower)) continue;
    added.push({ first: i, last: i + 1, type: 'organization' });
  }
  return added.length === 0 ? names : [...names, ...added].sort((a, b) => a.first - b.first);
}

/** Splits the tagger’s miscellaneous kind: groups of people, events, others. */
function miscType(doc: Doc, { first, last }: TaggedName): EntityType {
  const head = (doc.tokens[last - 1] as Token).lower;
  const words = doc.tokens.slice(first, last).map(t => t.lower);
  if (EVENT_NOUN.test(head) || words[0] === 'world') return 'event';
  if (last - first > 2) return 'other';
  const entry = entryOf(doc.lexicon, head);
  const people =
    isPeople(head) ||
    (entry & Flag.Demonym) !== 0 ||
    ((entry & Flag.PersonNoun) !== 0 && head.endsWith('s')) ||
    GROUP_ENDING.test(head);
  return people ? 'group' : 'other';
}
