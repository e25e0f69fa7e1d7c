import { type Day, daysInMonth, parseIsoDay, weekdayOf } from '../text/calendar';
import {
  addDays,
  addMonths,
  dayNumber,
  type Interval,
  isoRange,
  single,
  wholeMonth,
  wholeWeek,
  years,
} from './dateMath';
import {
  DAY_WORDS,
  HOLIDAYS,
  MONTHS,
  NUMBERS,
  ORDINALS,
  PARTS_OF_DAY,
  QUARTERS,
  SEASONS,
  UNITS,
  WEEKDAYS,
} from './dateWords';
import type { Doc, Token } from './document';
import type { DateExpression } from './model';
import { type Tense, tenseAt } from './tense';

/** An expression found: the tokens up to `last`, and the days it means. */
interface Found {
  readonly last: number;
  readonly means: Interval;
}

/**
 * The expressions of an article that mean a day or a run of days, read against the article's own date: `Friday` is the
 * one before it, or by tense the one after. Expressions that need a date are left out where the article has none. One
 * pass; each token looks at the few after it.
 */
export function findDates(doc: Doc): DateExpression[] {
  const reader = new DateReader(doc);
  return reader.run();
}

class DateReader {
  private readonly today: Day | null;
  /** What the text spoke of last: `the next day` follows it, `July 14` is in its year. */
  private anchor: Day | null = null;
  private anchorParagraph = -1;
  private readonly out: DateExpression[] = [];
  private readonly tokens: readonly Token[];

  constructor(private readonly doc: Doc) {
    const iso = doc.article.header?.date?.iso ?? null;
    this.today = iso === null ? null : parseIsoDay(iso);
    this.tokens = doc.tokens;
  }

  run(): DateExpression[] {
    for (let i = 0; i < this.tokens.length; ) {
      const found = this.at(i);
      if (found === null || found.means.from.year < 1 || found.means.to.year > 9999) {
        i++;
        continue;
      }
      const first = this.tokens[i] as Token;
      const end = (this.tokens[found.last - 1] as Token).end;
      const span = { start: first.start, end };
      this.out.push({ span, text: this.doc.text.slice(first.start, end), ...isoRange(found.means) });
      this.anchor = found.means.from;
      this.anchorParagraph = first.paragraph;
      i = found.last;
    }
    return this.out;
  }

  private word(i: number): string {
    return this.tokens[i]?.lower ?? '';
  }

  /** Whether tokens `i` and `i - 1` are in one sentence: no expression runs on. */
  private joined(i: number): boolean {
    return this.tokens[i] !== undefined && this.tokens[i]?.sentence === this.tokens[i - 1]?.sentence;
  }

  private at(i: number): Found | null {
    const token = this.tokens[i] as Token;
    if (token.kind === 'punctuation') return null;
    if (token.kind === 'number') return this.numeric(i) ?? this.dayMonth(i) ?? this.year(i) ?? this.span(i);
    return (
      this.weekday(i) ??
      this.month(i) ??
      this.dayWord(i) ??
      this.relative(i) ??
      this.dayMonth(i) ??
      this.year(i) ??
      this.span(i) ??
      this.holiday(i)
    );
  }

  /** `2025-04-26`, `26/04/2025`, `4/26/2025`, `1990-95` */
  private numeric(i: number): Found | null {
    const { text } = this.tokens[i] as Token;
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
    return this.day(i + 1, american ? a : b, american ? b : a, year);
  }

  private day(last: number, month: number, day: number, year: number): Found | null {
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
    return { last, means: single({ year, month, day }) };
  }

  /** `26 April [2025]`, `the 26th of April`, `5-7 May` */
  private dayMonth(i: number): Found | null {
    const day = dayNumberOf(this.word(i));
    if (day === null) return null;
    let k = i + 1;
    if (this.word(k) === 'day' && this.word(k + 1) === 'of') k++;
    if (this.word(k) === 'of') k++;
    let until: number | null = null;
    if (/^(?:-|–|—|and|to)$/.test(this.word(k))) {
      until = dayNumberOf(this.word(k + 1));
      if (until === null) return null;
      k += 2;
    }
    const month = this.monthAt(k);
    if (month === null || !this.joined(k)) return null;
    return this.withYear(i, k + 1, month, day, until);
  }

