/** What surfaces say of quotes that come again in other articles. */
import type { QuotePlace, QuoteReuse, ReuseList, ReusePlace, Wording } from '../../corpus';
import { emphasis, type RichLine, strong, text } from '../inline';
import { count, excerpt } from '../wording/words';
import { changesInBrief, changesLine, changesText } from './wordChanges';

export interface QuoteLens {
  readonly title: string;
  readonly tooltip: string;
}

const WORDINGS: Readonly<Record<Wording, string>> = {
  same: 'the same words',
  shortened: 'shorter or longer',
  reworded: 'other words',
};

/** `also in 3 articles, 1 with other words` */
export function reuseLens({ articles, reworded, earlier, hasMore }: QuoteReuse): QuoteLens {
  const others = `also in ${hasMore ? 'more than ' : ''}${count(articles, 'article')}`;
  const differing =
    reworded === 0
      ? ''
      : reworded === articles && articles === 1
        ? ', with other words'
        : `, ${reworded} with other words`;
  const first = earlier ? `Earlier in ${placeLabel(earlier)}. ` : '';
  return { title: others + differing, tooltip: `${first}Show where this quote comes again` };
}

/** `2025-04-30 · Wire · Bridge opens` */
export const placeLabel = ({ date, source, headline }: QuotePlace): string =>
  [date ?? 'no date', source, excerpt(headline, 60)].filter(Boolean).join(' · ');

/** A row of a list of places. */
export interface PlaceRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** What is different, in few words; empty where nothing is. */
  readonly brief: string;
  readonly place: QuotePlace;
  readonly isAsked: boolean;
}

/** All places of a quote, its own among them, the earliest first, those without a date last. */
export function placeRows({ quote, places }: ReuseList): PlaceRow[] {
  const own: PlaceRow = {
    label: placeLabel(quote),
    description: 'this quote',
    detail: excerpt(quote.text, 300),
    brief: '',
    place: quote,
    isAsked: true,
  };
  const others = places.map(
    (place): PlaceRow => ({
      label: placeLabel(place),
      description: [WORDINGS[place.wording], place.speaker].filter(Boolean).join(' · '),
      detail: place.wording === 'same' ? excerpt(place.text, 300) : changesText(place.changes),
      brief: place.wording === 'same' ? '' : changesInBrief(place.changes),
      place,
      isAsked: false,
    }),
  );
  const before = others.filter(({ place }) => isBefore(place.date, quote.date));
  return [...before, own, ...others.slice(before.length)];
}

const isBefore = (one: string | null, other: string | null): boolean => one !== null && (other === null || one < other);

/** A line of a hover on a place, and the place that it leads to. */
export interface PlaceLines {
  readonly place: ReusePlace;
  readonly label: string;
  readonly line: RichLine;
}

/** The heading of a hover on a quote that comes again, and its first places. */
export function reuseBlock({ places, hasMore }: ReuseList, limit: number): { heading: RichLine; places: PlaceLines[] } {
  const articles = new Set(places.map(({ file, article }) => `${article} ${file}`)).size;
  const more = hasMore ? 'more than ' : '';
  const shown = places.slice(0, limit);
  return {
    heading: [strong(`Also in ${more}${count(articles, 'article')}`), text(', the earliest first')],
    places: shown.map(place => ({
      place,
      label: placeLabel(place),
      line: place.wording === 'same' ? [emphasis(WORDINGS.same)] : changesLine(place.changes),
    })),
  };
}
