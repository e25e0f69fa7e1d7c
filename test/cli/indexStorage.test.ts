import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { tidyStorage } from '../../src/platform/node/indexing/storage';

const NOW = Date.UTC(2026, 0, 1);
const daysAgo = (days: number): number => NOW / 1000 - days * 86_400;
const nameOf = (digit: string): string => `${digit.repeat(32)}.sqlite`;

describe('the storage of indices', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'storage-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function put(name: string, days: number, bytes = 10): string {
    const file = path.join(folder, name);
    writeFileSync(file, Buffer.alloc(bytes));
    utimesSync(file, daysAgo(days), daysAgo(days));
    return file;
  }
  const left = (): string[] => readdirSync(folder).sort();

  it('deletes what was not used for long, but nothing else', () => {
    const own = put(nameOf('a'), 400);
    put(nameOf('b'), 100);
    put(nameOf('c'), 10);
    put('notes.sqlite', 400);
    tidyStorage(own, NOW);
    assert.deepEqual(left(), [nameOf('a'), nameOf('c'), 'notes.sqlite']);
  });

  it('deletes the oldest where all together are too large, but none that is being written', () => {
    const own = put(nameOf('a'), 0, 1000);
    put(nameOf('b'), 1, 40);
    put(nameOf('c'), 2, 40);
    const written = put(nameOf('d'), 3, 40);
    put(nameOf('e'), 4, 40);
    writeFileSync(`${written}.writer`, JSON.stringify({ pid: process.pid, host: hostname() }));
    tidyStorage(own, NOW, 100);
    assert.deepEqual(left(), [nameOf('a'), nameOf('b'), nameOf('c'), nameOf('d'), `${nameOf('d')}.writer`]);
  });

  it('does nothing where there is no database yet', () => {
    tidyStorage(path.join(folder, nameOf('a')), NOW);
    assert.deepEqual(left(), []);
  });
});
