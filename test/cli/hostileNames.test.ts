/** Messages: nothing from a file or its name has an effect on a terminal or in a build log. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { makeVisible, toJson } from '../../src/cli/terminal';
import { bundle, HEAD, type Outcome, PATIENCE, STORY, seedAnnotator } from './command';

/** An escape sequence, a command to a build service on a separate line, and a bidirectional control. */
const HOSTILE = 'a\x1b]0;title\x07\u009b31m\n::error file=x::forged\r##[error]forged\u202eb\u2028c';
const YAML_STRING = JSON.stringify(HOSTILE);

/** There must be no character with effects, and no line that a build service takes for a command. */
function assertHarmless(text: string): void {
  assert.doesNotMatch(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
  for (const line of text.split('\n')) assert.doesNotMatch(line, /^\s*::|##\[/);
}

describe('messages', function () {
  this.timeout(PATIENCE);

  it('show characters with effects, and leave the rest unchanged', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => assertHarmless(makeVisible(text))));
    const shown: [text: string, visible: string][] = [
      ['crew – “Ø” ü 字 🙂', 'crew – “Ø” ü 字 🙂'],
      ['a\nb\tc', 'a\\nb\\tc'],
      ['\x1b[31m', '\\x1b[31m'],
      ['\u202etxt.exe', '\\u{202e}txt.exe'],
      ['::error::x', '\\u{3a}:error::x'],
      ['  ::error::x', '  \\u{3a}:error::x'],
      ['a ##[error]x ##vso[task]', 'a #\\u{23}[error]x #\\u{23}vso[task]'],
      ['a.txt:1:2: code', 'a.txt:1:2: code'],
    ];
    for (const [text, visible] of shown) assert.equal(makeVisible(text), visible);
  });

  it('JSON keeps its value, with such characters escaped', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(undefined, 2), (text, indent) => {
        const json = toJson({ text, list: [text] }, indent);
        assert.deepEqual(JSON.parse(json), { text, list: [text] });
        assertHarmless(json.replaceAll('::', '').replaceAll('##[', ''));
      }),
    ));

  describe('of the commands', () => {
    let folder: string;
    const run = (...args: string[]): Promise<Outcome> => seedAnnotator(args, { cwd: folder });
    const make = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content);
    before(bundle);
    beforeEach(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const annotation = (id: string, author: string) =>
      `  - id: ${id}\n    kind: tag\n    tag: ${YAML_STRING}\n    author: ${author}\n    target: { exact: the pilot, start: 67, end: 76 }\n`;
    const sidecar = (...items: string[]) => `format: seed-annotations/1\nannotations:\n${items.join('')}`;

    const commands: [name: string, args: string[], files: Record<string, string>, prints: RegExp][] = [
      [
        'check of a header',
        ['check', 'a.txt'],
        { 'a.txt': `\x1b[31m date 2025-02-30\u202e [Source: x\x07]\n` },
        /header/,
      ],
      [
        'check of a sidecar',
        ['check', 'a.txt.annotations.yaml'],
        { 'a.txt.annotations.yaml': sidecar(`  - id: A\n    kind: ${YAML_STRING}\n`), 'a.txt': STORY },
        /sidecar\//,
      ],
      [
        'agreement',
        ['agreement', 'a.txt'],
        {
          'a.txt': STORY,
          'a.txt.annotations.yaml': sidecar(annotation('A', 'anna'), annotation('B', YAML_STRING)).replace(
            'the pilot',
            'pilot',
          ),
        },
        /alpha/,
      ],
      [
        'import',
        ['import', 'a.ann'],
        { 'a.txt': STORY, 'a.ann': `T1\tx 0 4\t\x1b]0;x\x07\nR1\t\x1b[31m Arg1:\u202eT9\n` },
        /annotation added/,
      ],
      ['the command itself', [HOSTILE], {}, /there is no command/],
      ['a format', ['export', '--format', HOSTILE, 'x'], {}, /--format takes/],
      ['a file that is not there', ['extract', HOSTILE], {}, /no such file/],
      ['a name that begins a command', ['extract', '::error::x'], {}, /no such file/],
      [
        'report',
        ['report', 'a.txt'],
        { 'a.txt': `\x1b[31m\u202e ${HEAD}\n\n“We \x1b[0m wait,” said Ana Brodsky.\n` },
        /wait/,
      ],
    ];
    for (const [name, args, files, prints] of commands) {
      it(name, async () => {
        for (const [file, content] of Object.entries(files)) make(file, content);
        const { out, err } = await run(...args);
        assert.match(out + err, prints);
        assertHarmless(out);
        assertHarmless(err);
      });
    }

    it('a file with a hostile name', async function () {
      const name = `${HOSTILE.replaceAll('/', '')}.txt`;
      try {
        make(name, Buffer.from([0xff, 0x20, 0xc3]));
        make(`${name}.annotations.yaml`, 'annotations: [');
      } catch {
        console.log('        skipped: the file system does not take such names');
        this.skip();
      }
      for (const args of [
        ['extract', name],
        ['check', '.'],
        ['import', name],
        ['report', name],
      ]) {
        const { out, err } = await run(...args);
        assert.match(out + err, /forged/);
        assertHarmless(out + err);
      }
    });
  });
});
