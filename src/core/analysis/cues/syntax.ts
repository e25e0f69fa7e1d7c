import { BEFORE_CONTRACTION, CLOSED_CLASSES } from '../../language/en';
import type { Doc, Token } from '../tokens/document';

/** Coarse part of speech, from closed word lists, endings and capitals, without a dictionary of content words. */
export const Tag = {
  Other: 0,
  /** Capitalized where lower case was to be expected, or known to be part of a name. */
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
  /** A form of a verb of saying, thinking, showing. */
  Cue: 10,
  /** Ends like a finite past or a participle. */
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

/** One tag per token. Linear: each token looks at itself and its neighbour. */
export function tagTokens(doc: Doc): Uint8Array {
  const tags = new Uint8Array(doc.tokens.length);
  for (const sentence of doc.sentences) {
    let opens = true;
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = doc.tokens[i] as Token;
      const tag = tagOf(token, doc.tokens[i - 1], doc.tokens[i + 1], opens);
      tags[i] = tag;
      opens =
        tag === Tag.QuoteMark || tag === Tag.Open || tag === Tag.Dash
          ? opens || tag === Tag.QuoteMark
          : tag === Tag.Stop;
    }
  }
  return tags;
}

function tagOf(token: Token, before: Token | undefined, after: Token | undefined, opens: boolean): Tag {
  const { lower, kind, text, word } = token;
  const capital = kind === 'word' && text[0] !== lower[0];
  if (kind === 'number') return Tag.Number;
  const closed = CLOSED.get(lower);
  if (capital && !opens && (closed === undefined || (closed !== Tag.Time && text.length > 3)) && lower !== 'i')
    return Tag.Name;
  if (closed !== undefined) {
    if (closed === Tag.Possessive && isContraction(before, after)) return Tag.Auxiliary;
    return closed;
  }
  if (kind === 'punctuation') return Tag.Other;
  if (word.auxiliary) return Tag.Auxiliary;
  if (word.cue !== undefined) return Tag.Cue;
  if (word.adverb) return Tag.Adverb;
  if (capital && opens && looksNamed(after)) return Tag.Name;
  if (lower.length > 4 && lower.endsWith('ed')) return Tag.Ed;
  if (lower.length > 4 && lower.endsWith('ing')) return Tag.Ing;
  return capital ? Tag.Name : Tag.Other;
}

/** `he’s said`, `it’s`: a shortened verb rather than a possessive. */
function isContraction(before: Token | undefined, _after: Token | undefined): boolean {
  return before !== undefined && BEFORE_CONTRACTION.test(before.lower);
}

const looksNamed = (after: Token | undefined): boolean => after !== undefined && after.text[0] !== after.lower[0];
