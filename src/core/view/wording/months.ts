import type { DisplayLanguage } from '../../text';

/** The name of a month. @param month 1–12 */
export function monthIn(month: number, { say }: DisplayLanguage): string {
  const names = [say`January`, say`February`, say`March`, say`April`, say`May`, say`June`, say`July`];
  return [...names, say`August`, say`September`, say`October`, say`November`, say`December`][month - 1] ?? '';
}

/** `April 2025`. @param month 1–12 */
export const monthAndYear = (month: number, year: number, language: DisplayLanguage): string =>
  language.say`${monthIn(month, language)} ${year}`;

const ENGLISH_MONTHS = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g;
const SHORT_MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The label of an axis whose months are English and short, in another language. */
export const withMonthsIn = (language: DisplayLanguage, label: string): string =>
  label.replace(ENGLISH_MONTHS, name => monthIn(SHORT_MONTHS.indexOf(name) / 3 + 1, language).slice(0, 3));
