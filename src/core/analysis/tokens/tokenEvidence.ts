import { groupOf, PLACE_PREPOSITION_GROUP, SAYING_GROUP, TITLE_GROUP } from '../../language/en';
import { Flag, MAX_PHRASE_LENGTH } from '../models/lexicon';
import type { Doc, Sentence, Token } from './document';
import { isCapitalized, Shape } from './wordShape';

/** Evidence for the name tagger by token; arrays run parallel to `doc.tokens`. */
export interface TokenEvidence {
  readonly shape: Uint8Array;
  /** Entry in the lexicon. */
  readonly entry: Int32Array;
  /** Closed group of the word; 0 for none. */
  readonly group: Uint8Array;
  /** 4 × kind + position (1 first, 2 inside, 3 last) in the longest listed name around the token; 0 for none. */
  readonly phrase: Uint8Array;
  /** Bits of {@link WordUse}. */
  readonly use: Uint16Array;
  /** Bits of {@link TokenPosition}. */
  readonly position: Uint8Array;
  /** `Lexicon.endings` of its ending; 0 for short words. */
  readonly ending: Uint8Array;
}

/** How the whole article uses a word. */
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

export const TokenPosition = {
  SentenceStart: 1,
  AfterOpening: 2,
  CapitalLine: 4,
  Table: 8,
  ShortLine: 16,
  Title: 32,
} as const;

/** Shorter sentences count as short lines, such as headings. */
const MIN_SENTENCE_LENGTH = 6;
const TOKENS_PER_STEP = 40_000;

const GIVEN = Flag.MaleName | Flag.FemaleName | Flag.LikeMaleName | Flag.LikeFemaleName;
const FAMILY = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;

/** Collects the evidence for every token of an article. In steps; linear in the tokens. */
export function* evidenceSteps(doc: Doc): Generator<void, TokenEvidence> {
  const n = doc.tokens.length;
  const evidence: TokenEvidence = {
    shape: new Uint8Array(n),
    entry: new Int32Array(n),
    group: new Uint8Array(n),
    phrase: new Uint8Array(n),
    use: new Uint16Array(n),
    position: new Uint8Array(n),
    ending: new Uint8Array(n),
  };
  addWords(doc, evidence);
  yield;
  addPositions(doc, evidence);
  yield;
  addPhrases(doc, evidence);
  yield;
  yield* useSteps(doc, evidence);
  return evidence;
}

function addWords({ tokens }: Doc, { shape, entry, group, ending }: TokenEvidence): void {
  for (let i = 0; i < tokens.length; i++) {
    const { word } = tokens[i] as Token;
    shape[i] = word.shape;
    entry[i] = word.entry;
    group[i] = word.group;
    ending[i] = word.ending;
  }
}

function addPositions(doc: Doc, { shape, position }: TokenEvidence): void {
  for (const sentence of doc.sentences) {
    const bits = positionOfSentence(shape, sentence);
    for (let i = sentence.first; i < sentence.last; i++) {
      let own = bits;
      if (i === sentence.first) own |= TokenPosition.SentenceStart;
      else if (shape[i - 1] === Shape.Quote || shape[i - 1] === Shape.Bracket) own |= TokenPosition.AfterOpening;
      position[i] = own;
    }
  }
}

/** The bits that all tokens of a sentence share. */
function positionOfSentence(shape: Uint8Array, { first, last, paragraph }: Sentence): number {
  let capitals = 0;
  let lowers = 0;
  let numbers = 0;
  for (let i = first; i < last; i++) {
    const s = shape[i] as number;
    if (s === Shape.Capitals) capitals++;
    else if (s === Shape.Lower) lowers++;
    else if (s === Shape.Number || s === Shape.NumberMark) numbers++;
  }
  let bits = paragraph < 0 ? TokenPosition.Title : 0;
  if (capitals > 1 && capitals > 2 * lowers) bits |= TokenPosition.CapitalLine;
  if (numbers > 0 && numbers * 2 >= lowers) bits |= TokenPosition.Table;
  if (last - first < MIN_SENTENCE_LENGTH) bits |= TokenPosition.ShortLine;
  return bits;
}

