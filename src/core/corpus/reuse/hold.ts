/** Many quotes against one record, and one quote against many records. */
import type { RecordText, Verdict, Verification } from './record';

/** A quote that is to be held against a record. */
export interface QuoteText {
  readonly text: string;
  readonly speaker: string | null;
  /** Whether it is known that the speaker speaks in the record. */
  readonly speaks: boolean;
}

/**
 * The verdict on each quote. Null where the record does not have it and its speaker does not speak there: that somebody
 * is named in a record does not mean that it has all they said.
 */
export function holdQuotes(record: RecordText, quotes: readonly QuoteText[]): (Verification | null)[] {
  return quotes.map(({ text, speaker, speaks }) => {
    const found = record.verify(text);
    const isSpeech = found.verdict !== 'absent' || speaks || (speaker !== null && record.labels(speaker));
    return isSpeech ? found : null;
  });
}

/** A quote’s verdict and the record that it comes from. */
export interface HeldQuote<R> {
  readonly record: R;
  readonly verification: Verification;
}

/** The most literal of verdicts; of those as literal, the first. Null where there are none. */
export function bestOf<R>(held: readonly HeldQuote<R>[]): HeldQuote<R> | null {
  let best: HeldQuote<R> | null = null;
  for (const one of held) if (!best || isMoreLiteral(one.verification, best.verification)) best = one;
  return best;
}

/** The verdicts from the most literal to the least. */
export const VERDICTS: readonly Verdict[] = ['verbatim', 'shortened', 'reworded', 'absent'];

function isMoreLiteral(one: Verification, other: Verification): boolean {
  const [a, b] = [VERDICTS.indexOf(one.verdict), VERDICTS.indexOf(other.verdict)];
  return a < b || (a === b && one.changed < other.changed);
}
