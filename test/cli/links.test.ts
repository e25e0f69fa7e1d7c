/** Untrusted folders: links and articles in them are never overwritten. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundle, type Outcome, PATIENCE, STORY, seedAnnotator } from './command';

const TEXT = 'x.txt';
const SIDECAR = 'x.txt.annotations.yaml';
const PLACE = STORY.indexOf('the pilot');
const ANN = `T1\tPerson ${PLACE} ${PLACE + 9}\tthe pilot\n`;
const YAML = `format: seed-annotations/1
source: x.txt
annotations:
  - id: mine
    kind: tag
    tag: crew
    target: { exact: the pilot, start: 69, end: 78 }
`;
const withNote = (id: string): string =>
  `${YAML}  - id: ${id}\n    kind: tag\n    tag: more\n    target: { exact: We wait, start: 39, end: 46 }\n`;
const SECRET = 'what a person keeps elsewhere\n';
const WINDOWS = process.platform === 'win32';

function canLink(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
  try {
    symlinkSync('a', path.join(folder, 'b'));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('writing in an untrusted folder', function () {
  this.timeout(PATIENCE);
  let root: string;
  let folder: string;
  let outside: string;
  const at = (...names: string[]) => path.join(folder, ...names);
  const run = (args: string[]): Promise<Outcome> => seedAnnotator(args, { cwd: folder });
  const leftovers = () => readdirSync(folder).filter(name => name.endsWith('.tmp'));

  before(function () {
    bundle();
    if (canLink()) return;
    console.log('      skipped: symbolic links cannot be made here');
    this.skip();
  });
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
    folder = path.join(root, 'corpus');
    outside = path.join(root, 'secret');
    mkdirSync(folder);
    writeFileSync(outside, SECRET);
    writeFileSync(at(TEXT), STORY);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const export_ = (format: string, ...more: string[]) => ['export', '--format', format, ...more, TEXT];
  const merge = ['merge-sidecar', 'base.yaml', 'ours.yaml', 'theirs.yaml'];
  const targets: [name: string, link: string, args: string[]][] = [
    ['export to brat', 'x.ann', export_('brat')],
    ['export to Web Annotation', 'x.jsonld', export_('web-annotation')],
    ['export to TEI', 'x.tei.xml', export_('tei')],
    ['export to a file', 'all.csv', export_('csv', '--output', 'all.csv')],
    ['export of a text', 'out/x.txt', export_('brat', '--output', 'out')],
    ['a report', 'report.md', ['report', '--output', 'report.md', TEXT]],
    ['an import', SIDECAR, ['import', 'x.ann']],
    ['a merge', 'ours.yaml', merge],
  ];
  for (const [name, link, args] of targets) {
    for (const dangling of [false, true]) {
      it(`${name}: a ${dangling ? 'broken ' : ''}link in place of the file is refused`, async () => {
        const target = dangling ? path.join(root, 'nothing') : outside;
        if (link === SIDECAR || link === 'ours.yaml') writeFileSync(outside, YAML);
        if (link === SIDECAR) writeFileSync(at('x.ann'), ANN);
        for (const file of ['base.yaml', 'theirs.yaml'])
          writeFileSync(at(file), file === 'base.yaml' ? YAML : withNote('theirs'));
        mkdirSync(at('out'));
        symlinkSync(target, at(link));
        const before = readFileSync(outside, 'utf8');
        const { code, err } = await run(args);
        assert.equal(code, 2, err);
        assert.match(err, /symbolic link|no such file|a different text|something else with this name/);
        assert.equal(err.trimEnd().split('\n').length, 1, err);
        assert.equal(readFileSync(outside, 'utf8'), before);
        assert.equal(existsSync(path.join(root, 'nothing')), false);
        assert.equal(readlinkSync(at(link)), target);
        assert.deepEqual(leftovers(), []);
      });
    }
  }

  it('a file with the name of a former temporary file is not changed', async () => {
    writeFileSync(at('x.ann'), ANN);
    symlinkSync(outside, at(`${SIDECAR}.tmp`));
    const { code, err } = await run(['import', 'x.ann']);
    assert.equal(code, 0, err);
    assert.match(readFileSync(at(SIDECAR), 'utf8'), /exact: the pilot/);
    assert.equal(readFileSync(outside, 'utf8'), SECRET);
    assert.deepEqual(leftovers(), [`${SIDECAR}.tmp`]);
  });

  it('writes to a folder that is named by a link', async () => {
    mkdirSync(path.join(root, 'real'));
    symlinkSync(path.join(root, 'real'), at('linked'));
    const { code, err } = await run(export_('csv', '--output', 'linked/all.csv'));
    assert.equal(code, 0, err);
    assert.match(readFileSync(path.join(root, 'real', 'all.csv'), 'utf8'), /We wait/);
  });

  describe('a sidecar that is a link', () => {
    const adding = async (target: string): Promise<Outcome> => {
      writeFileSync(at('x.ann'), ANN.replace('Person', 'New'));
      symlinkSync(target, at(SIDECAR));
      return run(['import', 'x.ann']);
    };
    const inside: [name: string, mark: string | null, sidecar: string][] = [
      ['in the folder of the article', null, 'store.annotations.yaml'],
      ['below the folder with seed-annotator.yaml', 'seed-annotator.yaml', '../store/x.yaml'],
      ['below the folder with .git', '.git', '../store/x.txt.annotations.yaml'],
    ];
    for (const [name, mark, target] of inside) {
      it(`is written through to a target ${name}`, async () => {
        if (mark) writeFileSync(path.join(root, mark), 'format: seed-annotator/1\n');
        mkdirSync(path.join(root, 'store'));
        writeFileSync(at(target), YAML);
        const { code, err } = await adding(target);
        assert.equal(code, 0, err);
        assert.equal(readlinkSync(at(SIDECAR)), target);
        assert.match(readFileSync(at(target), 'utf8'), /id: mine[\s\S]*tag: New/);
      });
    }

    const refused: [name: string, prepare: () => string, says: RegExp][] = [
      [
        'outside of the workspace',
        () => {
          writeFileSync(outside, YAML);
          return outside;
        },
        /is a symbolic link to .*secret, which is outside of the folder .*corpus/,
      ],
      [
        'that is the sidecar of another article',
        () => {
          writeFileSync(at('y.txt'), STORY);
          writeFileSync(at('y.txt.annotations.yaml'), YAML);
          return 'y.txt.annotations.yaml';
        },
        /the sidecar of another article/,
      ],
      [
        'that is no sidecar by its name',
        () => {
          mkdirSync(at('.vscode'));
          writeFileSync(at('.vscode', 'settings.json'), '{}');
          return '.vscode/settings.json';
        },
        /whose name is not that of an annotation file/,
      ],
      ['that is not there', () => 'nothing.yaml', /is a broken symbolic link/],
      ['that leads back to itself', () => SIDECAR, /leads back to itself|is a broken symbolic link/],
    ];
    for (const [name, prepare, says] of refused) {
      it(`is refused with a target ${name}`, async () => {
        const target = prepare();
        const file = path.resolve(folder, target);
        const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
        const { code, err } = await adding(target);
        assert.equal(code, 2);
        assert.match(err, says);
        assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : null, before);
      });
    }

    it('is written through by a merge', async () => {
      writeFileSync(at('base.yaml'), YAML);
      writeFileSync(at('theirs.yaml'), withNote('theirs'));
      writeFileSync(at('store.yaml'), YAML);
      symlinkSync('store.yaml', at(SIDECAR));
      const { code, err } = await run(['merge-sidecar', 'base.yaml', SIDECAR, 'theirs.yaml']);
      assert.equal(code, 0, err);
      assert.match(readFileSync(at('store.yaml'), 'utf8'), /id: theirs/);
      assert.ok(lstatSync(at(SIDECAR)).isSymbolicLink());
    });
  });

  describe('modes', () => {
    before(function () {
      if (!WINDOWS) return;
      console.log('      skipped: files have no modes here');
      this.skip();
    });
    const written: [name: string, file: string, args: string[]][] = [
      ['import', SIDECAR, ['import', 'x.ann']],
      ['export', 'x.jsonld', export_('web-annotation')],
      ['report', 'report.md', ['report', '--output', 'report.md', TEXT]],
      ['merge-sidecar', 'ours.yaml', merge],
    ];
    for (const [name, file, args] of written) {
      for (const mode of [0o664, 0o600, 0o640]) {
        it(`${name} keeps ${mode.toString(8)}`, async () => {
          writeFileSync(at('x.ann'), ANN.replace('Person', 'New'));
          writeFileSync(at('base.yaml'), YAML);
          writeFileSync(at('theirs.yaml'), withNote('theirs'));
          writeFileSync(at(file), YAML.slice(0, file.endsWith('.yaml') ? undefined : 0));
          chmodSync(at(file), mode);
          const before = readFileSync(at(file), 'utf8');
          const { code, err } = await run(args);
          assert.equal(code, 0, err);
          assert.notEqual(readFileSync(at(file), 'utf8'), before);
          assert.equal(statSync(at(file)).mode & 0o777, mode);
        });
      }
    }

    it('a read-only file is reported and not changed', async () => {
      writeFileSync(at('x.ann'), ANN.replace('Person', 'New'));
      writeFileSync(at(SIDECAR), YAML);
      chmodSync(at(SIDECAR), 0o444);
      const { code, err } = await run(['import', 'x.ann']);
      assert.deepEqual(
        [code, err],
        [2, `${SIDECAR}: not written: it is read-only. Make it writable, then try again\n`],
      );
      assert.equal(readFileSync(at(SIDECAR), 'utf8'), YAML);
    });
  });

  describe('files that an output must never replace', () => {
    const table: [name: string, output: string, prepare: () => void, says: RegExp][] = [
      ['the article', 'x.txt', () => undefined, /which the command reads/],
      ['the article by another spelling', './/../corpus/x.txt', () => undefined, /which the command reads/],
      ['the article by a hard link', 'linked.md', () => linkSync(at(TEXT), at('linked.md')), /which the command reads/],
      ['another article by its content', 'y.md', () => writeFileSync(at('y.md'), STORY), /this is an article/],
      ['another article by its name', 'y.seed', () => writeFileSync(at('y.seed'), 'No header.'), /this is an article/],
      [
        'a text with annotations',
        'y.md',
        () => {
          writeFileSync(at('y.md'), 'No header.');
          writeFileSync(at('y.md.annotations.yaml'), YAML);
        },
        /this is an article/,
      ],
      ['its own sidecar', SIDECAR, () => writeFileSync(at(SIDECAR), YAML), /a name of annotations/],
      ['a sidecar that is not there', 'z.txt.Annotations.YAML', () => undefined, /a name of annotations/],
      ['annotations by their content', 'copy.bak', () => writeFileSync(at('copy.bak'), YAML), /holds annotations/],
      ['the corpus file', 'seed-annotator.yaml', () => undefined, /a name of annotations/],
    ];
    for (const [name, output, prepare, says] of table) {
      for (const args of [export_('csv', '--output', output), ['report', '--output', output, TEXT]]) {
        it(`${args[0]}: ${name}`, async () => {
          prepare();
          const before = existsSync(at(output)) ? readFileSync(at(output), 'utf8') : null;
          const { code, err } = await run(args);
          assert.equal(code, 2);
          assert.match(err, says);
          assert.equal(existsSync(at(output)) ? readFileSync(at(output), 'utf8') : null, before);
          assert.deepEqual(leftovers(), []);
        });
      }
    }

    it('an input that comes later in the same command', async () => {
      const text = 'A text without header, “quoted,” said Ana Brodsky.\n';
      writeFileSync(at('x.ann'), text);
      const { code, err } = await run(['export', '--format', 'brat', TEXT, 'x.ann']);
      assert.equal(code, 2);
      assert.match(err, /x\.ann: not written: this is x\.ann, which the command reads/);
      assert.equal(readFileSync(at('x.ann'), 'utf8'), text);
    });

    it('an input of a merge, under another name', async () => {
      writeFileSync(at('base.yaml'), YAML);
      writeFileSync(at('theirs.yaml'), withNote('theirs'));
      linkSync(at('base.yaml'), at('ours.yaml'));
      const { code, err } = await run(merge);
      assert.equal(code, 2);
      assert.match(err, /base\.yaml is the same file\. Nothing was merged\./);
      assert.equal(readFileSync(at('base.yaml'), 'utf8'), YAML);
    });

    it('an output may be written again', async () => {
      for (const output of ['all.csv', 'all.csv']) assert.equal((await run(export_('csv', '-o', output))).code, 0);
      for (let i = 0; i < 2; i++) assert.equal((await run(['report', '-o', 'report.md', TEXT, TEXT])).code, 0);
      for (let i = 0; i < 2; i++) assert.equal((await run(export_('brat'))).code, 0);
    });

    it('a dash is standard output', async () => {
      const { code, out } = await run(export_('csv', '--output', '-'));
      assert.equal(code, 0);
      assert.match(out, /We wait/);
      assert.equal((await run(export_('brat', '--output', '-'))).code, 2);
      assert.deepEqual(readdirSync(folder), [TEXT]);
    });
  });
});