function addPhrases(doc: Doc, { entry, phrase, shape }: TokenEvidence): void {
  let next = 0;
  for (const { index: i, lower, sentence } of doc.capitals) {
    if (i < next || ((entry[i] as number) & Flag.StartsPhrase) === 0 || !isCapitalized(shape[i] as number)) continue;
    let key = lower;
    let found = 0;
    let length = 0;
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
    next = i + length + 1;
  }
}

function* useSteps(doc: Doc, evidence: TokenEvidence): Generator<void, void> {
  const { shape, use } = evidence;
  const uses = yield* collectUses(doc, evidence);
  yield;
  for (const { index, lower } of doc.capitals) {
    if (!isCapitalized(shape[index] as number)) continue;
    const { bits, capitals } = uses.get(lower) as Uses;
    const often = capitals > 4 ? WordUse.Many | WordUse.Several : capitals > 1 ? WordUse.Several : 0;
    use[index] = bits | often;
  }
}

/** How an article uses a word. */
interface Uses {
  /** Bits of {@link WordUse}. */
  bits: number;
  /** Number of capitalized uses. */
  capitals: number;
}

/** The uses of each word that has a capital somewhere, in lower case; what is in lines of capitals is no use. */
function* collectUses(doc: Doc, evidence: TokenEvidence): Generator<void, ReadonlyMap<string, Uses>> {
  const { shape, position } = evidence;
  const uses = new Map<string, Uses>();
  const isUse = (i: number): boolean => ((position[i] as number) & TokenPosition.CapitalLine) === 0;
  for (const { index: i, lower } of doc.capitals) {
    if (!isCapitalized(shape[i] as number)) continue;
    let known = uses.get(lower);
    if (known === undefined) uses.set(lower, (known = { bits: 0, capitals: 0 }));
    if (!isUse(i)) continue;
    known.bits |= capitalizedUse(evidence, i);
    known.capitals++;
  }
  yield;
  for (let i = 0; i < doc.tokens.length; i++) {
    if (i % TOKENS_PER_STEP === TOKENS_PER_STEP - 1) yield;
    if (shape[i] !== Shape.Lower || !isUse(i)) continue;
    const known = uses.get((doc.tokens[i] as Token).lower);
    if (known !== undefined) known.bits |= WordUse.SeenLower;
  }
  return uses;
}

/** Bits of {@link WordUse} from one capitalized use. */
function capitalizedUse({ shape, entry, group, position }: TokenEvidence, i: number): number {
  const own = position[i] as number;
  let bits = (own & (TokenPosition.SentenceStart | TokenPosition.AfterOpening)) === 0 ? WordUse.SeenInside : 0;
  if ((own & TokenPosition.SentenceStart) === 0) {
    bits |= USE_AFTER_GROUP.get(group[i - 1] ?? 0) ?? 0;
    if (((entry[i - 1] ?? 0) & GIVEN) !== 0 && isCapitalized(shape[i - 1] ?? 0)) bits |= WordUse.AfterGivenName;
  }
  if (group[i + 1] === SAYING_GROUP) bits |= WordUse.BeforeSaying;
  if (isCapitalized(shape[i + 1] ?? 0)) {
    bits |= WordUse.BeforeCapital;
    if (((entry[i + 1] ?? 0) & FAMILY) !== 0) bits |= WordUse.BeforeSurname;
  }
  if (shape[i + 1] === Shape.Possessive) bits |= WordUse.BeforePossessive;
  return bits;
}

/** What the closed group of the word before shows. */
const USE_AFTER_GROUP: ReadonlyMap<number, number> = new Map([
  [TITLE_GROUP, WordUse.AfterTitle],
  [groupOf('mr.'), WordUse.AfterTitle],
  [groupOf('mrs.'), WordUse.AfterTitle],
  [PLACE_PREPOSITION_GROUP, WordUse.AfterIn],
  [groupOf('the'), WordUse.AfterThe],
]);
