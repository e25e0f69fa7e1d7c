import { parseIsoDay, type Span, span } from '../text';
import {
  invalidDate,
  missingDate,
  missingKeyword,
  missingSource,
  oddKeyword,
  oddSource,
  textAfterHeader,
} from './faults';
import type { Header, HeaderPart, Problem } from './model';

/** Maximum length of a header. Longer lines are prose. */
const MAX_LENGTH = 1000;
const KEYWORD = 'date';

export interface ReadHeader {
  readonly header: Header;
  readonly problems: readonly Problem[];
  /** Offset after the header. Anything that follows on the same line belongs to the article’s text. */
  readonly end: number;
}

/** The lines around a line. Prose contains “date” too, so a faulty header counts only between blank lines. */
export interface AdjacentLines {
  /** The line before is blank, or there is none. */
  readonly opens: boolean;
  /** The line after is blank, or there is none. */
  readonly closes: boolean;
}

/**
 * True where a file whose first line that is not blank is this one is a seed file: a header with keyword and source,
 * perhaps a faulty date.
 * @param firstNonBlankLine without its line break
 */
export function looksLikeSeed(firstNonBlankLine: string): boolean {
  const read = readHeader(firstNonBlankLine, 0, { opens: true, closes: true });
  return read?.header.source != null && read.header.keyword.end > read.header.keyword.start;
}

/**
 * Reads one line as a header: optional title, the word `date`, a date, `[Source: NAME]`. Scans it once from the end.
 * @param line without its line break
 * @param start the line's offset in the file
 * @returns null where the line is not a header
 */
export function readHeader(line: string, start: number, around: AdjacentLines): ReadHeader | null {
  if (line.length > MAX_LENGTH) return null;
  const lead = line.length - line.trimStart().length;
  const textEnd = line.trimEnd().length;
  if (lead >= textEnd) return null;
  const source = findSource(line, textEnd);
  const before = line.slice(0, source ? source.bracket : textEnd);
  const dated = findDate(before, source !== null, around);
  if (!dated || (source && source.end < textEnd && !dated.exact)) return null;

  const at = (from: number, to: number): Span => span(start + from, start + to);
  const part = (from: number, to: number): HeaderPart | null => {
    const inner = line.slice(from, to);
    const text = inner.trim();
    const first = from + inner.length - inner.trimStart().length;
    return text ? { span: at(first, first + text.length), text } : null;
  };
  const end = source ? source.end : textEnd;
  const keyword = at(dated.keyword, dated.keywordEnd);
  const date = part(dated.date, before.length);
  const iso = date && parseIsoDay(date.text) ? date.text : null;
  const name = source ? part(source.name, source.nameEnd) : null;

  const problems: Problem[] = [];
  if (dated.keyword === dated.keywordEnd) problems.push(missingKeyword(keyword.start, at(lead, end)));
  else if (line.slice(dated.keyword, dated.keywordEnd) !== KEYWORD) problems.push(oddKeyword(keyword));
  if (!date) problems.push(missingDate(keyword));
  else if (!iso) problems.push(invalidDate(date));
  if (!source) problems.push(missingSource(at(lead, end), start + end));
  else if (!name) problems.push(missingSource(at(source.bracket, source.end), null));
  else if (!source.exact) problems.push(oddSource(at(source.bracket, source.end), name.text));
  if (end < textEnd) problems.push(textAfterHeader(at(end, textEnd)));

  const header: Header = {
    span: at(lead, end),
    title: part(lead, dated.keyword),
    keyword,
    date: date && { ...date, iso },
    source: name,
  };
  return { header, problems, end: start + end };
}

interface SourceBracket {
  readonly bracket: number;
  readonly name: number;
  readonly nameEnd: number;
  /** Behind the closing bracket, or the line's text where there is none. */
  readonly end: number;
  /** Written `[Source: NAME]`. */
  readonly exact: boolean;
}

/** The last bracket `[Source: …]`; another case, a missing colon and a missing end are forgiven. */
function findSource(line: string, textEnd: number): SourceBracket | null {
  for (let bracket = line.lastIndexOf('['); bracket >= 0; bracket = bracket && line.lastIndexOf('[', bracket - 1)) {
    const word = bracket + '[source'.length;
    const next = line.charAt(word);
    if (line.slice(bracket, word).toLowerCase() === '[source' && (next === '' || ': ]'.includes(next))) {
      let name = word;
      while (line.charAt(name) === ' ') name++;
      const colon = line.charAt(name) === ':';
      if (colon) name++;
      const close = line.indexOf(']', name);
      const nameEnd = close < 0 ? textEnd : close;
      const exact = close >= 0 && line.startsWith('[Source:', bracket);
      return { bracket, name, nameEnd, end: close < 0 ? textEnd : close + 1, exact };
    }
    if (bracket === 0) break;
  }
  return null;
}

interface DatePosition {
  readonly keyword: number;
  /** Equal to `keyword` where the word is missing. */
  readonly keywordEnd: number;
  /** Where the date, or the space for one, begins. */
  readonly date: number;
  /** Keyword and digits as they should be: believed anywhere. */
  readonly exact: boolean;
}

/** The positions of keyword and date before the source, or null where the line is no header. */
function findDate(before: string, sourced: boolean, { opens, closes }: AdjacentLines): DatePosition | null {
  const keyword = lastKeyword(before);
  if (keyword >= 0) {
    const colon = before.charAt(keyword + KEYWORD.length) === ':' ? 1 : 0;
    const keywordEnd = keyword + KEYWORD.length + colon;
    const rest = before.slice(keywordEnd).trim();
    const titled = before.slice(0, keyword).trim() !== '';
    const digits = isDigits(rest);
    const found = { keyword, keywordEnd, date: keywordEnd, exact: sourced && digits };
    if (found.exact) return found;
    const likely = sourced ? opens && (!/\s/.test(rest) || mayBeDate(rest)) : digits && opens && (closes || !titled);
    if (likely) return found;
  }
  const tail = before.trimEnd();
  const date = tail.lastIndexOf(' ') + 1;
  if (sourced && opens && isDigits(tail.slice(date))) return { keyword: date, keywordEnd: date, date, exact: false };
  return null;
}

/** Offset of the last `date` that is a word by itself (in any case, perhaps with a colon), or -1. */
function lastKeyword(before: string): number {
  for (let at = before.length - KEYWORD.length; at >= 0; at--) {
    const letter = before.charAt(at);
    if (letter !== 'd' && letter !== 'D') continue;
    if (before.slice(at, at + KEYWORD.length).toLowerCase() !== KEYWORD) continue;
    if (isSpace(before.charAt(at - 1)) && /^(?::|\s|$)/.test(before.slice(at + KEYWORD.length, at + 5))) return at;
  }
  return -1;
}

const isSpace = (letter: string): boolean => letter.trim() === '';

/** Three numbers, in whatever order: the shape of a date. */
const isDigits = (text: string): boolean => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text);

/** A date in words, `26 April 2025` or `Apr. 26th, 2025`: a few words, one of them with a digit. */
const mayBeDate = (text: string): boolean => text.length <= 40 && /\d/.test(text) && text.split(/\s+/).length <= 4;
