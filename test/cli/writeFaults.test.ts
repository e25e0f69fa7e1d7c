/** Full or read-only disks and vanished targets: one message, nothing changed, and the rest continues. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createFile, replaceFile, type WriteSystem } from '../../src/cli/replaceFile';
import { Unwritable } from '../../src/platform/node/pathError';
import { BUNDLE, bundle, type Outcome, PATIENCE, STORY, seedAnnotator } from './command';

const fault = (code: string): NodeJS.ErrnoException => Object.assign(new Error(`${code}: as it happens`), { code });

/** Effects that a test can give a step of a write. */
type Step = 'realpath' | 'lstat' | 'open' | 'writeFile' | 'chmod' | 'sync' | 'rename';

/** The file system with one step that fails halfway, or that first does something else. */
function faulty(step: Step, act: () => void | Promise<void>): WriteSystem {
  const before = async (name: Step) => {
    if (name === step) await act();
  };
  return {
    ...nodeFiles,
    realpath: (async (file: string) =>
      before('realpath').then(() => nodeFiles.realpath(file))) as WriteSystem['realpath'],
    lstat: (async (file: string, options: { bigint: true }) =>
      before('lstat').then(() => nodeFiles.lstat(file, options))) as WriteSystem['lstat'],
    rename: async (from, to) => before('rename').then(() => nodeFiles.rename(from, to)),
    open: async (file, flags, mode) => {
      await before('open');
      const handle = await nodeFiles.open(file, flags, mode);
      return new Proxy(handle, {
        get(target, name) {
          const value = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return async (...args: unknown[]) => {
            if (name === step && name === 'writeFile') await target.writeFile(String(args[0]).slice(0, 3));
            if (name === step) await act();
            return value.apply(target, args);
          };
        },
      });
    },
  };
}

describe('errors while writing a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
    file = path.join(folder, 'a.yaml');
    writeFileSync(file, 'before');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refused = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
    } catch (error) {
      assert.ok(error instanceof Unwritable, String(error));
      assert.doesNotMatch(error.message, /\n/);
      return error.message.replace(`${folder}${path.sep}`, '');
    }
    throw new assert.AssertionError({ message: 'it was written' });
  };

  const table: [step: Step, code: string, says: RegExp][] = [
    ['realpath', 'ENOENT', /^a\.yaml: not written: its folder does not exist$/],
    ['lstat', 'EACCES', /no permission to write there/],
    ['open', 'ENOSPC', /the disk is full\. Make room, then try again$/],
    ['open', 'EROFS', /the disk is read-only/],
    ['open', 'ENOENT', /its folder does not exist/],
    ['writeFile', 'ENOSPC', /the disk is full/],
    ['writeFile', 'EDQUOT', /the disk is full/],
    ['writeFile', 'EIO', /EIO: as it happens/],
    ['chmod', 'EIO', /EIO/],
    ['sync', 'ENOSPC', /the disk is full/],
    ['rename', 'EACCES', /no permission/],
    ['rename', 'ENOENT', /its folder does not exist/],
  ];
  for (const [step, code, says] of table) {
    it(`${code} at ${step}`, async () => {
      const system = faulty(step, () => Promise.reject(fault(code)));
      assert.match(await refused(replaceFile(file, 'after', undefined, system)), says);
      assert.equal(readFileSync(file, 'utf8'), 'before');
      assert.deepEqual(readdirSync(folder), ['a.yaml']);
    });
  }

  for (const step of ['writeFile', 'sync'] as const) {
    it(`a new file is not left incomplete: ENOSPC at ${step}`, async () => {
      const system = faulty(step, () => Promise.reject(fault('ENOSPC')));
      assert.match(await refused(createFile(path.join(folder, 'b'), 'after', system)), /the disk is full/);
      assert.deepEqual(readdirSync(folder), ['a.yaml']);
    });
  }

  it('writes on a file system without modes', async () => {
    await replaceFile(
      file,
      'after',
      undefined,
      faulty('chmod', () => Promise.reject(fault('EPERM'))),
    );
    assert.equal(readFileSync(file, 'utf8'), 'after');
  });

  const meanwhile: [name: string, act: () => void][] = [
    ['is changed', () => writeFileSync(file, 'by somebody else')],
    ['vanishes', () => rmSync(file)],
    [
      'becomes a link',
      () => {
        rmSync(file);
        symlinkSync('elsewhere', file);
      },
    ],
  ];
  for (const [name, act] of meanwhile) {
    it(`a file that ${name} during a write is left unchanged`, async () => {
      const system = faulty('sync', act);
      assert.match(
        await refused(replaceFile(file, 'after', undefined, system)),
        /another program changed it\. Try again/,
      );
      assert.equal(existsSync(path.join(folder, 'elsewhere')), false);
      assert.deepEqual(readdirSync(folder), name === 'vanishes' ? [] : ['a.yaml']);
    });
  }
});

