import {
  AMBIGUOUS_MONTH,
  BEFORE_MONTH,
  BEFORE_YEAR,
  BETWEEN_DAYS,
  COUNTED_NOUN,
  HOLIDAYS,
  MONTHS,
  ORDINALS,
  QUARTERS,
  SEASONS,
  YEAR_SHIFT,
} from '../../language/en';
import { daysInMonth, parseIsoDay } from '../../text';
import type { Token } from '../tokens/document';
import { addDays, addMonths, single, wholeMonth, years } from './dateMath';
import { type DateMatch, type DateScope, shiftOf, yearOf } from './dateScope';
import { tenseAt } from './tense';

/** Reads expressions that name a day, month or year of the calendar. */
export class CalendarDates {
  constructor(private readonly scope: DateScope) {}

  /** `2025-04-26`, `26/04/2025`, `4/26/2025`, `1990-95` */
  numeric(i: number): DateMatch | null {
    const { text } = this.scope.tokens[i] as Token;
    if (text.length === 10 && text[4] === '-') {
      const day = parseIsoDay(text);
      return day && { last: i + 1, means: single(day) };
    }
    const range = text.length < 10 ? /^([12]\d{3})[-–](\d{2}|\d{4})$/.exec(text) : null;
    if (range !== null) return yearRange(i, range[1] as string, range[2] as string);
    const parts = text.length < 11 ? /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) : null;
    if (parts === null) return null;
    const [a, b] = [Number(parts[1]), Number(parts[3])];
    const year = fullYear(Number(parts[4]));
    const american = b > 12 || (a <= 12 && parts[2] === '/');
    return american ? this.scope.day(i + 1, a, b, year) : this.scope.day(i + 1, b, a, year);
  }

  /** `26 April [2025]`, `the 26th of April`, `5-7 May` */
  dayMonth(i: number): DateMatch | null {
    const day = dayNumberOf(this.scope.word(i));
    if (day === null) return null;
    let k = i + 1;
    if (this.scope.word(k) === 'day' && this.scope.word(k + 1) === 'of') k++;
    if (this.scope.word(k) === 'of') k++;
    let until: number | null = null;
    if (BETWEEN_DAYS.test(this.scope.word(k))) {
      until = dayNumberOf(this.scope.word(k + 1));
      if (until === null) return null;
      k += 2;
    }
    const month = this.monthAt(k);
    if (month === null || !this.scope.joined(k)) return null;
    return this.withYear(i, { last: k + 1, month, day, until });
  }

  /** `April 26[, 2025]`, `April 26-28`, `April 2025`, `in April`, `May of last year` */
  month(i: number): DateMatch | null {
    const month = this.monthAt(i);
    if (month === null) return null;
    const hasArticle = this.scope.word(i + 1) === 'the' && /(?:st|nd|rd|th)$/.test(this.scope.word(i + 2));
    const k = hasArticle ? i + 2 : i + 1;
    const isPercentage = this.scope.tokens[k + 1]?.text === '%';
    const day = this.scope.joined(k) && !isPercentage ? firstDayOf(this.scope.word(k)) : null;
    if (day !== null) return this.monthDay(i, k, month, day);
    return this.monthOfYear(k, month) ?? this.bareMonth(i, month);
  }

  /** `April 26[, 2025]`, `April 26-28`, from the month at `i` and the day at `k`. */
  private monthDay(i: number, k: number, month: number, day: number): DateMatch | null {
    const range = /^\d{1,2}[-–](\d{1,2})$/.exec(this.scope.word(k));
    if (range) return this.withYear(i, { last: k + 1, month, day, until: Number(range[1]) });
    const until = /^(?:-|–|—)$/.test(this.scope.word(k + 1)) ? dayNumberOf(this.scope.word(k + 2)) : null;
    return this.withYear(i, { last: until === null ? k + 1 : k + 3, month, day, until });
  }

  /** `April 2025`, `April, 2025`, `May of last year`, from the token after the month. */
  private monthOfYear(k: number, month: number): DateMatch | null {
    const { today } = this.scope;
    const link = this.scope.word(k);
    if (link === ',' || link === 'of') {
      const year = yearOf(this.scope.tokens[k + 1]);
      if (year !== null) return { last: k + 2, means: wholeMonth(year, month) };
    }
    if (link === 'of' && today !== null && this.scope.word(k + 2) === 'year') {
      const shift = shiftOf(this.scope.word(k + 1));
      if (shift !== null) return { last: k + 3, means: wholeMonth(today.year + shift, month) };
    }
    const year = yearOf(this.scope.tokens[k]);
    return year !== null && this.scope.joined(k) ? { last: k + 1, means: wholeMonth(year, month) } : null;
  }

  monthAt(i: number): number | null {
    const token = this.scope.tokens[i];
    if (token === undefined || token.text === token.lower) return null;
    return MONTHS.get(token.lower) ?? null;
  }

  /** A month alone: the one nearest to the article in the direction of the tense. */
  bareMonth(i: number, month: number): DateMatch | null {
    const { today } = this.scope;
    const ambiguous = AMBIGUOUS_MONTH.test(this.scope.word(i));
    if (today === null || (ambiguous && !BEFORE_MONTH.test(this.scope.word(i - 1)))) return null;
    const narrative = this.scope.narrativeYear(i);
    if (narrative !== null) return { last: i + 1, means: wholeMonth(narrative, month) };
    const before = this.scope.word(i - 1);
    const future = tenseAt(this.scope.doc, i) === 'future' || before === 'next';
    let year = today.year;
    if (!future && (month > today.month || (before === 'last' && month === today.month))) year--;
    if (future && month < today.month) year++;
    return { last: i + 1, means: wholeMonth(year, month) };
  }

  /** Adds the year to the day of the expression that starts at `i`: from the words after it, or from the context. */
  private withYear(i: number, { last, month, day, until }: DayOfMonth): DateMatch | null {
    let end = last;
    let year: number | null = null;
    const comma = this.scope.word(last) === ',';
    const at = comma || this.scope.word(last) === 'of' ? last + 1 : last;
    if (this.scope.joined(at) && yearOf(this.scope.tokens[at]) !== null) {
      year = yearOf(this.scope.tokens[at]);
      end = at + 1;
    } else if (
      YEAR_SHIFT.test(this.scope.word(last)) &&
      this.scope.word(last + 1) === 'year' &&
      this.scope.today !== null
    ) {
      year = this.scope.today.year + (shiftOf(this.scope.word(last)) ?? 0);
      end = last + 2;
    }
    year ??= this.scope.yearFor(i, month, day);
    if (year === null) return null;
    const from = this.scope.day(end, month, day, year);
    if (from === null || until === null || until <= day || until > daysInMonth(year, month)) return from;
    return { last: end, means: { from: from.means.from, to: { year, month, day: until } } };
  }

  /** `2014`, `the 1990s`, `summer 2015`, `the first quarter of 2016`, `early 2014` */
  year(i: number): DateMatch | null {
    const word = this.scope.word(i);
    const season = SEASONS.get(word);
    if (season !== undefined) {
      const at = this.scope.word(i + 1) === 'of' ? i + 2 : i + 1;
      const year = yearOf(this.scope.tokens[at]);
      return year !== null && this.scope.joined(at) ? { last: at + 1, means: this.scope.season(season, year) } : null;
    }
    const quarter = QUARTERS.get(word);
    if (quarter !== undefined && this.scope.word(i + 1) === 'quarter') return this.quarter(i, quarter);
    const decade = word.length === 5 && /^1[5-9]\d0s|20[0-4]0s$/.test(word) ? Number(word.slice(0, 4)) : null;
    if (decade !== null) return { last: i + 1, means: years(decade, decade + 9) };
    const year = yearOf(this.scope.tokens[i]);
    if (year === null || !this.isYear(i)) return null;
    return { last: i + 1, means: years(year, year) };
  }

  quarter(i: number, quarter: number): DateMatch | null {
    const year = this.scope.word(i + 2) === 'of' ? yearOf(this.scope.tokens[i + 3]) : null;
    if (year === null) return null;
    const from = { year, month: 3 * quarter - 2, day: 1 };
    return { last: i + 4, means: { from, to: addDays(addMonths(from, 3), -1) } };
  }

  /** Whether a number is a year, not a count: by the word before it, and by whether a countable noun follows. */
  isYear(i: number): boolean {
    const before = this.scope.word(i - 1);
    const year = yearOf(this.scope.tokens[i]) as number;
    if (year < 1500 || year > 2100 || before === '$' || before === '€' || before === '£') return false;
    if (BEFORE_YEAR.test(before)) return true;
    const next = this.scope.tokens[i + 1];
    if (next === undefined || !this.scope.joined(i + 1)) return year > 1800;
    if (next.kind === 'number') return false;
    const counted = next.kind === 'word' && next.text === next.lower && COUNTED_NOUN.test(next.lower);
    return !counted && year > 1800 && year < 2060;
  }

  holiday(i: number): DateMatch | null {
    const token = this.scope.tokens[i] as Token;
    if (this.scope.today === null || token.text === token.lower) return null;
    for (const { words, month, day } of HOLIDAYS) {
      if (words.some((w, k) => this.scope.word(i + k) !== w)) continue;
      const at = i + words.length;
      const year = yearOf(this.scope.tokens[at]) ?? this.scope.yearFor(i, month, day);
      if (year === null) return null;
      return { last: yearOf(this.scope.tokens[at]) === null ? at : at + 1, means: single({ year, month, day }) };
    }
    return null;
  }
}

