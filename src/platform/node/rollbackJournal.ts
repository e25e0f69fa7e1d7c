/**
 * Rolls back what a killed process wrote of a transaction. SQLite does so itself when it opens a file, but not with the
 * locks of `node-sqlite3-wasm`: it asks whether another connection is writing, and takes its own lock for one.
 *
 * The journal has the pages as they were before the transaction: https://sqlite.org/fileformat.html#the_rollback_journal
 */
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';

const MAGIC = Buffer.from('d9d505f920a163d7', 'hex');
/** Bytes of a header that are used; it fills a sector. */
const HEADER_BYTES = 28;
/** In a header: as many records as there are. */
const ALL_RECORDS = 0xffffffff;
const NUMBER_BYTES = 4;
/** A checksum is the sum of every 200th byte of a page, from its end. */
const CHECKSUM_STEP = 200;

const journalOf = (file: string): string => `${file}-journal`;

/** Whether a transaction is under way, or was interrupted. */
export function hasJournal(file: string): boolean {
  const found = statSync(journalOf(file), { throwIfNoEntry: false });
  return found !== undefined && found.size > 0;
}

/** Brings a database back to what it was before the transaction of its journal. Its writer is dead, its lock is held. */
export function rollBack(file: string): void {
  const journal = openSync(journalOf(file), 'r');
  try {
    if (statSync(file, { throwIfNoEntry: false })) playBack(new JournalReader(journal), file);
  } finally {
    closeSync(journal);
  }
  rmSync(journalOf(file), { force: true });
}

function playBack(journal: JournalReader, file: string): void {
  const first = journal.readHeader();
  if (!first) return;
  const database = openSync(file, 'r+');
  try {
    for (const { number, data } of journal.pagesAfter(first))
      if (number <= first.pages) writeSync(database, data, 0, first.pageSize, (number - 1) * first.pageSize);
    ftruncateSync(database, first.pages * first.pageSize);
  } finally {
    closeSync(database);
  }
}

interface Header {
  readonly records: number;
  readonly nonce: number;
  /** Pages of the database before the transaction. */
  readonly pages: number;
  readonly sectorSize: number;
  readonly pageSize: number;
}

interface Page {
  /** From 1. */
  readonly number: number;
  readonly data: Buffer;
}

class JournalReader {
  private position = 0;
  private readonly size: number;

  constructor(private readonly journal: number) {
    this.size = fstatSync(journal).size;
  }

  /** Up to the last record that is whole: a page of the database changes only after its record was written. */
  *pagesAfter(first: Header): Generator<Page> {
    for (let header: Header | null = first; header; header = this.readHeader(header.sectorSize)) {
      for (let i = 0; i < header.records; i++) {
        const page = this.readPage(header);
        if (!page) return;
        yield page;
      }
    }
  }

  /** Headers begin at sectors. @returns null where there is none, or it was not finished */
  readHeader(sectorSize = 512): Header | null {
    this.position = Math.ceil(this.position / sectorSize) * sectorSize;
    const bytes = this.read(HEADER_BYTES);
    if (!bytes?.subarray(0, MAGIC.length).equals(MAGIC)) return null;
    const [records, nonce, pages, sector, pageSize] = [
      bytes.readUInt32BE(8),
      bytes.readUInt32BE(12),
      bytes.readUInt32BE(16),
      bytes.readUInt32BE(20),
      bytes.readUInt32BE(24),
    ];
    if (!isPowerOfTwo(sector, 32, 65_536) || !isPowerOfTwo(pageSize, 512, 65_536)) return null;
    this.position += sector - HEADER_BYTES;
    const most = Math.floor((this.size - this.position) / (pageSize + 2 * NUMBER_BYTES));
    return { records: records === ALL_RECORDS ? most : records, nonce, pages, sectorSize: sector, pageSize };
  }

  private readPage({ pageSize, nonce }: Header): Page | null {
    const record = this.read(pageSize + 2 * NUMBER_BYTES);
    if (!record) return null;
    const number = record.readUInt32BE(0);
    const data = record.subarray(NUMBER_BYTES, NUMBER_BYTES + pageSize);
    let sum = nonce;
    for (let i = pageSize - CHECKSUM_STEP; i > 0; i -= CHECKSUM_STEP) sum = (sum + (data[i] as number)) >>> 0;
    return number > 0 && sum === record.readUInt32BE(NUMBER_BYTES + pageSize) ? { number, data } : null;
  }

  private read(length: number): Buffer | null {
    const bytes = Buffer.allocUnsafe(length);
    if (readSync(this.journal, bytes, 0, length, this.position) < length) return null;
    this.position += length;
    return bytes;
  }
}

const isPowerOfTwo = (value: number, least: number, most: number): boolean =>
  value >= least && value <= most && (value & (value - 1)) === 0;
