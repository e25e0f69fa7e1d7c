/** The version of an analysis is a hash of the learned files and of the code. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { analysisCode } from '../../../scripts/analysisCode';
import { createAnalyser } from '../../../src/core/analysis/analyser';
import manifest from '../../../src/core/analysis/data/manifest.json';
import { TRAINED } from '../../../src/core/analysis/trained';
import { DATA, hashesOf } from '../../../training/manifest';

describe('the version of an analysis', () => {
  const version = (id: string, code: string): string => createAnalyser({ ...TRAINED, id }, code).version;

  it('is the same for the same models and code', () => assert.equal(version('m', 'c'), version('m', 'c')));

  it('changes with the models', () => assert.notEqual(version('m', 'c'), version('n', 'c')));

  it('changes with the code', () => assert.notEqual(version('m', 'c'), version('m', 'd')));

  it('depends on every learned file: if this fails, run the training scripts or update the manifest', () => {
    assert.deepEqual(hashesOf(DATA), manifest);
    assert.ok(TRAINED.id.includes(manifest['names.json']));
  });

  describe('of the code', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seed-code-'));
    after(() => fs.rmSync(folder, { recursive: true }));
    const codeOf = (source: string): Promise<string> => {
      fs.writeFileSync(path.join(folder, 'part.ts'), source);
      fs.writeFileSync(path.join(folder, 'entry.ts'), "export { least } from './part';");
      return analysisCode(path.join(folder, 'entry.ts'));
    };

    it('changes with a constant of a file that the analysis imports', async () => {
      const before = await codeOf('export const least = 0.6;');
      assert.notEqual(await codeOf('export const least = 0.7;'), before);
      assert.equal(await codeOf('export const least = 0.6;'), before);
    });

    it('does not change with a comment', async () => {
      const before = await codeOf('export const least = 0.6;');
      assert.equal(await codeOf('/** Below this no speaker is given. */\nexport const least = 0.6;\n'), before);
    });

    it('covers the whole analysis', async () => assert.match(await analysisCode(), /^[0-9a-f]{32}$/));
  });
});
