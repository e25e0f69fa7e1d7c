import {
  ADJACENT_DAYS,
  DAY_WORDS,
  DAYS_BESIDE,
  NUMBERS,
  PARTS_OF_DAY,
  SEASONS,
  UNITS,
  WEEKDAYS,
} from '../../language/en';
import { type Day, daysInMonth, weekdayOf } from '../../text';
import type { Token } from '../tokens/document';
import type { CalendarDates } from './calendarDates';
import { addDays, addMonths, type Interval, single, wholeMonth, wholeWeek, years } from './dateMath';
import { type DateMatch, type DateScope, shiftOf } from './dateScope';
import { tenseAt } from './tense';

/** Reads expressions relative to another date: the article's own or the one mentioned last. */
export class RelativeDates {
  constructor(
    private readonly scope: DateScope,
    private readonly calendar: CalendarDates,
  ) {}

  /** `Friday`, `last Friday`, `Friday morning`, `Friday, April 25` */
  weekday(i: number): DateMatch | null {
    const token = this.scope.tokens[i] as Token;
    const weekday = token.text === token.lower ? undefined : WEEKDAYS.get(token.lower);
    if (weekday === undefined) return null;
    const dated = this.datedWeekday(i);
    if (dated !== null) return dated;
    return token.lower.endsWith('days') ? null : this.bareWeekday(i, weekday);
  }

  /** `Friday, April 25` */
  private datedWeekday(i: number): DateMatch | null {
    const at = this.scope.word(i + 1) === ',' ? i + 2 : i + 1;
    const found = this.scope.joined(at) ? (this.calendar.month(at) ?? this.calendar.dayMonth(at)) : null;
    return found !== null && found.means.from.day === found.means.to.day && found.last > at + 1 ? found : null;
  }

  private bareWeekday(i: number, weekday: number): DateMatch | null {
    const { today, doc } = this.scope;
    if (today === null) return null;
    const back = (weekdayOf(today) - weekday + 7) % 7;
    const before = this.scope.word(i - 1);
    if (before === 'last') return { last: i + 1, means: single(addDays(today, back === 0 ? -7 : -back)) };
    const forward = before === 'next' || before === 'coming' || (back !== 0 && tenseAt(doc, i) === 'future');
    if (forward) return { last: i + 1, means: single(addDays(today, 7 - back)) };
    return { last: this.withPartOfDay(i + 1), means: single(addDays(today, -back)) };
  }

  /** The end of an expression, with `morning` after `Friday`. */
  private withPartOfDay(last: number): number {
    return this.scope.joined(last) && PARTS_OF_DAY.has(this.scope.word(last)) ? last + 1 : last;
  }

  /** today, yesterday, tonight, `this morning`, `last night` */
  dayWord(i: number): DateMatch | null {
    const { today } = this.scope;
    if (today === null) return null;
    const shift = DAY_WORDS.get(this.scope.word(i));
    if (shift !== undefined) return { last: this.withPartOfDay(i + 1), means: single(addDays(today, shift)) };
    if (!PARTS_OF_DAY.has(this.scope.word(i + 1))) return null;
    if (this.scope.word(i) === 'this') return { last: i + 2, means: single(today) };
    return this.scope.word(i) === 'last' ? { last: i + 2, means: single(addDays(today, -1)) } : null;
  }

  /** `last week`, `next month`, `this year`, `the next day`, `earlier this week`, `last summer` */
  relative(i: number): DateMatch | null {
    const word = this.scope.word(i);
    const next = this.scope.word(i + 1);
    if (!this.scope.joined(i + 1)) return null;
    if (word === 'the') return this.afterThe(i);
    const { today } = this.scope;
    const shift = shiftOf(word);
    if (shift === null || today === null || this.scope.tokens[i - 1]?.lower === 'the') return null;
    const season = SEASONS.get(next);
    if (season !== undefined)
      return { last: i + 2, means: this.scope.season(season, seasonYear(today, season, shift)) };
    const unit = UNITS.get(next);
    return unit === undefined || next.endsWith('s') ? null : this.shifted(today, i + 2, unit, shift);
  }

