/** Labels of speakers, for lens, hover and tree. */
import type { QuoteView } from '../../annotation';
import type { DisplayLanguage } from '../../text';
import { excerpt, percent } from './words';

export interface ViewOptions {
  /** Minimum confidence (0–1) for naming a derived speaker. */
  readonly minimumConfidence: number;
  /** Show speech without quotation marks wherever quotes are shown, not only in hovers. */
  readonly indirect: boolean;
  /** Of the labels. */
  readonly language: DisplayLanguage;
}

export type SpeakerStanding = 'confirmed' | 'corrected' | 'rejected' | 'derived' | 'unknown' | 'notSpeech';

export interface SpeakerLabel {
  /** The speaker's name, `speaker unknown`, `not speech`. */
  readonly label: string;
  /** `97 %`, `confirmed`, `corrected`, `not Ada Bell`, or empty. */
  readonly certainty: string;
  readonly standing: SpeakerStanding;
}

/** The label of a quote's speaker. A derived speaker is named only if the confidence is sufficient. */
export function speakerLabelOf(quote: QuoteView, options: ViewOptions): SpeakerLabel {
  const { say } = options.language;
  if (quote.status === 'rejected') {
    return quote.quote.kind === 'indirect'
      ? { label: say`rejected`, certainty: '', standing: 'rejected' }
      : { label: say`not speech`, certainty: say`decided`, standing: 'rejected' };
  }
  if (quote.status === 'unattributed')
    return {
      label: say`speaker unknown`,
      certainty: say`not ${excerpt(quote.decision?.speaker ?? '', 60)}`,
      standing: 'unknown',
    };
  if (quote.speaker && quote.status !== 'derived') {
    return { label: quote.speaker.name, certainty: statusName(quote.status, options.language), standing: quote.status };
  }
  const confidence = quote.confidence ?? 0;
  if (quote.speaker && confidence >= options.minimumConfidence) {
    return { label: quote.speaker.name, certainty: percent(confidence), standing: 'derived' };
  }
  return quote.quote.kind === 'scare'
    ? { label: say`not speech`, certainty: '', standing: 'notSpeech' }
    : { label: say`speaker unknown`, certainty: '', standing: 'unknown' };
}

/** The status of a quote or a decision in a word. */
export function statusName(status: QuoteView['status'], { say }: DisplayLanguage): string {
  switch (status) {
    case 'confirmed':
      return say`confirmed`;
    case 'corrected':
      return say`corrected`;
    case 'rejected':
      return say`rejected`;
    case 'unattributed':
      return say`unattributed`;
    case 'derived':
      return say`derived`;
  }
}

/** Whether lens, review and tree show a quote: it may be speech, and it has marks unless the options include others. */
export function isSpoken(quote: QuoteView, { indirect }: Pick<ViewOptions, 'indirect'>): boolean {
  const { kind } = quote.quote;
  return quote.status !== 'derived' || (kind !== 'scare' && (indirect || kind !== 'indirect'));
}

/** Whether the view names the quote's speaker. */
export function isNamed(quote: QuoteView, options: ViewOptions): boolean {
  const { standing } = speakerLabelOf(quote, options);
  return standing === 'derived' || standing === 'confirmed' || standing === 'corrected';
}

/** Maximum length of the words for a speaker beside the name. */
const MAX_DESCRIPTION_LENGTH = 40;

/**
 * The words of the text for a speaker, where they are not the name shown: `the statement` for the firm that issued it.
 * Null where the text gives a name or a pronoun, and where a person chose another speaker.
 */
export function descriptionOf({ quote, speaker, status }: QuoteView): string | null {
  const mention = quote.attribution?.mention;
  if (!speaker || mention?.kind !== 'nominal' || (status !== 'derived' && status !== 'confirmed')) return null;
  const [words, name] = [mention.text.toLowerCase(), speaker.name.toLowerCase()];
  const last = name.split(/\s+/).at(-1) ?? name;
  return words.includes(last) || name.includes(words) ? null : excerpt(mention.text, MAX_DESCRIPTION_LENGTH);
}