  /** `April 26[, 2025]`, `April 26-28`, `April 2025`, `in April`, `May of last year` */
  private month(i: number): Found | null {
    const month = this.monthAt(i);
    if (month === null) return null;
    let k = i + 1;
    if (this.word(k) === 'the' && /(?:st|nd|rd|th)$/.test(this.word(k + 1))) k++;
    const day = this.joined(k) && this.tokens[k + 1]?.text !== '%' ? dayNumberOf(this.word(k), true) : null;
    if (day !== null) {
      let until: number | null = null;
      let last = k + 1;
      const range = /^(\d{1,2})[-–](\d{1,2})$/.exec(this.word(k));
      if (range) until = Number(range[2]);
      else if (/^(?:-|–|—)$/.test(this.word(last)) && dayNumberOf(this.word(last + 1)) !== null) {
        until = dayNumberOf(this.word(last + 1));
        last += 2;
      }
      return this.withYear(i, last, month, day, until);
    }
    if (this.word(k) === ',' || this.word(k) === 'of') {
      const year = yearOf(this.tokens[k + 1]);
      if (year !== null) return { last: k + 2, means: wholeMonth(year, month) };
      if (this.today !== null && this.word(k) === 'of' && this.word(k + 2) === 'year') {
        const shift = shiftOf(this.word(k + 1));
        if (shift !== null) return { last: k + 3, means: wholeMonth(this.today.year + shift, month) };
      }
    }
    const year = yearOf(this.tokens[k]);
    if (year !== null && this.joined(k)) return { last: k + 1, means: wholeMonth(year, month) };
    return this.bareMonth(i, month);
  }

  private monthAt(i: number): number | null {
    const token = this.tokens[i];
    if (token === undefined || token.text === token.lower) return null;
    return MONTHS.get(token.lower) ?? null;
  }

  /** A month alone: the one nearest to the article in the direction of the tense. */
  private bareMonth(i: number, month: number): Found | null {
    const { today } = this;
    const ambiguous = /^(?:may|march|mar|jan|dec|sep|sun)$/.test(this.word(i));
    if (
      today === null ||
      (ambiguous &&
        !/^(?:in|of|since|until|by|last|next|this|early|late|mid|through|from|to|for)$/.test(this.word(i - 1)))
    )
      return null;
    const told = this.narrativeYear(i);
    if (told !== null) return { last: i + 1, means: wholeMonth(told, month) };
    const future = tenseAt(this.doc, i) === 'future' || this.word(i - 1) === 'next';
    const behind = this.word(i - 1) === 'last';
    const ahead = month > today.month || (month === today.month && this.word(i - 1) === 'next');
    let year = today.year;
    if (!future && (ahead || (behind && month === today.month))) year--;
    if (future && month < today.month) year++;
    return { last: i + 1, means: wholeMonth(year, month) };
  }

  private withYear(i: number, last: number, month: number, day: number, until: number | null): Found | null {
    let end = last;
    let year: number | null = null;
    const comma = this.word(last) === ',';
    const at = comma || this.word(last) === 'of' ? last + 1 : last;
    if (this.joined(at) && yearOf(this.tokens[at]) !== null) {
      year = yearOf(this.tokens[at]);
      end = at + 1;
    } else if (/^(?:last|next|this)$/.test(this.word(last)) && this.word(last + 1) === 'year' && this.today !== null) {
      year = this.today.year + (shiftOf(this.word(last)) ?? 0);
      end = last + 2;
    }
    year ??= this.yearFor(i, month, day);
    if (year === null) return null;
    const from = this.day(end, month, day, year);
    if (from === null || until === null || until <= day || until > daysInMonth(year, month)) return from;
    return { last: end, means: { from: from.means.from, to: { year, month, day: until } } };
  }

  /** The year of a day without one: the narrative's, or the article's, or by tense the one before or after. */
  private yearFor(i: number, month: number, day: number): number | null {
    const told = this.narrativeYear(i);
    if (told !== null) return told;
    const { today } = this;
    if (today === null) return null;
    const tense = tenseAt(this.doc, i);
    const ahead = dayNumber({ year: today.year, month, day }) - dayNumber(today);
    if (ahead > 14 && (tense === 'past' || (ahead > 240 && tense !== 'future'))) return today.year - 1;
    if (ahead < -14 && tense === 'future' && ahead < -60) return today.year + 1;
    return today.year;
  }

  /** The year spoken of last, where that is well before the article's own: biographies and histories go on in it. */
  private narrativeYear(i: number): number | null {
    const { anchor, today } = this;
    if (anchor === null) return null;
    if (today === null) return anchor.year;
    const paragraph = (this.tokens[i] as Token).paragraph;
    if (paragraph - this.anchorParagraph > 1 || Math.abs(today.year - anchor.year) < 2) return null;
    return anchor.year;
  }

