import { brat } from './brat';
import { conll } from './conll';
import { conllColumns } from './conllColumns';
import { doccano, doccanoOverlapping } from './doccano';
import type { Format } from './format';
import { hypothesis } from './hypothesis';
import { labelStudio } from './labelStudio';
import { prodigy } from './prodigy';
import { quotesCsv } from './quotesCsv';
import { tei } from './tei';
import { recogito, webAnnotation } from './webAnnotation';

/** All exchange formats, in the order of menus and help. */
export const FORMATS: readonly Format[] = [
  brat,
  webAnnotation,
  recogito,
  hypothesis,
  tei,
  conll,
  conllColumns,
  prodigy,
  doccano,
  doccanoOverlapping,
  labelStudio,
  quotesCsv,
];

/** The format with an id; null if there is none. */
export const formatOf = (id: string): Format | null => FORMATS.find(format => format.id === id) ?? null;

/** The format of a file by its longest extension; null if the extension is ambiguous or unknown. */
export function formatOfFile(file: string): Format | null {
  const found = FORMATS.filter(({ endings }) => endings.slice(-1).some(ending => file.endsWith(ending)));
  return found.reduce<Format | null>((best, one) => (best && lastOf(best) >= lastOf(one) ? best : one), null);
}

/** The length of the extension that tells a format. */
const lastOf = ({ endings }: Format): number => endings.at(-1)?.length ?? 0;

/** A file's name without the extension of an article or a format. */
export function stemOf(file: string): string {
  const endings = [...FORMATS.flatMap(({ endings: all }) => all), '.seed'].sort((a, b) => b.length - a.length);
  const ending = endings.find(candidate => file.endsWith(candidate) && file.length > candidate.length);
  return ending ? file.slice(0, -ending.length) : file;
}

/** The names of the files of one document, in the order of the format's endings. Not for joined formats. */
export const filesOfDocument = (format: Format, file: string): string[] =>
  format.endings.map(ending => stemOf(file) + ending);
