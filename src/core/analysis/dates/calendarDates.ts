import {
  AMBIGUOUS_MONTH,
  BEFORE_MONTH,
  BETWEEN_DAYS,
  HOLIDAYS,
  MONTHS,
  ORDINALS,
  PART_OF,
  YEAR_SHIFT,
} from '../../language/en';
import { type Day, daysInMonth } from '../../text';
import type { Token } from '../tokens/document';
import { addMonths, dayNumber, single, wholeMonth } from './dateMath';
import { type DateMatch, type DateScope, dayIn, shiftOf, startsWithDigit, yearOf } from './dateScope';
import { isAhead, type Tense, tenseAt } from './tense';

/** Reads expressions that name a day or month of the calendar, and holidays. */
export class CalendarDates {
  constructor(private readonly scope: DateScope) {}

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

  /** `on the 24th`: the day of the article's own month, or by tense of the one before or after. */
  bareOrdinal(i: number): DateMatch | null {
    const { today, tokens, doc } = this.scope;
    const token = tokens[i] as Token;
    const number = BARE_ORDINAL.exec(token.lower)?.[1];
    if (today === null || number === undefined || this.scope.word(i - 1) !== 'the') return null;
    if (!BEFORE_ORDINAL.test(this.scope.word(i - 2)) || !this.scope.joined(i - 1)) return null;
    if (this.scope.joined(i + 1) && !AFTER_ORDINAL.test(this.scope.word(i + 1))) return null;
    const day = Number(number);
    const tense = tenseAt(doc, i);
    const shift = isAhead(tense) && day < today.day ? 1 : tense === 'past' && day > today.day ? -1 : 0;
    const { year, month } = addMonths({ ...today, day: 1 }, shift);
    return dayIn(i + 1, year, month, day);
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
    if (this.scope.joined(k) && /^(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)?$/.test(this.scope.word(k)) && !isPercentage)
      return null;
    return this.monthOfYear(k, month) ?? this.bareMonth(i, month);
  }

  /** `April 26[, 2025]`, `April 26-28`, from the month at `i` and the day at `k`. */
  private monthDay(i: number, k: number, month: number, day: number): DateMatch | null {
    const range = /^\d{1,2}[-–](\d{1,2})$/.exec(this.scope.word(k));
    if (range) return this.withYear(i, { last: k + 1, month, day, until: Number(range[1]) });
    const isJoined = BETWEEN_DAYS.test(this.scope.word(k + 1)) && this.scope.joined(k + 2);
    const until = isJoined ? this.lastDay(k + 2, day) : null;
    return this.withYear(i, { last: until === null ? k + 1 : k + 3, month, day, until });
  }

  /** The second day of `April 26 and 27`; null for a count, as in `April 26 and 30 people`. */
  private lastDay(k: number, first: number): number | null {
    const day = dayNumberOf(this.scope.word(k));
    const next = this.scope.tokens[k + 1];
    const isWord = next?.kind === 'word' && this.scope.joined(k + 1) && next.text === next.lower;
    const isCount = isWord && /^(?:and|to)$/.test(this.scope.word(k - 1)) && !AFTER_DAY.test(next.lower);
    return day === null || day <= first || isCount ? null : day;
  }

  /** `April 2025`, `April, 2025`, `May of last year`, from the token after the month. */
  private monthOfYear(k: number, month: number): DateMatch | null {
    const { today } = this.scope;
    const link = this.scope.word(k);
    if (link === ',' || link === 'of' || link === 'in') {
      const year = yearOf(this.scope.tokens[k + 1]);
      if (year !== null) return { last: k + 2, means: wholeMonth(year, month) };
    }
    const at = link === 'of' ? k + 1 : k;
    if (today !== null && this.scope.word(at + 1) === 'year' && this.scope.joined(at + 1)) {
      const shift = shiftOf(this.scope.word(at));
      if (shift !== null) return { last: at + 2, means: wholeMonth(today.year + shift, month) };
    }
    const year = yearOf(this.scope.tokens[k]);
    return year !== null && this.scope.joined(k) ? { last: k + 1, means: wholeMonth(year, month) } : null;
  }

