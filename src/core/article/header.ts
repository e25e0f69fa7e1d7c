import { isoOf, parseIsoDay } from '../text/calendar';
import { type Span, span } from '../text/span';
import type { Fix, Header, Part, Problem } from './model';

/** A header is short; a longer line is prose, and is not looked at twice. */
const MAX_LENGTH = 1000;

export interface ReadHeader {
  readonly header: Header;
  readonly problems: readonly Problem[];
}

/** True where a line (without its break) reads as a header, perhaps a faulty one. */
export const looksLikeSeed = (line: string): boolean => readHeader(line, 0) !== null;

/**
 * Reads one line as a header: optional title, the word `date`, a date, `[Source: NAME]`.
 *
 * Prose says "date" too, so a line without its `[Source:` bracket counts only where `date` opens the line or stands
 * alone at its end before something shaped like a date.
 * @param start the line's offset in the file
 * @returns null where the line is not a header
 */
export function readHeader(line: string, start: number): ReadHeader | null {
  if (line.length > MAX_LENGTH) return null;
  const lead = line.length - line.trimStart().length;
  const end = line.trimEnd().length;
  if (lead >= end) return null;
  const open = findSource(line);
  const before = line.slice(0, open ? open.bracket : end);
  const keyword = findKeyword(before, open !== null);
  if (keyword === null) return null;
  const problems: Problem[] = [];
  const at = (from: number, to: number): Span => span(start + from, start + to);
  const part = (from: number, to: number): Part | null => {
    const inner = line.slice(from, to);
    const text = inner.trim();
    if (!text) return null;
    const first = from + inner.length - inner.trimStart().length;
    return { span: at(first, first + text.length), text };
  };
  const whole = at(lead, end);
  const dated = part(keyword + 4, before.length);
  const iso = dated ? (parseIsoDay(dated.text) ? dated.text : null) : null;
  if (!dated) problems.push(missingDate(at(keyword, keyword + 4)));
  else if (!iso) problems.push(invalidDate(dated));
  const source = open ? part(open.name, open.end) : null;
  if (!open || !source) problems.push(missingSource(open ? at(open.bracket, end) : whole, open ? null : start + end));
  if (open && !open.closed) {
    problems.push({
      code: 'header/malformed',
      severity: 'warning',
      span: at(open.bracket, end),
      message: 'The source has no closing bracket.',
      fixes: [{ title: 'Add the closing bracket', edits: [{ span: at(end, end), newText: ']' }] }],
    });
  }
  const header: Header = {
    span: whole,
    title: part(lead, keyword),
    keyword: at(keyword, keyword + 4),
    date: dated ? { ...dated, iso } : null,
    source,
  };
  return { header, problems };
}

interface SourceBracket {
  readonly bracket: number;
  readonly name: number;
  readonly end: number;
  readonly closed: boolean;
}

/** The bracket `[Source: …]` at the line's end; `[source …]` and a missing end are forgiven. */
function findSource(line: string): SourceBracket | null {
  const bracket = line.toLowerCase().lastIndexOf('[source');
  if (bracket < 0) return null;
  let name = bracket + '[source'.length;
  while (line[name] === ' ') name++;
  if (line[name] === ':') name++;
  const close = line.indexOf(']', name);
  if (close >= 0 && line.slice(close + 1).trim() !== '') return null;
  return { bracket, name, end: close < 0 ? line.trimEnd().length : close, closed: close >= 0 };
}

/** Offset of the last word `date` that has a date, or nothing, behind it; null where there is none. */
function findKeyword(before: string, sourced: boolean): number | null {
  for (let at = before.lastIndexOf('date'); at >= 0; at = at > 0 ? before.lastIndexOf('date', at - 1) : -1) {
    const alone = !/\S/.test(before[at - 1] ?? ' ') && !/\S/.test(before[at + 4] ?? ' ');
    if (!alone) continue;
    const rest = before.slice(at + 4).trim();
    const dateLike = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(rest);
    if (sourced && (dateLike || !rest.includes(' ') || /\d/.test(rest))) return at;
    if (!sourced && dateLike) return at;
  }
  return null;
}

const missingDate = (keyword: Span): Problem => ({
  code: 'header/missing-date',
  severity: 'error',
  span: keyword,
  message: 'The header has no date. Write it as YYYY-MM-DD behind the word “date”.',
});

function invalidDate({ span: at, text }: Part): Problem {
  const fixes = likelyDates(text).map(
    (iso): Fix => ({ title: `Change to ${iso}`, edits: [{ span: at, newText: iso }] }),
  );
  const message = `“${text.slice(0, 40)}” is not a day of the calendar. Write the date as YYYY-MM-DD.`;
  return { code: 'header/invalid-date', severity: 'error', span: at, message, ...(fixes.length ? { fixes } : {}) };
}

/** The days that digits in another order may mean: `26/4/2025`, `4.26.2025`, `2025/4/26`. */
function likelyDates(text: string): string[] {
  const numbers = text.split(/[-/.]/).map(Number);
  if (numbers.length !== 3 || numbers.some(n => !Number.isInteger(n))) return [];
  const [a, b, c] = numbers;
  const orders =
    a > 31
      ? [
          [a, b, c],
          [a, c, b],
        ]
      : [
          [c, b, a],
          [c, a, b],
        ];
  const days = orders.map(([year, month, day]) => isoOf({ year, month, day })).filter(iso => parseIsoDay(iso));
  return [...new Set(days)];
}

function missingSource(at: Span, insertAt: number | null): Problem {
  const fixes: Fix[] =
    insertAt === null
      ? []
      : [{ title: 'Add a source', edits: [{ span: span(insertAt, insertAt), newText: ' [Source: unknown]' }] }];
  const message = 'The header names no source. Add it at the end, as in [Source: Reuters].';
  return { code: 'header/missing-source', severity: 'warning', span: at, message, ...(fixes.length ? { fixes } : {}) };
}