  /** `the next day`, `the day before`, `the end of the year`; `i` is the article. */
  private afterThe(i: number): DateMatch | null {
    const { anchor, today } = this.scope;
    const [next, last] = [this.scope.word(i + 1), this.scope.word(i + 2)];
    const shift = last === 'day' ? ADJACENT_DAYS.get(next) : undefined;
    if (shift !== undefined) return anchor && { last: i + 3, means: single(addDays(anchor, shift)) };
    const beside = next === 'day' ? DAYS_BESIDE.get(last) : undefined;
    if (beside !== undefined) return this.dayBeside(i, beside);
    return next === 'end' && last === 'of' && today !== null ? this.endOf(today, i) : null;
  }

  /** `the day before`, `the day after tomorrow` */
  private dayBeside(i: number, shift: number): DateMatch | null {
    const { anchor, today } = this.scope;
    const relative = DAY_WORDS.get(this.scope.word(i + 3));
    if (relative !== undefined && today !== null)
      return { last: i + 4, means: single(addDays(today, relative + shift)) };
    return anchor && { last: i + 3, means: single(addDays(anchor, shift)) };
  }

  /** `the end of the year`, `the end of this month` */
  private endOf(today: Day, i: number): DateMatch | null {
    const k = /^(?:the|this)$/.test(this.scope.word(i + 3)) ? i + 4 : i + 3;
    const unit = UNITS.get(this.scope.word(k));
    if (unit === 'year') return { last: k + 1, means: single({ year: today.year, month: 12, day: 31 }) };
    if (unit !== 'month') return null;
    return { last: k + 1, means: single({ ...today, day: daysInMonth(today.year, today.month) }) };
  }

  /** `last week`, `this weekend`, `next month`, `this year` */
  private shifted(today: Day, last: number, unit: string, shift: number): DateMatch | null {
    if (unit === 'day') return null;
    if (unit === 'week') return { last, means: wholeWeek(addDays(today, 7 * shift), weekdayOf(today)) };
    if (unit === 'weekend') {
      const saturday = addDays(
        wholeWeek(today, weekdayOf(today)).from,
        5 + 7 * (shift < 0 && weekdayOf(today) === 0 ? -1 : shift),
      );
      return { last, means: { from: saturday, to: addDays(saturday, 1) } };
    }
    if (unit === 'month') {
      const { year, month } = addMonths({ ...today, day: 1 }, shift);
      return { last, means: wholeMonth(year, month) };
    }
    return unit === 'year' ? { last, means: years(today.year + shift, today.year + shift) } : null;
  }

  /** `three days ago`, `two weeks later`, `a year ago` */
  span(i: number): DateMatch | null {
    const count = numberOf(this.scope.word(i));
    const unit = UNITS.get(this.scope.word(i + 1));
    if (count === null || unit === undefined || !this.scope.joined(i + 1)) return null;
    const tail = this.scope.word(i + 2);
    const base = this.baseOf(tail);
    if (base === null || unit === 'weekend') return null;
    return { last: i + 3, means: intervalAfter(base, unit, tail === 'later' ? count : -count) };
  }

  /** The date that `ago`, `earlier` and `later` count from. */
  private baseOf(tail: string): Day | null {
    if (tail === 'later') return this.scope.anchor;
    return tail === 'ago' || tail === 'earlier' ? this.scope.today : null;
  }
}

/** The year of `last summer`, `this summer`, `next summer`. */
function seasonYear(today: Day, season: number, shift: number): number {
  if (shift === 0) return today.year;
  if (shift > 0) return season <= today.month ? today.year + 1 : today.year;
  const isWinter = season === 12;
  const isOver = today.month >= season + 3 && !isWinter;
  return isOver ? today.year : today.year - 1;
}

function numberOf(word: string): number | null {
  return NUMBERS.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : null);
}

/** The day, week, month or year that is some units after a day; before it if `count` is negative. */
function intervalAfter(base: Day, unit: string, count: number): Interval {
  if (unit === 'day') return single(addDays(base, count));
  if (unit === 'week') {
    const day = addDays(base, 7 * count);
    return Math.abs(count) === 1 ? single(day) : wholeWeek(day, weekdayOf(base));
  }
  if (unit !== 'month') return years(base.year + count, base.year + count);
  const { year, month } = addMonths({ ...base, day: 1 }, count);
  return wholeMonth(year, month);
}