  monthAt(i: number): number | null {
    const token = this.scope.tokens[i];
    if (token === undefined || token.text === token.lower) return null;
    return (
      MONTHS.get(token.lower) ??
      (PART_OF.test(token.lower) ? (MONTHS.get(token.lower.replace(PART_OF, '')) ?? null) : null)
    );
  }

  /** A month alone: the one nearest to the article in the direction of the tense. */
  bareMonth(i: number, month: number): DateMatch | null {
    const { today } = this.scope;
    if (today === null) return null;
    const joined = this.yearAfterAnchor(today, i, month);
    if (joined === null && this.isName(i)) return null;
    const year = joined ?? this.yearAhead(i + 1, month) ?? this.yearOfMonth(today, i, month);
    return { last: i + 1, means: wholeMonth(year, month) };
  }

  /** Whether a word for a month is another word or part of a name: `May said`, `June Carver`; not after a preposition. */
  private isName(i: number): boolean {
    const before = this.scope.word(i - 1);
    if (BEFORE_MONTH.test(before)) return false;
    const word = this.scope.word(i);
    if (AMBIGUOUS_MONTH.test(word)) return true;
    if (word.endsWith('.') || PART_OF.test(word)) return false;
    const next = this.scope.tokens[i + 1];
    const isBeforeCapital = next?.kind === 'word' && next.text !== next.lower && this.scope.joined(i + 1);
    return isBeforeCapital && this.monthAt(i + 1) === null && !OWNER.test(before) && !BETWEEN_DATES.test(before);
  }

  /** The year of a month that a conjunction joins to the one before: `April and May`, `from November to February`. */
  private yearAfterAnchor(today: Day, i: number, month: number): number | null {
    const { anchor, anchorEnd } = this.scope;
    const isJoined = anchorEnd === i - 1 && BETWEEN_DATES.test(this.scope.word(i - 1)) && this.scope.joined(i);
    if (!isJoined || anchor === null || this.monthAt(anchorEnd - 1) === null) return null;
    const { year, month: before } = anchor.to;
    if (!/^(?:and|or)$/.test(this.scope.word(i - 1))) return month > before ? year : year + 1;
    const isAheadAlone = year === today.year && before <= today.month && month > today.month;
    return month < before || isAheadAlone ? null : year;
  }

  private yearOfMonth(today: Day, i: number, month: number): number {
    const before = this.scope.word(i - 1);
    // `The next year they had a son. That November they moved.`
    if (before === 'that' && this.scope.anchor !== null && this.scope.isNearAnchor(i))
      return this.scope.anchor.from.year;
    if (before === 'last') return month >= today.month ? today.year - 1 : today.year;
    const tense: Tense = before === 'next' ? 'future' : tenseAt(this.scope.doc, i);
    const narrative = before === 'next' || before === 'this' ? null : this.scope.narrativeYear(i, tense);
    if (narrative !== null) return narrative;
    if (before === 'this') return today.year;
    if (before === 'for' && month > today.month && month - today.month <= MAX_MONTHS_AHEAD) return today.year;
    if (isAhead(tense)) return month < today.month && !this.isRecent(today, i, month) ? today.year + 1 : today.year;
    return month > today.month ? today.year - 1 : today.year;
  }

  /** `must file their February report` in March: a month before a noun that has just ended. */
  private isRecent(today: Day, i: number, month: number): boolean {
    const next = this.scope.tokens[i + 1];
    const isModifier =
      next?.kind === 'word' && this.scope.joined(i + 1) && next.text === next.lower && !AFTER_DAY.test(next.lower);
    return isModifier && OWNER.test(this.scope.word(i - 1)) && today.month - month <= 3;
  }

