/** Reads a table of quotes that was edited in a spreadsheet: decisions on speakers, tags and notes. */
import { type Message, phrase, quantity } from '../../text';
import { type CsvRecord, readCsv } from '../encoding/csv';
import { FormatError, type ReadAnnotation, type ReadDocument, type ReadListing } from '../exchangeModel';
import { placeTold } from '../placing/placeTold';

/** `exported` repeats status and speaker, so that an import sees which of them was edited. */
export const COLUMNS = [
  ...['file', 'line', 'start', 'end', 'date', 'source', 'title', 'kind', 'quote'],
  ...['speaker', 'status', 'confidence', 'author', 'tags', 'notes', 'exported'],
] as const;
export type Column = (typeof COLUMNS)[number];

/** Precedes a rejected speaker. */
export const NOT = 'not ';

/** @throws FormatError if a column is missing */
export function readQuoteTable(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
  const [head, ...records] = readCsv(text);
  const names = head?.cells.map(cell => cell.trim().toLowerCase()) ?? [];
  const columns = new Map(COLUMNS.map(name => [name, names.indexOf(name)]));
  const column = (name: Column): number => columns.get(name) ?? -1;
  for (const needed of ['file', 'quote', 'speaker', 'status'] as const)
    if (column(needed) < 0)
      throw new FormatError(
        phrase`The column “${needed}” is missing. The first line must name the columns, as an export does.`,
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

const LISTED = [
  ['tag', 'tags'],
  ['note', 'notes'],
] as const satisfies readonly (readonly [ReadListing['kind'], Column])[];

/** Reads the rows of one article. */
class RowReader {
  private readonly faults: FormatError[] = [];
  private readonly seen: Record<Exclude<RowReading['remark'], undefined>, number> = {
    undecided: 0,
    changed: 0,
    emptied: 0,
    reset: 0,
  };

  constructor(
    private readonly name: string,
    private readonly text: string | null,
    private readonly rows: readonly CsvRecord[],
    private readonly column: (name: Column) => number,
  ) {}

  read(): ReadDocument {
    const { name, text, rows } = this;
    const listed = LISTED.filter(([, column]) => this.column(column) >= 0);
    const read = rows.flatMap(record => {
      const mark = this.tryMark(record);
      return mark || listed.length ? [{ record, mark }] : [];
    });
    const told = read.map(({ record }) => ({
      start: numberIn(this.cell(record, 'start')),
      end: numberIn(this.cell(record, 'end')),
      words: this.cell(record, 'quote'),
    }));
    const { spans, remarks } = text === null ? { spans: [], remarks: [] } : placeTold(text, told);
    const marks: ReadAnnotation[] = [];
    const listings: ReadListing[] = [];
    for (const [i, { record, mark }] of read.entries()) {
      const span = spans[i] ?? null;
      const quote = { exact: told[i]?.words ?? '', prefix: '', suffix: '' };
      if (mark) marks.push({ id: null, ...mark, span, quote });
      for (const [kind, column] of listed) {
        const cell = this.cell(record, column);
        if (span || cell) listings.push({ kind, text: cell, span, quote });
      }
    }
    return { name, text, marks, listings, warnings: [...this.remarks(), ...remarks], faults: this.faults };
  }

  private cell({ cells }: CsvRecord, name: Column): string {
    return cells[this.column(name)] ?? '';
  }

  /** Null for rows without a decision. The other rows are read where one has a fault. */
  private tryMark(record: CsvRecord): RowMark | null {
    try {
      return this.markOf(record);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.faults.push(error);
      return null;
    }
  }

  private markOf(record: CsvRecord): RowMark | null {
    const [status, speaker] = [this.cell(record, 'status').trim().toLowerCase(), this.cell(record, 'speaker').trim()];
    const exported = this.column('exported') < 0 ? '' : this.cell(record, 'exported');
    const { decision, isEdited, remark } = readRow({ status, speaker, exported }, record.line);
    if (remark) this.seen[remark]++;
    if (!decision) return null;
    // Whoever edited the table need not be who decided before.
    const author = isEdited ? '' : this.cell(record, 'author').trim();
    const fields = { kind: 'speaker', ...decision, ...(author ? { author } : {}) };
    return { fields, isUnedited: exported !== '' && !isEdited };
  }

  private remarks(): Message[] {
    const { undecided, changed, emptied, reset } = this.seen;
    const remarks: Message[] = [];
    const remark = (n: number, sentence: (rows: Message) => Message) => {
      if (n) remarks.push(sentence(quantity(n, 'row')));
    };
    remark(undecided, rows =>
      undecided === 1
        ? phrase`${rows} with the status “derived” and a speaker not taken as a decision: write “confirmed” or “corrected” as the status.`
        : phrase`${rows} with the status “derived” and a speaker not taken as decisions: write “confirmed” or “corrected” as the status.`,
    );
    remark(changed, rows => phrase`${rows} with another speaker and the status left as it was taken as “corrected”.`);
    remark(
      emptied,
      rows =>
        phrase`${rows} without the speaker that was exported not taken: write “rejected” if the quote is not speech, or “not” before the speaker.`,
    );
    remark(reset, rows => phrase`${rows} set back to “derived”: the decisions were kept. Undo them here.`);
    return remarks;
  }
}

type RowMark = Pick<ReadAnnotation, 'fields' | 'isUnedited'>;

interface RowReading {
  readonly decision: { readonly status: string; readonly speaker?: string } | null;
  /** Whether status or speaker differ from what was exported. */
  readonly isEdited: boolean;
  /** What to tell of the row. */
  readonly remark?: 'undecided' | 'changed' | 'emptied' | 'reset';
}

/** Reads status and speaker of a row. @throws FormatError if the status is unknown or the speaker is missing */
function readRow(row: { status: string; speaker: string; exported: string }, line: number): RowReading {
  const { status, speaker } = row;
  const exported = row.exported.trim();
  if (!exported) {
    const decision = decisionOf(line, status, speaker);
    return { decision, isEdited: false, ...(!decision && speaker ? { remark: 'undecided' } : {}) };
  }
  const [statusThen = ''] = exported.split(' ', 1);
  const speakerThen = exported.slice(statusThen.length).trim();
  const isStatusLeft = status === '' || status === statusThen.toLowerCase();
  if (speaker === speakerThen) {
    if (isStatusLeft) return { decision: decisionOf(line, statusThen, speaker), isEdited: false };
    const decision = decisionOf(line, status, speaker);
    return { decision, isEdited: true, ...(decision ? {} : { remark: 'reset' }) };
  }
  if (!isStatusLeft && status !== 'derived')
    return { decision: decisionOf(line, status === 'confirmed' ? 'corrected' : status, speaker), isEdited: true };
  if (!speaker) return { decision: null, isEdited: true, remark: 'emptied' };
  const changed = speaker.startsWith(NOT) ? 'unattributed' : 'corrected';
  return { decision: decisionOf(line, changed, speaker), isEdited: true, remark: 'changed' };
}

/** A whole number, also as spreadsheets and data frames write it: `1,483`, `1 483`, `1483.0`. */
function numberIn(cell: string): number | null {
  const digits = cell.trim().replace(/^(\d+)[.,]0$/, '$1');
  const grouped = /^\d{1,3}(?:[.,'’\s]\d{3})+$/.test(digits) ? digits.replace(/\D/g, '') : digits;
  return /^\d+$/.test(grouped) ? Number(grouped) : null;
}

const DECIDED = ['confirmed', 'corrected', 'rejected', 'unattributed'];

/** @throws FormatError if the status is unknown or the speaker is missing */
function decisionOf(line: number, status: string, speaker: string): RowReading['decision'] {
  if (status === '' || status === 'derived') return null;
  if (!DECIDED.includes(status))
    throw new FormatError(phrase`The status “${status.slice(0, 40)}” is none of derived, ${DECIDED.join(', ')}.`, line);
  if (status === 'rejected') return { status };
  if (status === 'unattributed') {
    const rejected = speaker.startsWith(NOT) ? speaker.slice(NOT.length).trim() : speaker;
    if (rejected) return { status: 'rejected', speaker: rejected };
    throw new FormatError(
      phrase`An unattributed row needs the rejected speaker. Write “rejected” if the quote is not speech.`,
      line,
    );
  }
  if (status === 'corrected' && !speaker)
    throw new FormatError(phrase`A corrected row needs a speaker. Write “rejected” if the quote is not speech.`, line);
  return speaker ? { status, speaker } : { status };
}
