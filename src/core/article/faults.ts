/** Problems of a header, each with a fix where that is clear. */
import { isoOf, monthOf, parseIsoDay, type Span, span } from '../text';
import type { Fix, HeaderPart, Problem } from './model';

const insert = (title: string, at: number, newText: string): Fix => ({
  title,
  edits: [{ span: span(at, at), newText }],
});
const replace = (title: string, at: Span, newText: string): Fix => ({ title, edits: [{ span: at, newText }] });

export const missingDate = (keyword: Span): Problem => ({
  code: 'header/missing-date',
  severity: 'error',
  span: keyword,
  message: 'The header has no date. Write it as YYYY-MM-DD behind the word “date”.',
});

export function invalidDate({ span: at, text }: HeaderPart): Problem {
  const fixes = likelyDays(text).map(iso => replace(`Change to ${iso}`, at, iso));
  const message = `“${text.slice(0, 40)}” is not a day of the calendar written as YYYY-MM-DD.`;
  return { code: 'header/invalid-date', severity: 'error', span: at, message, ...(fixes.length ? { fixes } : {}) };
}

/** @param insertAt where a source would go, or null where an empty `[Source: ]` is there already */
export const missingSource = (at: Span, insertAt: number | null): Problem => ({
  code: 'header/missing-source',
  severity: 'warning',
  span: at,
  message: 'The header names no source. Add it at the end, as in [Source: Reuters].',
  fixes: [
    insertAt === null
      ? replace('Write “unknown”', at, '[Source: unknown]')
      : insert('Add a source', insertAt, ' [Source: unknown]'),
  ],
});

export const missingKeyword = (at: number, header: Span): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: header,
  message: 'The word “date” is missing before the date.',
  fixes: [insert('Add the word “date”', at, 'date ')],
});

export const oddKeyword = (keyword: Span): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: keyword,
  message: 'The header’s keyword is “date”, in small letters and without a colon.',
  fixes: [replace('Change to “date”', keyword, 'date')],
});

export const oddSource = (bracket: Span, name: string): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: bracket,
  message: 'The source is written as [Source: NAME].',
  fixes: [replace(`Change to [Source: ${name}]`, bracket, `[Source: ${name}]`)],
});

export const textAfterHeader = (at: Span): Problem => ({
  code: 'header/malformed',
  severity: 'warning',
  span: at,
  message: 'Text stands behind the header on the same line. It is read as the article’s first words.',
  fixes: [insert('Begin a new paragraph', at.start, '\n\n')],
});

/** The days that a date written otherwise may mean: `26/4/2025`, `4.26.2025`, `2025/4/26`, `April 26, 2025`. */
function likelyDays(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const numbers = words.filter(word => /^\d{1,4}(?:st|nd|rd|th)?$/.test(word)).map(word => Number.parseInt(word, 10));
  const months = words.map(monthOf).filter(month => month !== null);
  let orders: number[][] = [];
  if (months.length === 1 && numbers.length === 2) {
    const [a, b] = numbers;
    orders = [[Math.max(a, b), months[0], Math.min(a, b)]];
  } else if (months.length === 0 && numbers.length === 3) {
    const [a, b, c] = numbers;
    orders = a > 31 ? [[a, b, c], [a, c, b]] : [[c, b, a], [c, a, b]]; // biome-ignore format: pairs
  }
  const days = orders
    .filter(([year]) => year >= 1000)
    .map(([year, month, day]) => isoOf({ year, month, day }))
    .filter(iso => iso !== text && parseIsoDay(iso));
  return [...new Set(days)];
}
