/** The words on a quote map. They are drawn as text, never as markup; control characters are made visible. */
import type { MapPerson, SourceName, TimeStep } from '../../corpus';
import { dateInWords, monthName, parseIsoDay } from '../../text';
import { makeVisible, shorten } from '../wording/plainText';
import { count } from '../wording/words';
import type { Picture, PictureName } from './messages';

export const PICTURE_TITLES: Readonly<Record<PictureName, string>> = {
  timeline: 'Who Speaks When',
  together: 'Quoted Together',
  shares: 'Sources Compared',
};

/** Longest name on an axis, in UTF-16 code units; the whole name is in the label of a mark. */
const MAX_AXIS_NAME = 32;

export const nameOf = (person: MapPerson | undefined): string => makeVisible(person?.name ?? '');
export const axisNameOf = (person: MapPerson | undefined): string => shorten(nameOf(person), MAX_AXIS_NAME);

/** @param source undefined: all sources that are not told apart */
export const sourceLabelOf = (source: SourceName | undefined): string =>
  source === undefined ? 'other sources' : source === null ? 'no source' : makeVisible(source);

export const axisSourceOf = (source: SourceName | undefined, max: number): string =>
  shorten(sourceLabelOf(source), max);

/** A stretch of time by its first day: `26 April 2025`, `week of 21 April 2025`, `April 2025`, `2025, second quarter`. */
export function stretchLabelOf(step: TimeStep, from: string): string {
  const day = parseIsoDay(from);
  if (!day) return from;
  const month = `${monthName(day.month)} ${day.year}`;
  switch (step) {
    case 'day':
      return dateInWords(from);
    case 'week':
      return `week of ${day.day} ${month}`;
    case 'month':
      return month;
    case 'quarter':
      return `${['first', 'second', 'third', 'fourth'][Math.floor((day.month - 1) / 3)]} quarter of ${day.year}`;
    case 'year':
      return `${day.year}`;
    case 'decade':
      return `${day.year}–${day.year + 9}`;
  }
}

/** `12 %`, `0.4 %`, `< 0.1 %`. */
export function shareLabelOf(quotes: number, all: number): string {
  const share = all > 0 ? (100 * quotes) / all : 0;
  if (share >= 10) return `${Math.round(share)} %`;
  return share > 0 && share < 0.05 ? '< 0.1 %' : `${share.toFixed(1)} %`;
}

/** A mark in words: what it stands for, and how much. */
export interface MarkLabel {
  readonly title: string;
  readonly detail: string;
  readonly amount: string;
}

/** @param mark its index in the picture’s marks */
export function markLabelOf({ name, data }: Picture, mark: number): MarkLabel | null {
  const { shown } = data.people;
  switch (name) {
    case 'timeline': {
      const found = data.marks[mark];
      if (!found || !data.time) return null;
      const source = found.source === null ? undefined : data.sources[found.source];
      return {
        title: nameOf(shown[found.person]),
        detail: `${stretchLabelOf(data.time.step, found.from)} · ${sourceLabelOf(source)}`,
        amount: count(found.quotes, 'quote'),
      };
    }
    case 'together': {
      const found = data.marks[mark];
      if (!found) return null;
      return {
        title: `${nameOf(shown[found.one])} and ${nameOf(shown[found.other])}`,
        detail: 'quoted in the same articles',
        amount: count(found.articles, 'article'),
      };
    }
    case 'shares': {
      const found = data.marks[mark];
      const source = found && data.sources[found.source];
      if (!source) return null;
      return {
        title: nameOf(shown[found.person]),
        detail: sourceLabelOf(source.name),
        amount: `${count(found.quotes, 'quote')}, ${shareLabelOf(found.quotes, source.quotes)} of its ${source.quotes}`,
      };
    }
  }
}

/** What the picture leaves out, and how it counts; each a sentence. */
export function remarksOn({ name, data }: Picture): string[] {
  const { shown, all } = data.people;
  const remarks: string[] = [];
  if (shown.length < all && name !== 'together')
    remarks.push(`The ${shown.length} people and organizations with the most quotes are shown, of ${all}.`);
  if (shown.length < all && name === 'together')
    remarks.push(`${shown.length} of ${all} people and organizations are shown.`);
  if (name === 'timeline') {
    const known = data.marks.some(({ source }) => source === null);
    if (known) remarks.push(`The ${data.sources.length} sources with the most quotes are told apart.`);
    if (data.undated)
      remarks.push(`${count(data.undated, 'quote')} without a date ${data.undated === 1 ? 'is' : 'are'} not shown.`);
  }
  if (name === 'together') remarks.push('A number counts the articles in which both are quoted.');
  if (name === 'shares') {
    remarks.push('A bar is a person’s share of all quotes of the source, whoever said them.');
    if (data.sources.length < data.allSources)
      remarks.push(`${data.sources.length} of ${data.allSources} sources are shown.`);
  }
  return remarks;
}
