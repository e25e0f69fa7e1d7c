/** The order of files by name, as people expect it: `Plan 3` before `Plan 29`, folder by folder, without case and accents. */

/** Punctuation in the order of the Unicode Collation Algorithm, which the Explorer of VS Code follows. Digits come after. */
const PUNCTUATION = ' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';

/** Parts the keys of folders: it comes before all else, so that a folder’s files are together. */
export const KEY_SEPARATOR = '\x01';

const SLOTS = new Map([...PUNCTUATION].map((mark, i) => [mark, String.fromCharCode(2 + i)]));

/**
 * What a path is sorted by, with code units or bytes compared. Paths that differ only in case, accents, leading zeros or
 * control characters have the same key: those are sorted by the path itself.
 * @param path with `/` between its parts
 */
export const pathSortKey = (path: string): string => path.split('/').map(keyOfName).join(KEY_SEPARATOR);

/** Sorts by path; what has the same path keeps its order. */
export function sortByPath<T>(items: Iterable<T>, pathOf: (item: T) => string): T[] {
  return Array.from(items, item => ({ item, path: pathOf(item), key: pathSortKey(pathOf(item)) }))
    .sort((a, b) => compareUnits(a.key, b.key) || compareUnits(a.path, b.path))
    .map(({ item }) => item);
}

const compareUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function keyOfName(name: string): string {
  return fold(name).replace(/\d+|[^\p{L}\p{N}]/gu, part => (/\d/.test(part) ? keyOfNumber(part) : keyOfMark(part)));
}

function fold(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]+/g, '')
    .replaceAll('ß', 'ss');
}

/** Control characters do not count. */
const keyOfMark = (mark: string): string => SLOTS.get(mark) ?? (mark < ' ' ? '' : mark);

/** A number after the count of its digits, so that it is sorted by its value; the count of ten digits and more is a number too. */
function keyOfNumber(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '');
  return value.length < 10 ? `${value.length - 1}${value}` : `9${keyOfNumber(String(value.length))}${value}`;
}
