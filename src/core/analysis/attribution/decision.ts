import type { TokenRange } from '../cues/phrases';
import type { QuoteKind, RuleId } from '../model';

/** A possible speaker of a quote, with the reasons. */
export interface SpeakerChoice {
  /** Index in the context's speakers. */
  readonly speaker: number;
  readonly rule: RuleId;
  readonly evidence: readonly string[];
  readonly confidence: number;
}

/** The decision on one quote. */
export interface Decision {
  readonly kind: QuoteKind;
  readonly best: (SpeakerChoice & { readonly cue: TokenRange | null }) | null;
  readonly runnersUp: readonly SpeakerChoice[];
  /** Index of the report that contains the quote and names the chosen speaker, or -1. */
  readonly report: number;
}

/** The decision for the only choice. */
export const makeDecision = (best: Decision['best'], kind: QuoteKind = 'direct'): Decision => ({
  kind,
  best,
  runnersUp: [],
  report: -1,
});
