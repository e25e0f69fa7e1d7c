/** Exports of news databases, as text. HTML, RTF and Word files of the same databases are brought to these lines first. */
import type { Found } from '../model';
import { isFactiva, readFactiva } from './factiva';
import type { Lines } from './fieldLines';
import { isLexisNexis, readLexisNexis } from './lexisNexis';
import { isProQuest, readProQuest } from './proQuest';

interface Database {
  readonly name: string;
  readonly fits: (lines: Lines) => boolean;
  readonly read: (lines: Lines) => Found;
}

const DATABASES: readonly Database[] = [
  { name: 'LexisNexis', fits: isLexisNexis, read: readLexisNexis },
  { name: 'ProQuest', fits: isProQuest, read: readProQuest },
  { name: 'Factiva', fits: isFactiva, read: readFactiva },
];

/** The articles of a database's export; null if the lines are none. */
export function readDatabase(lines: Lines): Found | null {
  const database = DATABASES.find(({ fits }) => fits(lines));
  const read = database?.read(lines);
  return read && (read.articles.length || read.faults.length) ? read : null;
}
