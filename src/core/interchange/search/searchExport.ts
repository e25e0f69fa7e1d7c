/** Results of a search as tables and lists for other tools: one record per hit. */
import type { Occurrence } from '../../corpus';
import { csvRecord } from '../encoding/csv';
import { linkTo, plain } from '../report/quoteReport';

export const SEARCH_FORMATS = ['csv', 'jsonl', 'md'] as const;
export type SearchFormat = (typeof SEARCH_FORMATS)[number];

const COLUMNS = [
  ...['date', 'source', 'headline', 'speaker', 'status', 'kind', 'confidence'],
  ...['before', 'keyword', 'after', 'quote', 'file', 'line', 'start', 'end'],
];

export interface SearchWriter {
  /** What the file begins with. */
  readonly head: string;
  write(occurrence: Occurrence): string;
}

/** @param pathOf a file’s path as links and records name it, with `/` */
export function searchWriter(
  format: SearchFormat,
  query: string,
  pathOf: (file: string) => string = file => file,
): SearchWriter {
  switch (format) {
    case 'csv':
      return { head: csvRecord(COLUMNS), write: one => csvRecord(cellsOf(one, pathOf)) };
    case 'jsonl':
      return { head: '', write: one => `${JSON.stringify(recordOf(one, pathOf))}\n` };
    case 'md':
      return { head: `# ${plain(query)}\n`, write: markdownWriter(pathOf) };
  }
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

function cellsOf({ result, hit, before, keyword, after, line }: Occurrence, pathOf: (file: string) => string) {
  const { quote } = result;
  return [
    ...[result.date, result.source, result.headline],
    ...[quote?.speaker ?? null, quote?.status ?? null, quote?.kind ?? null, quote?.confidence ?? null],
    ...[flat(before), keyword, flat(after), quote?.text ?? null],
    ...[pathOf(result.file), line, hit.start, hit.end],
  ];
}

function recordOf({ result, hit, before, keyword, after, line }: Occurrence, pathOf: (file: string) => string) {
  const { file, article, headline, date, source, span, quote } = result;
  return {
    file: pathOf(file),
    article,
    line,
    date,
    source,
    headline,
    start: hit.start,
    end: hit.end,
    before,
    keyword,
    after,
    span: [span.start, span.end],
    quote,
  };
}

/** A heading for each article, a list item for each hit. */
function markdownWriter(pathOf: (file: string) => string): (occurrence: Occurrence) => string {
  let last = '';
  return ({ result, before, keyword, after, line }) => {
    const { file, article, headline, date, source, quote } = result;
    const from = [date, source].filter(Boolean).join(', ');
    const heading = `\n## ${plain(headline)}\n\n${from ? `${plain(from)}\n\n` : ''}`;
    const key = `${file}#${article}`;
    const words = keyword ? `${inline(before)}**${plain(keyword)}**${inline(after)}` : inline(quote?.text ?? after);
    const who = quote ? `**${plain(quote.speaker ?? 'speaker unknown')}** (${plain(quote.status)}): ` : '';
    const item = `- ${who}${words.trim()} ${linkTo(pathOf(file), line ?? 1)}\n`;
    const begin = key === last ? '' : heading;
    last = key;
    return begin + item;
  };
}

/** Keeps a space at either end, which separates the text from what is beside it. */
const inline = (text: string): string => `${/^\s/.test(text) ? ' ' : ''}${plain(text)}${/\s$/.test(text) ? ' ' : ''}`;
