/** Pipes, devices, folders and endless files instead of inputs: they are reported, and the rest is read. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundle, type Outcome, PATIENCE, STORY, seedAnnotator } from './command';

const canMakePipes = process.platform !== 'win32' && spawnSync('mkfifo', ['--version']).error === undefined;
const PLACE = STORY.indexOf('the pilot');
const ANN = `T1\tPerson ${PLACE} ${PLACE + 9}\tthe pilot\n`;
const MEBIBYTE = 1 << 20;

/** Replacements for a file: how to make one, and the expected message. */
const ODD: [name: string, make: (file: string) => void, says: RegExp][] = [
  ['a pipe', file => spawnSync('mkfifo', [file]), /is a pipe, not a plain file/],
  [
    'a link to a pipe',
    file => {
      spawnSync('mkfifo', [`${file}.pipe`]);
      symlinkSync(`${path.basename(file)}.pipe`, file);
    },
    /is a pipe, not a plain file/,
  ],
  ['a link to a device', file => symlinkSync('/dev/zero', file), /is a device, not a plain file/],
  ['a folder', file => mkdirSync(file), /is a directory/],
];

describe('files that are not plain files', function () {
  this.timeout(PATIENCE);
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const run = (args: string[], input = ''): Promise<Outcome> => seedAnnotator(args, { cwd: folder, input });

  before(function () {
    bundle();
    if (canMakePipes && existsSync('/dev/zero')) return;
    console.log('      skipped: there are no pipes and devices here');
    this.skip();
  });
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
    writeFileSync(at('good.txt'), STORY);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const good = /good\.txt/;
  const roles: [role: string, file: string, args: string[], input: string, alsoPrints: RegExp | null][] = [
    ['an article', 'x.txt', ['extract', 'x.txt', 'good.txt'], '', good],
    ['an article of a list', 'x.txt', ['extract', '-'], 'x.txt\ngood.txt\n', good],
    ['a seed file of a folder', 'x.seed', ['extract', '.'], '', good],
    ['a sidecar', 'x.txt.annotations.yaml', ['export', '--format', 'csv', 'x.txt', 'good.txt'], '', good],
    ['a sidecar to check', 'x.txt.annotations.yaml', ['check', '.'], '', null],
    ['the corpus file', 'sub/seed-annotator.yaml', ['report', 'sub/x.txt', 'good.txt'], '', good],
    ['a file to import', 'x.ann', ['import', 'x.ann', 'good.ann'], '', good],
    ['a file to import, in a folder', 'x.ann', ['import', '.'], '', good],
    ['the text beside an import', 'x.txt', ['import', 'x.ann', 'good.ann'], '', good],
    ['one side of a merge', 'x.yaml', ['merge-sidecar', 'base.yaml', 'x.yaml', 'base.yaml'], '', null],
  ];
  for (const [role, file, args, input, alsoPrints] of roles) {
    for (const [name, make, says] of ODD) {
      // Folders are walked.
      if (name === 'a folder' && (args.includes(file) || args.includes('.') || input)) continue;
      it(`${name} as ${role}`, async () => {
        mkdirSync(at('sub'));
        for (const article of ['x.txt', 'sub/x.txt']) if (article !== file) writeFileSync(at(article), STORY);
        for (const one of ['x.ann', 'good.ann']) if (one !== file) writeFileSync(at(one), ANN);
        writeFileSync(at('base.yaml'), 'annotations: []\n');
        make(at(file));
        const { code, out, err } = await run(args, input);
        assert.equal(code, 2, err);
        assert.match(err, says);
        if (alsoPrints) assert.match(out, alsoPrints);
      });
    }
  }

  const sizes: [name: string, file: string, size: number, args: string[], says: RegExp][] = [
    ['an article', 'x.txt', 64 * MEBIBYTE, ['extract', 'x.txt', 'good.txt'], /larger than 64 MiB/],
    ['a sidecar', 'good.txt.annotations.yaml', 16 * MEBIBYTE, ['report', 'good.txt'], /larger than 16 MiB/],
    ['a corpus file', 'seed-annotator.yaml', 16 * MEBIBYTE, ['report', 'good.txt'], /larger than 16 MiB/],
    ['a file to import', 'x.ann', 256 * MEBIBYTE, ['import', 'x.ann'], /larger than 256 MiB/],
  ];
  for (const [name, file, size, args, says] of sizes) {
    it(`${name} that exceeds the maximum size`, async () => {
      writeFileSync(at(file), '');
      truncateSync(at(file), size + 1);
      const { code, err } = await run(args);
      assert.equal(code, 2);
      assert.match(err, says);
    });
  }

  it('an article of unknown size is read to its end', async function () {
    if (!existsSync('/proc/self/environ')) {
      console.log('      skipped: there is no /proc here');
      this.skip();
    }
    const { code, out } = await run(['extract', '/proc/self/environ']);
    assert.equal(code, 0);
    assert.match(out, /environ/);
  });

  it('standard input can be named as a file', async () => {
    const { code, out, err } = await run(['extract', '/dev/stdin'], STORY);
    assert.equal(code, 0, err);
    assert.match(out, /Ana Brodsky/);
  });
});
