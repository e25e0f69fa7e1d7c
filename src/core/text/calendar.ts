/** Days of the proleptic Gregorian calendar. */

export interface Day {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** @param month 1–12 */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Reads `YYYY-MM-DD`. Returns null if that is not a day of the calendar. */
export function parseIsoDay(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

/** Writes a day as `YYYY-MM-DD`. */
export const isoOf = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Reads `April`, `apr` or `Sept` as 1–12. Returns null for any other word. */
export function monthOf(word: string): number | null {
  const letters = word.toLowerCase();
  const at = letters.length < 3 ? -1 : MONTHS.findIndex(month => month.toLowerCase().startsWith(letters));
  return at < 0 ? null : at + 1;
}

/** The English name of a month. @param month 1–12 */
export const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** Month offsets of Sakamoto's method, January first. */
const WEEKDAY_SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** The weekday, 0–6, where 0 is Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  const y = month < 3 ? year - 1 : year;
  const shift = WEEKDAY_SHIFTS[month - 1] as number;
  return (((y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7) + 7) % 7;
}

/** `2025-04-26` becomes `Saturday, 26 April 2025`. Text that is not a date is returned unchanged. */
export function dateInWords(iso: string): string {
  const day = parseIsoDay(iso);
  return day ? `${WEEKDAYS[weekdayOf(day)]}, ${day.day} ${MONTHS[day.month - 1]} ${day.year}` : iso;
}
