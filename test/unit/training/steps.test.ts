/** The chain of training steps makes every learned file, and says whether it is the committed one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../src/core/analysis/data/manifest.json';
import { compareFile } from '../../../training/compare';
import { STEPS } from '../../../training/steps';

const ROOT = path.join(import.meta.dirname, '../../..');

describe('the training steps', () => {
  const files = STEPS.flatMap(step => step.files);

  it('make each learned file once', () => {
    const made = files.map(file => file.name).filter(name => name.endsWith('.json'));
    assert.deepEqual(made.sort(), Object.keys(manifest).sort());
  });

  it('name scripts and committed files that exist', () => {
    const paths = [...STEPS.map(step => step.script), ...files.map(file => file.committed)];
    assert.deepEqual(
      paths.filter(file => !fs.existsSync(path.join(ROOT, file))),
      [],
    );
  });

  it('are all described in the README and in PROVENANCE.md', () => {
    const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
    const readme = read('training/README.md');
    const provenance = read('src/core/analysis/data/PROVENANCE.md');
    for (const { name, script } of STEPS) {
      assert.ok(readme.includes(`| \`${name}\` |`), name);
      assert.ok(provenance.includes(`\`${script}\``), script);
    }
  });

  for (const [why, args, said] of [
    ['a step that does not exist', ['--only', 'nouns'], /no step "nouns"; the steps are clusters, lexicon, names/],
    ['data that is not named', ['--only', 'names', '--out', os.tmpdir()], /names: not run: SEED_DATA not set/],
  ] as const)
    it(`end with code 2 for ${why}`, () => {
      const { SEED_DATA: _, ...env } = process.env;
      const run = spawnSync(process.execPath, ['--import=tsx', 'training/train.ts', ...args], {
        cwd: ROOT,
        env,
        encoding: 'utf8',
      });
      assert.match(run.stdout + run.stderr, said);
      assert.equal(run.status, 2);
    });
});

describe('a file that a training step made', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seed-training-'));
  after(() => fs.rmSync(folder, { recursive: true }));

  for (const [verdict, made, committed] of [
    ['same', '[1]\n', '[1]\n'],
    ['different', '[1]\n', '[1]'],
    ['different', '[1]\n', null],
    ['not written', null, '[1]\n'],
  ] as const)
    it(`is "${verdict}" for ${JSON.stringify(made)} if ${JSON.stringify(committed)} is committed`, () => {
      const files = { 'made.json': made, 'committed.json': committed };
      for (const [name, text] of Object.entries(files)) {
        fs.rmSync(path.join(folder, name), { force: true });
        if (text !== null) fs.writeFileSync(path.join(folder, name), text);
      }
      assert.equal(compareFile({ name: 'made.json', committed: 'committed.json' }, folder, folder), verdict);
    });
});
