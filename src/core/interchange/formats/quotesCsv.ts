/** A table of quotes for spreadsheets, one row per quote. Decisions on speakers can be imported again. */

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
  spanOfItem,
  withoutDismissed,
} from '../exchangeModel';
import { placeTold } from '../placing/placeTold';
import { type Format, IN_LINES } from './format';

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
  joined: { ...IN_LINES, head: csvRecord(COLUMNS) },
  write: all => {
    const { document, warnings: dismissed } = withoutDismissed(all);
    const table = new QuoteTable(document);
    return { contents: [table.rows()], warnings: [...dismissed, ...table.warnings()] };
  },
  read: (text, _companion, textOf) => readTable(text, textOf),
};

/** Precedes a rejected speaker. */
const NOT = 'not ';

const isQuote = (item: ExchangeDocument['items'][number]): item is DerivedItem =>
  item.origin === 'machine' && item.what === 'quote';

const isDecided = (item: ExchangeDocument['items'][number]): item is DecidedItem => item.origin === 'person';

/** Maximum number of annotations in a row, if an unlimited table would repeat annotations far too often. */
const REDUCED_LIMIT = 20;

class QuoteTable {
  private readonly quotes: readonly DerivedItem[];
  private readonly decided: readonly DecidedItem[];
  private readonly decidedAt: IntervalIndex;
  /** Maximum number of annotations in a row. */
  private readonly limit: number;
  private shortened = 0;

  constructor(private readonly document: ExchangeDocument) {
    this.quotes = document.items.filter(isQuote);
    this.decided = document.items.filter(isDecided);
    this.decidedAt = new IntervalIndex(this.decided.map(({ parts: [span] }) => span));
    const listed = this.quotes.reduce((sum, quote) => sum + this.decidedAt.countOverlapping(spanOfItem(quote)), 0);
    const size = this.quotes.length + this.decided.length;
    this.limit = listed > 10_000 + REDUCED_LIMIT * size ? REDUCED_LIMIT : Number.POSITIVE_INFINITY;
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
    const span = spanOfItem(quote);
    const article = articlesAt.overlapping(span, 1).map(i => document.articles[i])[0];
    const annotations = this.decidedAt.overlapping(span, this.limit).flatMap(i => this.decided[i]?.annotation ?? []);
    if (annotations.length === this.limit) this.shortened++;
    const isUnattributed = quote.status === 'unattributed';
    const status = isUnattributed ? 'rejected' : quote.status;
    const decision = annotations
      .filter(annotation => annotation.kind === 'speaker')
      .filter(annotation => annotation.status === status)
      .pop();
    return {
      file: document.name,
      line: lines.positionAt(span.start).line + 1,
      ...span,
      ...{ date: article?.date ?? null, source: article?.source ?? null, title: article?.title ?? null },
      kind: quote.label,
      quote: document.text.slice(span.start, span.end),
      speaker: isUnattributed ? `${NOT}${decision?.speaker ?? ''}` : quote.name,
      status: quote.status,
      confidence: quote.confidence === null ? null : Math.round(quote.confidence * 1000) / 1000,
      author: decision?.author ?? null,
      tags: annotations.flatMap(annotation => (annotation.kind === 'tag' ? [annotation.tag] : [])).join('; '),
      notes: annotations.flatMap(annotation => (annotation.kind === 'note' ? [annotation.body] : [])).join('\n\n'),
    };
  }

