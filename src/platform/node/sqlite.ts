/** SQLite for Node, compiled to WebAssembly: files on disk, without a native build. */
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Database as Sqlite, type Statement } from 'node-sqlite3-wasm';
import { type Database, ForeignIndexError, type Row, type SqlValue } from '../../core/corpus';
import { hasJournal, rollBack } from './rollbackJournal';

/** Somebody else writes to the index. */
export class IndexBusyError extends Error {}

export interface OpenOptions {
  readonly readOnly?: boolean;
  /** This process has no other connection that writes: a note of its own comes from one that has ended. */
  readonly isOnlyWriterHere?: boolean;
}

/**
 * Opens a database file. One process writes at a time: it is known by the file `FILE.writer`. SQLite’s own lock, the
 * folder `FILE.lock`, stays behind a process that is killed, and is taken away once its writer is known to be dead.
 * @throws IndexBusyError where another process that is alive writes
 */
export function openSqlite(file: string, { readOnly = false, isOnlyWriterHere = false }: OpenOptions = {}): Database {
  const release = readOnly ? () => undefined : holdWriter(file, isOnlyWriterHere);
  try {
    if (readOnly) recoverFromDead(file);
    assertWhole(file);
    const sqlite = new Sqlite(file, readOnly ? { readOnly: true } : {});
    return new SqliteDatabase(sqlite, file, release, readOnly);
  } catch (error) {
    release();
    throw error;
  }
}

/** A database that is gone with the process. */
export const openInMemory = (): Database => new SqliteDatabase(new Sqlite(), ':memory:', () => undefined, false);

/** SQLite takes what is missing of the last page for zeros. @throws ForeignIndexError */
function assertWhole(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size % SMALLEST_PAGE !== 0 && !hasJournal(file))
    throw new ForeignIndexError('The index is damaged: its end is cut off.');
}

/** Larger pages are multiples of it. */
const SMALLEST_PAGE = 512;

/** What SQLite says where pages are not what they should be, or its own list of tables and views is not. */
const DAMAGE =
  /malformed|not a database|fts5: corrupt|unrecognized option|vtable constructor failed|file format|no such (?:module|tokenizer|function|table|column)|wrong number of arguments|parse error in|error in tokenizer|(?<!fts5: )syntax error/;

/** @throws ForeignIndexError where the work meets damage */
function noticing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && DAMAGE.test(error.message))
      throw new ForeignIndexError(`The index is damaged: ${error.message}.`);
    throw error;
  }
}

/** A statement that failed says so again. */
function finalize(statement: Statement): void {
  try {
    statement.finalize();
  } catch {
    // Its error was thrown when it ran.
  }
}

class SqliteDatabase implements Database {
  private readonly statements = new Map<string, Statement>();

  constructor(
    private readonly sqlite: Sqlite,
    private readonly file: string,
    private readonly release: () => void,
    private readonly readOnly: boolean,
  ) {
    if (!readOnly) {
      // A commit survives the death of the process. Power cuts may damage the file: it is noticed and built again.
      this.waiting(() => sqlite.exec('PRAGMA synchronous = OFF'));
      this.waiting(() => sqlite.exec('PRAGMA journal_mode = TRUNCATE'));
    }
    this.waiting(() => sqlite.exec('PRAGMA cache_size = -65536'));
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    return Number(this.waiting(() => this.using(sql, one => one.run([...values]))).lastInsertRowid);
  }

  /** Holds the lock from the first step: FTS5 has no telling error for a lock that it meets while it reads its tables. */
  all(sql: string, values: readonly SqlValue[] = []): Row[] {
    return this.reading(() => noticing(() => this.using(sql, one => one.all([...values])))) as Row[];
  }

