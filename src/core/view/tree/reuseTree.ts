/** The rows of the view *Quotes That Come Again*: quotes that several articles have, and below each its places. */
import type { ReuseGroup, ReuseList } from '../../corpus';
import type { DisplayLanguage, Span } from '../../text';
import { articlesLabel, placeLabel, placeRows } from '../reuse/reuseLabels';
import { excerpt } from '../wording/words';

export type ReuseContext = 'reuse.quote' | 'reuse.place' | 'reuse.more';

export interface ReuseRow {
  /** Unique among its siblings, and stable while the files are. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly context: ReuseContext;
  /** Where a click leads: a file as the index names it, and a span in it. */
  readonly place: { readonly file: string; readonly span: Span } | null;
}

export function reuseRow(
  { first, latest, articles, reworded, hasMore }: ReuseGroup,
  language: DisplayLanguage,
): ReuseRow {
  const { say } = language;
  const counts = articlesLabel(articles, hasMore, language);
  const [from, to] = [placeLabel(first, language), placeLabel(latest, language)];
  return {
    id: `${latest.start} ${latest.file}`,
    label: excerpt(first.text, 120),
    description: [counts, reworded > 0 && say`${reworded} with other words`, first.speaker].filter(Boolean).join(' · '),
    tooltip: `${excerpt(first.text, 400)}\n${say`First: ${from}`}\n${say`Last: ${to}`}`,
    context: 'reuse.quote',
    place: null,
  };
}

/** @param list of the earliest version, which the differences start from */
export const reusePlaceRows = (list: ReuseList, language: DisplayLanguage): ReuseRow[] =>
  placeRows(list, language).map(({ label, description, detail, brief, place, isAsked }) => {
    const { start, end, file, line, date, source } = place;
    return {
      id: `${start} ${file}`,
      // Short, so that what is different can be seen in a narrow side bar.
      label: [date ?? language.say`no date`, source].filter(Boolean).join(' · '),
      description: isAsked ? language.say`first` : brief || description,
      tooltip: `${label}\n${detail}\n${language.say`${file}, line ${line}`}`,
      context: 'reuse.place',
      place: { file, span: { start, end } as Span },
    };
  });

/** @param articles that were looked at, from the latest on */
export const moreReuseRow = (articles: number, { say, count }: DisplayLanguage): ReuseRow => ({
  id: 'more',
  label: say`Look at Earlier Articles`,
  description: say`${count(articles, 'article')} so far`,
  tooltip: say`The latest ${count(articles, 'article')} with quotes were looked at`,
  context: 'reuse.more',
  place: null,
});
