/** Puts the meaning of a date expression into words: `Friday`, read in an article of 26 April 2025, is 25 April. */

import type { DateExpression } from '../../analysis';
import type { Header } from '../../article';
import { type Day, type DisplayLanguage, daysInMonth, monthOf, parseIsoDay, weekdayOf } from '../../text';
import { monthAndYear, monthIn } from './months';

interface Interval {
  readonly from: Day;
  readonly to: Day;
}

/** Longest interval that a hint names by its first and last day, in days. */
const MAX_HINTED_DAYS = 14;

/**
 * The lines of a date's hover: what it means, and what it was read against.
 * @param options.isSpoken whether it stands in a quote, which may be from another day
 */
export function dateLinesOf(
  date: DateExpression,
  header: Header | null,
  language: DisplayLanguage,
  { isSpoken = false }: { readonly isSpoken?: boolean } = {},
): string[] {
  const interval = intervalOf(date);
  if (!interval) return [];
  return [inWords(interval, language), ...basisOf(date.text, header?.date?.iso ?? null, isSpoken, language)];
}

/** Expressions that count from the last date mentioned: `the next day`, `two weeks later`. */
const FROM_LAST_DATE = /^the (?:next|following|previous|day)\b|\blater$/i;

function basisOf(words: string, iso: string | null, isSpoken: boolean, language: DisplayLanguage): string[] {
  if (!isRelative(words) || !iso) return [];
  const { say } = language;
  const basis = FROM_LAST_DATE.test(words)
    ? say`Counted from the date mentioned before it`
    : say`Read against the article’s date, ${dayLabelOf(iso, language)}`;
  return isSpoken ? [basis, say`The words may have been said on another day`] : [basis];
}

/**
 * A short form of what an expression leaves open: `25 April` for *Friday*. Null if the words tell it themselves, or if
 * it has no short form.
 */
export function dateHintOf(date: DateExpression, header: Header | null, language: DisplayLanguage): string | null {
  const { say } = language;
  const interval = intervalOf(date);
  const today = parseIsoDay(header?.date?.iso ?? '');
  if (!interval || !today || !isRelative(date.text)) return null;
  const { from, to } = interval;
  if (isYears(interval)) return from.year === to.year ? `${from.year}` : `${from.year}–${to.year}`;
  if (isMonth(interval)) return monthAndYear(from.month, from.year, language);
  const short = (day: Day) => shortDay(day, language);
  const year = to.year === today.year && from.year === to.year ? '' : ` ${to.year}`;
  if (date.from === date.to) return `${short(from)}${year}`;
  if (daysBetween(from, to) > MAX_HINTED_DAYS) return null;
  if (from.year !== to.year) return `${short(from)} ${from.year} – ${short(to)}${year}`;
  const days = say`d–d MMMM`
    .replace('d', `${from.day}`)
    .replace('d', `${to.day}`)
    .replace('MMMM', monthIn(to.month, language));
  return `${from.month === to.month ? days : `${short(from)} – ${short(to)}`}${year}`;
}

/** Whether the expression counts from another day: it names neither a month nor a year. */
function isRelative(words: string): boolean {
  if (/\d{4}|\d[./]\d/.test(words)) return false;
  return !(words.match(/[A-Z][a-z]+/g) ?? []).some(word => monthOf(word) !== null);
}

function intervalOf({ from, to }: Pick<DateExpression, 'from' | 'to'>): Interval | null {
  const [first, last] = [parseIsoDay(from), parseIsoDay(to)];
  return first && last && { from: first, to: last };
}

function inWords(interval: Interval, language: DisplayLanguage): string {
  const { say } = language;
  const { from, to } = interval;
  if (isYears(interval))
    return from.year === to.year ? say`The year ${from.year}` : say`The years ${from.year} to ${to.year}`;
  if (isMonth(interval)) return monthAndYear(from.month, from.year, language);
  const [first, last] = [dayInWords(from, language), dayInWords(to, language)];
  return first === last ? first : say`${first}, to ${last}`;
}

/** `Saturday, 26 April 2025`. Text that is not a date is returned unchanged. */
export function dayLabelOf(iso: string, language: DisplayLanguage): string {
  const day = parseIsoDay(iso);
  return day ? dayInWords(day, language) : iso;
}

const dayInWords = (day: Day, language: DisplayLanguage): string =>
  language.say`${weekdayIn(weekdayOf(day), language)}, ${shortDay(day, language)} ${day.year}`;

/** @param weekday 0–6, where 0 is Sunday */
function weekdayIn(weekday: number, { say }: DisplayLanguage): string {
  const names = [say`Sunday`, say`Monday`, say`Tuesday`, say`Wednesday`, say`Thursday`, say`Friday`, say`Saturday`];
  return names[weekday] ?? '';
}

/** `25 April` */
export const shortDay = ({ day, month }: Day, language: DisplayLanguage): string =>
  language.say`d MMMM`.replace('d', `${day}`).replace('MMMM', monthIn(month, language));

const isYears = ({ from, to }: Interval): boolean =>
  from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31;

const isMonth = ({ from, to }: Interval): boolean =>
  from.year === to.year && from.month === to.month && from.day === 1 && to.day === daysInMonth(to.year, to.month);

/** Exact within two neighbouring months; of days further apart it only tells that they are more than a month apart. */
function daysBetween(from: Day, to: Day): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 1) return months * 28;
  return months === 0 ? to.day - from.day : daysInMonth(from.year, from.month) - from.day + to.day;
}
