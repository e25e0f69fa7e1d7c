/**
 * Everything that `extract` says of the golden articles and the seeds, by hash. It catches a change that no other test
 * has a word for. After a change on purpose: `UPDATE_FROZEN=1 npx mocha --import=tsx test/unit/analysis/frozen.test.ts`,
 * and look at the figures of `npm run bench:accuracy`.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyseAt, createAnalyser, TRAINED } from '../../../src/core/analysis';
import { parse } from '../../../src/core/article';
import { extractArticle } from '../../../src/core/interchange';
import { LineIndex } from '../../../src/core/text';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const FROZEN = path.join(ROOT, 'test', 'golden', 'frozen.json');

const articles = ['test/golden', 'seeds'].flatMap(folder =>
  readdirSync(path.join(ROOT, folder))
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => `${folder}/${name}`),
);

describe('what extract says', () => {
  const analyser = createAnalyser(TRAINED);

  function hashOf(file: string): string {
    const text = readFileSync(path.join(ROOT, file), 'utf8').replace(/\r\n/g, '\n');
    const lines = new LineIndex(text);
    const { articles, problems } = parse(text);
    const extracted = articles.map(article =>
      extractArticle({ file, text, lines, problems }, analyseAt(analyser, text, article)),
    );
    return createHash('sha256').update(JSON.stringify(extracted)).digest('hex').slice(0, 16);
  }

  if (process.env.UPDATE_FROZEN) {
    const hashes = Object.fromEntries(articles.map(file => [file, hashOf(file)]));
    writeFileSync(FROZEN, `${JSON.stringify(hashes, null, 2)}\n`);
  }
  const frozen: Readonly<Record<string, string>> = JSON.parse(readFileSync(FROZEN, 'utf8'));

  it('is frozen for every golden article and seed', () =>
    assert.deepEqual(Object.keys(frozen).sort(), [...articles].sort()));

  for (const file of articles) it(`is as it was: ${file}`, () => assert.equal(hashOf(file), frozen[file]));
});
