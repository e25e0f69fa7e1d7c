/** The rows of the view *Against the Record*: records, and below each the quotes that were held against it by verdict. */
import type { QuotePlace, RecordArticle, Verdict, Verification } from '../../corpus';
import type { DisplayLanguage } from '../../text';
import type { Icon } from '../icons';
import { recordLabel, verdictHeading, verdictLabel } from '../reuse/recordLabels';
import { changesInBrief } from '../reuse/wordChanges';
import { excerpt } from '../wording/words';

export type RecordsContext = 'records.record' | 'records.verdict' | 'records.quote' | 'records.more';

export interface RecordsRow {
  /** Unique in the tree, and stable while the files are. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Icon | null;
  readonly context: RecordsContext;
}

/** A quote that was held against a record. */
export interface HeldInRecord {
  readonly quote: QuotePlace;
  readonly verification: Verification;
}

/** What needs a look comes first. */
export const VERDICT_ORDER: readonly Verdict[] = ['reworded', 'absent', 'shortened', 'verbatim'];

const idOf = ({ file, article }: RecordArticle): string => `${article} ${file}`;

export function recordRow(record: RecordArticle): RecordsRow {
  const { headline, source, date, file } = record;
  return {
    id: idOf(record),
    label: excerpt(headline, 80),
    description: [source, date].filter(Boolean).join(' · '),
    tooltip: `${recordLabel(record)}\n${file}`,
    icon: null,
    context: 'records.record',
  };
}

export function verdictRow(
  record: RecordArticle,
  verdict: Verdict,
  quotes: number,
  language: DisplayLanguage,
): RecordsRow {
  return {
    id: `${idOf(record)} ${verdict}`,
    label: verdictHeading(verdict, language),
    description: `${quotes}`,
    tooltip: language.count(quotes, 'quote'),
    icon: null,
    context: 'records.verdict',
  };
}

/** The quote; where words differ, with what is different. */
export function heldRow(
  record: RecordArticle,
  { quote, verification }: HeldInRecord,
  language: DisplayLanguage,
): RecordsRow {
  const { speaker, source, date, file, line, start } = quote;
  const isLiteral = verification.verdict === 'verbatim' || verification.verdict === 'absent';
  return {
    id: `${idOf(record)} ${start} ${file}`,
    label: isLiteral ? excerpt(quote.text, 120) : excerpt(changesInBrief(verification.changes), 160),
    description: [
      verification.verdict === 'reworded' && language.count(verification.changed, 'word'),
      speaker,
      source,
      date,
    ]
      .filter(Boolean)
      .join(' · '),
    tooltip: `${verdictLabel(verification, language)}: ${excerpt(quote.text, 400)}\n${language.say`${file}, line ${line}`}`,
    icon: 'quote',
    context: 'records.quote',
  };
}

/** @param held quotes that were held so far */
export function moreHeldRow(record: RecordArticle, held: number, { say, count }: DisplayLanguage): RecordsRow {
  return {
    id: `${idOf(record)} more`,
    label: say`Show More Quotes`,
    description: say`${held} so far`,
    tooltip: say`The first ${count(held, 'quote')} of the people in this record were held against it`,
    icon: null,
    context: 'records.more',
  };
}
