import { brat } from './brat';
import { conll } from './conll';
import { doccano } from './doccano';
import type { Format } from './format';
import { labelStudio } from './labelStudio';
import { prodigy } from './prodigy';
import { quotesCsv } from './quotesCsv';
import { tei } from './tei';
import { webAnnotation } from './webAnnotation';

/** All formats of exchange, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [brat, webAnnotation, tei, conll, prodigy, doccano, labelStudio, quotesCsv];

export const formatOf = (id: string): Format | null => FORMATS.find(format => format.id === id) ?? null;

/** The format whose files end so; null where the name does not tell. */
export const formatOfFile = (file: string): Format | null =>
  FORMATS.find(({ endings }) => file.endsWith(endings[endings.length - 1])) ?? null;

/** A file's name without the ending of an article or of a format. */
export function stemOf(file: string): string {
  const endings = [...FORMATS.flatMap(({ endings: all }) => all), '.seed'].sort((a, b) => b.length - a.length);
  const ending = endings.find(candidate => file.endsWith(candidate) && file.length > candidate.length);
  return ending ? file.slice(0, -ending.length) : file;
}

/** The names of the files that a document of a format that is not joined becomes, in the order of its endings. */
export const filesOfDocument = (format: Format, file: string): string[] =>
  format.endings.map(ending => stemOf(file) + ending);
