/** The lines above paragraphs: the speakers, the confidence and the actions. */
import type { ArticleView, QuoteView } from '../annotation';
import type { DisplayLanguage, Span } from '../text';
import type { Icon } from './icons';
import { isReading, type LinkAction } from './inline';
import { beginningOf } from './reuse/placing';
import { descriptionOf, isSpoken, speakerLabelOf, type ViewOptions } from './wording/speakerLabel';

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

/** Speakers that are named above one paragraph. */
const MAX_HEADS = 3;

/**
 * The lenses in text order. A paragraph of one speaker has the speaker and what can be done. One of several names each
 * with the first words of their quotes, in the order of these, and then what can be done with all.
 * @param source the file's text
 */
export function lensesOf(view: ArticleView, source: string, options: ViewOptions): SpeakerLens[] {
  const lenses: SpeakerLens[] = [];
  const spoken = view.quotes.filter(quote => isSpoken(quote, options));
  let next = 0;
  for (const paragraph of view.analysis.article.paragraphs) {
    const here: QuoteView[] = [];
    for (let quote = spoken[next]; quote && quote.quote.span.start < paragraph.end; quote = spoken[++next])
      here.push(quote);
    const groups = groupBySpeaker(here, options);
    const [only, ...others] = groups;
    if (!only) continue;
    for (const lens of others.length
      ? lensesOfGroups(paragraph, groups, source, options.language)
      : lensesOfGroup(paragraph, only, options.language))
      lenses.push(lens);
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

const idsOf = (quotes: readonly QuoteView[]): string[] => quotes.map(({ quote }) => quote.id);

const canBeConfirmed = ({ first, certainty }: SpeakerQuotes): boolean =>
  first.status === 'derived' && Boolean(first.speaker?.entity && certainty);

function lensesOfGroups(
  paragraph: Span,
  groups: readonly SpeakerQuotes[],
  source: string,
  language: DisplayLanguage,
): SpeakerLens[] {
  const { say } = language;
  const about = say`All that can be done with each quote of this paragraph`;
  const quotes = idsOf(groups.flatMap(group => group.quotes));
  const heads = groups.slice(0, MAX_HEADS).map(group => {
    const head = headOf(paragraph, group, language);
    return { ...head, title: `${wordsOf(group, source)} ${head.title}` };
  });
  const more = groups.length - heads.length;
  const open = groups.filter(canBeConfirmed);
  const [first] = open;
  const part = { isHead: false, paragraph };
  const lenses: SpeakerLens[] = more
    ? [
        ...heads,
        {
          isHead: true,
          paragraph,
          title: say`and ${more} more`,
          tooltip: about,
          action: { do: 'quoteActions', quotes },
        },
      ]
    : heads;
  if (first)
    lenses.push({
      ...part,
      title: open.length > 1 ? say`confirm all` : say`confirm ${first.label}`,
      tooltip: say`Save the speakers shown in the sidecar`,
      action: { do: 'confirmSpeaker', quotes: idsOf(open.flatMap(group => group.quotes)) },
    });
  return [
    ...lenses,
    {
      ...part,
      title: say`change speaker…`,
      tooltip: say`Choose a quote, then its speaker`,
      action: { do: 'changeSpeaker', quotes },
    },
    { ...part, title: '…', tooltip: about, action: { do: 'quoteActions', quotes } },
  ];
}

/** `“We saw…”`. */
function wordsOf({ first }: SpeakerQuotes, source: string): string {
  const { start, end } = first.quote.span;
  return beginningOf(source.slice(start, Math.min(end, start + 100)));
}

function lensesOfGroup(paragraph: Span, group: SpeakerQuotes, language: DisplayLanguage): SpeakerLens[] {
  const { say } = language;
  const { label, first } = group;
  const quotes = idsOf(group.quotes);
  const part = { isHead: false, paragraph };
  const lenses: SpeakerLens[] = [headOf(paragraph, group, language)];
  if (first.status !== 'derived')
    lenses.push({
      ...part,
      title: say`reset`,
      tooltip: say`Remove the decision on the speaker`,
      action: { do: 'undecideSpeaker', quotes },
    });
  else if (canBeConfirmed(group))
    lenses.push({
      ...part,
      title: say`confirm`,
      tooltip: say`${label} is the speaker: save this in the sidecar`,
      action: { do: 'confirmSpeaker', quotes },
    });
  lenses.push({
    ...part,
    title: say`change speaker…`,
    tooltip: say`Choose another speaker, or mark this as not speech`,
    action: { do: 'changeSpeaker', quotes },
  });
  return lenses;
}

function headOf(
  paragraph: Span,
  { label, certainty, first, quotes }: SpeakerQuotes,
  { say, count }: DisplayLanguage,
): SpeakerLens {
  const several = quotes.length > 1 ? ` (${count(quotes.length, 'quote')})` : '';
  const entity = first.speaker?.entity;
  const { status } = first;
  const description = certainty === '' ? null : descriptionOf(first);
  const shown = description === null ? label : `${label} (${description})`;
  const icon = status === 'confirmed' || status === 'corrected' ? status : undefined;
  return {
    isHead: true,
    paragraph,
    ...(icon && { icon }),
    title: `${shown}${certainty ? ` · ${certainty}` : ''}${several}`,
    tooltip: entity ? say`Show all quotes of ${label}` : say`Choose the speaker`,
    action: entity ? { do: 'showQuotes', entity } : { do: 'changeSpeaker', quotes: idsOf(quotes) },
  };
}
