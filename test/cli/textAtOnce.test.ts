/** Texts that a thread reads at once: the same as others, and only those that are wanted. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readText, readTextAtOnce } from '../../src/platform/node/text';

describe('a text that is read at once', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string | Buffer): string => {
    const at = path.join(folder, name);
    writeFileSync(at, content);
    return at;
  };
  const always = (): boolean => true;

  const contents: [name: string, content: string | Buffer][] = [
    ['of no letters', ''],
    ['of one line', 'The ferry – at last – was late.'],
    ['with a byte order mark', '\uFEFFThe ferry was late.'],
    ['in UTF-16', Buffer.from('\uFEFFThe ferry – at last.', 'utf16le')],
    ['of many blocks', 'The harbour is éverywhere closed. '.repeat(9_000)],
  ];
  for (const [name, content] of contents)
    it(`is what it is otherwise: ${name}`, async () => {
      const at = file('a.txt', content);
      const heads: string[] = [];
      const text = await readText(at);
      assert.equal(
        readTextAtOnce(at, head => heads.push(head) > 0),
        text,
      );
      assert.deepEqual(heads.length, 1);
      assert.ok(text.startsWith(heads[0]?.replace(/\uFFFD$/, '') ?? '?'));
    });

  it('may be anything where it is not wanted: neither its size nor its bytes are looked at', () => {
    const at = file('log.txt', Buffer.from([0x68, 0xff, 0xfe, 0x00]));
    truncateSync(at, 2 ** 31);
    assert.equal(
      readTextAtOnce(at, () => false),
      null,
    );
    assert.throws(() => readTextAtOnce(at, always), /larger than/);
  });

  it('says what is wrong with it', () => {
    assert.throws(() => readTextAtOnce(file('b.txt', Buffer.from([0x41, 0xff])), always), /not UTF-8 at byte 1/);
    assert.throws(() => readTextAtOnce(path.join(folder, 'none.txt'), always), /no such file/);
    assert.throws(() => readTextAtOnce(folder, always), /is a directory/);
  });
});
