import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvRecord, readCsv } from '../../../../src/core/interchange/encoding/csv';
import { guardCell, unguardCell } from '../../../../src/core/interchange/encoding/csvGuard';

const formula = (before: string): [string, string] => [`${before}=1+1`, `'${before}=1+1`];

describe('cells that a spreadsheet could run', () => {
  const guarded: [cell: string, guarded: string][] = [
    ...['', ' ', '\0', '\u200b', '\u00a0', '\ufeff', '\u202e', '\u0301', '"', "'", '“'].map(formula),
    ...['+1', '-1', '@SUM(1)', '＝1', '＋1', '－1', '＠a', '﹦1'].map((cell): [string, string] => [cell, `'${cell}`]),
    ['\n=1', "'\n'=1"],
    ['\t=1', "'\t'=1"],
    ['\r\n =1', "'\r'\n' =1"],
    ['crew;=1', "crew;'=1"],
    ['crew; \0＝1', "crew;' \0＝1"],
    ['a\n\n=1', "a\n'\n'=1"],
    ['a\tb\t@x', "a\tb\t'@x"],
    ['\0', "'\0"],
    ['\tx', "'\tx"],
  ];
  for (const [cell, expected] of guarded)
    it(`${JSON.stringify(cell)} is guarded`, () => assert.equal(guardCell(cell), expected));

  for (const cell of ['', 'a=1', 'a, -b', 'x; y', '“We wait”', 'a\n\nb', 'half-hour', "it's", "'tis", ' x', 'a;b;c'])
    it(`${JSON.stringify(cell)} stays as it is`, () => assert.equal(guardCell(cell), cell));

  const odd = fc.string({ unit: fc.constantFrom(...'a=＝-+@;,\t\n\r\0\u200b\u00a0\'"“ 1') });

  it('every cell comes back as it was', () =>
    fc.assert(
      fc.property(odd, cell => {
        assert.equal(unguardCell(guardCell(cell)), cell);
        const table = csvRecord(['a', 'b']) + csvRecord([cell, 'x']);
        assert.deepEqual(readCsv(table)[1].cells, [cell, 'x']);
      }),
    ));

  it('no part that is read by another separator begins with a formula', () =>
    fc.assert(
      fc.property(odd, odd, (a, b) => {
        const line = csvRecord([a, b]);
        // What opens the line or follows a comma is the cell itself: guarded as a whole.
        for (const part of line.split(/[;\t\r\n]/)) assert.doesNotMatch(part, /^[\s\0\u200b"“]*[=＝+@-]/);
      }),
    ));

  it('takes time in proportion to the length', () => {
    const began = process.cpuUsage().user;
    guardCell(`${'\n\t;'.repeat(300_000)}=`);
    unguardCell(guardCell("'".repeat(500_000)));
    assert.ok(process.cpuUsage().user - began < 3_000_000);
  });
});
