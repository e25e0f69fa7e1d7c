import type { Doc, Token } from './document';
import { Flag, LONGEST_PHRASE } from './lexicon';
import { isCapitalized, Shape } from './shapes';
import { groupOf, PLACE_PREPOSITION_GROUP, SAYING_GROUP, TITLE_GROUP } from './wordGroups';

/** What the tagger looks at, token by token; arrays run parallel to `doc.tokens`. */
export interface Traits {
  readonly shape: Uint8Array;
  /** Entry in the lexicon. */
  readonly entry: Int32Array;
  readonly group: Uint8Array;
  /** 4 × kind + place (1 first, 2 inside, 3 last) of the longest listed name that covers the token; 0 for none. */
  readonly phrase: Uint8Array;
  /** Bits of {@link Told}: what the whole article tells of this word. */
  readonly told: Uint16Array;
  /** Where the token stands: bits for sentence start, after an opening mark, in a line of capitals, in a table. */
  readonly place: Uint8Array;
  /** What words with its ending are for the most part, by `Lexicon.endings`; 0 for short ones. */
  readonly ending: Uint8Array;
}

/** What an article's other uses of a word tell of it. */
export const Told = {
  SeenLower: 1,
  SeenInside: 2,
  AfterTitle: 4,
  AfterGivenName: 8,
  BeforeSaying: 16,
  AfterIn: 32,
  BeforeSurname: 64,
  BeforePossessive: 128,
  Several: 256,
  Many: 512,
  AfterThe: 1024,
  BeforeCapital: 2048,
} as const;

export const Place = { SentenceStart: 1, AfterOpening: 2, CapitalLine: 4, Table: 8, ShortLine: 16, Title: 32 } as const;

const GIVEN = Flag.MaleName | Flag.FemaleName | Flag.LikeMaleName | Flag.LikeFemaleName;

/** Looks at every token of an article once, and at what its words have in common. Linear in the tokens. */
export function traitsOf(doc: Doc): Traits {
  const n = doc.tokens.length;
  const traits: Traits = {
    shape: new Uint8Array(n),
    entry: new Int32Array(n),
    group: new Uint8Array(n),
    phrase: new Uint8Array(n),
    told: new Uint16Array(n),
    place: new Uint8Array(n),
    ending: new Uint8Array(n),
  };
  for (const { index, word } of doc.tokens) {
    traits.shape[index] = word.shape;
    traits.entry[index] = word.entry;
    traits.group[index] = word.group;
    traits.ending[index] = word.ending;
  }
  places(doc, traits);
  phrases(doc, traits);
  told(doc, traits);
  return traits;
}

function places(doc: Doc, { shape, place }: Traits): void {
  for (const sentence of doc.sentences) {
    let capitals = 0;
    let lowers = 0;
    let numbers = 0;
    for (let i = sentence.first; i < sentence.last; i++) {
      const s = shape[i] as number;
      if (s === Shape.Capitals) capitals++;
      else if (s === Shape.Lower) lowers++;
      else if (s === Shape.Number || s === Shape.NumberMark) numbers++;
    }
    let bits = sentence.paragraph < 0 ? Place.Title : 0;
    if (capitals > 1 && capitals > 2 * lowers) bits |= Place.CapitalLine;
    if (numbers > 0 && numbers * 2 >= lowers) bits |= Place.Table;
    if (sentence.last - sentence.first < 6) bits |= Place.ShortLine;
    for (let i = sentence.first; i < sentence.last; i++) {
      let own = bits;
      if (i === sentence.first) own |= Place.SentenceStart;
      else if (shape[i - 1] === Shape.Quote || shape[i - 1] === Shape.Bracket) own |= Place.AfterOpening;
      place[i] = own;
    }
  }
}

function phrases(doc: Doc, { entry, phrase, shape }: Traits): void {
  for (let i = 0; i < doc.tokens.length; i++) {
    if (((entry[i] as number) & Flag.StartsPhrase) === 0 || !isCapitalized(shape[i] as number)) continue;
    let key = (doc.tokens[i] as Token).lower;
    let found = 0;
    let length = 0;
    const { sentence } = doc.tokens[i] as Token;
    for (let k = 1; k < LONGEST_PHRASE; k++) {
      const token = doc.tokens[i + k];
      if (token === undefined || token.sentence !== sentence || token.kind !== 'word') break;
      key = `${key} ${token.lower}`;
      const kind = isCapitalized(shape[i + k] as number) ? doc.lexicon.phrases.get(key) : 0;
      if (kind !== 0) {
        found = kind;
        length = k;
      }
    }
    if (found === 0) continue;
    for (let k = 0; k <= length; k++) phrase[i + k] = 4 * found + (k === 0 ? 1 : k === length ? 3 : 2);
    i += length;
  }
}

function told(doc: Doc, traits: Traits): void {
  const { shape, place, told: out } = traits;
  const bits = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const token of doc.tokens) {
    const i = token.index;
    if (token.kind !== 'word') continue;
    const capital = isCapitalized(shape[i] as number);
    const lower = shape[i] === Shape.Lower;
    if (!capital && !lower) continue;
    if (((place[i] as number) & Place.CapitalLine) !== 0) continue;
    const evidence = lower ? Told.SeenLower : evidenceAt(traits, i);
    if (evidence !== 0) bits.set(token.lower, (bits.get(token.lower) ?? 0) | evidence);
    if (capital) counts.set(token.lower, (counts.get(token.lower) ?? 0) + 1);
  }
  for (const token of doc.tokens) {
    if (!isCapitalized(shape[token.index] as number)) continue;
    const count = counts.get(token.lower) ?? 0;
    const often = count > 4 ? Told.Many | Told.Several : count > 1 ? Told.Several : 0;
    out[token.index] = (bits.get(token.lower) ?? 0) | often;
  }
}

/** What one capitalized use of a word tells of it. */
function evidenceAt({ shape, entry, group, place }: Traits, i: number): number {
  let bits = ((place[i] as number) & (Place.SentenceStart | Place.AfterOpening)) === 0 ? Told.SeenInside : 0;
  const before = group[i - 1] ?? 0;
  const after = group[i + 1] ?? 0;
  if (((place[i] as number) & Place.SentenceStart) === 0) {
    if (before === TITLE_GROUP || before === MR || before === MRS) bits |= Told.AfterTitle;
    else if (before === PLACE_PREPOSITION_GROUP) bits |= Told.AfterIn;
    else if (before === 1) bits |= Told.AfterThe;
    if (((entry[i - 1] ?? 0) & GIVEN) !== 0 && isCapitalized(shape[i - 1] ?? 0)) bits |= Told.AfterGivenName;
  }
  if (after === SAYING_GROUP) bits |= Told.BeforeSaying;
  if (isCapitalized(shape[i + 1] ?? 0)) {
    bits |= Told.BeforeCapital;
    if (((entry[i + 1] ?? 0) & (Flag.CommonSurname | Flag.Surname | Flag.LikeSurname)) !== 0)
      bits |= Told.BeforeSurname;
  }
  if (shape[i + 1] === Shape.Possessive) bits |= Told.BeforePossessive;
  return bits;
}

const MR = groupOf('mr.');
const MRS = groupOf('mrs.');
