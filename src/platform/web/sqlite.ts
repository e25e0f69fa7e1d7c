/** SQLite for browsers, compiled to WebAssembly: databases in memory. */
import sqlite3InitModule, { type PreparedStatement, type Database as Sqlite } from '@sqlite.org/sqlite-wasm';
import type { Database, Row, SqlValue } from '../../core/corpus';

/** @param wasm the program, as bytes. @returns opens a database that is gone with the worker */
export async function loadSqlite(wasm: Uint8Array): Promise<() => Database> {
  const init = sqlite3InitModule as unknown as (options: {
    readonly wasmBinary: Uint8Array;
  }) => ReturnType<typeof sqlite3InitModule>;
  const sqlite = await init({ wasmBinary: wasm });
  return () => new MemoryDatabase(new sqlite.oo1.DB(':memory:'));
}

class MemoryDatabase implements Database {
  private readonly statements = new Map<string, PreparedStatement>();

  constructor(private readonly sqlite: Sqlite) {
    sqlite.exec('PRAGMA foreign_keys = ON');
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    const statement = this.prepared(sql, values);
    try {
      statement.step();
    } finally {
      statement.reset(true);
    }
    return Number(this.sqlite.selectValue('SELECT last_insert_rowid()'));
  }

  all(sql: string, values: readonly SqlValue[] = []): Row[] {
    const statement = this.prepared(sql, values);
    const rows: Row[] = [];
    try {
      while (statement.step()) rows.push(statement.get({}) as Row);
    } finally {
      statement.reset(true);
    }
    return rows;
  }

  transaction<T>(work: () => T): T {
    this.sqlite.exec('BEGIN');
    try {
      const result = work();
      this.sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      this.sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  /** There is no other connection. */
  reading<T>(work: () => T): T {
    return work();
  }

  close(): void {
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
    this.sqlite.close();
  }

  private prepared(sql: string, values: readonly SqlValue[]): PreparedStatement {
    const statement = this.statements.get(sql) ?? this.sqlite.prepare(sql);
    this.statements.set(sql, statement);
    if (values.length) statement.bind([...values]);
    return statement;
  }
}