  /** Must be called after `rows`. */
  warnings(): string[] {
    const { document } = this;
    const quotesAt = new IntervalIndex(this.quotes.map(spanOfItem));
    const isOutside = (item: DecidedItem) => !quotesAt.overlapping(item.parts[0], 1).length;
    const outside = this.decided.filter(isOutside).length;
    const warnings = outside ? [`${document.name}: ${count(outside, 'annotation')} outside quotes left out.`] : [];
    if (this.shortened)
      warnings.push(
        `${document.name}: ${count(this.shortened, 'row')} limited to ${REDUCED_LIMIT} annotations, since too many quotes and annotations overlap.`,
      );
    const relations = document.relations.filter(({ annotation }) => annotation).length;
    if (relations)
      warnings.push(`${document.name}: ${count(relations, 'relation')} left out, which a table of quotes cannot hold.`);
    return [...warnings, ...lossWarnings(document, 'a table of quotes', { orphans: true })];
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
  const byFile = new Map<string, CsvRecord[]>();
  for (const record of records) {
    const file = record.cells[column('file')] ?? '';
    const rows = byFile.get(file);
    if (rows) rows.push(record);
    else byFile.set(file, [record]);
  }
  const readers = [...byFile].map(([name, rows]) => new RowReader(name, textOf(name), rows, column));
  return readers.map(reader => reader.read());
}

const DECIDED = ['confirmed', 'corrected', 'rejected', 'unattributed'];

/** Reads the rows of one article. */
class RowReader {
  private readonly faults: FormatError[] = [];
  private undecided = 0;

  constructor(
    private readonly name: string,
    private readonly text: string | null,
    private readonly rows: readonly CsvRecord[],
    private readonly column: (name: Column) => number,
  ) {}

  read(): ReadDocument {
    const { name, text } = this;
    const decided = this.rows.flatMap(record => {
      const fields = this.tryFields(record);
      return fields ? [{ record, fields }] : [];
    });
    const told = decided.map(({ record }) => ({
      start: numberIn(this.cell(record, 'start')),
      end: numberIn(this.cell(record, 'end')),
      words: this.cell(record, 'quote'),
    }));
    const { spans, remarks } = text === null ? { spans: [], remarks: [] } : placeTold(text, told);
    const marks = decided.map(({ fields }, i): ReadAnnotation => {
      const quote = { exact: told[i]?.words ?? '', prefix: '', suffix: '' };
      return { id: null, fields, span: spans[i] ?? null, quote };
    });
    const left = this.undecided
      ? [
          `${count(this.undecided, 'row')} with the status “derived” and a speaker not taken as ${this.undecided === 1 ? 'a decision' : 'decisions'}: write “confirmed” or “corrected” as the status.`,
        ]
      : [];
    return { name, text, marks, warnings: [...left, ...remarks], faults: this.faults };
  }

  private cell({ cells }: CsvRecord, name: Column): string {
    return cells[this.column(name)] ?? '';
  }

  /** Null for rows without a decision. The other rows are read where one has a fault. */
  private tryFields(record: CsvRecord): AnnotationFields | null {
    try {
      return this.fieldsOf(record);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.faults.push(error);
      return null;
    }
  }

  private fieldsOf(record: CsvRecord): AnnotationFields | null {
    const [status, speaker] = [this.cell(record, 'status').trim().toLowerCase(), this.cell(record, 'speaker').trim()];
    const decision = decisionOf(record, status, speaker);
    if (!decision && speaker) this.undecided++;
    if (!decision) return null;
    const author = this.cell(record, 'author').trim();
    return { kind: 'speaker', ...decision, ...(author ? { author } : {}) };
  }
}

const numberIn = (cell: string): number | null => (/^\d+$/.test(cell.trim()) ? Number(cell) : null);

/** @throws FormatError if the status is unknown or the speaker is missing */
function decisionOf(
  { line }: CsvRecord,
  status: string,
  speaker: string,
): { readonly status: string; readonly speaker?: string } | null {
  if (status === '' || status === 'derived') return null;
  if (!DECIDED.includes(status))
    throw new FormatError(`The status “${status.slice(0, 40)}” is none of derived, ${DECIDED.join(', ')}.`, line);
  if (status === 'rejected') return { status };
  if (status === 'unattributed') {
    const rejected = speaker.startsWith(NOT) ? speaker.slice(NOT.length).trim() : speaker;
    if (rejected) return { status: 'rejected', speaker: rejected };
    throw new FormatError(
      'An unattributed row needs the rejected speaker. Write “rejected” if the quote is not speech.',
      line,
    );
  }
  if (status === 'corrected' && !speaker)
    throw new FormatError('A corrected row needs a speaker. Write “rejected” if the quote is not speech.', line);
  return speaker ? { status, speaker } : { status };
}