/** A day, or the days up to `until`, of a month; the expression reads the tokens before `last`. */
interface DayOfMonth {
  readonly last: number;
  readonly month: number;
  readonly day: number;
  readonly until: number | null;
}

/** `1990-95`, `1990-1995`; null if the second year is not shortly after the first. */
function yearRange(i: number, first: string, second: string): DateMatch | null {
  const from = Number(first);
  const to = second.length === 2 ? Math.floor(from / 100) * 100 + Number(second) : Number(second);
  return from < to && to < 2100 && to - from < 500 ? { last: i + 1, means: years(from, to) } : null;
}

/** The year of two digits, from 1961 to 2060. */
function fullYear(year: number): number {
  if (year >= 100) return year;
  return year > 60 ? 1900 + year : 2000 + year;
}

const MAX_DAY_LENGTH = 14;

/** The day of a month: `26`, `26th`, `first`. */
function dayNumberOf(word: string): number | null {
  if (word.length > MAX_DAY_LENGTH) return null;
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word);
  return validDay(digits ? Number(digits[1]) : (ORDINALS.get(word) ?? null));
}

/** Like {@link dayNumberOf}; of `26-28` the first day. */
function firstDayOf(word: string): number | null {
  const range = word.length > MAX_DAY_LENGTH ? null : /^(\d{1,2})[-–]\d{1,2}$/.exec(word);
  return range ? validDay(Number(range[1])) : dayNumberOf(word);
}

const validDay = (day: number | null): number | null => (day !== null && day >= 1 && day <= 31 ? day : null);
