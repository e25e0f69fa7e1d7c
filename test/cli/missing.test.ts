/** What the editor asks the disk before it asks the editor's file system. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isMissing } from '../../src/platform/node/missing';

describe('a missing file', () => {
  let folder: string;
  const at = (...names: string[]): string => path.join(folder, ...names);
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is one that is not there, or whose folder is not', async () => {
    assert.equal(await isMissing(at('none.yaml')), true);
    assert.equal(await isMissing(at('none', 'none.yaml')), true);
  });

  it('is none that cannot be read as one: the editor says what it is', async () => {
    writeFileSync(at('file'), '');
    assert.equal(await isMissing(at('file')), false);
    assert.equal(await isMissing(folder), false);
    assert.equal(await isMissing(at('file', 'below')), process.platform === 'win32');
    assert.equal(await isMissing(at('name\0with a zero')), false);
  });

  it('is no link that leads nowhere', async function () {
    if (process.platform === 'win32') {
      console.log('      skipped: links need rights here that most people lack');
      this.skip();
    }
    symlinkSync(at('nowhere'), at('link'));
    assert.equal(await isMissing(at('link')), false);
  });
});
