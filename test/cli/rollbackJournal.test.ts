import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Database } from 'node-sqlite3-wasm';
import { openSqlite } from '../../src/platform/node/sqlite';
import { temporaryFolder } from './command';

const ROWS = 2_000;

describe('a transaction that was interrupted', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => path.join(folder.path, name);
  const DEAD = JSON.stringify({ pid: 2 ** 30, host: os.hostname() });

  /** Files as a process leaves them that is killed in a transaction, some of which is in the database already. */
  function interrupt(name: string, pragmas: readonly string[]): void {
    const db = new Database(at('whole.sqlite'));
    for (const pragma of pragmas) db.exec(pragma);
    db.exec('DROP TABLE IF EXISTS t; CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)');
    db.exec('BEGIN');
    for (let i = 0; i < ROWS; i++) db.run('INSERT INTO t (text) VALUES (?)', [`old ${i} ${'x'.repeat(100)}`]);
    db.exec('COMMIT');
    db.exec('BEGIN');
    db.exec("UPDATE t SET text = 'new ' || id; DELETE FROM t WHERE id % 3 = 0");
    db.exec('INSERT INTO t SELECT id + 100000, text || hex(zeroblob(300)) FROM t');
    for (const end of ['', '-journal']) copyFileSync(at(`whole.sqlite${end}`), at(name + end));
    db.exec('ROLLBACK');
    db.close();
    mkdirSync(at(`${name}.lock`));
    utimesSync(at(`${name}.lock`), 0, 0);
    writeFileSync(at(`${name}.writer`), DEAD);
    assert.notDeepEqual(readFileSync(at(name)), readFileSync(at('whole.sqlite')), 'nothing was written');
  }

  const assertOld = (name: string, readOnly: boolean): void => {
    const db = openSqlite(at(name), { readOnly });
    assert.equal(db.all('PRAGMA integrity_check')[0]?.integrity_check, 'ok');
    assert.equal(db.all("SELECT count(*) AS n FROM t WHERE text GLOB 'old *'")[0]?.n, ROWS);
    assert.equal(db.all('SELECT count(*) AS n FROM t')[0]?.n, ROWS);
    db.close();
  };

  const small = 'PRAGMA cache_size = 10';
  for (const [kind, pragmas] of [
    ['without synchronization', [small, 'PRAGMA synchronous = OFF', 'PRAGMA journal_mode = TRUNCATE']],
    ['with a journal of several parts', [small, 'PRAGMA synchronous = FULL', 'PRAGMA journal_mode = DELETE']],
    ['of large pages', ['PRAGMA page_size = 65536', 'VACUUM', 'PRAGMA cache_size = 2', 'PRAGMA synchronous = OFF']],
  ] as const)
    for (const readOnly of [false, true])
      it(`is rolled back by the next ${readOnly ? 'reader' : 'writer'}, ${kind}`, () => {
        interrupt('db.sqlite', pragmas);
        assertOld('db.sqlite', readOnly);
        assert.equal(existsSync(at('db.sqlite.lock')), false);
      });

  it('is left alone while its writer lives', () => {
    interrupt('live.sqlite', [small, 'PRAGMA synchronous = OFF']);
    writeFileSync(at('live.sqlite.writer'), JSON.stringify({ pid: process.ppid, host: os.hostname() }));
    const before = readFileSync(at('live.sqlite-journal'));
    assert.throws(() => openSqlite(at('live.sqlite')), /is being written by process/);
    assert.deepEqual(readFileSync(at('live.sqlite-journal')), before);
  });

  it('is rolled back though the clock was set back since', () => {
    interrupt('later.sqlite', [small, 'PRAGMA synchronous = OFF']);
    const inAnHour = Date.now() / 1000 + 3600;
    utimesSync(at('later.sqlite.lock'), inAnHour, inAnHour);
    assertOld('later.sqlite', false);
  });

  it('is rolled back though the last record of the journal is cut off', () => {
    interrupt('cut.sqlite', [small, 'PRAGMA synchronous = OFF']);
    const journal = readFileSync(at('cut.sqlite-journal'));
    writeFileSync(at('cut.sqlite-journal'), Buffer.concat([journal, journal.subarray(512, 1_000)]));
    assertOld('cut.sqlite', false);
  });

  it('is over where the journal is nonsense', () => {
    interrupt('odd.sqlite', [small, 'PRAGMA synchronous = OFF']);
    copyFileSync(at('whole.sqlite'), at('odd.sqlite'));
    writeFileSync(at('odd.sqlite-journal'), 'no journal at all'.repeat(100));
    assertOld('odd.sqlite', false);
  });
});
