import assert from 'node:assert/strict';
import {
  applyMigrations,
  backupName,
  MIGRATIONS,
  type Migration,
} from '../../../../src/core/annotation/sidecar/migrations';
import { editSidecar, readSidecar, renameSource } from '../../../../src/core/annotation/sidecar/sidecar';

const step = (from: number, to: number, change: (text: string) => string = text => text): Migration => ({
  from: `seed-annotations/${from}`,
  to: `seed-annotations/${to}`,
  migrate: text => change(text.replace(`annotations/${from}`, `annotations/${to}`)),
});
const OLD = `# mine
format: seed-annotations/-1
source: a.txt
annotations:
  - { id: n, kind: note, target: { exact: words }, text: Why? } # kept
`;
const STEPS = [
  step(0, 1, text => text.replace('remark:', 'body:')),
  step(-1, 0, text => text.replace('text:', 'remark:')),
];

describe('migrations', () => {
  it('do not exist yet: these are the first formats', () => assert.deepEqual(MIGRATIONS, []));

  it('are applied step by step, in any order of the list', () => {
    const { text, from } = applyMigrations(OLD, STEPS);
    assert.equal(from, 'seed-annotations/-1');
    assert.equal(text, OLD.replace('/-1', '/1').replace('text:', 'body:'));
  });

  it('do not change other texts', () => {
    for (const text of ['', 'format: [', 'format: seed-annotations/9\n', 'annotations: []\n'])
      assert.deepEqual(applyMigrations(text, STEPS), { text, from: null });
  });

  it('end even if the list has a cycle', () => {
    assert.equal(applyMigrations('format: seed-annotations/1\n', [step(1, 2), step(2, 1)]).from, 'seed-annotations/1');
  });

  it('read an earlier format, and rewrite it only with a change', () => {
    assert.deepEqual(
      readSidecar(OLD, STEPS).annotations.map(({ kind }) => kind),
      ['note'],
    );
    assert.equal(readSidecar(OLD).writable, false);
    assert.deepEqual(editSidecar(OLD, 'a.txt', [{ op: 'remove', id: 'none' }], STEPS), { ok: true, text: OLD });
    const edited = editSidecar(OLD, 'a.txt', [{ op: 'remove', id: 'n' }], STEPS);
    assert.ok(edited.ok);
    assert.deepEqual(
      [edited.migratedFrom, readSidecar(edited.text).format],
      ['seed-annotations/-1', 'seed-annotations/1'],
    );
    assert.match(edited.text, /^# mine\n/);
    const renamed = renameSource(OLD, 'b.txt', STEPS);
    assert.ok(renamed.ok && renamed.migratedFrom && /source: b\.txt/.test(renamed.text));
  });

  it('name the backup after the format', () =>
    assert.equal(
      backupName('a.txt.annotations.yaml', 'seed-annotations/0'),
      'a.txt.annotations.yaml.seed-annotations-0.bak',
    ));
});
