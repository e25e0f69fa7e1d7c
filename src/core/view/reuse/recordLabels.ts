/** What surfaces say of quotes that are held against records. */
import type { RecordArticle, Verdict, Verification } from '../../corpus';
import { type RichLine, strong, text } from '../inline';
import { count, excerpt } from '../wording/words';
import type { QuoteLens } from './reuseLabels';
import { changesLine } from './wordChanges';

/** `word for word`, `reworded in 3 words` */
export function verdictLabel({ verdict, changed }: Pick<Verification, 'verdict' | 'changed'>): string {
  if (verdict === 'reworded') return `reworded in ${count(changed, 'word')}`;
  return { verbatim: 'word for word', shortened: 'shortened here', absent: 'not in the record' }[verdict];
}

export const VERDICT_HEADINGS: Readonly<Record<Verdict, string>> = {
  verbatim: 'Word for Word',
  shortened: 'Shortened',
  reworded: 'Reworded',
  absent: 'Not in the Record',
};

/** `Speech of Ilse Brandt · City Hall · 2025-05-02` */
export const recordLabel = ({ headline, source, date }: RecordArticle): string =>
  [excerpt(headline, 80), source, date].filter(Boolean).join(' · ');

/** @param records how many records hold for the quote */
export function verdictLens(found: Verification, record: RecordArticle, records: number): QuoteLens {
  const against = records > 1 && found.verdict === 'absent' ? count(records, 'record') : recordLabel(record);
  const action = found.place ? 'Show it in the record' : 'Open the record';
  return { title: verdictLabel(found), tooltip: `Held against ${against}. ${action}` };
}

/** The lines of a hover: the verdict, and what is different. */
export function verdictBlock(found: Verification): RichLine[] {
  const label = verdictLabel(found);
  const heading = [strong(`${label.charAt(0).toUpperCase()}${label.slice(1)}`)];
  const isChanged = found.verdict === 'reworded' || found.verdict === 'shortened';
  return isChanged ? [[...heading, text(': from the quote to the record')], changesLine(found.changes)] : [heading];
}
