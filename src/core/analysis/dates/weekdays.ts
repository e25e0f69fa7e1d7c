import { AGAIN, EVERY, WEEKDAYS } from '../../language/en';
import { type Day, weekdayOf } from '../../text';
import type { Sentence, Token } from '../tokens/document';
import type { CalendarDates } from './calendarDates';
import { addDays, dayNumber, single, wholeWeek } from './dateMath';
import { type DateMatch, type DateScope, shiftOf } from './dateScope';
import { isAhead, type Tense, tenseAt } from './tense';

/** Maximum number of days since a weekday that an article still names with *would* or *was to*. */
const MAX_DAYS_SINCE_PROSPECT = 2;

/** Maximum distance of a weekday with the number of its day, without the month. */
const MAX_DAYS_TO_ORDINAL = 31;

/** Reads weekdays: the one before the article's date or on it, or by tense the one after. */
export class Weekdays {
  constructor(
    private readonly scope: DateScope,
    private readonly calendar: CalendarDates,
  ) {}

  /** `Friday`, `last Friday`, `Friday morning`, `Friday, April 25`, `Friday of last week` */
  read(i: number): DateMatch | null {
    const token = this.scope.tokens[i] as Token;
    const weekday = token.text === token.lower ? undefined : WEEKDAYS.get(token.lower);
    if (weekday === undefined || (token.text === 'Sun.' && this.scope.word(i - 1) === 'the')) return null;
    const { today } = this.scope;
    const dated = this.dated(i) ?? (today === null ? null : this.withOrdinal(today, i, weekday));
    if (dated !== null) return dated;
    return today === null || this.isHabitual(i)
      ? null
      : (this.inWeek(today, i, weekday) ?? this.bare(today, i, weekday));
  }

  /** `Friday, April 25`, `Saturday, the 3rd of May` */
  private dated(i: number): DateMatch | null {
    const comma = this.scope.word(i + 1) === ',' ? i + 2 : i + 1;
    const at = this.scope.word(comma) === 'the' ? comma + 1 : comma;
    const found = this.scope.joined(at) ? (this.calendar.month(at) ?? this.calendar.dayMonth(at)) : null;
    return found !== null && found.means.from.day === found.means.to.day && found.last > at + 1 ? found : null;
  }

  /** `Saturday, the 30th`: the nearest day with that number that is such a weekday, by tense before or after. */
  private withOrdinal(today: Day, i: number, weekday: number): DateMatch | null {
    const at = this.scope.word(i + 1) === ',' ? i + 2 : i + 1;
    const number = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(this.scope.word(at + 1))?.[1];
    if (number === undefined || this.scope.word(at) !== 'the' || !this.scope.joined(at + 1)) return null;
    const sign = isAhead(tenseAt(this.scope.doc, i)) ? 1 : -1;
    for (let n = 0; n <= MAX_DAYS_TO_ORDINAL; n++)
      for (const days of n === 0 ? [0] : [sign * n, -sign * n]) {
        const day = addDays(today, days);
        const isSame = day.day === Number(number) && weekdayOf(day) === weekday;
        if (isSame) return { last: at + 2, means: single(day) };
      }
    return null;
  }

  /** `every Friday`, `on a Friday`, `Friday the 13th`; `a Friday meeting` is one day. */
  private isHabitual(i: number): boolean {
    const before = this.scope.word(i - 1);
    if (this.scope.word(i + 1) === 'the' && this.scope.word(i + 2) === '13th') return true;
    if (!EVERY.test(before)) return false;
    const at = this.scope.withPartOfDay(i + 1);
    const next = this.scope.tokens[at];
    const isBeforeNoun = next?.kind === 'word' && this.scope.joined(at);
    return before !== 'a' || !isBeforeNoun || /^(?:in|at|and|or|but|when|after|before|to)$/.test(next.lower);
  }

  /** `Friday of last week`, `Friday next week` */
  private inWeek(today: Day, i: number, weekday: number): DateMatch | null {
    const k = this.scope.word(i + 1) === 'of' ? i + 2 : i + 1;
    const shift = this.scope.word(k + 1) === 'week' ? shiftOf(this.scope.word(k)) : null;
    if (shift === null || !this.scope.joined(k + 1)) return null;
    const monday = wholeWeek(today, weekdayOf(today)).from;
    return { last: k + 2, means: single(addDays(monday, 7 * shift + ((weekday + 6) % 7))) };
  }

  private bare(today: Day, i: number, weekday: number): DateMatch {
    const back = (weekdayOf(today) - weekday + 7) % 7;
    const before = this.scope.word(i - 1);
    if (before === 'last') return { last: i + 1, means: single(addDays(today, back === 0 ? -7 : -back)) };
    if (before === 'next' || before === 'coming') return { last: i + 1, means: single(addDays(today, 7 - back)) };
    // British: `on Friday week` is a week after the coming Friday.
    if (this.scope.word(i + 1) === 'week' && /^(?:on|by|until|till|from)$/.test(before) && this.scope.joined(i + 1))
      return { last: i + 2, means: single(addDays(today, 14 - back)) };
    const last = this.scope.withPartOfDay(i + 1);
    const joined = this.afterAnchor(today, i, weekday);
    if (joined !== null) return { last, means: single(joined) };
    const tense = tenseAt(this.scope.doc, i);
    if (back === 0) return { last, means: single(addDays(today, this.weeksFrom(today, i, tense) * 7)) };
    // What `would happen on Thursday` in an article of Friday has happened.
    const isNext = tense === 'future' || (tense === 'prospect' && back > MAX_DAYS_SINCE_PROSPECT);
    return { last, means: single(addDays(today, isNext ? 7 - back : -back)) };
  }

  /** The day of a weekday that a conjunction joins to the one before: `Thursday and Friday`, `from tonight to Friday`. */
  private afterAnchor(today: Day, i: number, weekday: number): Day | null {
    const { anchorDay, anchorEnd } = this.scope;
    if (anchorDay === null || anchorEnd !== i - 1 || !this.scope.joined(i) || !this.scope.joined(i - 1)) return null;
    if (!/^(?:and|or|to|into|through|until|till|-|–|—)$/.test(this.scope.word(i - 1))) return null;
    if (Math.abs(dayNumber(anchorDay) - dayNumber(today)) > 7) return null;
    const days = ((weekday - weekdayOf(anchorDay) + 6) % 7) + 1;
    return addDays(anchorDay, this.isMovedUp(i) && days < 7 ? days - 7 : days);
  }

  /** `moved up from Wednesday to Monday`: whether the second day is before the first one. */
  private isMovedUp(i: number): boolean {
    if (this.scope.word(i - 1) !== 'to' || this.scope.word(i - 3) !== 'from') return false;
    return /^(?:up|forward)$/.test(this.scope.word(i - 4));
  }

  /** The week of the article's own weekday: a week later with `again`, a week earlier with `since`; otherwise its own. */
  private weeksFrom(today: Day, i: number, tense: Tense): number {
    if (this.scope.word(i - 1) === 'since') return -1;
    if (!isAhead(tense)) return 0;
    const { anchor, doc } = this.scope;
    const sentence = doc.sentences[(this.scope.tokens[i] as Token).sentence] as Sentence;
    const wasMentioned = anchor !== null && dayNumber(anchor.from) === dayNumber(today);
    for (let k = Math.max(sentence.first, i - 6); k < i; k++)
      if (wasMentioned && AGAIN.has(this.scope.word(k))) return 1;
    return 0;
  }
}
