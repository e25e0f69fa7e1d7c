import type { DisplayLanguage } from '../../text';

/** The name of a month. @param month 1–12 */
export function monthIn(month: number, { say }: DisplayLanguage): string {
  const names = [say`January`, say`February`, say`March`, say`April`, say`May`, say`June`, say`July`];
  return [...names, say`August`, say`September`, say`October`, say`November`, say`December`][month - 1] ?? '';
}

/** `April 2025`. @param month 1–12 */
export const monthAndYear = (month: number, year: number, language: DisplayLanguage): string =>
  language.say`${monthIn(month, language)} ${year}`;
