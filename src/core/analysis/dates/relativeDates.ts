import { ADJACENT_PERIODS, DAY_WORDS, DAYS_BESIDE, NUMBERS, PARTS_OF_DAY, SEASONS, UNITS } from '../../language/en';
import { type Day, daysInMonth, weekdayOf } from '../../text';
import { addDays, addMonths, type Interval, single, wholeMonth, wholeWeek, years } from './dateMath';
import { type DateMatch, type DateScope, shiftOf } from './dateScope';

/** Reads expressions relative to another date: the article's own or the one mentioned last. */
export class RelativeDates {
  constructor(private readonly scope: DateScope) {}

  /** today, yesterday, tonight, `this morning`, `last night` */
  dayWord(i: number): DateMatch | null {
    const { today } = this.scope;
    if (today === null) return null;
    const shift = DAY_WORDS.get(this.scope.word(i));
    if (shift !== undefined) return { last: this.scope.withPartOfDay(i + 1), means: single(addDays(today, shift)) };
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
    if (word === 'that') return this.sameAsAnchor(next === 'same' ? i + 2 : i + 1);
    const { today } = this.scope;
    const shift = shiftOf(word);
    if (shift === null || today === null || this.scope.tokens[i - 1]?.lower === 'the') return null;
    const season = SEASONS.get(next);
    if (season !== undefined)
      return { last: i + 2, means: this.scope.season(season, seasonYear(today, season, shift)) };
    const unit = UNITS.get(next);
    return unit === undefined || next.endsWith('s') ? null : this.shifted(today, i + 2, unit, shift);
  }

  /** `the next day`, `the day before`, `the following month`, `the same year`, `the end of the year`; `i` is the article. */
  private afterThe(i: number): DateMatch | null {
    const [next, last] = [this.scope.word(i + 1), this.scope.word(i + 2)];
    const shift = ADJACENT_PERIODS.get(next);
    if (shift !== undefined) return last === 'day' ? this.dayFromAnchor(i + 3, shift) : this.periodFromAnchor(i, shift);
    const beside = next === 'day' ? DAYS_BESIDE.get(last) : undefined;
    if (beside !== undefined) return this.dayBeside(i, beside);
    if (next === 'same') return this.sameAsAnchor(i + 2);
    const { today } = this.scope;
    return next === 'end' && last === 'of' && today !== null ? this.endOf(today, i) : null;
  }

  /** `the day before`, `the day after tomorrow` */
  private dayBeside(i: number, shift: number): DateMatch | null {
    const { today } = this.scope;
    const relative = DAY_WORDS.get(this.scope.word(i + 3));
    if (relative !== undefined && today !== null)
      return { last: i + 4, means: single(addDays(today, relative + shift)) };
    return this.dayFromAnchor(i + 3, shift);
  }

  private dayFromAnchor(last: number, shift: number): DateMatch | null {
    const day = this.scope.anchorDay;
    return day && { last, means: single(addDays(day, shift)) };
  }

  /** `the following month`, `the previous year`; `the next year` is as often a duration. */
  private periodFromAnchor(i: number, shift: number): DateMatch | null {
    const unit = UNITS.get(this.scope.word(i + 2));
    const base = unit === undefined ? null : this.scope.anchorWithin(unit);
    if (
      base === null ||
      unit === undefined ||
      this.scope.word(i + 1) === 'next' ||
      this.scope.word(i + 2).endsWith('s')
    )
      return null;
    return this.shifted(base, i + 3, unit, shift);
  }

  /** `that year`, `the same month`, `that same day`; `k` is the unit. */
  private sameAsAnchor(k: number): DateMatch | null {
    const word = this.scope.word(k);
    if (!/^(?:day|month|year)$/.test(word) || !this.scope.joined(k)) return null;
    const base = this.scope.anchorWithin(word);
    if (base === null) return null;
    return word === 'day' ? { last: k + 1, means: single(base) } : this.shifted(base, k + 1, word, 0);
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
    const base = this.baseOf(i, tail, unit);
    if (base === null || unit === 'weekend') return null;
    const units = unit === 'decade' ? 10 * count : count;
    return { last: i + 3, means: intervalAfter(base, unit, tail === 'later' ? units : -units) };
  }

  /**
   * The date that `ago`, `earlier` and `later` count from. `two days earlier` counts from the day named just before it,
   * months and years earlier from the article's date, as in comparisons of figures.
   */
  private baseOf(i: number, tail: string, unit: string): Day | null {
    if (tail === 'later') return this.scope.anchorWithin(unit);
    const { today } = this.scope;
    if (tail === 'ago') return today;
    if (tail !== 'earlier') return null;
    const isShort = unit === 'day' || unit === 'week';
    return isShort && this.scope.isNearAnchor(i) ? (this.scope.anchorDay ?? today) : today;
  }
}

/** The year of `last summer`, `this summer`, `next summer`. */
function seasonYear(today: Day, season: number, shift: number): number {
  if (shift === 0) return season === 12 && today.month < 6 ? today.year - 1 : today.year;
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
