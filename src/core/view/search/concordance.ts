/** A concordance as aligned lines of text. Text of articles is made visible, and each result is one line. */
import { type ConcordanceRow, type Occurrence, resultOf, type SearchResult } from '../../corpus';
import type { DisplayLanguage } from '../../text';
import { makeVisible } from '../wording/plainText';
import { columnsOf, fitted, headWithin, tailWithin } from './columns';

/** In UTF-16 code units of the line. */
export interface ConcordanceLine {
  readonly text: string;
  /** What leads to the article; null where the row leads nowhere. */
  readonly link: { readonly start: number; readonly end: number } | null;
  /** Whether `link` is a hit of the query’s words, and not the beginning of the result. */
  readonly isHit: boolean;
}

const DATE_COLUMNS = 10;
const MAX_SOURCE_COLUMNS = 16;
const MAX_SPEAKER_COLUMNS = 24;
const GAP = '  ';
/** Longer hits are shortened, in UTF-16 code units. */
const MAX_KEYWORD = 120;
const MAX_VISIBLE = 1_000;

const STATUS_MARKS: Readonly<Record<string, string>> = { confirmed: '✓', corrected: '✎', rejected: '✗' };

/** @param context columns on either side of the hit */
export function concordanceLines(
  rows: readonly ConcordanceRow[],
  context: number,
  { say }: DisplayLanguage,
): ConcordanceLine[] {
  const reasons = {
    changed: say`(changed since it was indexed)`,
    unreadable: say`(the file cannot be read)`,
  } as const;
  const results = rows.map(resultOf);
  const sources = columnsFor(
    results.map(({ source }) => visible(source ?? '')),
    MAX_SOURCE_COLUMNS,
  );
  const speakers = columnsFor(results.map(speakerLabel), MAX_SPEAKER_COLUMNS);
  return rows.map((row, i) => {
    const result = results[i] as SearchResult;
    const head = [
      (result.date ?? '').padEnd(DATE_COLUMNS),
      ...(sources ? [fitted(visible(result.source ?? ''), sources)] : []),
      ...(speakers ? [fitted(speakerLabel(result), speakers)] : []),
      '',
    ].join(GAP);
    if (row.state !== 'found')
      return {
        text: `${head}${' '.repeat(context)}${reasons[row.state]} ${visible(result.headline)}`,
        link: null,
        isHit: false,
      };
    return lineOf(head, row.occurrence, context);
  });
}

function lineOf(head: string, { before, keyword, after }: Occurrence, context: number): ConcordanceLine {
  const left = tailWithin(visible(before), context);
  const hit = makeVisible(keyword, MAX_KEYWORD);
  const right = headWithin(visible(after), context);
  const start = head.length + Math.max(0, context - columnsOf(left)) + left.length;
  const text = `${head}${' '.repeat(Math.max(0, context - columnsOf(left)))}${left}${hit}${right}`.trimEnd();
  const isHit = hit !== '';
  const end = isHit ? start + hit.length : start + (/^\S*/.exec(right)?.[0].length ?? 0);
  return { text, link: end > start ? { start, end } : null, isHit };
}

const visible = (text: string): string => makeVisible(text, MAX_VISIBLE);

function speakerLabel({ quote }: SearchResult): string {
  if (!quote) return '';
  return `${STATUS_MARKS[quote.status] ?? ' '} ${visible(quote.speaker ?? '?')}`;
}

const columnsFor = (texts: readonly string[], most: number): number =>
  texts.reduce((widest, text) => Math.max(widest, Math.min(most, columnsOf(text))), 0);
