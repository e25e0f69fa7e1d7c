import { groupOf, PLACE_PREPOSITION_GROUP, SAYING_GROUP, TITLE_GROUP } from '../../language/en';
import { Flag, MAX_PHRASE_LENGTH } from '../models/lexicon';
import type { Doc, Token } from './document';
import { isCapitalized, Shape } from './wordShape';

/** Evidence for the name tagger by token; arrays run parallel to `doc.tokens`. */
export interface TokenEvidence {
  readonly shape: Uint8Array;
  /** Entry in the lexicon. */
  readonly entry: Int32Array;
  readonly group: Uint8Array;
  /** 4 × kind + place (1 first, 2 inside, 3 last) of the longest listed name that covers the token; 0 for none. */
  readonly phrase: Uint8Array;
  /** Bits of {@link WordUse}: how the whole article uses this word. */
  readonly told: Uint16Array;
  /** Position bits: sentence start, after an opening mark, in a line of capitals, in a table. */
  readonly place: Uint8Array;
  /** `Lexicon.endings` of its ending; 0 for short words. */
  readonly ending: Uint8Array;
}

/** How an article uses a word. */
export const WordUse = {
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

const TOKENS_PER_STEP = 40_000;

const GIVEN = Flag.MaleName | Flag.FemaleName | Flag.LikeMaleName | Flag.LikeFemaleName;

/** Collects the evidence for every token of an article. In steps; linear in the tokens. */
export function* evidenceSteps(doc: Doc): Generator<void, TokenEvidence> {
  const n = doc.tokens.length;
  const traits: TokenEvidence = {
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
  yield;
  places(doc, traits);
  yield;
  phrases(doc, traits);
  yield;
  yield* told(doc, traits);
  return traits;
}

function places(doc: Doc, { shape, place }: TokenEvidence): void {
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

function phrases(doc: Doc, { entry, phrase, shape }: TokenEvidence): void {
  for (let i = 0; i < doc.tokens.length; i++) {
    if (((entry[i] as number) & Flag.StartsPhrase) === 0 || !isCapitalized(shape[i] as number)) continue;
    let key = (doc.tokens[i] as Token).lower;
    let found = 0;
    let length = 0;
    const { sentence } = doc.tokens[i] as Token;
    for (let k = 1; k < MAX_PHRASE_LENGTH; k++) {
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

function* told(doc: Doc, traits: TokenEvidence): Generator<void, void> {
  const { shape, place, told: out } = traits;
  const bits = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const token of doc.tokens) {
    const i = token.index;
    if (i % TOKENS_PER_STEP === TOKENS_PER_STEP - 1) yield;
    if (token.kind !== 'word') continue;
    const capital = isCapitalized(shape[i] as number);
    const lower = shape[i] === Shape.Lower;
    if (!capital && !lower) continue;
    if (((place[i] as number) & Place.CapitalLine) !== 0) continue;
    const evidence = lower ? WordUse.SeenLower : evidenceAt(traits, i);
    if (evidence !== 0) bits.set(token.lower, (bits.get(token.lower) ?? 0) | evidence);
    if (capital) counts.set(token.lower, (counts.get(token.lower) ?? 0) + 1);
  }
  yield;
  for (const token of doc.tokens) {
    if (!isCapitalized(shape[token.index] as number)) continue;
    const count = counts.get(token.lower) ?? 0;
    const often = count > 4 ? WordUse.Many | WordUse.Several : count > 1 ? WordUse.Several : 0;
    out[token.index] = (bits.get(token.lower) ?? 0) | often;
  }
}

/** Bits of {@link WordUse} from one capitalized use. */
function evidenceAt({ shape, entry, group, place }: TokenEvidence, i: number): number {
  let bits = ((place[i] as number) & (Place.SentenceStart | Place.AfterOpening)) === 0 ? WordUse.SeenInside : 0;
  const before = group[i - 1] ?? 0;
  const after = group[i + 1] ?? 0;
  if (((place[i] as number) & Place.SentenceStart) === 0) {
    if (before === TITLE_GROUP || before === MR || before === MRS) bits |= WordUse.AfterTitle;
    else if (before === PLACE_PREPOSITION_GROUP) bits |= WordUse.AfterIn;
    else if (before === 1) bits |= WordUse.AfterThe;
    if (((entry[i - 1] ?? 0) & GIVEN) !== 0 && isCapitalized(shape[i - 1] ?? 0)) bits |= WordUse.AfterGivenName;
  }
  if (after === SAYING_GROUP) bits |= WordUse.BeforeSaying;
  if (isCapitalized(shape[i + 1] ?? 0)) {
    bits |= WordUse.BeforeCapital;
    if (((entry[i + 1] ?? 0) & (Flag.CommonSurname | Flag.Surname | Flag.LikeSurname)) !== 0)
      bits |= WordUse.BeforeSurname;
  }
  if (shape[i + 1] === Shape.Possessive) bits |= WordUse.BeforePossessive;
  return bits;
}

const MR = groupOf('mr.');
const MRS = groupOf('mrs.');
