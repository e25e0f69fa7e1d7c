/** Problems of a header, with fixes if the correction is clear. */
import { isoOf, type Message, monthOf, parseIsoDay, phrase, type Span, span } from '../text';
import type { Fix, HeaderPart, Problem } from './model';

const insert = (title: Message, at: number, newText: string): Fix => ({
  title,
  edits: [{ span: span(at, at), newText }],
});
const replace = (title: Message, at: Span, newText: string): Fix => ({ title, edits: [{ span: at, newText }] });

export const missingDate = (keyword: Span): Problem => ({
  code: 'header/missing-date',
  severity: 'error',
  span: keyword,
  message: phrase`The header has no date. Write it as YYYY-MM-DD after the word “date”.`,
});

export function invalidDate({ span: at, text }: HeaderPart): Problem {
  const fixes = likelyDays(text).map(iso => replace(phrase`Change to ${iso}`, at, iso));
  const message = phrase`“${text.slice(0, 40)}” is not a day of the calendar written as YYYY-MM-DD.`;
  return { code: 'header/invalid-date', severity: 'error', span: at, message, ...(fixes.length ? { fixes } : {}) };
}

/** @param insertAt file offset to insert a source at, or null if there already is an empty `[Source: ]` */
export const missingSource = (at: Span, insertAt: number | null): Problem => ({
  code: 'header/missing-source',
  severity: 'warning',
  span: at,
  message: phrase`The header names no source. Add it at the end, as in [Source: Reuters].`,
  fixes: [
    insertAt === null
      ? replace(phrase`Write “unknown”`, at, '[Source: unknown]')
      : insert(phrase`Add a source`, insertAt, ' [Source: unknown]'),
  ],
});

export const missingKeyword = (at: number, header: Span): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: header,
  message: phrase`The word “date” is missing before the date.`,
  fixes: [insert(phrase`Add the word “date”`, at, 'date ')],
});

export const oddKeyword = (keyword: Span): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: keyword,
  message: phrase`Write the keyword as “date”: in lower case and without a colon.`,
  fixes: [replace(phrase`Change to “date”`, keyword, 'date')],
});

export const oddSource = (bracket: Span, name: string): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: bracket,
  message: phrase`Write the source as [Source: NAME].`,
  fixes: [replace(phrase`Change to [Source: ${name}]`, bracket, `[Source: ${name}]`)],
});

export const textAfterHeader = (at: Span): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: at,
  message: phrase`There is text after the header on the same line. It is read as the beginning of the article.`,
  fixes: [insert(phrase`Begin a new paragraph`, at.start, '\n\n')],
});

/** The possible ISO dates for a date in another notation: `26/4/2025`, `4.26.2025`, `2025/4/26`, `April 26, 2025`. */
function likelyDays(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const numbers = words.filter(word => /^\d{1,4}(?:st|nd|rd|th)?$/.test(word)).map(word => Number.parseInt(word, 10));
  const months = words.map(monthOf).filter(month => month !== null);
  const days = likelyReadings(numbers, months)
    .filter(([year]) => year >= 1000)
    .map(([year, month, day]) => isoOf({ year, month, day }))
    .filter(iso => iso !== text && parseIsoDay(iso));
  return [...new Set(days)];
}

/** Possible triples of year, month and day. */
function likelyReadings(
  [a, b, c, ...otherNumbers]: readonly number[],
  [month, ...otherMonths]: readonly number[],
): (readonly [number, number, number])[] {
  if (a === undefined || b === undefined || otherMonths.length) return [];
  if (month !== undefined) return c === undefined ? [[Math.max(a, b), month, Math.min(a, b)]] : [];
  if (c === undefined || otherNumbers.length) return [];
  return a > 31
    ? [
        [a, b, c],
        [a, c, b],
      ]
    : [
        [c, b, a],
        [c, a, b],
      ];
}
