/** Sidecars as PyYAML reads them, which knows YAML 1.1 only. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { editSidecar, type SidecarChange } from '../../src/core/annotation';

const READ = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin.buffer.read()), sys.stdout, default=str)';
const python = ['python3', 'python'].find(name => spawnSync(name, ['-c', 'import yaml']).status === 0);

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

describe('a sidecar in PyYAML', () => {
  it('has the same strings, whatever they look like', function () {
    if (!python) {
      this.test!.title += ': skipped, since there is no Python with PyYAML';
      this.skip();
    }
    const changes = ODD.map((words, i): SidecarChange => {
      const target = { exact: words, prefix: words, suffix: words, start: i, end: i + words.length };
      return { op: 'add', annotation: { id: `a${i}`, kind: 'note', target, body: words, author: words } };
    });
    const edited = editSidecar(null, 'story.txt', changes);
    assert.ok(edited.ok);
    const read = spawnSync(python, ['-c', READ], { input: edited.text, encoding: 'utf8' });
    assert.equal(read.status, 0, read.stderr);
    const { annotations } = JSON.parse(read.stdout);
    for (const [i, words] of ODD.entries()) {
      const { target, body, author } = annotations[i];
      assert.deepEqual(
        [target.exact, target.prefix, body, author],
        [words, words, words, words],
        JSON.stringify(words),
      );
    }
  });
});
