/** Stretches of time that quotes are counted by. Days are ISO dates; stretches are whole, and never overlap. */
import { daysInMonth, isoOf, parseIsoDay } from '../../../text';

export type TimeStep = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

/** Longest length of each step in days, so that a number of stretches is never above the limit. */
const STEPS: readonly (readonly [step: TimeStep, days: number])[] = [
  ['day', 1],
  ['week', 7],
  ['month', 28],
  ['quarter', 90],
  ['year', 365],
  ['decade', 3652],
];

/** The shortest step that cuts a range into about `most` stretches or fewer; both days count. */
export function stepFor(first: string, last: string, most: number): TimeStep {
  const days = dayNumber(last) - dayNumber(first) + 1;
  return STEPS.find(([, length]) => days / length <= most)?.[0] ?? 'decade';
}

/** SQL of the first day of the stretch that a column's day is in. Weeks begin on Monday. */
export function bucketSql(step: TimeStep, day: string): string {
  switch (step) {
    case 'day':
      return day;
    case 'week':
      return `date(${day}, 'weekday 0', '-6 days')`;
    case 'month':
      return `substr(${day}, 1, 7) || '-01'`;
    case 'quarter':
      return `substr(${day}, 1, 5) || printf('%02d', (CAST(substr(${day}, 6, 2) AS INTEGER) - 1) / 3 * 3 + 1) || '-01'`;
    case 'year':
      return `substr(${day}, 1, 4) || '-01-01'`;
    case 'decade':
      return `substr(${day}, 1, 3) || '0-01-01'`;
  }
}

/** The last day of the stretch that begins with a day. */
export function lastDayOf(step: TimeStep, first: string): string {
  const day = parseIsoDay(first);
  if (!day) return first;
  const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12, decade: 120 }[step];
  if (months === 0) return isoOfNumber(dayNumber(first) + (step === 'week' ? 6 : 0));
  const end = day.month - 1 + months - 1;
  const [year, month] = [day.year + Math.floor(end / 12), (end % 12) + 1];
  return isoOf({ year, month, day: daysInMonth(year, month) });
}

/** Days since 1970-01-01. @param iso a day of the calendar */
export function dayNumber(iso: string): number {
  const day = parseIsoDay(iso);
  return day ? Date.UTC(day.year, day.month - 1, day.day) / 86_400_000 : 0;
}

const isoOfNumber = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** The day after a day. */
export const dayAfter = (iso: string): string => isoOfNumber(dayNumber(iso) + 1);
