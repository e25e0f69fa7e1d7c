import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/lines';

/** Texts with every kind of line break, in every order. */
const texts = fc
  .array(fc.constantFrom('a', 'é', '😀', ' ', '\n', '\r', '\r\n', '\u2028'), { maxLength: 40 })
  .map(parts => parts.join(''));

describe('LineIndex', () => {
  const table: [text: string, offset: number, line: number, column: number][] = [
    ['', 0, 0, 0],
    ['ab', 2, 0, 2],
    ['a\nb', 1, 0, 1],
    ['a\nb', 2, 1, 0],
    ['a\r\nb', 3, 1, 0],
    ['a\rb', 2, 1, 0],
    ['a\r\r\nb', 2, 1, 0],
    ['a\n', 2, 1, 0],
    ['😀b\nc', 3, 0, 3],
    ['a\u2028b', 2, 0, 2],
    ['ab', 99, 0, 2],
    ['ab', -1, 0, 0],
  ];
  for (const [text, offset, line, column] of table)
    it(`offset ${offset} of ${JSON.stringify(text)} is ${line}:${column}`, () =>
      assert.deepEqual(new LineIndex(text).positionAt(offset), { line, column }));

  const back: [text: string, line: number, column: number, offset: number][] = [
    ['ab\ncd', 1, 1, 4],
    ['ab\ncd', 0, 99, 2],
    ['ab\r\ncd', 0, 99, 2],
    ['ab\r\ncd', 0, 3, 2],
    ['ab\ncd', 99, 0, 5],
    ['ab\ncd', -1, 5, 0],
    ['ab\ncd', 1, -3, 3],
    ['\r\n\r\n', 1, 7, 2],
  ];
  for (const [text, line, column, offset] of back)
    it(`${line}:${column} of ${JSON.stringify(text)} is offset ${offset}`, () =>
      assert.equal(new LineIndex(text).offsetAt(line, column), offset));

  it('converts every offset to a position and back, except inside \\r\\n', () => {
    fc.assert(
      fc.property(texts, text => {
        const lines = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, column } = lines.positionAt(offset);
          const inBreak = text[offset - 1] === '\r' && text[offset] === '\n';
          assert.equal(lines.offsetAt(line, column), inBreak ? offset - 1 : offset);
        }
      }),
    );
  });

  it('gives later offsets later positions', () => {
    fc.assert(
      fc.property(texts, text => {
        const lines = new LineIndex(text);
        const places = Array.from({ length: text.length + 1 }, (_, offset) => lines.positionAt(offset));
        for (let i = 1; i < places.length; i++) {
          const [before, after] = [places[i - 1], places[i]];
          assert.ok(after.line === before.line + 1 ? after.column === 0 : after.column === before.column + 1);
        }
        assert.equal(places.at(-1)?.line, lines.lineCount - 1);
      }),
    );
  });
});
