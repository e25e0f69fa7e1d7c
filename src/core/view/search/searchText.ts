/**
 * The text of a search editor: a query, a line of options that begins with `#`, and the results below a line that begins
 * with `──`. Only the query and the options are read; results are written, and never read back.
 */
import type { ResultCount, ResultUnit } from '../../corpus';
import { type DisplayLanguage, type Message, phrase, type Span, span } from '../../text';

export const SEARCH_SORTS = ['date', 'oldest', 'left', 'right', 'speaker'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

export interface SearchOptions {
  readonly sort: SearchSort;
  /** Columns on either side of a hit. */
  readonly context: number;
  /** From 1 on. */
  readonly page: number;
}

export const DEFAULT_SEARCH: SearchOptions = { sort: 'date', context: 40, page: 1 };
const LIMITS = { context: { least: 10, most: 200 }, page: { least: 1, most: 1_000_000 } } as const;

export const SEARCH_OPTIONS = ['sort', 'context', 'page'] as const;
export type SearchOptionName = (typeof SEARCH_OPTIONS)[number];

export interface SearchText {
  /** The query, with spaces in place of the lines of options, so that its offsets are those of the text. */
  readonly query: string;
  readonly options: SearchOptions;
  readonly problems: readonly { readonly span: Span; readonly message: Message }[];
  /** Where each option is written, with its value. */
  readonly optionSpans: readonly { readonly name: SearchOptionName; readonly span: Span }[];
  /** Where the lines of options begin and end, without line breaks. */
  readonly optionLines: readonly Span[];
  /** Where the results begin. */
  readonly resultsStart: number;
}

const MARK = '──';
/** A longer text before the results is no person’s query. */
const MAX_HEADER = 20_000;

/** Never throws, whatever the text. */
export function readSearchText(text: string): SearchText {
  const resultsStart = resultsStartOf(text);
  const header = text.slice(0, Math.min(resultsStart, MAX_HEADER));
  const reader = new OptionsReader();
  const query = header.replace(/^[ \t]*#.*$/gm, (line, at: number) => {
    reader.read(line, at);
    return ' '.repeat(line.length);
  });
  return { query, resultsStart, ...reader.result() };
}

/** At the first line of results, else after the first blank line below the query. */
function resultsStartOf(text: string): number {
  const marked = text.startsWith(MARK) ? 0 : text.indexOf(`\n${MARK}`) + 1;
  if (marked > 0 || text.startsWith(MARK)) return marked;
  return belowBlankLine(text.slice(0, MAX_HEADER)) ?? text.length;
}

function belowBlankLine(header: string): number | null {
  let isBegun = false;
  for (let start = 0, end = header.indexOf('\n'); end >= 0; start = end + 1, end = header.indexOf('\n', start)) {
    const isBlank = header.slice(start, end).trim() === '';
    if (isBegun && isBlank) return end + 1;
    isBegun ||= !isBlank;
  }
  return null;
}

class OptionsReader {
  private options = DEFAULT_SEARCH;
  private readonly problems: { span: Span; message: Message }[] = [];
  private readonly lines: Span[] = [];
  private readonly spans: { name: SearchOptionName; span: Span }[] = [];

  result(): Pick<SearchText, 'options' | 'problems' | 'optionLines' | 'optionSpans'> {
    return { options: this.options, problems: this.problems, optionLines: this.lines, optionSpans: this.spans };
  }

  read(line: string, at: number): void {
    this.lines.push(span(at, at + line.trimEnd().length));
    const begin = line.indexOf('#') + 1;
    for (const match of line.slice(begin).matchAll(/\S+/g)) {
      const start = at + begin + match.index;
      const place = span(start, start + match[0].length);
      const problem = this.option(match[0], place);
      if (problem) this.problems.push({ span: place, message: problem });
    }
  }

