import { BEFORE_COUNT, BEFORE_YEAR, COUNTED_NOUN, PART_OF, QUARTERS, SEASONS } from '../../language/en';
import { addDays, addMonths, years } from './dateMath';
import { type DateMatch, type DateScope, yearOf, yearOfText } from './dateScope';

/** The years that are taken for years without a preposition. */
const USUAL_YEARS = { from: 1801, to: 2059 };

/** Reads years and their parts: `2014`, `mid-2014`, `the 1990s`, `summer 2015`, `the first quarter of 2016`. */
export class YearDates {
  constructor(private readonly scope: DateScope) {}

  read(i: number): DateMatch | null {
    const word = this.scope.word(i);
    const season = SEASONS.get(word);
    if (season !== undefined) return this.season(i, season);
    const quarter = QUARTERS.get(word);
    if (quarter !== undefined && this.scope.word(i + 1) === 'quarter') return this.quarter(i, quarter);
    const bare = word.replace(PART_OF, '');
    const decade = bare.length === 5 && /^1[5-9]\d0s|20[0-4]0s$/.test(bare) ? Number(bare.slice(0, 4)) : null;
    if (decade !== null) return { last: i + 1, means: years(decade, decade + 9) };
    const year = yearOfText(bare);
    if (year === null || (bare === word && !this.isYear(i, year))) return null;
    return { last: i + 1, means: years(year, year) };
  }

  /** `summer 2015`, `the summer of 2015` */
  private season(i: number, season: number): DateMatch | null {
    const at = this.scope.word(i + 1) === 'of' ? i + 2 : i + 1;
    const year = yearOf(this.scope.tokens[at]);
    return year !== null && this.scope.joined(at) ? { last: at + 1, means: this.scope.season(season, year) } : null;
  }

  private quarter(i: number, quarter: number): DateMatch | null {
    const at = this.scope.word(i + 2) === 'of' ? i + 3 : i + 2;
    const year = yearOf(this.scope.tokens[at]);
    if (year === null || !this.scope.joined(at)) return null;
    const from = { year, month: 3 * quarter - 2, day: 1 };
    return { last: at + 1, means: { from, to: addDays(addMonths(from, 3), -1) } };
  }

  /** Whether a number is a year, not a count: by the word before it, and by whether a countable noun follows. */
  private isYear(i: number, year: number): boolean {
    const before = this.scope.word(i - 1);
    if (year < 1000 || year > 2100 || /^[$€£#]$/.test(before)) return false;
    if (this.isInBrackets(i) || this.isInRange(i)) return true;
    if (year < 1500) return false;
    if (BEFORE_YEAR.test(before)) return !this.isCounted(i);
    const isUsual = year >= USUAL_YEARS.from && year <= USUAL_YEARS.to;
    return isUsual && !this.isCounted(i) && this.scope.tokens[i + 1]?.kind !== 'number';
  }

  /** `(1738)`, `(1704 – 1787)` */
  private isInBrackets(i: number): boolean {
    if (!this.scope.joined(i) || !this.scope.joined(i + 1)) return false;
    return /^[([]$/.test(this.scope.word(i - 1)) && /^[)\]–—,-]$/.test(this.scope.word(i + 1));
  }

  /** `from 1598 to 1722`, `between 1790 and 1801`, `1704 – 1787` */
  private isInRange(i: number): boolean {
    const [two, one] = [this.scope.word(i - 2), this.scope.word(i - 1)];
    if (/^(?:to|and|or|–|—|-|until)$/.test(one) && this.scope.joined(i) && this.scope.joined(i - 1)) {
      const first = yearOfText(two);
      return first !== null && first >= 1000 && first < Number(this.scope.word(i));
    }
    return (
      /^(?:from|between)$/.test(one) &&
      /^(?:to|and)$/.test(this.scope.word(i + 1)) &&
      yearOfText(this.scope.word(i + 2)) !== null
    );
  }

  /** `2000 people`, `about 1900 claims`; `the 2021 polls` has a year. */
  private isCounted(i: number): boolean {
    const next = this.scope.tokens[i + 1];
    if (next?.kind !== 'word' || !this.scope.joined(i + 1) || next.text !== next.lower) return false;
    if (COUNTED_NOUN.test(next.lower)) return !/^(?:in|since)$/.test(this.scope.word(i - 1));
    if (!/^[a-z]{3,}[^s]s$/.test(next.lower)) return false;
    const isRound = this.scope.word(i).endsWith('00') || Number(this.scope.word(i)) < 1900;
    return (
      BEFORE_COUNT.test(this.scope.word(i - 1)) || (isRound && !/^(?:the|'s|’s|of|in)$/.test(this.scope.word(i - 1)))
    );
  }
}
