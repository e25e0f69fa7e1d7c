import {
  bestOf,
  type HeldQuote,
  type QuotesToHold,
  type QuoteToHold,
  type RecordArticle,
  type Verification,
} from '../../../core/corpus';
import type { Services } from '../../services/services';
import { readText } from '../../shell/text';

/** A quote of the index with its verdict. Offsets are file offsets. */
export interface Verdict {
  readonly quote: QuoteToHold;
  readonly start: number;
  readonly text: string;
  readonly record: RecordArticle;
  /** How many records hold for the quote. */
  readonly records: number;
  /** Its `place` is in the record’s file. */
  readonly verification: Verification;
}

/** Holds quotes against their records, in the worker. Quotes on which no record has a verdict are left out. */
export async function hold(
  { index, worker }: Pick<Services, 'index' | 'worker'>,
  { records, quotes }: QuotesToHold,
): Promise<Verdict[]> {
  const held = quotes.map((): HeldQuote<RecordArticle>[] => []);
  for (const [number, record] of records.entries()) {
    const own = quotes.flatMap((quote, i) => {
      const here = quote.records.find(one => one.record === number);
      return here ? [{ i, text: quote.text, speaker: quote.speaker, speaks: here.speaks }] : [];
    });
    const text = own.length ? await readText(index.uriOf(record.file)) : null;
    if (text === null) continue;
    const found = await worker.run('holdQuotes', text.slice(record.start, record.end), own);
    for (const [k, { i }] of own.entries()) {
      const verification = found[k];
      if (verification) held[i]?.push({ record, verification: inFile(verification, record.start) });
    }
  }
  return quotes.flatMap((quote, i) => {
    const own = latestFirst(held[i] ?? []);
    const best = bestOf(own);
    return best ? [{ quote, start: quote.start, text: quote.text, ...best, records: own.length }] : [];
  });
}

/** Of verdicts that are equally literal, the one of the latest record counts. */
const latestFirst = (held: readonly HeldQuote<RecordArticle>[]): HeldQuote<RecordArticle>[] =>
  [...held].sort((a, b) => ((a.record.date ?? '') < (b.record.date ?? '') ? 1 : -1));

const inFile = (found: Verification, start: number): Verification =>
  found.place ? { ...found, place: [found.place[0] + start, found.place[1] + start] } : found;
