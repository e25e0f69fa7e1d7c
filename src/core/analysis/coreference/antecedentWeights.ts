import type { ANTECEDENT_FEATURES } from './antecedentFeatures';

/** The weight of each feature, in the order of {@link ANTECEDENT_FEATURES}. */
export interface AntecedentWeights extends Readonly<Record<(typeof ANTECEDENT_FEATURES)[number], number>> {
  /** Candidates that score less are not chosen. */
  readonly threshold: number;
}

/**
 * Fitted by `training/antecedents.ts` on the train part of GUM. `nominal`, `voice` and `selfNamed` were set by hand: GUM
 * does not say who speaks.
 */
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
