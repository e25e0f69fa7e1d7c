/** What surfaces say of quotes that are held against records. */
import type { RecordArticle, Verdict, Verification } from '../../corpus';
import type { DisplayLanguage } from '../../text';
import { type RichLine, strong, text } from '../inline';
import { capitalize, excerpt } from '../wording/words';
import type { QuoteLens } from './reuseLabels';
import { changesLine } from './wordChanges';

/** `word for word`, `reworded in 3 words` */
export function verdictLabel(
  { verdict, changed }: Pick<Verification, 'verdict' | 'changed'>,
  { say, count }: DisplayLanguage,
): string {
  switch (verdict) {
    case 'reworded':
      return say`reworded in ${count(changed, 'word')}`;
    case 'verbatim':
      return say`word for word`;
    case 'shortened':
      return say`shortened here`;
    case 'absent':
      return say`not in the record`;
  }
}

export function verdictHeading(verdict: Verdict, { say }: DisplayLanguage): string {
  switch (verdict) {
    case 'verbatim':
      return say`Word for Word`;
    case 'shortened':
      return say`Shortened`;
    case 'reworded':
      return say`Reworded`;
    case 'absent':
      return say`Not in the Record`;
  }
}

/** `Speech of Ilse Brandt · City Hall · 2025-05-02` */
export const recordLabel = ({ headline, source, date }: RecordArticle): string =>
  [excerpt(headline, 80), source, date].filter(Boolean).join(' · ');

/** @param records how many records hold for the quote */
export function verdictLens(
  found: Verification,
  record: RecordArticle,
  records: number,
  language: DisplayLanguage,
): QuoteLens {
  const { say, count } = language;
  const against = records > 1 && found.verdict === 'absent' ? count(records, 'record') : recordLabel(record);
  const action = found.place ? say`Show it in the record` : say`Open the record`;
  return { title: verdictLabel(found, language), tooltip: say`Held against ${against}. ${action}` };
}

/** The lines of a hover: the verdict, and what is different. */
export function verdictBlock(found: Verification, language: DisplayLanguage): RichLine[] {
  const heading = [strong(capitalize(verdictLabel(found, language)))];
  const isChanged = found.verdict === 'reworded' || found.verdict === 'shortened';
  return isChanged
    ? [[...heading, text(language.say`: from the quote to the record`)], changesLine(found.changes)]
    : [heading];
}
