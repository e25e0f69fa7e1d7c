/** Keyword in context: each hit of a search with the words before and after it, and their order. */
import { type Span, span } from '../../text';
import { foldWords } from '../names';
import type { Words } from '../query/model';
import type { SearchResult } from '../query/search';
import { findHits } from './hits';

/** One hit, in its file. Where a query asks for no words, the hit is empty, at the beginning of the result. */
export interface Occurrence {
  readonly result: SearchResult;
  /** In file offsets. */
  readonly hit: Span;
  /** The words before it in the paragraph, up to some hundred characters. */
  readonly before: string;
  readonly keyword: string;
  readonly after: string;
  /** The hit’s number in its result. */
  readonly number: number;
  /** 1-based, in the file; null where the file could not be read. */
  readonly line: number | null;
}

/** A line of a concordance: a hit, or why there is none. */
export type ConcordanceRow =
  | { readonly state: 'found'; readonly occurrence: Occurrence }
  /** The text has changed since it was indexed: the result may hold no longer, and nothing is decided by it. */
  | { readonly state: 'changed'; readonly result: SearchResult }
  | { readonly state: 'unreadable'; readonly result: SearchResult };

export const resultOf = (row: ConcordanceRow): SearchResult =>
  row.state === 'found' ? row.occurrence.result : row.result;

/** Context that is kept on either side, in UTF-16 code units. */
const MAX_CONTEXT = 400;
/** A text is shown with at most so many of its hits. */
const MAX_SHOWN_HITS = 20;
/** Hits are looked for in so much of one result. */
const MAX_SEARCHED = 100_000;

/**
 * The rows of one result: one for each hit.
 * @param text of the file, without byte order mark; null where it cannot be read
 * @param phrases of the query, see `phrasesOf`
 */
export function concordanceRows(
  result: SearchResult,
  text: string | null,
  phrases: readonly Words[],
): ConcordanceRow[] {
  if (text === null) return [{ state: 'unreadable', result }];
  const { start, end } = result.span;
  const hits = findHits(text.slice(start, Math.min(end, start + MAX_SEARCHED)), phrases);
  const isWithoutHit = phrases.length > 0 && !hits.length && !result.quote;
  if (isWithoutHit || !fits(result, text)) return [{ state: 'changed', result }];
  const shown = hits.length ? hits.slice(0, MAX_SHOWN_HITS) : [span(0, 0)];
  const lineAt = lineCounter(text);
  return shown.map((found, number) => {
    const hit = span(start + found.start, start + found.end);
    const before = beforeIn(text, hit.start);
    const after = afterIn(text, hit.end);
    const keyword = text.slice(hit.start, hit.end);
    return { state: 'found', occurrence: { result, hit, before, keyword, after, number, line: lineAt(hit.start) } };
  });
}

/** Counts lines, from 1 on, at offsets that ascend. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return offset => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < offset; at = text.indexOf('\n', counted)) {
      line++;
      counted = at + 1;
    }
    return line;
  };
}

/** Whether the text at the result’s place can be what was indexed. Of paragraphs only the place is known. */
function fits({ span: { start, end }, quote }: SearchResult, text: string): boolean {
  if (end > text.length) return false;
  if (quote) return text.slice(start, end) === quote.text;
  const inside = text.slice(start, end);
  const isWhole =
    (start === 0 || text[start - 1] === '\n' || text[start - 1] === ' ' || text[start - 1] === '\t') &&
    (end === text.length || /\s/.test(text.charAt(end)));
  return isWhole && inside.trim() !== '' && !BLANK_LINE.test(inside);
}

const BLANK_LINE = /\n[ \t\r]*\n/;

function beforeIn(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - MAX_CONTEXT), offset);
  const blank = Math.max(near.lastIndexOf('\n\n'), near.lastIndexOf('\n\r\n'));
  return blank < 0 ? near : near.slice(blank).trimStart();
}

function afterIn(text: string, offset: number): string {
  const near = text.slice(offset, offset + MAX_CONTEXT);
  const blank = near.search(BLANK_LINE);
  return blank < 0 ? near : near.slice(0, blank);
}

export type RowOrder = 'left' | 'right' | 'speaker';

/**
 * Sorts by the words after the hits, by those before them, read backwards from the hit, or by speaker. Rows that are
 * alike keep their order; rows without a hit are last.
 */
export function sortRows(rows: readonly ConcordanceRow[], order: RowOrder): ConcordanceRow[] {
  const keyed = rows.map((row, i) => ({ row, i, key: keyOf(row, order) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i));
  return keyed.map(({ row }) => row);
}

/** Words that are compared. */
const KEY_WORDS = 12;
const LAST = '\uffff';

function keyOf(row: ConcordanceRow, order: RowOrder): string {
  if (order === 'speaker') return foldWords(resultOf(row).quote?.speaker ?? '') || LAST;
  if (row.state !== 'found') return LAST;
  const { before, after, keyword } = row.occurrence;
  const words = foldWords(order === 'left' ? before : after)
    .split(' ')
    .filter(Boolean);
  const nearest = order === 'left' ? words.slice(-KEY_WORDS).reverse() : words.slice(0, KEY_WORDS);
  return `${nearest.join(' ')}\u0001${foldWords(keyword)}`;
}
