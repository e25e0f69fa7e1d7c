import {
  ARTICLE,
  EVENT_NOUN,
  GENERATION_AFTER_NAME,
  GENERATION_OR_NONE,
  GROUP_ENDING,
  isCourtesy,
  NUMBER_OF_WAR,
  SEATS_OF_GOVERNMENT,
  TITLES,
} from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { Place, type TokenEvidence } from '../tokens/tokenEvidence';
import { entryOf } from '../tokens/word';
import { Shape } from '../tokens/wordShape';
import { acronymsOf } from './acronyms';
import { settleTypes } from './entityTyping';
import { type NameSpan, withCouples, withinTitled, withSurnames, withTitled } from './nameSpans';
import { KINDS, type NameModel, type TaggedName, tagNames } from './nameTagger';

/** All names of people, organizations, places, groups and the rest, in order, none overlapping; yields now and then. */
export function* findNames(doc: Doc, evidence: TokenEvidence, model: NameModel): Generator<void, readonly NameSpan[]> {
  const found = yield* tagNames(doc, evidence, model);
  const tagged = found.map((name): NameSpan => {
    const type = typeOf(doc, name);
    const first = type === 'person' ? afterTitle(doc, name) : name.first;
    return { first, last: withSuffix(doc, name.last, type), type };
  });
  yield;
  const titled = withTitled(doc, evidence, withCouples(doc, withinTitled(doc, tagged)));
  yield;
  const people = withSurnames(doc, sameAsPeople(doc, withNicknames(doc, titled)));
  yield;
  const names = withAcronyms(doc, evidence, people);
  yield;
  const places = besidePlaces(doc, names);
  const placed = names.map(n => (places.has(keyOf(doc, n)) ? { ...n, type: 'place' as const } : n));
  return settleTypes(doc, places.size === 0 ? names : placed);
}

/** Extends a name by a suffix that the tagger missed: `Jr.` after a person, the number of a war. */
function withSuffix(doc: Doc, last: number, type: EntityType): number {
  const [before, next] = [doc.tokens[last - 1] as Token, doc.tokens[last]];
  if (next === undefined || next.sentence !== before.sentence) return last;
  const suffix = type === 'person' ? GENERATION_AFTER_NAME : before.lower === 'war' ? NUMBER_OF_WAR : null;
  return suffix?.test(next.lower) && next.text !== next.lower ? last + 1 : last;
}

/** `Edgar “Lefty” Moreno` is one name: a given name, one or two words in marks, and what follows them at once. */
function withNicknames(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const opens = (i: number): boolean => /^(?:["“‘]|''|``)$/.test(doc.tokens[i]?.text ?? '');
  const closes = (i: number): boolean => /^(?:["”’]|'')$/.test(doc.tokens[i]?.text ?? '');
  const isCapital = (i: number): boolean => {
    const token = doc.tokens[i];
    return token?.kind === 'word' && token.text[0] !== token.lower[0];
  };
  const joined: NameSpan[] = [];
  for (let k = 0; k < names.length; k++) {
    const a = names[k] as NameSpan;
    const nick = opens(a.last) && isCapital(a.last + 1) ? (closes(a.last + 2) ? 1 : closes(a.last + 3) ? 2 : 0) : 0;
    const family = a.last + nick + 2;
    const given =
      (entryOf(doc.lexicon, (doc.tokens[a.last - 1] as Token).lower) & (Flag.MaleName | Flag.FemaleName)) !== 0;
    // `Hillary Clinton “A Disgrace” Over …`: a headline’s quote after a full name.
    const article = a.last - a.first > 1 && ARTICLE.test(doc.tokens[a.last + 1]?.lower ?? '');
    if (
      nick === 0 ||
      article ||
      !isCapital(family) ||
      (a.type !== 'person' && !given) ||
      doc.tokens[family]?.sentence !== doc.tokens[a.first]?.sentence
    ) {
      joined.push(a);
      continue;
    }
    let next = k + 1;
    while (next < names.length && (names[next] as NameSpan).last <= family) next++;
    const b = names[next];
    const last = b !== undefined && b.first <= family ? b.last : family + 1;
    joined.push({ first: a.first, last, type: 'person' });
    while (k + 1 < names.length && (names[k + 1] as NameSpan).first < last) k++;
  }
  return joined;
}

/** A full name tagged as a person once is a person everywhere in the article. */
function sameAsPeople(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const full = ({ first, last }: NameSpan): string =>
    last - first < 2 ? '' : `${(doc.tokens[first] as Token).lower} ${(doc.tokens[first + 1] as Token).lower}`;
  const people = new Set(names.filter(n => n.type === 'person').map(full));
  return names.map(n => {
    const same = n.type !== 'person' && n.last - n.first < 4 && full(n) !== '' && people.has(full(n));
    return same && GENERATION_OR_NONE.test(n.last - n.first === 3 ? (doc.tokens[n.last - 1] as Token).lower : '')
      ? { ...n, type: 'person' }
      : n;
  });
}

const keyOf = (doc: Doc, { first, last }: NameSpan): string =>
  last - first === 1 ? (doc.tokens[first] as Token).lower : '';

/** Towns and countries that the tagger took for organizations though they are named in one breath with a place. */
function besidePlaces(doc: Doc, names: readonly NameSpan[]): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < names.length; i++) {
    const [a, b] = [names[i] as NameSpan, names[i + 1] as NameSpan];
    if (b.first !== a.last + 1 || (doc.tokens[a.last] as Token).lower !== 'and') continue;
    const misread = a.type === 'place' ? b : a;
    if (misread.type !== 'organization' || (a.type !== 'place' && b.type !== 'place')) continue;
    const key = keyOf(doc, misread);
    if (key !== '' && (entryOf(doc.lexicon, key) & (Flag.Country | Flag.Town)) !== 0) found.add(key);
  }
  return found;
}

/** A title is no part of the name: `Pope Francis`, but not `Dean Martin`, whose title is a given name. */
function afterTitle(doc: Doc, { first, last }: TaggedName): number {
  let from = first;
  while (from < last - 1) {
    const lower = (doc.tokens[from] as Token).lower.replace(/\.$/, '');
    const given = entryOf(doc.lexicon, lower) & (Flag.MaleName | Flag.FemaleName);
    if (!TITLES.has(lower) || (given !== 0 && !isCourtesy(lower))) break;
    from++;
  }
  return from;
}

function typeOf(doc: Doc, name: TaggedName): EntityType {
  const { first, last } = name;
  const words = last - first < 3 ? doc.tokens.slice(first, last).map(t => t.lower) : [];
  const seat = KINDS[name.kind] !== 'place' && SEATS_OF_GOVERNMENT.has(words.join(' '));
  if (seat) return 'organization';
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
  for (let i = 0; i < doc.tokens.length; i++) {
    if (evidence.shape[i] !== Shape.Capitals || taken[i] === 1) continue;
    if (((evidence.place[i] as number) & Place.CapitalLine) !== 0 || !known.has((doc.tokens[i] as Token).lower))
      continue;
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
    (entry & Flag.Demonym) !== 0 || ((entry & Flag.PersonNoun) !== 0 && head.endsWith('s')) || GROUP_ENDING.test(head);
  return people ? 'group' : 'other';
}
