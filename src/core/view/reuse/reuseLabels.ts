/** What surfaces say of quotes that come again in other articles. */
import type { QuotePlace, QuoteReuse, ReuseList, ReusePlace, Wording } from '../../corpus';
import type { DisplayLanguage } from '../../text';
import { emphasis, type RichLine, strong, text } from '../inline';
import { capitalize, excerpt } from '../wording/words';
import { changesInBrief, changesLine, changesText } from './wordChanges';

export interface QuoteLens {
  readonly title: string;
  readonly tooltip: string;
}

const wordingLabels = ({ say }: DisplayLanguage): Readonly<Record<Wording, string>> => ({
  same: say`the same words`,
  shortened: say`shorter or longer`,
  reworded: say`other words`,
});

/** `also in 3 articles`, `also in more than 20 articles` */
function alsoIn(articles: number, hasMore: boolean, { say }: DisplayLanguage): string {
  if (hasMore) return say`also in more than ${articles} articles`;
  return articles === 1 ? say`also in 1 article` : say`also in ${articles} articles`;
}

/** `3 articles`, `more than 20 articles` */
export const articlesLabel = (articles: number, hasMore: boolean, { say, count }: DisplayLanguage): string =>
  hasMore ? say`more than ${count(articles, 'article')}` : count(articles, 'article');

/** `also in 3 articles, 1 with other words` */
export function reuseLens({ articles, reworded, earlier, hasMore }: QuoteReuse, language: DisplayLanguage): QuoteLens {
  const { say } = language;
  const others = alsoIn(articles, hasMore, language);
  const differing =
    reworded === 0
      ? ''
      : reworded === articles && articles === 1
        ? say`, with other words`
        : say`, ${reworded} with other words`;
  const first = earlier ? say`Earlier in ${placeLabel(earlier, language)}. ` : '';
  return { title: others + differing, tooltip: say`${first}Show where this quote comes again` };
}

/** `2025-04-30 · Wire · Bridge opens` */
export const placeLabel = ({ date, source, headline }: QuotePlace, { say }: DisplayLanguage): string =>
  [date ?? say`no date`, source, excerpt(headline, 60)].filter(Boolean).join(' · ');

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
export function placeRows({ quote, places }: ReuseList, language: DisplayLanguage): PlaceRow[] {
  const wordings = wordingLabels(language);
  const own: PlaceRow = {
    label: placeLabel(quote, language),
    description: language.say`this quote`,
    detail: excerpt(quote.text, 300),
    brief: '',
    place: quote,
    isAsked: true,
  };
  const others = places.map(
    (place): PlaceRow => ({
      label: placeLabel(place, language),
      description: [wordings[place.wording], place.speaker].filter(Boolean).join(' · '),
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
export function reuseBlock(
  { places, hasMore }: ReuseList,
  limit: number,
  language: DisplayLanguage,
): { heading: RichLine; places: PlaceLines[] } {
  const { say } = language;
  const articles = new Set(places.map(({ file, article }) => `${article} ${file}`)).size;
  const shown = places.slice(0, limit);
  return {
    heading: [strong(capitalize(alsoIn(articles, hasMore, language))), text(say`, the earliest first`)],
    places: shown.map(place => ({
      place,
      label: placeLabel(place, language),
      line: place.wording === 'same' ? [emphasis(wordingLabels(language).same)] : changesLine(place.changes),
    })),
  };
}