  transaction<T>(work: () => T): T {
    this.waiting(() => this.sqlite.exec('BEGIN IMMEDIATE'));
    try {
      const result = work();
      noticing(() => this.sqlite.exec('COMMIT'));
      return result;
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  reading<T>(work: () => T): T {
    if (this.sqlite.inTransaction) return work();
    this.waiting(() => this.beginReading());
    try {
      return work();
    } finally {
      this.leave();
    }
  }

  /** Ends a transaction that wrote nothing, or is not to be kept. A damaged file may have ended it already. */
  private leave(): void {
    if (this.sqlite.inTransaction) noticing(() => this.sqlite.exec('ROLLBACK'));
  }

  /** The lock is taken by the first statement that reads, which is where another process may be in the way. */
  private beginReading(): void {
    this.sqlite.exec('BEGIN');
    try {
      this.using('SELECT count(*) FROM sqlite_schema', one => one.all());
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  close(): void {
    try {
      for (const statement of this.statements.values()) finalize(statement);
      this.statements.clear();
      this.sqlite.close();
    } finally {
      this.release();
    }
  }

  /** Waits while another connection holds SQLite’s lock: one of a commit, or one that was left behind. */
  private waiting<T>(work: () => T): T {
    for (const end = performance.now() + LONGEST_WAIT_MS; ; sleep(POLL_MS)) {
      try {
        return noticing(work);
      } catch (error) {
        if (!/database is locked/.test(String(error)) || this.sqlite.inTransaction) throw error;
        if (performance.now() > end) throw new IndexBusyError(`${this.file} is locked by another process.`);
        removeLockOfDead(this.file, this.readOnly);
      }
    }
  }

  /** A statement that failed, such as one that met a lock, is not used again: it would repeat its error. */
  private using<T>(sql: string, work: (statement: Statement) => T): T {
    const statement = this.prepared(sql);
    try {
      return work(statement);
    } catch (error) {
      this.statements.delete(sql);
      finalize(statement);
      throw error;
    }
  }

  private prepared(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.sqlite.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Says in `FILE.writer` who writes. @returns what gives the file free again */
function holdWriter(file: string, isOnlyWriterHere: boolean): () => void {
  const note = `${file}.writer`;
  const own = JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder);
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(note, own, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 2) throw error;
      const holder = readHolder(note);
      const isOwn = isOnlyWriterHere && holder?.pid === process.pid && holder.host === hostname();
      if (holder && !isOwn && isAlive(holder))
        throw new IndexBusyError(`${file} is being written by process ${holder.pid}.`);
      rmSync(note, { force: true });
    }
  }
  removeStaleLock(file);
  return () => rmSync(note, { force: true });
}

/** Whether a process that is alive writes to a database. */
export function isWritten(file: string): boolean {
  const holder = readHolder(`${file}.writer`);
  return holder !== null && isAlive(holder);
}

function readHolder(note: string): Holder | null {
  try {
    const { pid, host } = JSON.parse(readFileSync(note, 'utf8'));
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

/** A process on another machine cannot be asked for: it counts as alive. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A connection holds SQLite’s lock for a query or a commit. One as old as this, without a living writer, is nobody’s. */
const OLD_LOCK_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
const POLL_MS = 20;

const sleep = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

/** Waits for a lock that may be a reader’s, then takes it away. Called by the one writer. */
function removeStaleLock(file: string): void {
  for (let age = lockAge(file); age !== null; age = lockAge(file)) {
    if (age > OLD_LOCK_MS) removeLock(file);
    else sleep(POLL_MS);
  }
  rollBackInterrupted(file);
}

/** A reader cannot tell whether another connection of this process is writing. */
function isWriterDead(file: string, isReader: boolean): boolean {
  const holder = readHolder(`${file}.writer`);
  return !holder || !isAlive(holder) || (!isReader && holder.pid === process.pid);
}

function removeLockOfDead(file: string, isReader: boolean): void {
  const age = lockAge(file);
  if (age === null || age <= OLD_LOCK_MS || !isWriterDead(file, isReader)) return;
  removeLock(file);
  rollBackInterrupted(file);
}

function recoverFromDead(file: string): void {
  if (hasJournal(file) && isWriterDead(file, true)) rollBackInterrupted(file);
}

/** Undoes the transaction of a dead writer, unless somebody has the lock. */
function rollBackInterrupted(file: string): void {
  if (!hasJournal(file)) return;
  try {
    mkdirSync(`${file}.lock`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  try {
    if (hasJournal(file)) rollBack(file);
  } finally {
    removeLock(file);
  }
}

/** In milliseconds; null where there is no lock. One from the future was left behind before the clock was set back. */
function lockAge(file: string): number | null {
  const found = statSync(`${file}.lock`, { throwIfNoEntry: false });
  return found ? Math.abs(Date.now() - found.mtimeMs) : null;
}

function removeLock(file: string): void {
  try {
    rmdirSync(`${file}.lock`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
