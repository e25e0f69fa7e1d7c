import { BEFORE_CONTRACTION } from '../../language/en';
import type { Doc, Token } from '../tokens/document';
import { PosTag } from '../tokens/posTag';

export { PosTag } from '../tokens/posTag';

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
  const closed = token.word.closed;
  const isListed = closed !== undefined && (closed === PosTag.Time || token.text.length <= 3) && token.text !== 'US';
  if (isCapitalizedWord(token) && !isListed && token.lower !== 'i') return PosTag.Name;
  return tagByList(token, closed, before) ?? tagByForm(token);
}

/** The tag of a token at the start of a sentence. There a capital shows a name only before another one. */
function tagAtStart(token: Token, before: Token | undefined, after: Token | undefined): PosTag {
  const listed = tagByList(token, token.word.closed, before);
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
