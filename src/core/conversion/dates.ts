/** Reads days in the forms in which files and databases write them. */
import { isoOf, monthOf, parseIsoDay } from '../text';

export interface ReadDate {
  /** `YYYY-MM-DD`. */
  readonly iso: string;
  /** False if day and month may be the other way round, or the century is assumed. */
  readonly isSure: boolean;
}

/** Longer texts are prose and not dates, in UTF-16 code units. */
const MAX_LENGTH = 80;
/** The years that a number of four digits may be, so that a count or an hour is none. */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2199;
/** Two digits from here on are of the last century. */
const LAST_CENTURY = 70;

/** Months as German, French, Spanish, Italian, Portuguese and Dutch write them, where English does not tell them. */
const OTHER_MONTHS: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'janvier', 'enero', 'gennaio', 'janeiro', 'januari'],
  ['februar', 'février', 'fevrier', 'febrero', 'febbraio', 'fevereiro', 'februari'],
  ['märz', 'maerz', 'mars', 'marzo', 'março', 'maart'],
  ['avril', 'abril', 'aprile'],
  ['mai', 'mayo', 'maggio', 'maio', 'mei'],
  ['juni', 'juin', 'junio', 'giugno', 'junho'],
  ['juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['août', 'aout', 'agosto', 'augustus'],
  ['septembre', 'septiembre', 'settembre', 'setembro'],
  ['oktober', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['novembre', 'noviembre', 'novembro'],
  ['dezember', 'décembre', 'decembre', 'diciembre', 'dicembre', 'dezembro'],
];

/**
 * Reads a date, with or without a time after it: ISO 8601, `20250426`, `Sat, 26 Apr 2025 10:00:00 +0200`, `April 26, 2025`,
 * `26. April 2025`, `26/04/2025`. The day is the one written there, in whatever time zone.
 * @param dayFirst whether `04/05/2025` is the 4th of May; null if unknown
 * @returns null if it is not a date
 */
export function readDate(text: string, dayFirst: boolean | null = null): ReadDate | null {
  const words = text.trim();
  if (!words || words.length > MAX_LENGTH) return null;
  return readYearFirst(words) ?? readNumbers(words, dayFirst) ?? readWithMonth(words);
}

/** Seconds or milliseconds since 1970, as data files have them. The day is that of UTC. */
export function readTimestamp(value: number): ReadDate | null {
  const milliseconds = Math.abs(value) < 1e11 ? value * 1000 : value;
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime())
    ? null
    : day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), true);
}

function day(year: number, month: number, dayOfMonth: number, isSure: boolean): ReadDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const iso = isoOf({ year, month, day: dayOfMonth });
  return parseIsoDay(iso) ? { iso, isSure } : null;
}

function readYearFirst(text: string): ReadDate | null {
  const [, year, month, date] =
    /^(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text) ?? [];
  return year === undefined ? null : day(Number(year), Number(month), Number(date), true);
}

function readNumbers(text: string, dayFirst: boolean | null): ReadDate | null {
  const match = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(text);
  if (!match) return null;
  const [, a, mark, b, written = ''] = match;
  const [first, second] = [Number(a), Number(b)];
  const isFull = written.length === 4;
  const year = isFull ? Number(written) : inCentury(Number(written));
  // A full stop between the numbers is used where the day comes first.
  const order = mark === '.' ? true : dayFirst;
  const isOrdered = order !== null || first > 12 || second > 12 || first === second;
  const isDayFirst = first > 12 || (second <= 12 && (order ?? true));
  return isDayFirst ? day(year, second, first, isOrdered && isFull) : day(year, first, second, isOrdered && isFull);
}

const inCentury = (year: number): number => year + (year >= LAST_CENTURY ? 1900 : 2000);

/** A date with the month in letters: the day is the number beside it, the year another one. */
function readWithMonth(text: string): ReadDate | null {
  const parts = text.split(/[\s,.;/\-–_()[\]]+/).filter(part => part !== '' && part !== 'de' && part !== 'of');
  const at = parts.findIndex((part, i) => monthIn(part) !== null && isBesideNumber(parts, i));
  if (at < 0) return null;
  const month = monthIn(parts[at] ?? '') ?? 0;
  const before = numberIn(parts[at - 1]);
  const after = numberIn(parts[at + 1]);
  const isAfter = before === null || before > 31 || before < 1;
  const date = isAfter ? after : before;
  const years = parts.slice(at + 1).flatMap((part, i) => (isAfter && i === 0 ? [] : yearIn(part)));
  const [year = before !== null && isAfter ? before : null] = years;
  if (year !== null && date !== null) return day(year, month, date, true);
  const short = !isAfter ? numberIn(parts[at + 1]) : null;
  return short !== null && date !== null && short < 100 ? day(inCentury(short), month, date, false) : null;
}

const isBesideNumber = (parts: readonly string[], at: number): boolean =>
  numberIn(parts[at - 1]) !== null || numberIn(parts[at + 1]) !== null;

function monthIn(word: string): number | null {
  const known = /^[a-z]{3,9}$/i.test(word) ? monthOf(word) : null;
  if (known !== null) return known;
  const letters = word.toLowerCase();
  const at = OTHER_MONTHS.findIndex(names => names.includes(letters));
  return at < 0 ? null : at + 1;
}

/** `26`, `26th`, `1er`. */
function numberIn(part: string | undefined): number | null {
  const digits = /^(\d{1,4})(?:st|nd|rd|th|er|º|ª)?$/i.exec(part ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function yearIn(part: string): number[] {
  const digits = /^\d{4}/.exec(part)?.[0];
  const year = Number(digits);
  return digits !== undefined && year >= FIRST_YEAR && year <= LAST_YEAR ? [year] : [];
}
