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
import { type DateScope, type FoundDate, shiftOf, yearOf } from './dateScope';
import { tenseAt } from './tense';

/** Reads expressions that name a day, month or year of the calendar. */
export class CalendarDates {
  constructor(private readonly scope: DateScope) {}

  /** `2025-04-26`, `26/04/2025`, `4/26/2025`, `1990-95` */
  numeric(i: number): FoundDate | null {
    const { text } = this.scope.tokens[i] as Token;
    if (text.length === 10 && text[4] === '-') {
      const day = parseIsoDay(text);
      return day && { last: i + 1, means: single(day) };
    }
    const range = text.length < 10 ? /^([12]\d{3})[-–](\d{2}|\d{4})$/.exec(text) : null;
    if (range !== null) {
      const from = Number(range[1]);
      const to = range[2]?.length === 2 ? Math.floor(from / 100) * 100 + Number(range[2]) : Number(range[2]);
      return from < to && to < 2100 && to - from < 500 ? { last: i + 1, means: years(from, to) } : null;
    }
    const parts = text.length < 11 ? /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) : null;
    if (parts === null) return null;
    const [a, b, y] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
    const year = y < 100 ? (y > 60 ? 1900 : 2000) + y : y;
    const american = b > 12 || (a <= 12 && parts[2] === '/');
    return this.scope.day(i + 1, american ? a : b, american ? b : a, year);
  }

  /** `26 April [2025]`, `the 26th of April`, `5-7 May` */
  dayMonth(i: number): FoundDate | null {
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
    return this.withYear(i, k + 1, month, day, until);
  }

  /** `April 26[, 2025]`, `April 26-28`, `April 2025`, `in April`, `May of last year` */
  month(i: number): FoundDate | null {
    const month = this.monthAt(i);
    if (month === null) return null;
    let k = i + 1;
    if (this.scope.word(k) === 'the' && /(?:st|nd|rd|th)$/.test(this.scope.word(k + 1))) k++;
    const day =
      this.scope.joined(k) && this.scope.tokens[k + 1]?.text !== '%' ? dayNumberOf(this.scope.word(k), true) : null;
    if (day !== null) {
      let until: number | null = null;
      let last = k + 1;
      const range = /^(\d{1,2})[-–](\d{1,2})$/.exec(this.scope.word(k));
      if (range) until = Number(range[2]);
      else if (/^(?:-|–|—)$/.test(this.scope.word(last)) && dayNumberOf(this.scope.word(last + 1)) !== null) {
        until = dayNumberOf(this.scope.word(last + 1));
        last += 2;
      }
      return this.withYear(i, last, month, day, until);
    }
    if (this.scope.word(k) === ',' || this.scope.word(k) === 'of') {
      const year = yearOf(this.scope.tokens[k + 1]);
      if (year !== null) return { last: k + 2, means: wholeMonth(year, month) };
      if (this.scope.today !== null && this.scope.word(k) === 'of' && this.scope.word(k + 2) === 'year') {
        const shift = shiftOf(this.scope.word(k + 1));
        if (shift !== null) return { last: k + 3, means: wholeMonth(this.scope.today.year + shift, month) };
      }
    }
    const year = yearOf(this.scope.tokens[k]);
    if (year !== null && this.scope.joined(k)) return { last: k + 1, means: wholeMonth(year, month) };
    return this.bareMonth(i, month);
  }

  monthAt(i: number): number | null {
    const token = this.scope.tokens[i];
    if (token === undefined || token.text === token.lower) return null;
    return MONTHS.get(token.lower) ?? null;
  }

  /** A month alone: the one nearest to the article in the direction of the tense. */
  bareMonth(i: number, month: number): FoundDate | null {
    const { today } = this.scope;
    const ambiguous = AMBIGUOUS_MONTH.test(this.scope.word(i));
    if (today === null || (ambiguous && !BEFORE_MONTH.test(this.scope.word(i - 1)))) return null;
    const told = this.scope.narrativeYear(i);
    if (told !== null) return { last: i + 1, means: wholeMonth(told, month) };
    const future = tenseAt(this.scope.doc, i) === 'future' || this.scope.word(i - 1) === 'next';
    const behind = this.scope.word(i - 1) === 'last';
    const ahead = month > today.month || (month === today.month && this.scope.word(i - 1) === 'next');
    let year = today.year;
    if (!future && (ahead || (behind && month === today.month))) year--;
    if (future && month < today.month) year++;
    return { last: i + 1, means: wholeMonth(year, month) };
  }

  withYear(i: number, last: number, month: number, day: number, until: number | null): FoundDate | null {
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
  year(i: number): FoundDate | null {
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

  quarter(i: number, quarter: number): FoundDate | null {
    const year = this.scope.word(i + 2) === 'of' ? yearOf(this.scope.tokens[i + 3]) : null;
    if (year === null) return null;
    const from = { year, month: 3 * quarter - 2, day: 1 };
    return { last: i + 4, means: { from, to: addDays(addMonths(from, 3), -1) } };
  }

  /** Tells the year 2000 from 2000 people: by the word before, and by whether something countable follows. */
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

  holiday(i: number): FoundDate | null {
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

/** `26`, `26th`, `first`; with `ranges` also the 26 of `26-28`. */
function dayNumberOf(word: string, ranges = false): number | null {
  if (word.length > 14) return null;
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word) ?? (ranges ? /^(\d{1,2})[-–]\d{1,2}$/.exec(word) : null);
  const day = digits ? Number(digits[1]) : (ORDINALS.get(word) ?? null);
  return day !== null && day >= 1 && day <= 31 ? day : null;
}
