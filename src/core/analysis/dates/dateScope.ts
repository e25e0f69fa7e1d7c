import { PARTS_OF_DAY, SHIFT_WORDS } from '../../language/en';
import { type Day, daysInMonth, isoOf } from '../../text';
import type { Doc, Token } from '../tokens/document';
import { addDays, addMonths, dayNumber, type Interval, single } from './dateMath';
import { isAhead, type Tense, tenseAt } from './tense';

/** An expression that was found. */
export interface DateMatch {
  /** The token after its last one. */
  readonly last: number;
  /** The days it means. */
  readonly means: Interval;
}

/** The context of an expression: the article’s date and the last date mentioned. */
export class DateScope {
  readonly tokens: readonly Token[];
  /** The last date mentioned: `the next day` follows it, `July 14` is in its year. */
  anchor: Interval | null = null;
  private anchorToken = -1;
  /** The token after the last date mentioned. */
  anchorEnd = -1;
  /** Whether most years that the article names are well away from its own, as in biographies and histories. */
  private readonly isHistory: boolean;

  constructor(
    readonly doc: Doc,
    readonly today: Day | null,
  ) {
    this.tokens = doc.tokens;
    this.isHistory = today === null || isHistory(doc.tokens, today.year);
  }

  /** Remembers an expression that starts at token `i`. */
  setAnchor({ means, last }: DateMatch, i: number): void {
    this.anchor = means;
    this.anchorToken = i;
    this.anchorEnd = last;
  }

  /** The day of the last date mentioned, if that is a single day: what `the next day` counts from. */
  get anchorDay(): Day | null {
    return this.anchor !== null && isoOf(this.anchor.from) === isoOf(this.anchor.to) ? this.anchor.from : null;
  }

  word(i: number): string {
    return this.tokens[i]?.lower ?? '';
  }

  /** Whether tokens `i` and `i - 1` are in one sentence. No expression crosses sentences. */
  joined(i: number): boolean {
    return this.tokens[i] !== undefined && this.tokens[i]?.sentence === this.tokens[i - 1]?.sentence;
  }

  /** The first day of the last date mentioned, if that is no longer than a unit: what `a month later` counts from. */
  anchorWithin(unit: string): Day | null {
    if (unit === 'day' || unit === 'week') return this.anchorDay;
    const { from, to } = this.anchor ?? {};
    if (from === undefined || to === undefined || from.year !== to.year) return null;
    return unit === 'month' && from.month !== to.month ? null : from;
  }

  /** Whether the last date mentioned is in the sentence of token `i` or the one before. */
  isNearAnchor(i: number): boolean {
    const last = this.tokens[this.anchorToken];
    return last !== undefined && (this.tokens[i] as Token).sentence - last.sentence <= 1;
  }

  /** The end of an expression, with `morning` after `Friday`. */
  withPartOfDay(last: number): number {
    return this.joined(last) && PARTS_OF_DAY.has(this.word(last)) ? last + 1 : last;
  }

  /**
   * The year mentioned last, if the expression at `i` is told of it: the year is well away from the article's own and near
   * in the text. In a history that is the same paragraph or the one before, otherwise the same sentence, or the same
   * paragraph after a day or month. Or null.
   */
  narrativeYear(i: number, tense: Tense): number | null {
    const { anchor, today } = this;
    if (anchor === null) return null;
    const { year } = anchor.from;
    if (today === null) return year;
    if (Math.abs(today.year - year) < 2) return null;
    const [last, token] = [this.tokens[this.anchorToken] as Token, this.tokens[i] as Token];
    if (this.isHistory) return token.paragraph - last.paragraph > 1 ? null : year;
    if (isAhead(tense)) return null;
    if (this.word(this.anchorToken - 1) === 'since' || token.paragraph !== last.paragraph) return null;
    const isYear = anchor.from.month !== anchor.to.month;
    return token.sentence === last.sentence || !isYear ? year : null;
  }

  /** The year of a day without one: the narrative's, otherwise the article's, or by tense the one before or after. */
  yearFor(i: number, month: number, day: number): number | null {
    const tense = tenseAt(this.doc, i);
    const narrative = this.narrativeYear(i, tense);
    if (narrative !== null) return narrative;
    const { today } = this;
    if (today === null) return null;
    const ahead = dayNumber({ year: today.year, month, day }) - dayNumber(today);
    if (ahead > 14 && (tense === 'past' || (ahead > 240 && !isAhead(tense)))) return today.year - 1;
    if (ahead < -60 && isAhead(tense)) return today.year + 1;
    return today.year;
  }

  /** The three months from month `season` on. */
  season(season: number, year: number): Interval {
    const from = { year, month: season, day: 1 };
    return { from, to: addDays(addMonths(from, 3), -1) };
  }
}

/** The number of periods that `last`, `this` or `next` moves by, or null. */
export const shiftOf = (word: string): number | null => SHIFT_WORDS.get(word) ?? null;

/** The day as an expression that ends before token `last`; null if it is not a day of the calendar. */
export function dayIn(last: number, year: number, month: number, day: number): DateMatch | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { last, means: single({ year, month, day }) };
}

/** The year of a token with four digits, or null. */
export const yearOf = (token: Token | undefined): number | null =>
  token === undefined ? null : yearOfText(token.text);

export const yearOfText = (text: string): number | null =>
  text.length === 4 && /^[12]\d{3}$/.test(text) ? Number(text) : null;

/** Minimum number of distant years that an article names if it is a history. */
const MIN_DISTANT_YEARS = 4;

function isHistory(tokens: readonly Token[], own: number): boolean {
  let [near, distant] = [0, 0];
  for (const token of tokens) {
    const year = token.kind === 'number' ? yearOf(token) : null;
    if (year === null || year > own + 1) continue;
    if (own - year < 2) near++;
    else distant++;
  }
  return distant >= MIN_DISTANT_YEARS && distant > 2 * near;
}

export function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
