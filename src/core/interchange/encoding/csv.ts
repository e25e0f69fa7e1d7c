/** RFC 4180: fields between commas, in quotation marks where they need them, records ended by CR LF. */

import { FormatError } from '../exchangeModel';
import { guardCell, unguardCell } from './csvGuard';

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

/**
 * Reads records, parted by commas, or by semicolons where the first line has more of those, as spreadsheets write them
 * in some languages.
 * @throws FormatError where a quotation mark is never closed
 */
export function readCsv(text: string): CsvRecord[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const comma = first.split(';').length > first.split(',').length ? ';' : ',';
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  let i = text.startsWith('\ufeff') ? 1 : 0;
  while (i < text.length) {
    let cell = '';
    if (text[i] === '"') {
      const opened = line;
      const start = i + 1;
      for (i++; ; i++) {
        if (i >= text.length) throw new FormatError('A quotation mark that opens here is never closed.', opened);
        if (text[i] === '"' && text[i + 1] === '"') i++;
        else if (text[i] === '"') break;
        if (text[i] === '\n') line++;
      }
      cell = text.slice(start, i).replaceAll('""', '"');
      i++;
    }
    const from = i;
    while (i < text.length && text[i] !== comma && text[i] !== '\n' && text[i] !== '\r') i++;
    cells.push(unguardCell(cell + text.slice(from, i)));
    if (text[i] === comma) {
      i++;
      if (i < text.length) continue;
      cells.push('');
    }
    records.push({ cells, line: began });
    if (text[i] === '\r' && text[i + 1] === '\n') i++;
    i++;
    line++;
    began = line;
    cells = [];
  }
  return records.filter(({ cells: all }) => all.length > 1 || all[0] !== '');
}
