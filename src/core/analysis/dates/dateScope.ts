import { SHIFT_WORDS } from '../../language/en';
import { type Day, daysInMonth } from '../../text';
import type { Doc, Token } from '../tokens/document';
import { addDays, addMonths, dayNumber, type Interval, single } from './dateMath';
import { tenseAt } from './tense';

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
  anchor: Day | null = null;
  anchorParagraph = -1;

  constructor(
    readonly doc: Doc,
    readonly today: Day | null,
  ) {
    this.tokens = doc.tokens;
  }

  word(i: number): string {
    return this.tokens[i]?.lower ?? '';
  }

  /** Whether tokens `i` and `i - 1` are in one sentence. No expression crosses sentences. */
  joined(i: number): boolean {
    return this.tokens[i] !== undefined && this.tokens[i]?.sentence === this.tokens[i - 1]?.sentence;
  }

  day(last: number, month: number, day: number, year: number): DateMatch | null {
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
    return { last, means: single({ year, month, day }) };
  }

  /** The year mentioned last if it is well away from the article's own, as in biographies and histories; or null. */
  narrativeYear(i: number): number | null {
    const { anchor, today } = this;
    if (anchor === null) return null;
    if (today === null) return anchor.year;
    const paragraph = (this.tokens[i] as Token).paragraph;
    if (paragraph - this.anchorParagraph > 1 || Math.abs(today.year - anchor.year) < 2) return null;
    return anchor.year;
  }

  /** The year of a day without one: the narrative's, otherwise the article's, or by tense the one before or after. */
  yearFor(i: number, month: number, day: number): number | null {
    const narrative = this.narrativeYear(i);
    if (narrative !== null) return narrative;
    const { today } = this;
    if (today === null) return null;
    const tense = tenseAt(this.doc, i);
    const ahead = dayNumber({ year: today.year, month, day }) - dayNumber(today);
    if (ahead > 14 && (tense === 'past' || (ahead > 240 && tense !== 'future'))) return today.year - 1;
    if (ahead < -14 && tense === 'future' && ahead < -60) return today.year + 1;
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

/** The year of a token with four digits, or null. */
export function yearOf(token: Token | undefined): number | null {
  if (token === undefined || token.text.length !== 4 || !/^[12]\d{3}$/.test(token.text)) return null;
  return Number(token.text);
}