  /** The year of the second date of a range, for the first one: `from April 3 to May 5, 2014`, `in May and June 2015`. */
  private yearAhead(k: number, month: number): number | null {
    if (!BETWEEN_DATES.test(this.scope.word(k))) return null;
    const second = this.monthAt(k + 1) ?? this.monthAt(k + 2);
    if (second === null || !this.scope.joined(k + 2)) return null;
    for (let at = k + 2; at <= k + 5 && this.scope.joined(at); at++) {
      const year = yearOf(this.scope.tokens[at]);
      if (year !== null) return month > second ? year - 1 : year;
      if (!/^(?:,|of|in|\d{1,2}(?:st|nd|rd|th)?)$/.test(this.scope.word(at)) && this.monthAt(at) === null) return null;
    }
    return null;
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
    year ??= this.yearAhead(end, month) ?? this.scope.yearFor(i, month, day);
    if (year === null) return null;
    const from = dayIn(end, year, month, day);
    if (from === null || until === null || until <= day || until > daysInMonth(year, month)) return from;
    return { last: end, means: { from: from.means.from, to: { year, month, day: until } } };
  }

  holiday(i: number): DateMatch | null {
    const token = this.scope.tokens[i] as Token;
    if (this.scope.today === null || token.text === token.lower) return null;
    for (const { words, month, day } of HOLIDAYS) {
      if (words.some((w, k) => this.scope.word(i + k) !== w)) continue;
      const at = i + words.length;
      const year = yearOf(this.scope.tokens[at]) ?? this.yearOfHoliday(i, month, day);
      if (year === null) return null;
      return { last: yearOf(this.scope.tokens[at]) === null ? at : at + 1, means: single({ year, month, day }) };
    }
    return null;
  }

  /** The year of a holiday without one. A term near ahead is this year’s, although what it is said with is past. */
  private yearOfHoliday(i: number, month: number, day: number): number | null {
    const { today } = this.scope;
    const year = this.scope.yearFor(i, month, day);
    if (today === null || year !== today.year - 1 || !BEFORE_TERM.test(this.scope.word(i - 1))) return year;
    const ahead = dayNumber({ year: today.year, month, day }) - dayNumber(today);
    return ahead >= 0 && ahead <= MAX_DAYS_AHEAD ? today.year : year;
  }
}

/** Words before a holiday that is a term: `warned of empty shelves before Christmas`. */
const BEFORE_TERM = /^(?:before|by)$/;
/** Maximum distance of a holiday that is such a term, in days. */
const MAX_DAYS_AHEAD = 120;

/** A day, or the days up to `until`, of a month; the expression reads the tokens before `last`. */
interface DayOfMonth {
  readonly last: number;
  readonly month: number;
  readonly day: number;
  readonly until: number | null;
}

/** Maximum distance of a month that is ahead after *for* alone: `opened bookings for May`. */
const MAX_MONTHS_AHEAD = 3;

/** Words between two dates of one range. */
const BETWEEN_DATES = /^(?:-|–|—|and|or|to|until|till|through)$/;

/** Words after `April 26 and 27` that show that the second number is no count. */
const AFTER_DAY =
  /^(?:of|in|at|by|for|from|with|and|or|but|to|when|while|as|after|before|that|this|the|a|was|were|is|are|will)$/;

const BARE_ORDINAL = /^(\d{1,2})(?:st|nd|rd|th)$/;
const BEFORE_ORDINAL = /^(?:on|until|till|by|since|before|after|from)$/;
/** What follows a day, and not `the 24th floor`, `the 24th and 25th floors`, `the 24th of each month`. */
const AFTER_ORDINAL = /^(?:[,.;:!?)”"’–—]|in|at|by|for|when|while|as|after|before|that|but|with|said|was|were|will)$/;

const OWNER = /^(?:the|an?|his|her|its|our|their|'s|’s)$/;

const MAX_DAY_LENGTH = 14;

/** The day of a month: `26`, `26th`, `first`. */
function dayNumberOf(word: string): number | null {
  if (word.length > MAX_DAY_LENGTH) return null;
  const digits = startsWithDigit(word) ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word) : null;
  return validDay(digits ? Number(digits[1]) : (ORDINALS.get(word) ?? null));
}

/** Like {@link dayNumberOf}; of `26-28` the first day. */
function firstDayOf(word: string): number | null {
  const range = word.length > MAX_DAY_LENGTH ? null : /^(\d{1,2})[-–]\d{1,2}$/.exec(word);
  return range ? validDay(Number(range[1])) : dayNumberOf(word);
}

const validDay = (day: number | null): number | null => (day !== null && day >= 1 && day <= 31 ? day : null);
