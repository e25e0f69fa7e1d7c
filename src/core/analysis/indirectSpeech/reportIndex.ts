import { lowerBound } from '../../text';
import type { AttributionContext, QuoteSpan, SpeakerPhrase } from '../cues/attributionContext';
import type { Report } from './reports';

/** The reports of an article, indexed by the quotes that they contain and by their speakers. */
export interface ReportIndex {
  readonly reports: readonly Report[];
  /** By quote: indices of the reports that contain it, the most certain first. */
  readonly byQuote: readonly (readonly number[])[];
  /** By speaker: index of the most certain report that names the speaker, or -1. */
  readonly bySpeaker: Int32Array;
  /** By report: 1 if most of one piece of its content is in quotation marks. */
  readonly marked: Uint8Array;
}

/** Maximum number of quotes per report, and of reports per quote. Guards against hostile input. */
const MAX_QUOTES = 40;
const MAX_REPORTS = 6;

/** Links reports to quotes and speakers. A report contains a quote if its content covers at least half of its tokens. */
export function indexReports(context: AttributionContext, reports: readonly Report[]): ReportIndex {
  const byQuote: number[][] = context.quotes.map(() => []);
  const marked = new Uint8Array(reports.length);
  const bySpeaker = new Int32Array(context.speakers.length).fill(-1);
  for (const [r, report] of reports.entries()) {
    for (const { first, last } of report.content) {
      const from = firstQuoteReaching(context, first);
      for (let q = from; q < Math.min(context.quotes.length, from + MAX_QUOTES); q++) {
        const quote = context.quotes[q] as QuoteSpan;
        if (quote.first >= last) break;
        const shared = Math.min(last, quote.last) - Math.max(first, quote.first);
        const list = byQuote[q] as number[];
        if (2 * shared < quote.last - quote.first || list.length >= MAX_REPORTS) continue;
        if (list.at(-1) !== r) list.push(r);
        if (2 * shared >= last - first) marked[r] = 1;
      }
    }
    const named = bySpeaker[report.speaker] ?? -1;
    if (report.speaker >= 0 && (named < 0 || (reports[named] as Report).confidence < report.confidence))
      bySpeaker[report.speaker] = r;
  }
  for (const list of byQuote)
    list.sort((a, b) => (reports[b] as Report).confidence - (reports[a] as Report).confidence || a - b);
  return { reports, byQuote, bySpeaker, marked };
}

/** Whether a speaker is the source of a report. */
export function isSourceOf(context: AttributionContext, report: Report, speaker: number): boolean {
  if (report.speaker === speaker) return true;
  if (report.source === null) return false;
  const { words } = context.speakers[speaker] as SpeakerPhrase;
  return words.first >= report.source.first && words.last <= report.source.last;
}

/** Index of the first quote that can overlap a range that starts at a token. Quotes are in order of their first token. */
function firstQuoteReaching({ quotes }: AttributionContext, token: number): number {
  const low = lowerBound(0, quotes.length, i => (quotes[i] as QuoteSpan).first < token);
  // Quotes that start before the token may overlap: the nearest one, and those around it.
  let at = low - 1;
  for (let n = 0; n < MAX_REPORTS && at > 0 && (quotes[at] as QuoteSpan).depth > 0; n++) at--;
  return Math.max(0, at);
}

/** Features from reports, for a quote with a possible speaker and for a quote alone. */
export const REPORT_PAIR_FEATURES = [
  'reported as said by',
  'reported as said by another',
  'source of a report',
] as const;
export const REPORT_QUOTE_FEATURES = ['reported', 'reported of nobody named'] as const;

/** Values in the order of {@link REPORT_PAIR_FEATURES}. */
export function reportPairValues(
  context: AttributionContext,
  { reports, byQuote, bySpeaker }: ReportIndex,
  quote: number,
  speaker: number,
): number[] {
  let own = 0;
  let another = 0;
  for (const r of byQuote[quote] as readonly number[]) {
    const report = reports[r] as Report;
    if (isSourceOf(context, report, speaker)) own = Math.max(own, report.confidence);
    else if (report.speaker >= 0) another = Math.max(another, report.confidence);
  }
  const named = bySpeaker[speaker] as number;
  return [own, another, named < 0 ? 0 : (reports[named] as Report).confidence];
}

/** Values in the order of {@link REPORT_QUOTE_FEATURES}. */
export function reportQuoteValues({ reports, byQuote }: ReportIndex, quote: number): number[] {
  let any = 0;
  let nobody = 0;
  for (const r of byQuote[quote] as readonly number[]) {
    const { confidence, speaker } = reports[r] as Report;
    any = Math.max(any, confidence);
    if (speaker < 0) nobody = Math.max(nobody, confidence);
  }
  return [any, nobody];
}
