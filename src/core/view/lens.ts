/** The lines above paragraphs: who speaks here, how sure that is, and what can be done about it. */
import type { ArticleView, QuoteView } from '../annotation';
import type { Span } from '../text';
import type { Icon } from './icons';
import { isReading, type LinkAction } from './inline';
import { isSpoken, speakerLabelOf, type ViewOptions } from './wording/speakerLabel';
import { count } from './wording/words';

export interface SpeakerLens {
  /** It names a speaker; those after it say what can be done about that. */
  readonly isHead: boolean;
  /** The paragraph that it stands above. */
  readonly paragraph: Span;
  /** Before the title. */
  readonly icon?: Icon;
  readonly title: string;
  readonly tooltip: string;
  /** Null where it only says something. */
  readonly action: LinkAction | null;
}

interface SpeakerQuotes {
  readonly label: string;
  certainty: string;
  /** Confidence of the least certain quote. */
  least: number;
  readonly quotes: QuoteView[];
}

/** Lenses in text order: for each paragraph one group per speaker, in the order in which they speak. */
export function lensesOf(view: ArticleView, options: ViewOptions): SpeakerLens[] {
  const lenses: SpeakerLens[] = [];
  const paragraphs = view.analysis.article.paragraphs;
  const spoken = view.quotes.filter(quote => isSpoken(quote, options));
  let next = 0;
  for (const paragraph of paragraphs) {
    const here: QuoteView[] = [];
    while (next < spoken.length && spoken[next].quote.span.start < paragraph.end) here.push(spoken[next++]);
    for (const group of groupBySpeaker(here, options))
      for (const lens of lensesOfGroup(paragraph, group)) lenses.push(lens);
  }
  return lenses;
}

/** The lenses that say who speaks, for a text whose annotations cannot be kept. */
export function readingLenses(lenses: readonly SpeakerLens[]): SpeakerLens[] {
  const saying = lenses.filter(({ isHead }) => isHead);
  return saying.map(lens => (lens.action && !isReading(lens.action) ? { ...lens, tooltip: '', action: null } : lens));
}

function groupBySpeaker(quotes: readonly QuoteView[], options: ViewOptions): SpeakerQuotes[] {
  const groups = new Map<string, SpeakerQuotes>();
  for (const quote of quotes) {
    const { label, certainty, standing } = speakerLabelOf(quote, options);
    const key = `${quote.speaker?.entity ?? ''} ${label} ${standing === 'unknown' ? certainty : standing}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { label, certainty, least: quote.confidence ?? 1, quotes: [quote] });
      continue;
    }
    group.quotes.push(quote);
    // One figure for several quotes is that of the least certain: a lens must not promise more than it can hold.
    group.least = Math.min(group.least, quote.confidence ?? 1);
    if ((quote.confidence ?? 1) < group.least + 1e-9) group.certainty = certainty;
  }
  return [...groups.values()];
}

function lensesOfGroup(paragraph: Span, { label, certainty, quotes }: SpeakerQuotes): SpeakerLens[] {
  const several = quotes.length > 1 ? ` (${count(quotes.length, 'quote')})` : '';
  const ids = quotes.map(quote => quote.quote.id);
  const entity = quotes[0].speaker?.entity;
  const status = quotes[0].status;
  const icon = status === 'confirmed' || status === 'corrected' ? status : undefined;
  const lenses: SpeakerLens[] = [
    {
      isHead: true,
      paragraph,
      ...(icon && { icon }),
      title: `${label}${certainty ? ` · ${certainty}` : ''}${several}`,
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
        tooltip: `${label} is right: keep that in the sidecar`,
        action: { do: 'confirmSpeaker', quotes: ids },
      });
    }
  } else {
    lenses.push({
      isHead: false,
      paragraph,
      title: 'reset',
      tooltip: 'Take the decision back',
      action: { do: 'undecideSpeaker', quotes: ids },
    });
  }
  lenses.push({
    isHead: false,
    paragraph,
    title: 'change speaker…',
    tooltip: 'Choose another speaker, or say that this is not speech',
    action: { do: 'changeSpeaker', quotes: ids },
  });
  return lenses;
}