  private weekday(i: number): Found | null {
    const { today } = this;
    const token = this.tokens[i] as Token;
    const wanted = token.text === token.lower ? undefined : WEEKDAYS.get(token.lower);
    if (wanted === undefined) return null;
    const dated = this.word(i + 1) === ',' ? i + 2 : i + 1;
    const full = this.joined(dated) ? (this.month(dated) ?? this.dayMonth(dated)) : null;
    if (full !== null && full.means.from.day === full.means.to.day && full.last > dated + 1) return full;
    if (today === null || token.lower.endsWith('days')) return null;
    const own = weekdayOf(today);
    const back = (own - wanted + 7) % 7;
    const before = this.word(i - 1);
    if (before === 'last') return { last: i + 1, means: single(addDays(today, -(back === 0 ? 7 : back))) };
    const forward = before === 'next' || before === 'coming' || (back !== 0 && tenseAt(this.doc, i) === 'future');
    if (forward) return { last: i + 1, means: single(addDays(today, back === 0 ? 7 : 7 - back)) };
    return { last: this.withPart(i + 1), means: single(addDays(today, -back)) };
  }

  /** Takes in `morning` after `Friday`. */
  private withPart(last: number): number {
    return this.joined(last) && PARTS_OF_DAY.has(this.word(last)) ? last + 1 : last;
  }

  /** today, yesterday, tonight, `this morning`, `last night` */
  private dayWord(i: number): Found | null {
    const { today } = this;
    if (today === null) return null;
    const shift = DAY_WORDS.get(this.word(i));
    if (shift !== undefined) return { last: this.withPart(i + 1), means: single(addDays(today, shift)) };
    if (!PARTS_OF_DAY.has(this.word(i + 1))) return null;
    if (this.word(i) === 'this') return { last: i + 2, means: single(today) };
    return this.word(i) === 'last' ? { last: i + 2, means: single(addDays(today, -1)) } : null;
  }

  /** `last week`, `next month`, `this year`, `the next day`, `earlier this week`, `last summer` */
  private relative(i: number): Found | null {
    const word = this.word(i);
    const next = this.word(i + 1);
    if (!this.joined(i + 1)) return null;
    if (
      word === 'the' &&
      (next === 'next' || next === 'following' || next === 'previous') &&
      this.word(i + 2) === 'day'
    ) {
      return this.anchor && { last: i + 3, means: single(addDays(this.anchor, next === 'previous' ? -1 : 1)) };
    }
    if (word === 'the' && next === 'day' && (this.word(i + 2) === 'before' || this.word(i + 2) === 'after'))
      return this.besides(i);
    if (word === 'the' && next === 'end' && this.word(i + 2) === 'of' && this.today !== null) return this.endOf(i);
    const shift = shiftOf(word);
    if (shift === null || this.today === null || this.tokens[i - 1]?.lower === 'the') return null;
    const season = SEASONS.get(next);
    if (season !== undefined) return { last: i + 2, means: this.season(season, this.seasonYear(season, shift)) };
    const unit = UNITS.get(next);
    return unit === undefined || next.endsWith('s') ? null : this.shifted(i + 2, unit, shift);
  }

  private besides(i: number): Found | null {
    const shift = this.word(i + 2) === 'before' ? -1 : 1;
    const relative = DAY_WORDS.get(this.word(i + 3));
    if (relative !== undefined && this.today !== null) {
      return { last: i + 4, means: single(addDays(this.today, relative + shift)) };
    }
    return this.anchor && { last: i + 3, means: single(addDays(this.anchor, shift)) };
  }

  private endOf(i: number): Found | null {
    const today = this.today as Day;
    const k = /^(?:the|this)$/.test(this.word(i + 3)) ? i + 4 : i + 3;
    const unit = UNITS.get(this.word(k));
    if (unit === 'year') return { last: k + 1, means: single({ year: today.year, month: 12, day: 31 }) };
    if (unit !== 'month') return null;
    return { last: k + 1, means: single({ ...today, day: daysInMonth(today.year, today.month) }) };
  }

