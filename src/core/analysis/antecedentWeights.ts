/** How much each sign counts in favour of an antecedent. Fitted by `scripts/train/antecedents.ts` on the train part of GUM. */
export interface AntecedentWeights {
  /** For each sentence between. */
  readonly sentence: number;
  /** For each other person mentioned between. */
  readonly between: number;
  readonly sameSentence: number;
  readonly otherParagraph: number;
  /** The gender is known and agrees. */
  readonly gender: number;
  readonly subject: number;
  /** The candidate is the first person of its sentence, and the pronoun opens the next one. */
  readonly main: number;
  /** Both are subjects. */
  readonly parallel: number;
  /** The candidate is a possessor: `Smith’s`. */
  readonly possessor: number;
  /** The candidate is itself a pronoun of this form's person. */
  readonly pronoun: number;
  /** The candidate has no name here: `the doctor`. */
  readonly nominal: number;
  /** By the logarithm of the mentions so far. */
  readonly frequency: number;
  /** By the logarithm of how often the whole article names the person. */
  readonly fame: number;
  /** The candidate opens its paragraph. */
  readonly opens: number;
  /** The candidate speaks the quote that the pronoun stands in. */
  readonly speaker: number;
  /** The candidate stands in a quote and the pronoun does not, or in another. */
  readonly otherQuote: number;
  /** `him` shortly after the subject of its clause. */
  readonly object: number;
  /** Both speak: who goes on speaking is mostly who spoke. Chosen by hand: GUM does not tell who speaks. */
  readonly voice: number;
  /** The quote that the pronoun speaks has the candidate’s name in it. By hand, too. */
  readonly selfNamed: number;
  /** Below this nobody is meant. */
  readonly threshold: number;
}

export const ANTECEDENT_WEIGHTS: AntecedentWeights = {
  sentence: -0.7,
  between: -0.65,
  sameSentence: 0,
  otherParagraph: 0.4,
  gender: 1,
  subject: 1.2,
  main: 2,
  parallel: 0.2,
  possessor: -0.8,
  pronoun: 0.2,
  nominal: -2,
  frequency: 0.3,
  fame: 0.4,
  opens: 0.3,
  speaker: -4,
  otherQuote: -1,
  object: -1.9,
  voice: 2,
  selfNamed: -4.5,
  threshold: -6,
};
