import { lowerBound } from '../../text';
import type { AttributionContext, QuoteSpan, Speaker } from '../cues/attributionContext';
import type { Report } from './reports';

/** An article's reports, and for each quote those whose content holds it. */
export interface ReportIndex {
  readonly reports: readonly Report[];
  /** By index of the context’s quotes: indices of reports, the most certain first. */
  readonly over: readonly (readonly number[])[];
  /** By index of the context’s speakers: the most certain report that names it, or -1. */
  readonly by: Int32Array;
  /** By index of the reports: 1 where most of a piece of its content is in quotation marks. */
  readonly marked: Uint8Array;
}

/** Maximum number of quotes per report, and of reports per quote. Guards against hostile input. */
const MAX_QUOTES = 40;
const MAX_REPORTS = 6;

/** Ties reports to quotes and speakers. A report holds a quote where its content covers at least half of its tokens. */
export function indexReports(context: AttributionContext, reports: readonly Report[]): ReportIndex {
  const over: number[][] = context.quotes.map(() => []);
  const marked = new Uint8Array(reports.length);
  const by = new Int32Array(context.speakers.length).fill(-1);
  for (const [r, report] of reports.entries()) {
    for (const { first, last } of report.content) {
      const from = firstQuoteReaching(context, first);
      for (let q = from; q < Math.min(context.quotes.length, from + MAX_QUOTES); q++) {
        const quote = context.quotes[q] as QuoteSpan;
        if (quote.first >= last) break;
        const shared = Math.min(last, quote.last) - Math.max(first, quote.first);
        const list = over[q] as number[];
        if (2 * shared < quote.last - quote.first || list.length >= MAX_REPORTS) continue;
        if (list.at(-1) !== r) list.push(r);
        if (2 * shared >= last - first) marked[r] = 1;
      }
    }
    const named = by[report.speaker] ?? -1;
    if (report.speaker >= 0 && (named < 0 || (reports[named] as Report).confidence < report.confidence))
      by[report.speaker] = r;
  }
  for (const list of over)
    list.sort((a, b) => (reports[b] as Report).confidence - (reports[a] as Report).confidence || a - b);
  return { reports, over, by, marked };
}

/** Whether a speaker is the source of a report. */
export function names(context: AttributionContext, report: Report, speaker: number): boolean {
  if (report.speaker === speaker) return true;
  if (report.source === null) return false;
  const { words } = context.speakers[speaker] as Speaker;
  return words.first >= report.source.first && words.last <= report.source.last;
}

/** Index of the first quote that can overlap what starts at a token. Quotes are in order of their first token. */
function firstQuoteReaching({ quotes }: AttributionContext, token: number): number {
  const low = lowerBound(0, quotes.length, i => (quotes[i] as QuoteSpan).first < token);
  // The quotes that started before may reach in: the nearest one, and those that it lies in.
  let at = low - 1;
  for (let n = 0; n < MAX_REPORTS && at > 0 && (quotes[at] as QuoteSpan).depth > 0; n++) at--;
  return Math.max(0, at);
}

/** Features that reports give to a quote and a possible speaker. */
export const REPORT_PAIR_FEATURES = [
  'reported as said by',
  'reported as said by another',
  'source of a report',
] as const;
export const REPORT_QUOTE_FEATURES = ['reported', 'reported of nobody named'] as const;

/** Values in the order of {@link REPORT_PAIR_FEATURES}. */
export function reportPairValues(
  context: AttributionContext,
  { reports, over, by }: ReportIndex,
  quote: number,
  speaker: number,
): number[] {
  let own = 0;
  let another = 0;
  for (const r of over[quote] as readonly number[]) {
    const report = reports[r] as Report;
    if (names(context, report, speaker)) own = Math.max(own, report.confidence);
    else if (report.speaker >= 0) another = Math.max(another, report.confidence);
  }
  return [own, another, reports[by[speaker] as number]?.confidence ?? 0];
}

/** Values in the order of {@link REPORT_QUOTE_FEATURES}. */
export function reportQuoteValues({ reports, over }: ReportIndex, quote: number): number[] {
  let any = 0;
  let nobody = 0;
  for (const r of over[quote] as readonly number[]) {
    const { confidence, speaker } = reports[r] as Report;
    any = Math.max(any, confidence);
    if (speaker < 0) nobody = Math.max(nobody, confidence);
  }
  return [any, nobody];
}
