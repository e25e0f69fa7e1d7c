import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TRAINED } from '../../src/core/analysis';
import { loadModels } from '../../src/core/analysis/loadModels';
import { runToEnd } from '../../src/core/text';
import { readModels } from '../../src/platform/node/models';
import { MODELS } from '../unit/analyse';

describe('models read from their file', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-models-'));
  after(() => rmSync(folder, { recursive: true }));

  it('have their bytes decoded, and are the same once they are loaded', () => {
    const file = path.join(folder, 'models.json');
    writeFileSync(file, JSON.stringify(TRAINED));
    const data = readModels(file);
    assert.equal(data.id, TRAINED.id);
    assert.ok(data.names.weights instanceof Uint8Array && data.lexicon.words.payloads instanceof Uint8Array);
    const read = runToEnd(loadModels(data));
    assert.deepEqual(read.names, MODELS.names);
    assert.deepEqual(read.lexicon, MODELS.lexicon);
  });

  it('are missed with the error of the file system', () => {
    assert.throws(() => readModels(path.join(folder, 'none.json')), { code: 'ENOENT' });
  });
});
