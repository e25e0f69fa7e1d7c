/** A table of quotes for a spreadsheet: one row each. Speakers decided there can be taken back. */

import { LineIndex } from '../text/lines';
import { overlaps } from '../text/span';
import { type CsvRecord, csvRecord, readCsv } from './csv';
import {
  count,
  type Derived,
  type ExchangeDocument,
  type Fields,
  FormatError,
  type Mark,
  notHeld,
  type ReadDocument,
  whole,
  withoutDismissed,
} from './exchange';
import type { Format } from './format';

const COLUMNS = [
  ...['file', 'line', 'start', 'end', 'date', 'source', 'title', 'kind', 'quote'],
  ...['speaker', 'status', 'confidence', 'author', 'tags', 'notes'],
] as const;
type Column = (typeof COLUMNS)[number];

export const quotesCsv: Format = {
  id: 'csv',
  title: 'CSV of quotes',
  detail: 'a table for a spreadsheet; speakers decided there can be imported',
  endings: ['.quotes.csv'],
  joined: true,
  head: csvRecord(COLUMNS),
  write: all => {
    const { document, warnings: dismissed } = withoutDismissed(all);
    return { contents: [rows(document)], warnings: [...dismissed, ...warnings(document)] };
  },
  read: (text, _companion, textOf) => readTable(text, textOf),
};

/** Stands before the speaker whose quote it is not. */
const NOT = 'not ';

const isQuote = (item: ExchangeDocument['items'][number]): item is Derived =>
  item.origin === 'machine' && item.what === 'quote';

function rows(document: ExchangeDocument): string {
  const lines = new LineIndex(document.text);
  return document.items
    .filter(isQuote)
    .map(quote => csvRecord(COLUMNS.map(column => cells(document, lines, quote)[column])))
    .join('');
}

function cells(document: ExchangeDocument, lines: LineIndex, quote: Derived): Record<Column, string | number | null> {
  const span = whole(quote);
  const article = document.articles.find(candidate => overlaps(candidate.span, span));
  const beside = document.items.flatMap(item =>
    item.origin === 'person' && overlaps(item.parts[0], span) ? [item.annotation] : [],
  );
  const status = quote.status === 'unattributed' ? 'rejected' : quote.status;
  const decision = beside
    .filter(annotation => annotation.kind === 'speaker')
    .filter(annotation => annotation.status === status)
    .pop();
  return {
    file: document.name,
    line: lines.positionAt(span.start).line + 1,
    ...span,
    date: article?.date ?? null,
    source: article?.source ?? null,
    title: article?.title ?? null,
    kind: quote.label,
    quote: document.text.slice(span.start, span.end),
    speaker: quote.status === 'unattributed' ? `${NOT}${decision?.speaker ?? ''}` : quote.name,
    status: quote.status,
    confidence: quote.confidence === null ? null : Math.round(quote.confidence * 1000) / 1000,
    author: decision?.author ?? null,
    tags: beside.flatMap(annotation => (annotation.kind === 'tag' ? [annotation.tag] : [])).join('; '),
    notes: beside.flatMap(annotation => (annotation.kind === 'note' ? [annotation.body] : [])).join('\n\n'),
  };
}

function warnings(document: ExchangeDocument): string[] {
  const quotes = document.items.filter(isQuote).map(whole);
  const outside = document.items.filter(
    item => item.origin === 'person' && !quotes.some(quote => overlaps(quote, item.parts[0])),
  ).length;
  const said = outside
    ? [`${document.name}: ${outside} of your annotations stand outside quotes, and are left out of a table of quotes.`]
    : [];
  const relations = document.relations.filter(({ annotation }) => annotation).length;
  if (relations)
    said.push(`${document.name}: ${count(relations, 'relation')} left out, which a table of quotes cannot hold.`);
  return [...said, ...notHeld(document, 'a table of quotes', { orphans: true })];
}

function readTable(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
  const [head, ...records] = readCsv(text);
  const column = (name: Column): number => head?.cells.findIndex(cell => cell.trim().toLowerCase() === name) ?? -1;
  for (const needed of ['file', 'quote', 'speaker', 'status'] as const)
    if (column(needed) < 0)
      throw new FormatError(
        `The column “${needed}” is missing. The first line must name the columns, as an export does.`,
        1,
      );
  const byFile = new Map<string, Mark[]>();
  for (const record of records) {
    const file = record.cells[column('file')] ?? '';
    const found = markOfRow(record, name => record.cells[column(name)] ?? '', textOf(file));
    byFile.set(file, [...(byFile.get(file) ?? []), ...(found ? [found] : [])]);
  }
  return [...byFile].map(([name, marks]) => ({ name, text: textOf(name), marks, warnings: [] }));
}

const DECIDED = ['confirmed', 'corrected', 'rejected', 'unattributed'];

/** Only rows that a person decided become annotations. */
function markOfRow({ line }: CsvRecord, cell: (name: Column) => string, text: string | null): Mark | null {
  const status = cell('status').trim();
  if (status === '' || status === 'derived') return null;
  if (!DECIDED.includes(status))
    throw new FormatError(`The status “${status.slice(0, 40)}” is none of derived, ${DECIDED.join(', ')}.`, line);
  const speaker = cell('speaker').trim();
  if (status === 'corrected' && !speaker)
    throw new FormatError('A corrected row needs a speaker. Write “rejected” where the quote is nobody’s.', line);
  const author = cell('author').trim();
  const unattributed = status === 'unattributed';
  const others = speaker.startsWith(NOT) ? speaker.slice(NOT.length).trim() : speaker;
  if (unattributed && !others)
    throw new FormatError(
      'An unattributed row needs the speaker that it is not. Write “rejected” where it is nobody’s.',
      line,
    );
  const fields: Fields = {
    kind: 'speaker',
    status: unattributed ? 'rejected' : status,
    ...(unattributed ? { speaker: others } : speaker && status !== 'rejected' ? { speaker } : {}),
    ...(author ? { author } : {}),
  };
  const [start, end] = [Number(cell('start') || 'x'), Number(cell('end') || 'x')];
  const exact = cell('quote');
  const fits = Number.isSafeInteger(start) && text?.slice(start, end) === exact;
  return { id: null, fields, span: fits ? { start, end } : null, quote: { exact, prefix: '', suffix: '' } };
}
