/** The tables and views of a corpus index, from an index that is made for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CorpusIndex } from '../../src/core/corpus';
import { openSqlite } from '../../src/platform/node/sqlite';
import { code, table } from './tables';

/** Tables that SQLite and FTS5 keep for themselves, and those whose rows are packed: views show them. */
const INNER = /^sqlite_|_(?:rows|config|content|data|docsize|idx)$/;

/** Rows of all tables that people ask, with their columns. */
export function indexTable(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-reference-'));
  const db = openSqlite(path.join(folder, 'corpus.sqlite'));
  try {
    CorpusIndex.open(db, 'reference');
    const found = db.all("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name");
    const rows = found
      .map(({ name, type }) => [String(name), String(type)] as const)
      .filter(([name]) => !INNER.test(name))
      .map(([name, type]) => {
        const columns = db
          .all(`SELECT name FROM pragma_table_info('${name}')`)
          .map(column => code(String(column.name)));
        return [code(name), type, columns.join(', ')];
      });
    return table(['name', 'kind', 'columns'], rows);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