  private shifted(last: number, unit: string, shift: number): Found | null {
    const today = this.today as Day;
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

  private season(season: number, year: number): Interval {
    const from = { year, month: season, day: 1 };
    return { from, to: addDays(addMonths(from, 3), -1) };
  }

  private seasonYear(season: number, shift: number): number {
    const today = this.today as Day;
    const started = season <= today.month;
    if (shift < 0)
      return today.month >= season + 3 || (season === 12 && today.month < 12)
        ? today.year - (season === 12 ? 1 : 0)
        : today.year - 1;
    if (shift > 0) return started ? today.year + 1 : today.year;
    return today.year;
  }

  /** `2014`, `the 1990s`, `summer 2015`, `the first quarter of 2016`, `early 2014` */
  private year(i: number): Found | null {
    const word = this.word(i);
    const season = SEASONS.get(word);
    if (season !== undefined) {
      const at = this.word(i + 1) === 'of' ? i + 2 : i + 1;
      const year = yearOf(this.tokens[at]);
      return year !== null && this.joined(at) ? { last: at + 1, means: this.season(season, year) } : null;
    }
    const quarter = QUARTERS.get(word);
    if (quarter !== undefined && this.word(i + 1) === 'quarter') return this.quarter(i, quarter);
    const decade = word.length === 5 && /^1[5-9]\d0s|20[0-4]0s$/.test(word) ? Number(word.slice(0, 4)) : null;
    if (decade !== null) return { last: i + 1, means: years(decade, decade + 9) };
    const year = yearOf(this.tokens[i]);
    if (year === null || !this.isYear(i)) return null;
    return { last: i + 1, means: years(year, year) };
  }

  private quarter(i: number, quarter: number): Found | null {
    const year = this.word(i + 2) === 'of' ? yearOf(this.tokens[i + 3]) : null;
    if (year === null) return null;
    const from = { year, month: 3 * quarter - 2, day: 1 };
    return { last: i + 4, means: { from, to: addDays(addMonths(from, 3), -1) } };
  }

  /** Tells the year 2000 from 2000 people: by the word before, and by whether something countable follows. */
  private isYear(i: number): boolean {
    const before = this.word(i - 1);
    const year = yearOf(this.tokens[i]) as number;
    if (year < 1500 || year > 2100 || before === '$' || before === '€' || before === '£') return false;
    if (BEFORE_YEAR.test(before)) return true;
    const next = this.tokens[i + 1];
    if (next === undefined || !this.joined(i + 1)) return year > 1800;
    if (next.kind === 'number') return false;
    const counted = next.kind === 'word' && next.text === next.lower && COUNTED.test(next.lower);
    return !counted && year > 1800 && year < 2060;
  }

  /** `three days ago`, `two weeks later`, `a year ago` */
  private span(i: number): Found | null {
    const count = NUMBERS.get(this.word(i)) ?? (/^\d{1,3}$/.test(this.word(i)) ? Number(this.word(i)) : null);
    const unit = UNITS.get(this.word(i + 1));
    if (count === null || unit === undefined || !this.joined(i + 1)) return null;
    const tail = this.word(i + 2);
    const base = tail === 'ago' || tail === 'earlier' ? this.today : tail === 'later' ? this.anchor : null;
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

  private holiday(i: number): Found | null {
    const token = this.tokens[i] as Token;
    if (this.today === null || token.text === token.lower) return null;
    for (const { words, month, day } of HOLIDAYS) {
      if (words.some((w, k) => this.word(i + k) !== w)) continue;
      const at = i + words.length;
      const year = yearOf(this.tokens[at]) ?? this.yearFor(i, month, day);
      if (year === null) return null;
      return { last: yearOf(this.tokens[at]) === null ? at : at + 1, means: single({ year, month, day }) };
    }
    return null;
  }
}

const BEFORE_YEAR = /^(?:in|since|until|till|during|early|late|mid|year|spring|summer|fall|autumn|winter|the|circa)$/;
const COUNTED = /^(?:people|men|women|children|feet|percent|per|million|billion|years|[a-z]{3,}s)$/;

const shiftOf = (word: string): number | null =>
  word === 'last' || word === 'past' || word === 'previous'
    ? -1
    : word === 'this'
      ? 0
      : word === 'next' || word === 'coming'
        ? 1
        : null;

/** `26`, `26th`, `first`; with `ranges` also the 26 of `26-28`. */
function dayNumberOf(word: string, ranges = false): number | null {
  if (word.length > 14) return null;
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word) ?? (ranges ? /^(\d{1,2})[-–]\d{1,2}$/.exec(word) : null);
  const day = digits ? Number(digits[1]) : (ORDINALS.get(word) ?? null);
  return day !== null && day >= 1 && day <= 31 ? day : null;
}

function yearOf(token: Token | undefined): number | null {
  if (token === undefined || token.text.length !== 4 || !/^[12]\d{3}$/.test(token.text)) return null;
  return Number(token.text);
}

export type { Tense };