  /** @returns what is wrong */
  private option(written: string, place: Span): Message | null {
    const colon = written.indexOf(':');
    const name = SEARCH_OPTIONS.find(one => one === written.slice(0, colon).toLowerCase());
    const value = written.slice(colon + 1);
    if (!name) return phrase`Options are ${SEARCH_OPTIONS.map(one => `${one}:`).join(', ')}.`;
    this.spans.push({ name, span: place });
    if (name === 'sort') {
      const sort = SEARCH_SORTS.find(one => one === value.toLowerCase());
      if (!sort) return phrase`sort is one of ${SEARCH_SORTS.join(', ')}.`;
      this.options = { ...this.options, sort };
      return null;
    }
    const { least, most } = LIMITS[name];
    if (!/^\d{1,7}$/.test(value) || Number(value) < least || Number(value) > most)
      return phrase`${name} takes a number from ${least} to ${most}.`;
    this.options = { ...this.options, [name]: Number(value) };
    return null;
  }
}

/** The line of options. */
export const optionsLine = ({ sort, context, page }: SearchOptions): string =>
  `# sort:${sort} context:${context} page:${page}`;

/** The text of a new search editor. */
export const newSearchText = (query: string, options: SearchOptions = DEFAULT_SEARCH): string =>
  `${query}\n${optionsLine(options)}\n`;

/** What is known about the results when they are shown. */
export interface SearchSummary {
  readonly unit: ResultUnit;
  readonly options: SearchOptions;
  /** Null while they are counted. */
  readonly count: ResultCount | null;
  /** Pages in all; null where it is not known yet. */
  readonly pages: number | null;
  /** How many results were sorted, the newest ones; null where all were. */
  readonly sorted: number | null;
  /** Files that are not in the index yet. */
  readonly pending: number;
  /** Whether parts of the query were left out. */
  readonly hasProblems: boolean;
}

const orderLabels = ({ say }: DisplayLanguage): Readonly<Record<SearchSort, string>> => ({
  date: say`newest first`,
  oldest: say`oldest first`,
  left: say`by the words before`,
  right: say`by the words after`,
  speaker: say`by speaker`,
});

/** The line above the results. */
export function summaryLine(summary: SearchSummary, language: DisplayLanguage): string {
  const { say, number, counted } = language;
  const { options, pages, sorted, pending, hasProblems } = summary;
  const order = orderLabels(language)[options.sort];
  const parts = [
    countLabel(summary, language),
    ...(summary.count?.results === 0 ? [] : [sorted === null ? order : say`${order}, of the newest ${number(sorted)}`]),
    ...(pages !== null && pages <= 1 && options.page === 1
      ? []
      : [pages === null ? say`page ${options.page}` : say`page ${options.page} of ${number(pages)}`]),
    ...(pending ? [say`${counted(pending, 'file')} not indexed yet`] : []),
    ...(hasProblems ? [say`parts of the query were left out`] : []),
  ];
  return `${MARK} ${parts.join(' · ')} ${MARK}`;
}

function countLabel({ unit, count: found }: SearchSummary, { say, counted }: DisplayLanguage): string {
  if (!found) return say`counting…`;
  if (!found.results) return say`nothing found`;
  const results = unit === 'quote' ? counted(found.results, 'quote') : counted(found.results, 'paragraph');
  if (found.isMore) return say`more than ${results}`;
  return found.articles === null ? results : say`${results} in ${counted(found.articles, 'article')}`;
}

/** The line where nothing is asked. */
export const emptySummary = ({ say }: DisplayLanguage): string =>
  `${MARK} ${say`type words, a “phrase” or fields such as speaker: or after: above`} ${MARK}`;

/** The results, from their first line on. */
export const resultsText = (summary: string, lines: readonly string[]): string =>
  `${summary}\n${lines.length ? `\n${lines.join('\n')}\n` : ''}`;

/** How many lines of `resultsText` come before those of the results. */
export const LINES_BEFORE_RESULTS = 2;
