import { BEFORE_CONTRACTION, CLOSED_CLASSES } from '../../language/en';
import type { Doc, Token } from '../tokens/document';

/** Coarse part of speech, from closed word lists, endings and capitals. No dictionary of content words is used. */
export const Tag = {
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
export type Tag = (typeof Tag)[keyof typeof Tag];

/** Marks, and the closed classes of words. */
const LISTS: readonly (readonly [Tag, string])[] = [
  [Tag.Pronoun, CLOSED_CLASSES.pronoun],
  [Tag.Determiner, CLOSED_CLASSES.determiner],
  [Tag.Preposition, CLOSED_CLASSES.preposition],
  [Tag.And, CLOSED_CLASSES.conjunction],
  [Tag.Subordinator, CLOSED_CLASSES.subordinator],
  [Tag.Relative, CLOSED_CLASSES.relative],
  [Tag.Time, CLOSED_CLASSES.time],
  [Tag.Not, CLOSED_CLASSES.not],
  [Tag.To, CLOSED_CLASSES.to],
  [Tag.Comma, ', ;'],
  [Tag.Stop, '. ! ? … ... ....'],
  [Tag.Colon, ':'],
  [Tag.Dash, '— – - -- --- ―'],
  [Tag.Open, '( [ {'],
  [Tag.Close, ') ] }'],
  [Tag.QuoteMark, "“ ” \" ‘ ’ ' ` `` '' « » „ ‟ ‘‘ ’’"],
  [Tag.Possessive, CLOSED_CLASSES.possessive],
  [Tag.Verb, CLOSED_CLASSES.verb],
];

const CLOSED: ReadonlyMap<string, Tag> = new Map(
  LISTS.flatMap(([tag, list]) => list.split(' ').map(word => [word, tag] as const)),
);

/** One tag per token. Linear: a tag depends on the token and its neighbours. */
export function tagTokens(doc: Doc): Uint8Array {
  const tags = new Uint8Array(doc.tokens.length);
  for (const sentence of doc.sentences) {
    let opens = true;
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = doc.tokens[i] as Token;
      const tag: Tag = opens
        ? tagAtStart(token, doc.tokens[i - 1], doc.tokens[i + 1])
        : tagInside(token, doc.tokens[i - 1]);
      tags[i] = tag;
      opens =
        tag === Tag.QuoteMark || tag === Tag.Open || tag === Tag.Dash
          ? opens || tag === Tag.QuoteMark
          : tag === Tag.Stop;
    }
  }
  return tags;
}

/** The tag of a token inside a sentence, where a capital shows a name. */
function tagInside(token: Token, before: Token | undefined): Tag {
  const closed = CLOSED.get(token.lower);
  const isListed = closed !== undefined && (closed === Tag.Time || token.text.length <= 3);
  if (isCapitalizedWord(token) && !isListed && token.lower !== 'i') return Tag.Name;
  return tagByList(token, closed, before) ?? tagByForm(token);
}

/** The tag of a token at the start of a sentence. There a capital shows a name only before another one. */
function tagAtStart(token: Token, before: Token | undefined, after: Token | undefined): Tag {
  const listed = tagByList(token, CLOSED.get(token.lower), before);
  if (listed !== undefined) return listed;
  return isCapitalizedWord(token) && startsWithCapital(after) ? Tag.Name : tagByForm(token);
}

function tagByList({ kind, word }: Token, closed: Tag | undefined, before: Token | undefined): Tag | undefined {
  if (kind === 'number') return Tag.Number;
  if (closed === Tag.Possessive && isContraction(before)) return Tag.Auxiliary;
  if (closed !== undefined) return closed;
  if (kind === 'punctuation') return Tag.Other;
  if (word.auxiliary) return Tag.Auxiliary;
  if (word.cue !== undefined) return Tag.Cue;
  return word.adverb ? Tag.Adverb : undefined;
}

function tagByForm(token: Token): Tag {
  const { lower } = token;
  if (lower.length > 4 && lower.endsWith('ed')) return Tag.Ed;
  if (lower.length > 4 && lower.endsWith('ing')) return Tag.Ing;
  return isCapitalizedWord(token) ? Tag.Name : Tag.Other;
}

/** `he’s said`, `it’s`: whether `’s` is a shortened verb, not a possessive. */
const isContraction = (before: Token | undefined): boolean =>
  before !== undefined && BEFORE_CONTRACTION.test(before.lower);

const isCapitalizedWord = (token: Token): boolean => token.kind === 'word' && startsWithCapital(token);

const startsWithCapital = (token: Token | undefined): boolean =>
  token !== undefined && token.text[0] !== token.lower[0];
