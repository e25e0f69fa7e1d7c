import { MONTHS } from '../../language/en';
import { parseIsoDay } from '../../text';
import type { Token } from '../tokens/document';
import { single, years } from './dateMath';
import { type DateMatch, type DateScope, dayIn } from './dateScope';

/** Maximum length of a date in figures: `27-September-2022`. */
const MAX_LENGTH = 17;

/** Reads dates that are one token of figures: `2025-04-26`, `26/04/2025`, `27-jul-22`, `1990-95`, `9/11`. */
export function readNumericDate(scope: DateScope, i: number): DateMatch | null {
  const { text } = scope.tokens[i] as Token;
  if (/^9\/11(?:-|$)/.test(text)) return { last: i + 1, means: single({ year: 2001, month: 9, day: 11 }) };
  if (/^\d{4}-\d\d-\d\d(?:T|$)/.test(text)) {
    const day = parseIsoDay(text.slice(0, 10));
    return day && { last: i + 1, means: single(day) };
  }
  if (text.length > MAX_LENGTH) return null;
  return yearFirst(i, text) ?? yearRange(i, text) ?? withMonthName(i, text) ?? withSeparators(i, text);
}

/** `2023/04/05`, `2023.04.05` */
function yearFirst(i: number, text: string): DateMatch | null {
  const [, year, , month, day] = /^([12]\d{3})([/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? null : dayIn(i + 1, Number(year), Number(month), Number(day));
}

/** `1990-95`, `1990-1995`; null if the second year is not shortly after the first. */
function yearRange(i: number, text: string): DateMatch | null {
  const [, first, second] = /^([12]\d{3})[-–](\d{2}|\d{4})$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const from = Number(first);
  const to = second.length === 2 ? Math.floor(from / 100) * 100 + Number(second) : Number(second);
  return from < to && to < 2100 && to - from < 500 ? { last: i + 1, means: years(from, to) } : null;
}

/** `27-jul-22`, `27-July-2022` */
function withMonthName(i: number, text: string): DateMatch | null {
  const [, day, name, year] = /^(\d{1,2})-([A-Za-z]{3,9})-(\d{4}|\d{2})$/.exec(text) ?? [];
  const month = name === undefined ? undefined : MONTHS.get(name.toLowerCase());
  return month === undefined ? null : dayIn(i + 1, fullYear(Number(year)), month, Number(day));
}

/** `26/04/2025`, `4/26/2025`, `26.4.25`: the American order with slashes, unless the second number cannot be a day. */
function withSeparators(i: number, text: string): DateMatch | null {
  const parts = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (parts === null) return null;
  const [a, b] = [Number(parts[1]), Number(parts[3])];
  const year = fullYear(Number(parts[4]));
  const american = b > 12 || (a <= 12 && parts[2] === '/');
  return american ? dayIn(i + 1, year, a, b) : dayIn(i + 1, year, b, a);
}

/** The year of two digits, from 1961 to 2060. */
function fullYear(year: number): number {
  if (year >= 100) return year;
  return year > 60 ? 1900 + year : 2000 + year;
}
