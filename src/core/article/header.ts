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

/** Maximum length of a header, in UTF-16 code units. Longer lines are prose. */
const MAX_HEADER_LENGTH = 1000;
const KEYWORD = 'date';

export interface ReadHeader {
  readonly header: Header;
  readonly problems: readonly Problem[];
  /** File offset after the header. The rest of the line belongs to the article’s text. */
  readonly end: number;
}

/** The lines before and after a line. Prose contains “date” too, so a faulty header counts only between blank lines. */
export interface AdjacentLines {
  /** The line before is blank, or there is none. */
  readonly isBlankBefore: boolean;
  /** The line after is blank, or there is none. */
  readonly isBlankAfter: boolean;
}

/**
 * Whether a file with this first line is a seed file: the line is a header with keyword and source. Its date may be
 * invalid.
 * @param firstNonBlankLine without its line break
 */
export function looksLikeSeed(firstNonBlankLine: string): boolean {
  const read = readHeader(firstNonBlankLine, 0, { isBlankBefore: true, isBlankAfter: true });
  return read?.header.source != null && read.header.keyword.end > read.header.keyword.start;
}

/**
 * Reads one line as a header: optional title, the word `date`, a date, `[Source: NAME]`. Scans it once from the end.
 * @param line without its line break
 * @param start file offset of the line; all returned offsets are of the file, too
 * @returns null if the line is not a header
 */
export function readHeader(line: string, start: number, around: AdjacentLines): ReadHeader | null {
  if (line.length > MAX_HEADER_LENGTH) return null;
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

  const header: Header = {
    span: at(lead, end),
    title: part(lead, dated.keyword),
    keyword,
    date: date && { ...date, iso },
    source: name,
  };
  const keywordWord = line.slice(dated.keyword, dated.keywordEnd);
  const bracket = source && { span: at(source.bracket, source.end), exact: source.exact };
  const rest = end < textEnd ? at(end, textEnd) : null;
  return { header, problems: problemsOf(header, keywordWord, bracket, rest), end: start + end };
}

/**
 * @param keywordWord the keyword as written; empty if it is missing
 * @param bracket the source's bracket; null if it is missing
 * @param rest the text after the header on its line
 */
function problemsOf(
  { span: whole, keyword, date, source }: Header,
  keywordWord: string,
  bracket: { readonly span: Span; readonly exact: boolean } | null,
  rest: Span | null,
): Problem[] {
  const problems: Problem[] = [];
  if (!keywordWord) problems.push(missingKeyword(keyword.start, whole));
  else if (keywordWord !== KEYWORD) problems.push(oddKeyword(keyword));
  if (!date) problems.push(missingDate(keyword));
  else if (!date.iso) problems.push(invalidDate(date));
  if (!bracket) problems.push(missingSource(whole, whole.end));
  else if (!source) problems.push(missingSource(bracket.span, null));
  else if (!bracket.exact) problems.push(oddSource(bracket.span, source.text));
  if (rest) problems.push(textAfterHeader(rest));
  return problems;
}

/** Positions in the line. */
interface SourceBracket {
  readonly bracket: number;
  readonly name: number;
  readonly nameEnd: number;
  /** After the closing bracket, or the end of the line's text if there is none. */
  readonly end: number;
  /** Written exactly as `[Source: NAME]`. */
  readonly exact: boolean;
}

/** Finds the last bracket `[Source: …]`. Accepts another case, a missing colon and a missing closing bracket. */
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

/** Positions in the line. */
interface DatePosition {
  readonly keyword: number;
  /** Equal to `keyword` if the word is missing. */
  readonly keywordEnd: number;
  /** The beginning of the date or of the space for it. */
  readonly date: number;
  /** Keyword and digits are well-formed: accepted between any lines. */
  readonly exact: boolean;
}

/**
 * Finds keyword and date.
 * @param before the line up to the source
 * @returns null if the line is not a header
 */
function findDate(
  before: string,
  hasSource: boolean,
  { isBlankBefore, isBlankAfter }: AdjacentLines,
): DatePosition | null {
  const keyword = lastKeyword(before);
  if (keyword >= 0) {
    const colon = before.charAt(keyword + KEYWORD.length) === ':' ? 1 : 0;
    const keywordEnd = keyword + KEYWORD.length + colon;
    const rest = before.slice(keywordEnd).trim();
    const hasTitle = before.slice(0, keyword).trim() !== '';
    const digits = isDigits(rest);
    const found = { keyword, keywordEnd, date: keywordEnd, exact: hasSource && digits };
    if (found.exact) return found;
    const isLikely = hasSource ? !/\s/.test(rest) || mayBeDate(rest) : digits && (isBlankAfter || !hasTitle);
    if (isBlankBefore && isLikely) return found;
  }
  const tail = before.trimEnd();
  const date = tail.lastIndexOf(' ') + 1;
  if (hasSource && isBlankBefore && isDigits(tail.slice(date)))
    return { keyword: date, keywordEnd: date, date, exact: false };
  return null;
}

/** Position of the last `date` that is a separate word (in any case, with or without a colon), or -1. */
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

/** Whether a text has the form of a date: three numbers, in any order. */
const isDigits = (text: string): boolean => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text);

/** Whether a text may be a date in words, such as `26 April 2025` or `Apr. 26th, 2025`. */
const mayBeDate = (text: string): boolean => text.length <= 40 && /\d/.test(text) && text.split(/\s+/).length <= 4;
