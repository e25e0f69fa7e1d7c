import { CLOSED_CLASSES } from '../../language/en';

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

/** The tag of a mark or of a word of a closed class; undefined for other words. Lower case. */
export const closedTagOf = (lower: string): PosTag | undefined => CLOSED.get(lower);
