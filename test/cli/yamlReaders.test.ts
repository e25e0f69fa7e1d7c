/** Sidecars as other programs read them: PyYAML, which knows YAML 1.1 only, and Go's yaml.v3, which yq is made with. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { editSidecar, type SidecarChange } from '../../src/core/annotation';
import { bundle, PATIENCE, ROOT, STORY, seedAnnotator, temporaryFolder } from './command';

/** How to run a reader, which prints standard input as JSON; null if it cannot be had. */
type Reader = () => readonly [command: string, args: readonly string[]] | null;

const READ = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin.buffer.read()), sys.stdout, default=str)';

const READERS: Readonly<Record<string, Reader>> = {
  PyYAML: () => {
    const python = ['python3', 'python'].find(name => spawnSync(name, ['-c', 'import yaml']).status === 0);
    return python === undefined ? null : [python, ['-c', READ]];
  },
  'Go’s yaml.v3': () => {
    const program = path.join(ROOT, 'out', 'test', process.platform === 'win32' ? 'goYaml.exe' : 'goYaml');
    const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: path.join(__dirname, 'goYaml') });
    return built.status === 0 ? [program, []] : null;
  },
};

const ODD = [
  ...[
    'on',
    'off',
    'Yes',
    'NO',
    'y',
    'N',
    'true',
    '~',
    'null',
    '',
    '=',
    '<<',
    '-',
    '- x',
    '? y',
    ': z',
    'x:',
    '#x',
    'a #b',
  ],
  ...['12:30', '190:20:30', '1_000', '0x1F', '017', '0o17', '0b1', '1e3', '.5', '.inf', '-.INF', '.nan', '+1', '1.'],
  ...['2025-05-12', '2025-05-12 10:00:00', '%a', '@b', '`c', '&d', '*e', '!f', '|g', '>h', '[x]', '{x}', '"q"', "'q'"],
  ...[
    '--- a',
    '... b',
    '  lead',
    'trail  ',
    'a\tb',
    '\ta',
    'line\nline',
    '\u007f',
    '\u0085',
    '\u009f',
    '\ufeffx',
    '\ufffe',
  ],
  ...['\u2028', 'Málaga', '🚢', 'a\r\nb', '\u200b', '“Ja”, sa hun: “nei”'],
];

const sidecarOf = (texts: readonly string[]): string => {
  const changes = texts.map((words, i): SidecarChange => {
    const target = { exact: words, prefix: words, suffix: words, start: i, end: i + words.length };
    return { op: 'add', annotation: { id: `a${i}`, kind: 'note', target, body: words, author: words } };
  });
  const edited = editSidecar(null, 'story.txt', changes);
  assert.ok(edited.ok);
  return edited.text;
};

for (const [name, find] of Object.entries(READERS))
  describe(`a sidecar in ${name}`, function () {
    this.timeout(PATIENCE);
    let reader: ReturnType<Reader> = null;

    before(function () {
      reader = find();
      if (reader) return;
      console.log(`      skipped: ${name} cannot be had here`);
      this.skip();
    });

    for (const [how, change] of [
      ['', (text: string) => text],
      [', with a byte order mark', (text: string) => `\ufeff${text}`],
      [', with the line breaks of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ] as const)
      it(`has the same strings, whatever they look like${how}`, () => {
        const [command, args] = reader!;
        const read = spawnSync(command, args, { input: change(sidecarOf(ODD)), encoding: 'utf8' });
        assert.equal(read.status, 0, read.stderr);
        const { annotations } = JSON.parse(read.stdout);
        for (const [i, words] of ODD.entries()) {
          const { target, body, author } = annotations[i];
          const all = [target.exact, target.prefix, target.suffix, body, author];
          assert.deepEqual(all, [words, words, words, words, words], JSON.stringify(words));
        }
      });
  });

describe('a sidecar with a byte order mark', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const mark = '\ufeff';
  const marked = mark + sidecarOf(['a', 'b']);
  const textOf = (name: string) => readFileSync(path.join(folder.path, name), 'utf8');

  before(bundle);

  it('keeps it in an edit', () => {
    const target = { exact: 'c', prefix: '', suffix: '', start: 0, end: 1 };
    const edited = editSidecar(marked, 'story.txt', [
      { op: 'add', annotation: { id: 'c', kind: 'tag', target, tag: 'c' } },
    ]);
    assert.ok(edited.ok);
    assert.ok(edited.text.startsWith(marked), edited.text.slice(0, 200));
  });

  it('keeps it in an import', async () => {
    const at = STORY.indexOf('the pilot');
    folder.make({
      'story.txt': STORY,
      'story.txt.annotations.yaml': marked,
      'story.ann': `T1\tcrew ${at} ${at + 9}\tthe pilot\n`,
    });
    const { code, err } = await seedAnnotator(['import', '--author', 'ben', path.join(folder.path, 'story.ann')]);
    assert.equal(code, 0, err);
    assert.ok(textOf('story.txt.annotations.yaml').startsWith(marked));
    assert.match(textOf('story.txt.annotations.yaml'), /tag: crew/);
  });

  it('keeps ours in a merge', async () => {
    folder.make({ base: marked, ours: mark + sidecarOf(['a', 'b', 'c']), theirs: sidecarOf(['a']) });
    const { code, err } = await seedAnnotator(['merge-sidecar', 'base', 'ours', 'theirs'], { cwd: folder.path });
    assert.equal(code, 0, err);
    assert.ok(textOf('ours').startsWith(mark));
    assert.doesNotMatch(textOf('ours'), /id: a1/);
  });
});
