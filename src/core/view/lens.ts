/** The lines above paragraphs: the speakers, the confidence and the actions. */
import type { ArticleView, QuoteView } from '../annotation';
import type { Span } from '../text';
import type { Icon } from './icons';
import { isReading, type LinkAction } from './inline';
import { descriptionOf, isSpoken, speakerLabelOf, type ViewOptions } from './wording/speakerLabel';
import { count } from './wording/words';

export interface SpeakerLens {
  /** It names a speaker. The lenses after it are actions on that speaker's quotes. */
  readonly isHead: boolean;
  /** The paragraph below the lens. */
  readonly paragraph: Span;
  /** Shown before the title. */
  readonly icon?: Icon;
  readonly title: string;
  readonly tooltip: string;
  /** Null for text without an action. */
  readonly action: LinkAction | null;
}

/** The quotes of one speaker in a paragraph. */
interface SpeakerQuotes {
  readonly label: string;
  certainty: string;
  /** Confidence of the least certain quote. */
  least: number;
  readonly first: QuoteView;
  readonly quotes: QuoteView[];
}

/** The lenses in text order: for each paragraph one group per speaker, in the order of their first quotes. */
export function lensesOf(view: ArticleView, options: ViewOptions): SpeakerLens[] {
  const lenses: SpeakerLens[] = [];
  const spoken = view.quotes.filter(quote => isSpoken(quote, options));
  let next = 0;
  for (const paragraph of view.analysis.article.paragraphs) {
    const here: QuoteView[] = [];
    for (let quote = spoken[next]; quote && quote.quote.span.start < paragraph.end; quote = spoken[++next])
      here.push(quote);
    for (const group of groupBySpeaker(here, options))
      for (const lens of lensesOfGroup(paragraph, group)) lenses.push(lens);
  }
  return lenses;
}

/** The lenses that name speakers, without actions that change annotations, for read-only texts. */
export function readingLenses(lenses: readonly SpeakerLens[]): SpeakerLens[] {
  const heads = lenses.filter(({ isHead }) => isHead);
  return heads.map(lens => (lens.action && !isReading(lens.action) ? { ...lens, tooltip: '', action: null } : lens));
}

function groupBySpeaker(quotes: readonly QuoteView[], options: ViewOptions): SpeakerQuotes[] {
  const groups = new Map<string, SpeakerQuotes>();
  for (const quote of quotes) {
    const { label, certainty, standing } = speakerLabelOf(quote, options);
    const key = `${quote.speaker?.entity ?? ''} ${label} ${standing === 'unknown' ? certainty : standing}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { label, certainty, least: quote.confidence ?? 1, first: quote, quotes: [quote] });
      continue;
    }
    group.quotes.push(quote);
    // The confidence of a group is that of its least certain quote.
    group.least = Math.min(group.least, quote.confidence ?? 1);
    if ((quote.confidence ?? 1) < group.least + 1e-9) group.certainty = certainty;
  }
  return [...groups.values()];
}

function lensesOfGroup(paragraph: Span, { label, certainty, first, quotes }: SpeakerQuotes): SpeakerLens[] {
  const several = quotes.length > 1 ? ` (${count(quotes.length, 'quote')})` : '';
  const ids = quotes.map(quote => quote.quote.id);
  const entity = first.speaker?.entity;
  const { status } = first;
  const description = certainty === '' ? null : descriptionOf(first);
  const shown = description === null ? label : `${label} (${description})`;
  const icon = status === 'confirmed' || status === 'corrected' ? status : undefined;
  const lenses: SpeakerLens[] = [
    {
      isHead: true,
      paragraph,
      ...(icon && { icon }),
      title: `${shown}${certainty ? ` · ${certainty}` : ''}${several}`,
      tooltip: entity ? `Show all quotes of ${label}` : 'Choose the speaker',
      action: entity ? { do: 'showQuotes', entity } : { do: 'changeSpeaker', quotes: ids },
    },
  ];
  if (status === 'derived') {
    if (entity && certainty) {
      lenses.push({
        isHead: false,
        paragraph,
        title: 'confirm',
        tooltip: `${label} is the speaker: save this in the sidecar`,
        action: { do: 'confirmSpeaker', quotes: ids },
      });
    }
  } else {
    lenses.push({
      isHead: false,
      paragraph,
      title: 'reset',
      tooltip: 'Remove the decision on the speaker',
      action: { do: 'undecideSpeaker', quotes: ids },
    });
  }
  lenses.push({
    isHead: false,
    paragraph,
    title: 'change speaker…',
    tooltip: 'Choose another speaker, or mark this as not speech',
    action: { do: 'changeSpeaker', quotes: ids },
  });
  return lenses;
}
