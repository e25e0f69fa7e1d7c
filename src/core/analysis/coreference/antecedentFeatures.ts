import { HE_OR_SHE, HIM_OR_HER } from '../../language/en';
import type { Gender, MentionCandidate } from '../names/mentions';
import type { Token } from '../tokens/document';

/** A possible antecedent, collected in text order. */
export interface AntecedentCandidate {
  /** Index of the cluster. A nominal without a cluster has a number of its own below -1. */
  readonly cluster: number;
  /** Token where the mention starts. */
  readonly at: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly quote: number;
  readonly subject: boolean;
  readonly possessor: boolean;
  readonly pronoun: boolean;
  readonly nominal: boolean;
  readonly opens: boolean;
  /** The first person named in its sentence; outside of quotes, those in quotes do not count. */
  readonly main: boolean;
  /** Refers to a speaker. */
  readonly speaks: boolean;
}

/** A pronoun and its place. */
export interface PronounPlace {
  readonly mention: MentionCandidate;
  readonly token: Token;
  /** The innermost quote around it, or -1. */
  readonly quote: number;
  /** The sentence that distances are counted from. */
  readonly sentence: number;
  /** Whether it opens its sentence. */
  readonly opens: boolean;
  /** Refers to a speaker. */
  readonly speaks: boolean;
  /** `he` or `she`; `him` or `her`. */
  readonly isNominative: boolean;
  readonly isObjective: boolean;
}

/** Whether a pronoun is `he` or `she`, and whether it is `him` or `her`. */
export const caseOf = (pronoun: string): Pick<PronounPlace, 'isNominative' | 'isObjective'> => ({
  isNominative: HE_OR_SHE.test(pronoun),
  isObjective: HIM_OR_HER.test(pronoun),
});

/** Facts about a candidate from the whole article. */
export interface CandidateFacts {
  /** Agrees with the pronoun’s, or is unknown. */
  readonly gender: Gender;
  /** Number of other people mentioned between candidate and pronoun. */
  readonly between: number;
  /** Number of its mentions so far. */
  readonly mentions: number;
  /** Number of its names in the whole article. */
  readonly named: number;
  /** Whether it speaks the quote that contains the pronoun. */
  readonly speaksQuote: boolean;
  /** Whether a quote spoken by the pronoun contains the candidate’s name. */
  readonly namedByPronoun: boolean;
}

/** Features of an antecedent, in the order of {@link antecedentFeatures}. */
export const ANTECEDENT_FEATURES = [
  // Sentences between.
  'sentence',
  // Other people mentioned between.
  'between',
  'sameSentence',
  'otherParagraph',
  // The gender is known and agrees.
  'gender',
  'subject',
  // The candidate is the first person of its sentence, and the pronoun opens the next one.
  'main',
  // Both are subjects.
  'parallel',
  // The candidate is a possessor: `Smith’s`.
  'possessor',
  'pronoun',
  // The candidate has no name here: `the doctor`.
  'nominal',
  // Logarithm of the mentions so far.
  'frequency',
  // Logarithm of how often the whole article names the candidate.
  'fame',
  // The candidate opens its paragraph.
  'opens',
  // The candidate speaks the quote that contains the pronoun.
  'speaker',
  // The candidate is inside a quote, and the pronoun is outside it or in another.
  'otherQuote',
  // `him` shortly after the subject of its clause.
  'object',
  // Both speak: speakers tend to continue.
  'voice',
  // A quote spoken by the pronoun contains the candidate’s name: few people call themselves by name.
  'selfNamed',
] as const;

/** Factor of prominence for the pronoun of a speaker. */
const SPEAKER_PROMINENCE = 0.5;

/** Values in the order of {@link ANTECEDENT_FEATURES}. */
export function antecedentFeatures(
  place: PronounPlace,
  candidate: AntecedentCandidate,
  facts: CandidateFacts,
): number[] {
  const { mention, token, quote, speaks } = place;
  const sentences = Math.max(0, place.sentence - candidate.sentence);
  const prominence = speaks ? SPEAKER_PROMINENCE : 1;
  return [
    sentences,
    facts.between,
    Number(sentences === 0),
    Number(candidate.paragraph !== token.paragraph),
    Number(facts.gender === mention.gender),
    Number(candidate.subject),
    Number(candidate.main && sentences === 1 && place.opens),
    Number(candidate.subject && place.isNominative),
    Number(candidate.possessor),
    Number(candidate.pronoun),
    Number(candidate.nominal),
    prominence * Math.log(facts.mentions),
    prominence * Math.log(1 + facts.named),
    Number(candidate.opens),
    Number(facts.speaksQuote),
    Number(candidate.quote !== quote && candidate.quote >= 0),
    Number(place.isObjective && sentences === 0 && candidate.subject && mention.firstToken - candidate.at < 6),
    Number(speaks && candidate.speaks),
    Number(speaks && facts.namedByPronoun),
  ];
}
