/** Writes and reads CSV (RFC 4180): comma-separated fields, quoted if necessary, with CR LF after each record. */

import { phrase } from '../../text';
import { FormatError } from '../exchangeModel';
import { guardCell, unguardCell } from './csvGuard';

/** Writes a record with its line break. Cells are guarded against formulas. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  const fields = cells.map(cell => {
    if (typeof cell === 'number') return String(cell);
    const text = guardCell(cell ?? '');
    return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\r\n`;
}

export interface CsvRecord {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** Spreadsheets write one of these, by language and by how a table is saved. */
const SEPARATORS = [',', ';', '\t', '|'] as const;

/**
 * Reads records. The separator is named by a first line `sep=;`, which Excel reads, or else the one that the first line
 * has most of. Records without text are skipped, and guards are removed.
 * @throws FormatError if a quotation mark is never closed
 */
export const readCsv = (text: string): CsvRecord[] => [...csvRecords(text)];

/** As `readCsv`, one record after the other: those before an error are read. */
export function* csvRecords(text: string): Generator<CsvRecord, void> {
  const [named, separatorNamed] = /^\ufeff?"?sep=(.)"?[,;\t|]*[\r\n]*/i.exec(text) ?? [''];
  const rest = text.slice(named.length);
  const first = rest.slice(0, rest.search(/[\r\n]|$/));
  const most = SEPARATORS.reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  const reader = new CsvReader(rest, separatorNamed ?? most, named ? 2 : 1);
  for (const record of reader.records()) if (record.cells.some(cell => cell.trim() !== '')) yield record;
}

class CsvReader {
  private at: number;

  constructor(
    private readonly text: string,
    private readonly separator: string,
    private line: number,
  ) {
    this.at = text.startsWith('\ufeff') ? 1 : 0;
  }

  *records(): Generator<CsvRecord, void> {
    while (this.at < this.text.length) yield this.record();
  }

  private record(): CsvRecord {
    const { text } = this;
    const { line } = this;
    const cells = [this.cell()];
    while (text[this.at] === this.separator) {
      this.at++;
      cells.push(this.cell());
    }
    if (text[this.at] === '\r' && text[this.at + 1] === '\n') this.at++;
    this.at++;
    this.line++;
    return { cells, line };
  }

  /** Reads up to a separator, a line break or the end. Text after a closing quotation mark belongs to the cell. */
  private cell(): string {
    const { text } = this;
    const quoted = text[this.at] === '"' ? this.quoted() : '';
    const start = this.at;
    while (this.at < text.length && !this.isCellEnd(text.charAt(this.at))) this.at++;
    return unguardCell(quoted + text.slice(start, this.at));
  }

  private isCellEnd(character: string): boolean {
    return character === this.separator || character === '\n' || character === '\r';
  }

  private quoted(): string {
    const { text } = this;
    const openingLine = this.line;
    const start = this.at + 1;
    for (this.at++; ; this.at++) {
      if (this.at >= text.length)
        throw new FormatError(phrase`A quotation mark that opens here is never closed.`, openingLine);
      if (text[this.at] === '"' && text[this.at + 1] === '"') this.at++;
      else if (text[this.at] === '"') break;
      if (text[this.at] === '\n') this.line++;
    }
    return text.slice(start, this.at++).replaceAll('""', '"');
  }
}
