/** SQLite for Node, compiled to WebAssembly: files on disk, without a native build. */
import { readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Database as Sqlite, type Statement } from 'node-sqlite3-wasm';
import type { Database, Row, SqlValue } from '../../core/corpus';

/** Somebody else writes to the index. */
export class IndexBusyError extends Error {}

export interface OpenOptions {
  readonly readOnly?: boolean;
}

/**
 * Opens a database file. One process writes at a time: it is known by the file `FILE.writer`. SQLite’s own lock, the
 * folder `FILE.lock`, stays behind a process that is killed, and is taken away once its writer is known to be dead.
 * @throws IndexBusyError where another process that is alive writes
 */
export function openSqlite(file: string, { readOnly = false }: OpenOptions = {}): Database {
  const release = readOnly ? () => undefined : holdWriter(file);
  try {
    const sqlite = new Sqlite(file, readOnly ? { readOnly: true } : {});
    return new SqliteDatabase(sqlite, release, readOnly);
  } catch (error) {
    release();
    throw error;
  }
}

class SqliteDatabase implements Database {
  private readonly statements = new Map<string, Statement>();

  constructor(
    private readonly sqlite: Sqlite,
    private readonly release: () => void,
    readOnly: boolean,
  ) {
    if (!readOnly) {
      // A commit survives the death of the process. Power cuts may damage the file: it is noticed and built again.
      sqlite.exec('PRAGMA synchronous = OFF');
      sqlite.exec('PRAGMA journal_mode = TRUNCATE');
    }
    sqlite.exec('PRAGMA cache_size = -65536');
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    return Number(this.prepared(sql).run([...values]).lastInsertRowid);
  }

  all(sql: string, values: readonly SqlValue[] = []): Row[] {
    return this.prepared(sql).all([...values]) as Row[];
  }

  transaction<T>(work: () => T): T {
    this.sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.sqlite.inTransaction) this.sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
    this.sqlite.close();
    this.release();
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
function holdWriter(file: string): () => void {
  const note = `${file}.writer`;
  const own = JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder);
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(note, own, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 2) throw error;
      const holder = readHolder(note);
      if (holder && isAlive(holder)) throw new IndexBusyError(`${file} is being written by process ${holder.pid}.`);
      rmSync(note, { force: true });
    }
  }
  removeStaleLock(file);
  return () => rmSync(note, { force: true });
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

/** Readers hold SQLite’s lock for one query: one as old as this belongs to nobody any more. */
const READER_LOCK_MS = 10_000;

function removeStaleLock(file: string): void {
  const lock = `${file}.lock`;
  try {
    // The writer that left it is dead. A reader may hold it just now.
    const age = Date.now() - statSync(lock).mtimeMs;
    if (age < READER_LOCK_MS) waitFor(lock, READER_LOCK_MS - age);
    rmdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function waitFor(lock: string, milliseconds: number): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  for (const end = Date.now() + milliseconds; Date.now() < end; Atomics.wait(cell, 0, 0, 20)) statSync(lock);
}
