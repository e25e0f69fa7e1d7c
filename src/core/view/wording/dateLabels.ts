/** Puts the meaning of a date expression into words: `Friday`, read in an article of 26 April 2025, is 25 April. */

import type { DateExpression } from '../../analysis';
import type { Header } from '../../article';
import { type Day, dateInWords, daysInMonth, isoOf, monthName, monthOf, parseIsoDay } from '../../text';

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
  { isSpoken = false }: { readonly isSpoken?: boolean } = {},
): string[] {
  const interval = intervalOf(date);
  if (!interval) return [];
  return [inWords(interval), ...basisOf(date.text, header?.date?.iso ?? null, isSpoken)];
}

/** Expressions that count from the last date mentioned: `the next day`, `two weeks later`. */
const FROM_LAST_DATE = /^the (?:next|following|previous|day)\b|\blater$/i;

function basisOf(words: string, iso: string | null, isSpoken: boolean): string[] {
  if (!isRelative(words) || !iso) return [];
  const basis = FROM_LAST_DATE.test(words)
    ? 'Counted from the date mentioned before it'
    : `Read against the article’s date, ${dateInWords(iso)}`;
  return isSpoken ? [basis, 'The words may have been said on another day'] : [basis];
}

/**
 * A short form of what an expression leaves open: `25 April` for *Friday*. Null if the words tell it themselves, or if
 * it has no short form.
 */
export function dateHintOf(date: DateExpression, header: Header | null): string | null {
  const interval = intervalOf(date);
  const today = parseIsoDay(header?.date?.iso ?? '');
  if (!interval || !today || !isRelative(date.text)) return null;
  const { from, to } = interval;
  if (isYears(interval)) return from.year === to.year ? `${from.year}` : `${from.year}–${to.year}`;
  if (isMonth(interval)) return `${monthName(from.month)} ${from.year}`;
  const year = to.year === today.year && from.year === to.year ? '' : ` ${to.year}`;
  if (date.from === date.to) return `${shortDay(from)}${year}`;
  if (daysBetween(from, to) > MAX_HINTED_DAYS) return null;
  if (from.year !== to.year) return `${shortDay(from)} ${from.year} – ${shortDay(to)}${year}`;
  return from.month === to.month ? `${from.day}–${shortDay(to)}${year}` : `${shortDay(from)} – ${shortDay(to)}${year}`;
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

function inWords(interval: Interval): string {
  const { from, to } = interval;
  if (isYears(interval))
    return from.year === to.year ? `The year ${from.year}` : `The years ${from.year} to ${to.year}`;
  if (isMonth(interval)) return `${monthName(from.month)} ${from.year}`;
  const [first, last] = [dateInWords(isoOf(from)), dateInWords(isoOf(to))];
  return first === last ? first : `${first}, to ${last}`;
}

const shortDay = ({ day, month }: Day): string => `${day} ${monthName(month)}`;

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
