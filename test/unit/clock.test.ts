/** Durations are measured by a clock that nobody sets: with the other one, a wait could last as long as it is set back. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = path.resolve(__dirname, '../../src');

/** Where the time of day is meant: ages of files, and a name. */
const TIME_OF_DAY = [
  'cli/draftSweeper.ts',
  'extension/features/articleImport/importArticles.ts',
  'extension/features/exchange/remarks.ts',
  'extension/stores/draftSweeper.ts',
  'platform/node/indexing/indexWorker.ts',
  'platform/node/sqlite.ts',
];

it('no duration depends on the time of day', () => {
  const found = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll(path.sep, '/'))
    .filter(name => name.endsWith('.ts') && /Date\.now\(/.test(readFileSync(path.join(SOURCE, name), 'utf8')));
  assert.deepEqual(found.sort(), TIME_OF_DAY);
});
