/** A table of quotes for spreadsheets, one row per quote. Decisions on speakers can be imported again. */

import { IntervalIndex, LineIndex, type Message, phrase, quantity } from '../../text';
import { csvRecord } from '../encoding/csv';
import {
  type DecidedItem,
  type DerivedItem,
  type ExchangeDocument,
  lossWarnings,
  spanOfItem,
  withoutDismissed,
} from '../exchangeModel';
import { type Format, IN_LINES } from './format';
import { COLUMNS, type Column, NOT, readQuoteTable } from './quotesCsvRead';

export const quotesCsv: Format = {
  id: 'csv',
  title: phrase`CSV of quotes`,
  detail: phrase`a table for a spreadsheet; speakers decided there can be imported`,
  endings: ['.quotes.csv'],
  joined: { ...IN_LINES, head: csvRecord(COLUMNS) },
  write: all => {
    const { document, warnings: dismissed } = withoutDismissed(all);
    const table = new QuoteTable(document);
    return { contents: [table.rows()], warnings: [...dismissed, ...table.warnings()] };
  },
  read: (text, _companion, textOf) => readQuoteTable(text, textOf),
};

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
    const speaker = isUnattributed ? `${NOT}${decision?.speaker ?? ''}` : (quote.name ?? '');
    return {
      file: document.name,
      line: lines.positionAt(span.start).line + 1,
      ...span,
      ...{ date: article?.date ?? null, source: article?.source ?? null, title: article?.headline ?? null },
      kind: quote.label,
      quote: document.text.slice(span.start, span.end),
      speaker,
      status: quote.status,
      confidence: quote.confidence === null ? null : Math.round(quote.confidence * 1000) / 1000,
      author: decision?.author ?? null,
      tags: annotations.flatMap(annotation => (annotation.kind === 'tag' ? [annotation.tag] : [])).join('; '),
      notes: annotations.flatMap(annotation => (annotation.kind === 'note' ? [annotation.body] : [])).join('\n\n'),
      exported: `${quote.status} ${speaker}`.trim(),
    };
  }

  /** Must be called after `rows`. */
  warnings(): Message[] {
    const { document } = this;
    const quotesAt = new IntervalIndex(this.quotes.map(spanOfItem));
    const isOutside = (item: DecidedItem) => !quotesAt.overlapping(item.parts[0], 1).length;
    const outside = this.decided.filter(isOutside).length;
    const warnings: Message[] = outside
      ? [phrase`${document.name}: ${quantity(outside, 'annotation')} outside quotes left out.`]
      : [];
    if (this.shortened)
      warnings.push(
        phrase`${document.name}: ${quantity(this.shortened, 'row')} limited to ${REDUCED_LIMIT} annotations, since too many quotes and annotations overlap.`,
      );
    const relations = document.relations.filter(({ annotation }) => annotation).length;
    if (relations)
      warnings.push(
        phrase`${document.name}: ${quantity(relations, 'relation')} left out, which a table of quotes cannot hold.`,
      );
    return [...warnings, ...lossWarnings(document, phrase`a table of quotes`, { orphans: true })];
  }
}
