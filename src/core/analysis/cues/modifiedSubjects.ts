import { ACCUSED, OPENS_TIME_CLAUSE } from '../../language/en';
import type { Token } from '../tokens/document';
import { isGerund, phraseBefore, type Tagged, type TokenRange } from './phrases';
import { PosTag } from './syntax';

/** Maximum length of a clause between a noun and its verb, in tokens. */
const MAX_CLAUSE_LENGTH = 20;

/**
 * The noun that a clause without commas describes, if `range`, the phrase directly before a verb, is the end of such a
 * clause: `the man who repaired the engine said`, `drivers waiting at the quay said`. Null if there is no such clause.
 */
export function modifiedSubject(t: Tagged, range: TokenRange, floor: number): TokenRange | null {
  if (t.tags[range.first] === PosTag.Pronoun) return null;
  const low = Math.max(floor + 1, range.first - MAX_CLAUSE_LENGTH);
  for (let i = range.first - 1; i >= low; i--) {
    const tag = t.tags[i] as number;
    const isRelative = tag === PosTag.Relative || t.doc.tokens[i]?.lower === 'that';
    if (isRelative) return opensRelative(t, i, range) ? nounBefore(t, i, floor) : null;
    if (opensParticiple(t, i, range)) return nounBefore(t, i, floor);
    if (!IN_CLAUSE.has(tag) && !(tag === PosTag.Cue && isGerund(t, i))) return null;
  }
  return null;
}

/** `a man accused of robbing his partner`, as one phrase: the noun before the participle; null if there is none. */
export function accusedNoun({ doc, tags }: Tagged, { first, last }: TokenRange): TokenRange | null {
  for (let i = first + 1; i < last - 1; i++)
    if (ACCUSED.has((doc.tokens[i] as Token).lower) && tags[i + 1] === PosTag.Preposition) return { first, last: i };
  return null;
}

/** Tags inside a clause. Cues are not among them: `the man who believes Hill said`. */
const IN_CLAUSE: ReadonlySet<number> = new Set([
  PosTag.Adverb,
  PosTag.Auxiliary,
  PosTag.Determiner,
  PosTag.Ed,
  PosTag.Ing,
  PosTag.Name,
  PosTag.Not,
  PosTag.Number,
  PosTag.Other,
  PosTag.Possessive,
  PosTag.Preposition,
  PosTag.Time,
  PosTag.To,
  PosTag.Verb,
]);

/** Whether the relative pronoun at `i` is the subject of its clause: a verb follows, not the phrase itself. */
function opensRelative({ tags, doc }: Tagged, i: number, range: TokenRange): boolean {
  let verb = i + 1;
  while (tags[verb] === PosTag.Adverb) verb++;
  if (verb >= range.first) return false;
  const tag = tags[verb];
  if (tag === PosTag.Auxiliary || tag === PosTag.Ed || tag === PosTag.Verb) return true;
  if (tag !== PosTag.Other) return false;
  // `that owns the mine`
  const hasObject = OPENS_OBJECT.has(tags[verb + 1] as number) && doc.tokens[verb]?.lower.endsWith('s');
  return doc.tokens[i]?.lower === 'who' || hasObject === true;
}

const OPENS_OBJECT: ReadonlySet<number> = new Set([PosTag.Determiner, PosTag.Preposition, PosTag.To]);

/** Whether the participle at `i` opens a clause about the noun before it: `waiting at`, `briefed on`, `representing the`. */
function opensParticiple(t: Tagged, i: number, range: TokenRange): boolean {
  const { tags, doc } = t;
  const tag = tags[i];
  const isAccused = ACCUSED.has((doc.tokens[i] as Token).lower);
  if (tag !== PosTag.Ing && tag !== PosTag.Ed && !isAccused && !(tag === PosTag.Cue && isGerund(t, i))) return false;
  if (tags[i - 1] !== PosTag.Other && tags[i - 1] !== PosTag.Name) return false;
  const next = tags[i + 1];
  if (next === PosTag.Preposition || next === PosTag.To)
    return i + 1 < range.first && !OPENS_TIME_CLAUSE.test(doc.tokens[i + 1]?.lower ?? '');
  return tag === PosTag.Ing && (next === PosTag.Determiner || next === PosTag.Name);
}

/** The phrase that ends before token `end`, unless it depends on a preposition or verb. */
function nounBefore(t: Tagged, end: number, floor: number): TokenRange | null {
  const noun = phraseBefore(t, end, floor);
  if (noun === null || t.tags[noun.first] === PosTag.Pronoun) return null;
  return noun.first === floor || STARTS_CLAUSE.has(t.tags[noun.first - 1] as number) || isSubordinate(t, noun.first - 1)
    ? noun
    : null;
}

/** Tags after which a subject can start. */
const STARTS_CLAUSE: ReadonlySet<number> = new Set([
  PosTag.And,
  PosTag.Colon,
  PosTag.Comma,
  PosTag.Dash,
  PosTag.Open,
  PosTag.QuoteMark,
  PosTag.Stop,
  PosTag.Subordinator,
]);

const isSubordinate = ({ doc }: Tagged, i: number): boolean => (doc.tokens[i] as Token).word.cue?.cue === 'say';

/**
 * `Hill of the University of Dayton, Ohio said`: the phrase before a place that is only the end of it; null if `range`
 * stands on its own.
 */
export function beforePlace(t: Tagged, range: TokenRange, floor: number): TokenRange | null {
  const { tags } = t;
  const comma = range.first - 1;
  const isPlace = range.last - range.first <= 2 && tags[range.first] === PosTag.Name && tags[comma] === PosTag.Comma;
  if (!isPlace || tags[comma - 1] !== PosTag.Name) return null;
  const whole = phraseBefore(t, comma, floor);
  if (whole === null || whole.first !== floor || tags[floor] !== PosTag.Name) return null;
  for (let i = floor; i < whole.last; i++) if (tags[i] === PosTag.Preposition) return i > floor + 1 ? whole : null;
  return null;
}
