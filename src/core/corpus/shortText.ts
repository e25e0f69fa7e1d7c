/**
 * English text in fewer bytes, which SQL can show: characters that texts do not have stand for the commonest pairs of
 * characters, and for pairs of those (byte pair encoding, Gage 1994). Texts of quotes get a quarter shorter.
 */

/** Stands before a text that has such characters itself, and is kept as it is. */
const AS_IT_IS = 127;

/** In the order in which they are put in: a pair may hold what came before. Learned from Wikinews. */
const PAIRS = [
  'e ',
  ' t',
  's ',
  'in',
  ' th',
  't ',
  'er',
  'd ',
  'an',
  'on',
  'en',
  ', ',
  'or',
  ' the ',
  'y ',
  'at',
  'ar',
  'ou',
  'al',
  'o ',
  '. ',
  're',
  'it',
  'ing',
  'st',
  'of',
  'a ',
  'ed ',
] as const;

/** Control characters, without those of lines. */
const CODES = PAIRS.map((_, i) => (i < 8 ? i + 1 : i < 10 ? i + 3 : i + 4));

const SHORT = PAIRS.map((pair, i) => ({ code: String.fromCharCode(CODES[i] as number), pair }));

const HAS_CODES = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Texts as rows keep them, in order: many at once take less time. */
export function shortened(texts: readonly string[]): string[] {
  const isPlain = texts.map(text => !HAS_CODES.test(text));
  const written = SHORT_WRITTEN.reduce(
    (all, { code, written }) => all.replaceAll(written, code),
    texts.map((text, i) => (isPlain[i] ? text : '')).join('\0'),
  ).split('\0');
  return texts.map((text, i) => (isPlain[i] ? (written[i] as string) : `${String.fromCharCode(AS_IT_IS)}${text}`));
}

/** Each pair as it is written after those before it were put in. */
const SHORT_WRITTEN = SHORT.map(({ code, pair }, i) => ({
  code,
  written: SHORT.slice(0, i).reduce((text, before) => text.replaceAll(before.pair, before.code), pair as string),
}));

/** The expression of SQL that gives the text of a column; see `halfWrittenOut`. */
export const textOfShort = (column: string): string =>
  `CASE unicode(${column}) WHEN ${AS_IT_IS} THEN substr(${column}, 2) ELSE ${writtenOut(SHORT.slice(HALF), HALF_WRITTEN_OUT)} END`;

/**
 * The expression of SQL that writes out half of the pairs in a column. `textOfShort` takes its value by the name
 * `HALF_WRITTEN_OUT`, from a subquery: the parser of older versions has no room for the whole at once.
 */
export const halfWrittenOut = (column: string): string => writtenOut(SHORT.slice(0, HALF), column);

const HALF = SHORT.length / 2;
export const HALF_WRITTEN_OUT = 'half_written_out';

const writtenOut = (pairs: typeof SHORT, column: string): string =>
  pairs.reduce((sql, { pair, code }) => `replace(${sql}, char(${code.charCodeAt(0)}), '${pair}')`, column);
