import { type Day, daysInMonth, isoOf } from '../../text';

/** A run of days, both ends included. */
export interface Interval {
  readonly from: Day;
  readonly to: Day;
}

/** Days since 0000-03-01 of the proleptic Gregorian calendar. Source: Howard Hinnant, "chrono-compatible date algorithms". */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

/** The inverse of {@link dayNumber}. */
export function dayOf(number: number): Day {
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** The same day some months later, or the last day of that month if it is shorter. */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + (month - 1) + months;
  const y = Math.floor(count / 12);
  const m = count - y * 12 + 1;
  return { year: y, month: m, day: Math.min(day, daysInMonth(y, m)) };
}

export const single = (day: Day): Interval => ({ from: day, to: day });

export const wholeMonth = (year: number, month: number): Interval => ({
  from: { year, month, day: 1 },
  to: { year, month, day: daysInMonth(year, month) },
});

export const years = (first: number, last: number): Interval => ({
  from: { year: first, month: 1, day: 1 },
  to: { year: last, month: 12, day: 31 },
});

/** Monday to Sunday around a day. `weekday` is the day's own, 0 for Sunday. */
export function wholeWeek(day: Day, weekday: number): Interval {
  const monday = addDays(day, -((weekday + 6) % 7));
  return { from: monday, to: addDays(monday, 6) };
}

export const isoRange = ({ from, to }: Interval): { from: string; to: string } => ({
  from: isoOf(from),
  to: isoOf(to),
});
