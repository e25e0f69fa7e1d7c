/** A table of quotes for a spreadsheet: one row each. Speakers decided there can be taken back. */

import { IntervalIndex, LineIndex } from '../../text';
import { type CsvRecord, csvRecord, readCsv } from '../encoding/csv';
import {
  type AnnotationFields,
  count,
  type DecidedItem,
  type DerivedItem,
  type ExchangeDocument,
  FormatError,
  lossWarnings,
  type ReadAnnotation,
  type ReadDocument,
  whole,
  withoutDismissed,
} from '../exchangeModel';
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
    const table = new QuoteTable(document);
    return { contents: [table.rows()], warnings: [...dismissed, ...table.warnings()] };
  },
  read: (text, _companion, textOf) => readTable(text, textOf),
};

/** Stands before the speaker whose quote it is not. */
const NOT = 'not ';

const isQuote = (item: ExchangeDocument['items'][number]): item is DerivedItem =>
  item.origin === 'machine' && item.what === 'quote';

const isDecided = (item: ExchangeDocument['items'][number]): item is DecidedItem => item.origin === 'person';

/** A row lists no more annotations than these where a table would list far more than there are, in all. */
const FEWEST_LISTED = 20;

class QuoteTable {
  private readonly quotes: readonly DerivedItem[];
  private readonly decided: readonly DecidedItem[];
  private readonly decidedAt: IntervalIndex;
  /** How many annotations a row lists at most. */
  private readonly most: number;
  private shortened = 0;

  constructor(private readonly document: ExchangeDocument) {
    this.quotes = document.items.filter(isQuote);
    this.decided = document.items.filter(isDecided);
    this.decidedAt = new IntervalIndex(this.decided.map(({ parts: [span] }) => span));
    const listed = this.quotes.reduce((sum, quote) => sum + this.decidedAt.countOverlapping(whole(quote)), 0);
    const size = this.quotes.length + this.decided.length;
    this.most = listed > 10_000 + FEWEST_LISTED * size ? FEWEST_LISTED : Number.POSITIVE_INFINITY;
  }

  rows(): string {
    const lines = new LineIndex(this.document.text);
    const articlesAt = new IntervalIndex(this.document.articles.map(({ span }) => span));
    return this.quotes
      .map(quote => {
        const row = this.row(quote, lines, articlesAt);
        return csvRecord(COLUMNS.map(column => row[column]));
      })
      .join('');
  }

  private row(quote: DerivedItem, lines: LineIndex, articlesAt: IntervalIndex): Record<Column, string | number | null> {
    const { document } = this;
    const span = whole(quote);
    const [at] = articlesAt.overlapping(span, 1);
    const article = at === undefined ? null : document.articles[at];
    const beside = this.decidedAt.overlapping(span, this.most).map(i => this.decided[i].annotation);
    if (beside.length === this.most) this.shortened++;
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

  /** To be asked for behind the rows. */
  warnings(): string[] {
    const { document } = this;
    const quotesAt = new IntervalIndex(this.quotes.map(whole));
    const isOutside = (item: DecidedItem) => !quotesAt.overlapping(item.parts[0], 1).length;
    const outside = this.decided.filter(isOutside).length;
    const said = outside
      ? [
          `${document.name}: ${outside} of your annotations stand outside quotes, and are left out of a table of quotes.`,
        ]
      : [];
    if (this.shortened)
      said.push(
        `${document.name}: ${count(this.shortened, 'row')} with no more than ${FEWEST_LISTED} annotations: far more quotes and annotations lie over each other than a table can hold.`,
      );
    const relations = document.relations.filter(({ annotation }) => annotation).length;
    if (relations)
      said.push(`${document.name}: ${count(relations, 'relation')} left out, which a table of quotes cannot hold.`);
    return [...said, ...lossWarnings(document, 'a table of quotes', { orphans: true })];
  }
}

function readTable(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
  const [head, ...records] = readCsv(text);
  const names = head?.cells.map(cell => cell.trim().toLowerCase()) ?? [];
  const columns = new Map(COLUMNS.map(name => [name, names.indexOf(name)]));
  const column = (name: Column): number => columns.get(name) ?? -1;
  for (const needed of ['file', 'quote', 'speaker', 'status'] as const)
    if (column(needed) < 0)
      throw new FormatError(
        `The column “${needed}” is missing. The first line must name the columns, as an export does.`,
        1,
      );
  const byFile = new Map<string, ReadAnnotation[]>();
  for (const record of records) {
    const file = record.cells[column('file')] ?? '';
    const found = markOfRow(record, name => record.cells[column(name)] ?? '', textOf(file));
    const marks = byFile.get(file) ?? [];
    byFile.set(file, marks);
    if (found) marks.push(found);
  }
  return [...byFile].map(([name, marks]) => ({ name, text: textOf(name), marks, warnings: [] }));
}

const DECIDED = ['confirmed', 'corrected', 'rejected', 'unattributed'];

/** Only rows that a person decided become annotations. */
function markOfRow({ line }: CsvRecord, cell: (name: Column) => string, text: string | null): ReadAnnotation | null {
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
  const fields: AnnotationFields = {
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
