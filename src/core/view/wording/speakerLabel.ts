/** How a quote's speaker is put to a person, the same in lens, hover and tree. */
import type { QuoteView } from '../../annotation';
import { excerpt, percent } from './words';

export interface ViewOptions {
  /** Below this confidence (0–1) a derived speaker is not named. */
  readonly minimumConfidence: number;
  /** Whether speech without marks is shown wherever quotes are, and not in hovers alone. */
  readonly indirect: boolean;
}

export type SpeakerStanding = 'confirmed' | 'corrected' | 'rejected' | 'derived' | 'unknown' | 'notSpeech';

export interface SpeakerLabel {
  /** The speaker's name, `speaker unknown`, `not speech`. */
  readonly label: string;
  /** `97 %`, `confirmed`, `corrected`, `not Ada Bell`; empty where there is nothing to add. */
  readonly certainty: string;
  readonly standing: SpeakerStanding;
}

/** A decision by a person is told as such; a derived speaker with its confidence, or not at all where that is too low. */
export function speakerLabelOf(quote: QuoteView, options: ViewOptions): SpeakerLabel {
  if (quote.status === 'rejected') {
    return quote.quote.kind === 'indirect'
      ? { label: 'rejected', certainty: '', standing: 'rejected' }
      : { label: 'not speech', certainty: 'decided', standing: 'rejected' };
  }
  if (quote.status === 'unattributed')
    return {
      label: 'speaker unknown',
      certainty: `not ${excerpt(quote.decision?.speaker ?? '', 60)}`,
      standing: 'unknown',
    };
  if (quote.speaker && quote.status !== 'derived') {
    return { label: quote.speaker.name, certainty: quote.status, standing: quote.status };
  }
  const confidence = quote.confidence ?? 0;
  if (quote.speaker && confidence >= options.minimumConfidence) {
    return { label: quote.speaker.name, certainty: percent(confidence), standing: 'derived' };
  }
  return quote.quote.kind === 'scare'
    ? { label: 'not speech', certainty: '', standing: 'notSpeech' }
    : { label: 'speaker unknown', certainty: '', standing: 'unknown' };
}

/** Quotes that lens, review and tree speak of: those that are somebody's, or may be; without marks only if so chosen. */
export function isSpoken(quote: QuoteView, { indirect }: Pick<ViewOptions, 'indirect'>): boolean {
  const { kind } = quote.quote;
  return quote.status !== 'derived' || (kind !== 'scare' && (indirect || kind !== 'indirect'));
}

/** True where the article's view names this quote's speaker. */
export function isNamed(quote: QuoteView, options: ViewOptions): boolean {
  const { standing } = speakerLabelOf(quote, options);
  return standing === 'derived' || standing === 'confirmed' || standing === 'corrected';
}
