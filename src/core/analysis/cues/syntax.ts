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

const lists: readonly [Tag, string][] = [
  [
    Tag.Pronoun,
    'he she they i we it you him her them us me himself herself themselves itself myself someone somebody everyone everybody anyone anybody nobody none others',
  ],
  [
    Tag.Determiner,
    'the a an this these those his its their our my your her some any no each every another both many several most few all one two three four five six seven eight nine ten such either neither other',
  ],
  [
    Tag.Preposition,
    'of in on at by for from with about into over after before during under against between through without within around among toward towards upon across behind beyond near amid despite since until till like unlike as per via along above below outside inside off out up down regarding concerning including',
  ],
  [Tag.And, 'and or but nor & yet'],
  [
    Tag.Subordinator,
    'that if because when while although though whether where how why what unless whereas than once so',
  ],
  [Tag.Relative, 'who which whose whom'],
  [
    Tag.Time,
    'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april june july august september october november december jan. feb. aug. sept. oct. nov. dec. morning afternoon evening night week month year',
  ],
  [Tag.Not, 'not never n’t'],
  [Tag.To, 'to'],
  [Tag.Comma, ', ;'],
  [Tag.Stop, '. ! ? … ... ....'],
  [Tag.Colon, ':'],
  [Tag.Dash, '— – - -- --- ―'],
  [Tag.Open, '( [ {'],
  [Tag.Close, ') ] }'],
  [Tag.QuoteMark, "“ ” \" ‘ ’ ' ` `` '' « » „ ‟ ‘‘ ’’"],
  [Tag.Possessive, "'s ’s"],
  [
    Tag.Verb,
    'made makes make took takes take came comes come went goes go got gets get gave gives give ran runs run won wins win lost loses lose left leaves leave met meets meet kept keeps keep became becomes become sent sends send set sets held holds led leads lead spent spends brought brings sat sits stood stands won grew grows rose rises fell falls drew draws threw throws broke breaks spoke speaks used uses use works work tried tries continues seems seemed appeared appears let lets put puts paid pays sold sells built builds bought buys caught',
  ],
];

const CLOSED: ReadonlyMap<string, Tag> = new Map(
  lists.flatMap(([tag, list]) => list.split(' ').map(word => [word, tag] as const)),
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
  return before !== undefined && /^(?:he|she|it|that|who|what|there|here|let|where|how)$/.test(before.lower);
}

const looksNamed = (after: Token | undefined): boolean => after !== undefined && after.text[0] !== after.lower[0];
