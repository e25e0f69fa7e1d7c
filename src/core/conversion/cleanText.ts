/** Brings text of other programs into the form of a seed file: no controls, no invisible characters, paragraphs. */

/** Control and bidirectional characters, soft hyphens, other characters without width, lone surrogates. Tabs and line breaks stay. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\p{Cs}]/gu;
/** White space of every width that is not a line break. */
const BLANKS = /[^\S\n]+/g;

/** Removes invisible characters; every line break becomes `\n`, a form feed a blank line. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u0085/g, '\n')
    .replace(/\f|\u2029/g, '\n\n')
    .replace(INVISIBLE, '');

/** Text on one line, with single spaces. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** The lines of a cleaned text, without the white space at their ends. */
export const linesOf = (text: string): string[] =>
  cleanText(text)
    .split('\n')
    .map(line => line.replace(BLANKS, ' ').trimEnd());

/**
 * The paragraphs of a text. They are separated by blank lines. If there is none and the lines are long, each line is a
 * paragraph.
 */
export function paragraphsOf(text: string): string[] {
  const lines = linesOf(text).map(line => line.trim());
  const filled = lines.filter(line => line !== '');
  return isLinePerParagraph(lines, filled) ? filled : groupLines(lines).map(group => group.join('\n'));
}

/** As `paragraphsOf`, for texts that a program has wrapped: the lines of a paragraph become one. */
export const unwrappedParagraphs = (lines: readonly string[]): string[] =>
  groupLines(lines.map(line => line.trim())).map(group => group.join(' '));

/** Runs of lines that are not blank. */
export function groupLines(lines: readonly string[]): string[][] {
  const groups: string[][] = [];
  let group: string[] = [];
  for (const line of lines) {
    if (line !== '') group.push(line);
    else if (group.length) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length) groups.push(group);
  return groups;
}

/** A paragraph without what cannot be seen: none if nothing is left, several if it held page breaks. */
export function cleanParagraphs(paragraph: string): string[] {
  const text = cleanText(paragraph);
  return text === paragraph ? [paragraph] : groupLines(linesOf(text)).map(group => group.join('\n'));
}

/** The length from which the lines of a text without blank lines are paragraphs, on average, in UTF-16 code units. */
const LONG_LINE = 120;

function isLinePerParagraph(lines: readonly string[], filled: readonly string[]): boolean {
  const first = lines.findIndex(line => line !== '');
  // Consecutive filled lines: without a blank one between them.
  if (filled.length < 2 || !lines.slice(first, first + filled.length).every(line => line !== '')) return false;
  return filled.reduce((sum, line) => sum + line.length, 0) >= LONG_LINE * filled.length;
}

/** The beginning of a text for a message, on one line. */
export function beginningOf(text: string, length = 60): string {
  const line = cleanLine(text);
  return line.length <= length
    ? line
    : `${line
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}
