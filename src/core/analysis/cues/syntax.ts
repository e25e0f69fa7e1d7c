import { BEFORE_CONTRACTION, CLOSED_CLASSES } from '../../language/en';
import type { Doc, Token } from '../tokens/document';

/** Coarse part of speech, from closed word lists, endings and capitals. No dictionary of content words is used. */
export const PosTag = {
  Other: 0,
  /** Capitalized where lower case would be expected. */
  Name: 1,
  Pronoun: 2,
  Determiner: 3,
  Preposition: 4,
  And: 5,
  /** that, because, while, although … */
  Subordinator: 6,
  /** who, which, whose, whom */
  Relative: 7,
  Auxiliary: 8,
  Adverb: 9,
  /** A form of a verb of saying, thinking or showing. */
  Cue: 10,
  /** Ends in -ed. */
  Ed: 11,
  Ing: 12,
  Number: 13,
  Time: 14,
  Comma: 15,
  Stop: 16,
  Colon: 17,
  Dash: 18,
  Open: 19,
  Close: 20,
  QuoteMark: 21,
  Possessive: 22,
  To: 23,
  Not: 24,
  /** Frequent verbs outside the cue words. */
  Verb: 25,
} as const;
export type PosTag = (typeof PosTag)[keyof typeof PosTag];

/** Marks, and the closed classes of words. */
const LISTS: readonly (readonly [PosTag, string])[] = [
  [PosTag.Pronoun, CLOSED_CLASSES.pronoun],
  [PosTag.Determiner, CLOSED_CLASSES.determiner],
  [PosTag.Preposition, CLOSED_CLASSES.preposition],
  [PosTag.And, CLOSED_CLASSES.conjunction],
  [PosTag.Subordinator, CLOSED_CLASSES.subordinator],
  [PosTag.Relative, CLOSED_CLASSES.relative],
  [PosTag.Time, CLOSED_CLASSES.time],
  [PosTag.Not, CLOSED_CLASSES.not],
  [PosTag.To, CLOSED_CLASSES.to],
  [PosTag.Comma, ', ;'],
  [PosTag.Stop, '. ! ? … ... ....'],
  [PosTag.Colon, ':'],
  [PosTag.Dash, '— – - -- --- ―'],
  [PosTag.Open, '( [ {'],
  [PosTag.Close, ') ] }'],
  [PosTag.QuoteMark, "“ ” \" ‘ ’ ' ` `` '' « » „ ‟ ‘‘ ’’"],
  [PosTag.Possessive, CLOSED_CLASSES.possessive],
  [PosTag.Verb, CLOSED_CLASSES.verb],
];

const CLOSED: ReadonlyMap<string, PosTag> = new Map(
  LISTS.flatMap(([tag, list]) => list.split(' ').map(word => [word, tag] as const)),
);

/** One tag per token. Linear: a tag depends on the token and its neighbours. */
export function tagTokens(doc: Doc): Uint8Array {
  const tags = new Uint8Array(doc.tokens.length);
  for (const sentence of doc.sentences) {
    let opens = true;
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = doc.tokens[i] as Token;
      const tag: PosTag = opens
        ? tagAtStart(token, doc.tokens[i - 1], doc.tokens[i + 1])
        : tagInside(token, doc.tokens[i - 1]);
      tags[i] = tag;
      opens =
        tag === PosTag.QuoteMark || tag === PosTag.Open || tag === PosTag.Dash
          ? opens || tag === PosTag.QuoteMark
          : tag === PosTag.Stop;
    }
  }
  return tags;
}

/** Tags the capitalized words of names as names: `May`, `Will` and `Price` are other words by their lists. */
export function tagNames(
  doc: Doc,
  tags: Uint8Array,
  names: readonly { firstToken: number; lastToken: number }[],
): void {
  for (const { firstToken, lastToken } of names)
    for (let i = firstToken; i < lastToken; i++) if (isCapitalizedWord(doc.tokens[i] as Token)) tags[i] = PosTag.Name;
}

/** The tag of a token inside a sentence, where a capital shows a name. */
function tagInside(token: Token, before: Token | undefined): PosTag {
  const closed = CLOSED.get(token.lower);
  const isListed = closed !== undefined && (closed === PosTag.Time || token.text.length <= 3) && token.text !== 'US';
  if (isCapitalizedWord(token) && !isListed && token.lower !== 'i') return PosTag.Name;
  return tagByList(token, closed, before) ?? tagByForm(token);
}

/** The tag of a token at the start of a sentence. There a capital shows a name only before another one. */
function tagAtStart(token: Token, before: Token | undefined, after: Token | undefined): PosTag {
  const listed = tagByList(token, CLOSED.get(token.lower), before);
  if (listed !== undefined) return listed;
  return isCapitalizedWord(token) && startsWithCapital(after) ? PosTag.Name : tagByForm(token);
}

function tagByList(token: Token, closed: PosTag | undefined, before: Token | undefined): PosTag | undefined {
  const { kind, word } = token;
  if (kind === 'number') return PosTag.Number;
  if (token.text === 'US') return PosTag.Name;
  if (closed === PosTag.Possessive && isContraction(before)) return PosTag.Auxiliary;
  if (closed !== undefined) return closed;
  if (kind === 'punctuation') return PosTag.Other;
  if (word.auxiliary) return PosTag.Auxiliary;
  if (word.cue !== undefined) return PosTag.Cue;
  return word.adverb ? PosTag.Adverb : undefined;
}

function tagByForm(token: Token): PosTag {
  const { lower } = token;
  if (lower.length > 4 && lower.endsWith('ed')) return PosTag.Ed;
  if (lower.length > 4 && lower.endsWith('ing')) return PosTag.Ing;
  return isCapitalizedWord(token) ? PosTag.Name : PosTag.Other;
}

/** `he’s said`, `it’s`: whether `’s` is a shortened verb, not a possessive. */
const isContraction = (before: Token | undefined): boolean =>
  before !== undefined && BEFORE_CONTRACTION.test(before.lower);

const isCapitalizedWord = (token: Token): boolean => token.kind === 'word' && startsWithCapital(token);

const startsWithCapital = (token: Token | undefined): boolean =>
  token !== undefined && token.text[0] !== token.lower[0];
