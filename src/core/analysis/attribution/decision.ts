import type { TokenRange } from '../cues/phrases';
import type { QuoteKind, RuleId } from '../model';

/** A possible speaker of a quote. */
export interface Choice {
  /** Index in the context's speakers. */
  readonly speaker: number;
  readonly rule: RuleId;
  readonly evidence: readonly string[];
  readonly confidence: number;
}

/** The decision on one quote. */
export interface Decision {
  readonly kind: QuoteKind;
  readonly best: (Choice & { readonly cue: TokenRange | null }) | null;
  readonly runnersUp: readonly Choice[];
  /** Index of the report that holds the quote and names who was chosen, or -1. */
  readonly report: number;
}
