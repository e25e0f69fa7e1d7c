/** Annotations of two people on one article, merged by git with and without the merge driver. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Annotation, Note, SpeakerDecision } from '../../src/core/annotation/model/annotation';
import { editSidecar, readSidecar, type SidecarChange } from '../../src/core/annotation/sidecar/sidecar';
import { BUNDLE, bundle, PATIENCE, seedAnnotator, temporaryFolder } from './command';

const SIDECAR = 'report.txt.annotations.yaml';
const target = { exact: 'the words', prefix: 'of ', suffix: ' that', start: 7, end: 16 };
const note = (id: string, body: string): Note => ({ id, kind: 'note', target, body, created: '2026-01-01T10:00:00Z' });
const SPEAKER: SpeakerDecision = {
  ...{ id: 's1', target, created: '2026-01-01T10:00:00Z', modified: '2026-01-02T10:00:00Z' },
  ...{ kind: 'speaker', status: 'corrected', speaker: 'Mari Solberg' },
};
const add = (annotation: Annotation): SidecarChange => ({ op: 'add', annotation });
const update = (annotation: Annotation): SidecarChange => ({ op: 'update', annotation });

class Repository {
  constructor(
    readonly folder: string,
    readonly driver: boolean,
  ) {
    mkdirSync(folder, { recursive: true });
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', 'Anna');
    this.git('config', 'user.email', 'anna@example.org');
    if (driver) {
      this.git('config', 'merge.seed.driver', `"${process.execPath}" "${BUNDLE}" merge-sidecar %O %A %B %P`);
      appendFileSync(path.join(folder, '.gitattributes'), '*.annotations.yaml merge=seed\n');
    }
    this.commit(add(note('n1', 'one')), add(SPEAKER));
  }

  git(...args: string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', args, { cwd: this.folder, env, encoding: 'utf8' });
  }

  get text(): string {
    return readFileSync(path.join(this.folder, SIDECAR), 'utf8');
  }

  commit(...changes: SidecarChange[]): void {
    const before = this.git('ls-files', SIDECAR) ? this.text : null;
    const edited = editSidecar(before, 'report.txt', changes);
    assert.ok(edited.ok);
    writeFileSync(path.join(this.folder, SIDECAR), edited.text);
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'work');
  }

  /** Both sides start from the same commit; then theirs is merged into ours. */
  merge(ours: SidecarChange[], theirs: SidecarChange[]): { conflict: boolean; said: string } {
    this.git('checkout', '-q', '-b', 'theirs');
    this.commit(...theirs);
    this.git('checkout', '-q', 'main');
    this.commit(...ours);
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    const { status, stdout, stderr } = spawnSync('git', ['merge', '-q', '--no-edit', 'theirs'], {
      ...{ cwd: this.folder, env, encoding: 'utf8' },
    });
    return { conflict: status !== 0, said: stdout + stderr };
  }
}

describe('sidecars in git', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const repository = (name: string, driver: boolean) => new Repository(path.join(folder.path, name), driver);
  before(bundle);

  const added = { ours: [add(note('o', 'by us'))], theirs: [add(note('t', 'by them'))] };

  it('two people added different annotations: no conflict', () => {
    const repo = repository('added', true);
    assert.equal(repo.merge(added.ours, added.theirs).conflict, false);
    assert.deepEqual(
      readSidecar(repo.text).annotations.map(({ id }) => id),
      ['n1', 's1', 'o', 't'],
    );
    assert.equal(repo.git('status', '--porcelain'), '');
  });

  it('without the driver git leaves a conflict, and the file is reported and never written', () => {
    const repo = repository('plain', false);
    assert.equal(repo.merge(added.ours, added.theirs).conflict, true);
    const { writable, problems } = readSidecar(repo.text);
    assert.deepEqual([writable, problems[0].code], [false, 'yaml/conflict-markers']);
    for (const body of ['by us', 'by them']) assert.ok(repo.text.includes(body));
    assert.equal(editSidecar(repo.text, 'report.txt', [add(note('x', 'x'))]).ok, false);
  });

  it('without the driver git merges distant changes', () => {
    const repo = repository('apart', false);
    const { conflict } = repo.merge([update({ ...note('n1', 'changed') })], added.theirs);
    assert.equal(conflict, false);
    assert.equal(readSidecar(repo.text).annotations.length, 3);
  });

  it('both created the sidecar: one file with all annotations', () => {
    const repo = repository('both-new', true);
    repo.git('rm', '-q', SIDECAR);
    repo.git('commit', '-q', '-m', 'none');
    assert.equal(repo.merge(added.ours, added.theirs).conflict, false);
    assert.equal(readSidecar(repo.text).annotations.length, 2);
  });

  it('both changed one annotation: a conflict on that one only, with both versions', () => {
    const repo = repository('conflict', true);
    const { conflict, said } = repo.merge(
      [update(note('n1', 'ours of it')), ...added.ours],
      [update(note('n1', 'theirs of it')), ...added.theirs],
    );
    assert.equal(conflict, true);
    assert.match(said, /^report\.txt\.annotations\.yaml: annotation n1: both sides changed .* keep one/m);
    assert.match(repo.git('status', '--porcelain'), /^UU report\.txt\.annotations\.yaml$/m);
    const [, before, ours, theirs, after] =
      /^([\s\S]*)<<<<<<<.*\n([\s\S]*)=======\n([\s\S]*)>>>>>>>.*\n([\s\S]*)$/.exec(repo.text)!;
    assert.ok(ours.includes('ours of it') && theirs.includes('theirs of it'), repo.text);
    assert.deepEqual(
      [ours, theirs].map(kept => readSidecar(before + kept + after).annotations.length),
      [4, 4],
    );
  });

  const small: [name: string, change: SidecarChange, most: number][] = [
    ['a changed speaker', update({ ...SPEAKER, speaker: 'Ola Dahl', modified: '2026-01-03T10:00:00Z' }), 2],
    ['a resolved note', update({ ...note('n1', 'one'), resolved: true, modified: '2026-01-03T10:00:00Z' }), 2],
    ['a removed annotation', { op: 'remove', id: 'n1' }, 11],
  ];
  for (const [name, change, most] of small) {
    it(`${name} is a diff of at most ${most} lines to each side`, () => {
      const repo = repository(name.replaceAll(' ', '-'), false);
      repo.commit(change);
      const [added, removed] = repo.git('diff', '--numstat', 'HEAD~1').split('\t').map(Number);
      assert.ok(added <= most && removed <= most && added + removed > 0, repo.git('diff', 'HEAD~1'));
    });
  }

  it('leaves our file unchanged if a file cannot be read', async () => {
    folder.make({ base: '', ours: 'annotations: []\n', theirs: Buffer.from([0xff, 0x20, 0xc3]) });
    const { code, err } = await seedAnnotator(['merge-sidecar', 'base', 'ours', 'theirs'], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(err, /^theirs: not UTF-8 at byte 0\..* Nothing was merged\.\n$/);
    assert.equal(readFileSync(path.join(folder.path, 'ours'), 'utf8'), 'annotations: []\n');
  });

  it('refuses a wrong number of files', async () => {
    const { code, err } = await seedAnnotator(['merge-sidecar', 'a', 'b']);
    assert.equal(code, 2);
    assert.match(err, /takes three files/);
  });
});