describe('commands that cannot write', function () {
  this.timeout(PATIENCE);
  let folder: string;
  const PLACE = STORY.indexOf('the pilot');
  const ann = (label: string) => `T1\t${label} ${PLACE} ${PLACE + 9}\tthe pilot\n`;
  const make = (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
  };
  const run = (args: string[]): Promise<Outcome> => seedAnnotator(args, { cwd: folder });

  before(bundle);
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('a folder that does not exist or is not writable', async () => {
    make({ 'good/x.txt': STORY });
    const gone = await run(['report', '-o', 'nowhere/report.md', 'good/x.txt']);
    assert.deepEqual([gone.code, gone.err], [2, 'nowhere/report.md: not written: its folder does not exist\n']);
    make({ file: 'x' });
    const none = await run(['export', '--format', 'brat', '-o', 'file/out', 'good/x.txt']);
    assert.equal(none.code, 2);
    assert.match(none.err, /^file.out: not written: \S.*\n$/);
  });

  it('standard output on a full disk', function () {
    if (!existsSync('/dev/full')) {
      console.log('      skipped: there is no /dev/full here');
      this.skip();
    }
    make({ 'good/x.txt': STORY });
    const shell = `"${process.execPath}" "${BUNDLE}" extract good/x.txt > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', shell], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, 'standard output: the disk is full\n']);
  });

  it('a folder of another user', async function () {
    if (process.getuid?.() !== 0) {
      console.log('      skipped: only root can act as another user');
      this.skip();
    }
    make({ 'good/x.txt': STORY, 'good/x.ann': ann('New') });
    chmodSync(folder, 0o755);
    const child = spawnSync(process.execPath, [BUNDLE, 'import', 'good/x.ann'], {
      ...{ cwd: folder, encoding: 'utf8', uid: 65534, gid: 65534 },
    });
    assert.deepEqual(
      [child.status, child.stderr],
      [2, 'good/x.txt.annotations.yaml: not written: no permission to write there\n'],
    );
  });

  describe('to a disk', () => {
    let disk: string;
    const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
    beforeEach(function () {
      disk = path.join(folder, 'disk');
      mkdirSync(disk);
      if (process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk)) return;
      console.log('      skipped: a small disk cannot be mounted here');
      this.skip();
    });
    afterEach(() => void spawnSync('umount', [disk]));

    const sidecar = (ids: readonly string[]) =>
      `format: seed-annotations/1\nsource: x.txt\nannotations:\n${ids.map(id => `  - { id: ${id}, kind: tag, tag: ${'t'.repeat(200)}, target: { exact: the pilot } }\n`).join('')}`;
    const many = (letter: string) => sidecar(Array.from({ length: 200 }, (_, i) => `${letter}${i}`));
    /** Fills the disk completely. */
    const fill = () => {
      const rest = path.join(disk, 'rest');
      for (let size = 1 << 16; size >= 1; size >>= 1) {
        try {
          writeFileSync(rest, 'x'.repeat(size), { flag: 'a' });
        } catch {
          // Smaller writes may still succeed.
        }
      }
    };
    const leftovers = () => readdirSync(disk).filter(name => name.endsWith('.tmp'));

    const disks: [name: string, spoil: () => void, says: string][] = [
      ['full', fill, 'the disk is full. Make room, then try again'],
      ['read-only', () => void mount('-o', 'remount,ro', disk), 'the disk is read-only'],
    ];
    for (const [name, spoil, says] of disks) {
      it(`merge-sidecar, ${name}: OURS stays complete`, async () => {
        make({ base: sidecar([]), 'disk/ours': many('o'), theirs: many('t') });
        spoil();
        const { code, out, err } = await run(['merge-sidecar', 'base', 'disk/ours', 'theirs']);
        assert.deepEqual([code, out, err], [2, '', `disk/ours: not written: ${says}. Nothing was merged.\n`]);
        assert.equal(readFileSync(path.join(disk, 'ours'), 'utf8'), many('o'));
        assert.deepEqual(leftovers(), []);
      });

      it(`import, ${name}: the others continue`, async () => {
        make({ 'disk/x.txt': STORY, 'disk/x.ann': ann('New'), 'good/x.txt': STORY, 'good/x.ann': ann('New') });
        spoil();
        const { code, out, err } = await run(['import', '--author', 'anna', 'disk/x.ann', 'good/x.ann']);
        assert.deepEqual([code, err], [2, `disk/x.txt.annotations.yaml: not written: ${says}\n`]);
        assert.match(out, /good\/x\.txt: 1 annotation added/);
        assert.deepEqual(leftovers(), []);
      });

      it(`export and report, ${name}: one message each`, async () => {
        make({ 'disk/x.txt': STORY, 'good/x.txt': STORY });
        spoil();
        const each = await run(['export', '--format', 'web-annotation', 'disk/x.txt', 'good/x.txt']);
        assert.deepEqual([each.code, each.err], [2, `disk/x.jsonld: not written: ${says}\n`]);
        assert.ok(statSync(path.join(folder, 'good', 'x.jsonld')).size > 0);
        const joined = await run(['export', '--format', 'csv', '-o', 'disk/all.csv', 'good/x.txt']);
        assert.deepEqual([joined.code, joined.err], [2, `disk/all.csv: not written: ${says}\n`]);
        const report = await run(['report', '-o', 'disk/report.md', 'good/x.txt']);
        assert.deepEqual([report.code, report.err], [2, `disk/report.md: not written: ${says}\n`]);
        assert.deepEqual(leftovers(), []);
      });
    }
  });
});
