import { DAY_WORDS, NUMBERS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS } from '../../language/en';
import { type Day, daysInMonth, weekdayOf } from '../../text';
import type { Token } from '../tokens/document';
import type { CalendarDates } from './calendarDates';
import { addDays, addMonths, single, wholeMonth, wholeWeek, years } from './dateMath';
import { type DateScope, type FoundDate, shiftOf } from './dateScope';
import { tenseAt } from './tense';

/** Reads expressions that count from another date: the article's own or the one spoken of last. */
export class RelativeDates {
  constructor(
    private readonly scope: DateScope,
    private readonly calendar: CalendarDates,
  ) {}

  weekday(i: number): FoundDate | null {
    const { today } = this.scope;
    const token = this.scope.tokens[i] as Token;
    const wanted = token.text === token.lower ? undefined : WEEKDAYS.get(token.lower);
    if (wanted === undefined) return null;
    const dated = this.scope.word(i + 1) === ',' ? i + 2 : i + 1;
    const full = this.scope.joined(dated) ? (this.calendar.month(dated) ?? this.calendar.dayMonth(dated)) : null;
    if (full !== null && full.means.from.day === full.means.to.day && full.last > dated + 1) return full;
    if (today === null || token.lower.endsWith('days')) return null;
    const own = weekdayOf(today);
    const back = (own - wanted + 7) % 7;
    const before = this.scope.word(i - 1);
    if (before === 'last') return { last: i + 1, means: single(addDays(today, -(back === 0 ? 7 : back))) };
    const forward = before === 'next' || before === 'coming' || (back !== 0 && tenseAt(this.scope.doc, i) === 'future');
    if (forward) return { last: i + 1, means: single(addDays(today, back === 0 ? 7 : 7 - back)) };
    return { last: this.withPart(i + 1), means: single(addDays(today, -back)) };
  }

  /** Takes in `morning` after `Friday`. */
  withPart(last: number): number {
    return this.scope.joined(last) && PARTS_OF_DAY.has(this.scope.word(last)) ? last + 1 : last;
  }

  /** today, yesterday, tonight, `this morning`, `last night` */
  dayWord(i: number): FoundDate | null {
    const { today } = this.scope;
    if (today === null) return null;
    const shift = DAY_WORDS.get(this.scope.word(i));
    if (shift !== undefined) return { last: this.withPart(i + 1), means: single(addDays(today, shift)) };
    if (!PARTS_OF_DAY.has(this.scope.word(i + 1))) return null;
    if (this.scope.word(i) === 'this') return { last: i + 2, means: single(today) };
    return this.scope.word(i) === 'last' ? { last: i + 2, means: single(addDays(today, -1)) } : null;
  }

  /** `last week`, `next month`, `this year`, `the next day`, `earlier this week`, `last summer` */
  relative(i: number): FoundDate | null {
    const word = this.scope.word(i);
    const next = this.scope.word(i + 1);
    if (!this.scope.joined(i + 1)) return null;
    if (
      word === 'the' &&
      (next === 'next' || next === 'following' || next === 'previous') &&
      this.scope.word(i + 2) === 'day'
    ) {
      return (
        this.scope.anchor && { last: i + 3, means: single(addDays(this.scope.anchor, next === 'previous' ? -1 : 1)) }
      );
    }
    if (word === 'the' && next === 'day' && (this.scope.word(i + 2) === 'before' || this.scope.word(i + 2) === 'after'))
      return this.besides(i);
    if (word === 'the' && next === 'end' && this.scope.word(i + 2) === 'of' && this.scope.today !== null)
      return this.endOf(i);
    const shift = shiftOf(word);
    if (shift === null || this.scope.today === null || this.scope.tokens[i - 1]?.lower === 'the') return null;
    const season = SEASONS.get(next);
    if (season !== undefined) return { last: i + 2, means: this.scope.season(season, this.seasonYear(season, shift)) };
    const unit = UNITS.get(next);
    return unit === undefined || next.endsWith('s') ? null : this.shifted(i + 2, unit, shift);
  }

  besides(i: number): FoundDate | null {
    const shift = this.scope.word(i + 2) === 'before' ? -1 : 1;
    const relative = DAY_WORDS.get(this.scope.word(i + 3));
    if (relative !== undefined && this.scope.today !== null) {
      return { last: i + 4, means: single(addDays(this.scope.today, relative + shift)) };
    }
    return this.scope.anchor && { last: i + 3, means: single(addDays(this.scope.anchor, shift)) };
  }

  endOf(i: number): FoundDate | null {
    const today = this.scope.today as Day;
    const k = /^(?:the|this)$/.test(this.scope.word(i + 3)) ? i + 4 : i + 3;
    const unit = UNITS.get(this.scope.word(k));
    if (unit === 'year') return { last: k + 1, means: single({ year: today.year, month: 12, day: 31 }) };
    if (unit !== 'month') return null;
    return { last: k + 1, means: single({ ...today, day: daysInMonth(today.year, today.month) }) };
  }

  shifted(last: number, unit: string, shift: number): FoundDate | null {
    const today = this.scope.today as Day;
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

  seasonYear(season: number, shift: number): number {
    const today = this.scope.today as Day;
    const started = season <= today.month;
    if (shift < 0)
      return today.month >= season + 3 || (season === 12 && today.month < 12)
        ? today.year - (season === 12 ? 1 : 0)
        : today.year - 1;
    if (shift > 0) return started ? today.year + 1 : today.year;
    return today.year;
  }

  /** `three days ago`, `two weeks later`, `a year ago` */
  span(i: number): FoundDate | null {
    const count =
      NUMBERS.get(this.scope.word(i)) ?? (/^\d{1,3}$/.test(this.scope.word(i)) ? Number(this.scope.word(i)) : null);
    const unit = UNITS.get(this.scope.word(i + 1));
    if (count === null || unit === undefined || !this.scope.joined(i + 1)) return null;
    const tail = this.scope.word(i + 2);
    const base = tail === 'ago' || tail === 'earlier' ? this.scope.today : tail === 'later' ? this.scope.anchor : null;
    if (base === null || unit === 'weekend') return null;
    const back = tail === 'later' ? 1 : -1;
    if (unit === 'day') return { last: i + 3, means: single(addDays(base, back * count)) };
    if (unit === 'week')
      return {
        last: i + 3,
        means:
          count === 1 ? single(addDays(base, 7 * back)) : wholeWeek(addDays(base, 7 * back * count), weekdayOf(base)),
      };
    if (unit === 'month') {
      const { year, month } = addMonths({ ...base, day: 1 }, back * count);
      return { last: i + 3, means: wholeMonth(year, month) };
    }
    return { last: i + 3, means: years(base.year + back * count, base.year + back * count) };
  }
}
