/** The words on a quote map. They are drawn as text, never as markup; control characters are made visible. */
import type { MapPerson, SourceName, TimeStep } from '../../corpus';
import { type DisplayLanguage, parseIsoDay } from '../../text';
import { dayLabelOf, shortDay } from '../wording/dateLabels';
import { monthAndYear } from '../wording/months';
import { makeVisible, shorten } from '../wording/plainText';
import type { Picture, PictureName } from './messages';

export const pictureTitles = ({ say }: DisplayLanguage): Readonly<Record<PictureName, string>> => ({
  timeline: say`Who Speaks When`,
  together: say`Quoted Together`,
  shares: say`Sources Compared`,
});

/** Longest name on an axis, in UTF-16 code units; the whole name is in the label of a mark. */
const MAX_AXIS_NAME = 32;

export const nameOf = (person: MapPerson | undefined): string => makeVisible(person?.name ?? '');
export const axisNameOf = (person: MapPerson | undefined): string => shorten(nameOf(person), MAX_AXIS_NAME);

/** @param source undefined: all sources that are not told apart */
export const sourceLabelOf = (source: SourceName | undefined, { say }: DisplayLanguage): string =>
  source === undefined ? say`other sources` : source === null ? say`no source` : makeVisible(source);

export const axisSourceOf = (source: SourceName | undefined, max: number, language: DisplayLanguage): string =>
  shorten(sourceLabelOf(source, language), max);

/** A stretch of time by its first day: `26 April 2025`, `week of 21 April 2025`, `April 2025`, `2025, second quarter`. */
export function stretchLabelOf(step: TimeStep, from: string, language: DisplayLanguage): string {
  const { say } = language;
  const day = parseIsoDay(from);
  if (!day) return from;
  const month = monthAndYear(day.month, day.year, language);
  switch (step) {
    case 'day':
      return dayLabelOf(from, language);
    case 'week':
      return say`week of ${shortDay(day, language)} ${day.year}`;
    case 'month':
      return month;
    case 'quarter':
      return quarterLabelOf(Math.floor((day.month - 1) / 3), day.year, language);
    case 'year':
      return `${day.year}`;
    case 'decade':
      return `${day.year}–${day.year + 9}`;
  }
}

/** @param quarter 0–3 */
function quarterLabelOf(quarter: number, year: number, { say }: DisplayLanguage): string {
  const [first, second] = [say`first quarter of ${year}`, say`second quarter of ${year}`];
  return [first, second, say`third quarter of ${year}`, say`fourth quarter of ${year}`][quarter] ?? '';
}

/** `12 %`, `0.4 %`, `< 0.1 %`. */
export function shareLabelOf(quotes: number, all: number, { decimal }: DisplayLanguage): string {
  const share = all > 0 ? (100 * quotes) / all : 0;
  if (share >= 10) return `${Math.round(share)} %`;
  return share > 0 && share < 0.05 ? `< ${decimal(0.1, 1)} %` : `${decimal(share, 1)} %`;
}

/** A mark in words: what it stands for, and how much. */
export interface MarkLabel {
  readonly title: string;
  readonly detail: string;
  readonly amount: string;
}

/** @param mark its index in the picture’s marks */
export function markLabelOf({ name, data }: Picture, mark: number, language: DisplayLanguage): MarkLabel | null {
  const { say, count } = language;
  const { shown } = data.people;
  switch (name) {
    case 'timeline': {
      const found = data.marks[mark];
      if (!found || !data.time) return null;
      const source = found.source === null ? undefined : data.sources[found.source];
      return {
        title: nameOf(shown[found.person]),
        detail: `${stretchLabelOf(data.time.step, found.from, language)} · ${sourceLabelOf(source, language)}`,
        amount: count(found.quotes, 'quote'),
      };
    }
    case 'together': {
      const found = data.marks[mark];
      if (!found) return null;
      return {
        title: say`${nameOf(shown[found.one])} and ${nameOf(shown[found.other])}`,
        detail: say`quoted in the same articles`,
        amount: count(found.articles, 'article'),
      };
    }
    case 'shares': {
      const found = data.marks[mark];
      const source = found && data.sources[found.source];
      if (!source) return null;
      return {
        title: nameOf(shown[found.person]),
        detail: sourceLabelOf(source.name, language),
        amount: say`${count(found.quotes, 'quote')}, ${shareLabelOf(found.quotes, source.quotes, language)} of its ${source.quotes}`,
      };
    }
  }
}

/** What the picture leaves out, and how it counts; each a sentence. */
export function remarksOn({ name, data }: Picture, { say, count }: DisplayLanguage): string[] {
  const { shown, all } = data.people;
  const remarks: string[] = [];
  if (shown.length < all && name !== 'together')
    remarks.push(say`The ${shown.length} people and organizations with the most quotes are shown, of ${all}.`);
  if (shown.length < all && name === 'together')
    remarks.push(say`${shown.length} of ${all} people and organizations are shown.`);
  if (name === 'timeline') {
    const known = data.marks.some(({ source }) => source === null);
    if (known) remarks.push(say`The ${data.sources.length} sources with the most quotes are told apart.`);
    if (data.undated)
      remarks.push(
        data.undated === 1
          ? say`1 quote without a date is not shown.`
          : say`${count(data.undated, 'quote')} without a date are not shown.`,
      );
  }
  if (name === 'together') remarks.push(say`A number counts the articles in which both are quoted.`);
  if (name === 'shares') {
    remarks.push(say`A bar is a person’s share of all quotes of the source, whoever said them.`);
    if (data.sources.length < data.allSources)
      remarks.push(say`${data.sources.length} of ${data.allSources} sources are shown.`);
  }
  return remarks;
}
