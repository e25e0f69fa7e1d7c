import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNames, NameTries } from '../../../../src/core/annotation/entities/namesInText';

const found = (text: string, names: readonly string[]) =>
  findNames(text, { start: 0, end: text.length }, new NameTries(names)).map(({ start, end, name }) => [
    text.slice(start, end),
    name,
  ]);

describe('names in a text', () => {
  const table: [what: string, text: string, names: string[], expected: [string, number][]][] = [
    [
      'whole words only',
      'Kelm, Kelms, OldKelm, Kelm’s',
      ['Kelm'],
      [
        ['Kelm', 0],
        ['Kelm', 0],
      ],
    ],
    ['over the end of a line', 'Kelm\r\nPress', ['Kelm Press'], [['Kelm\r\nPress', 0]]],
    ['the longest', 'Kelm Press Ltd', ['Kelm', 'Kelm Press', 'Press Ltd'], [['Kelm Press', 1]]],
    ['of two alike the first', 'Kelm', ['Kelm', 'Kelm'], [['Kelm', 0]]],
    ['the shorter where the longer breaks off', 'Kelm Press Lane', ['Kelm Press Ltd', 'Kelm'], [['Kelm', 1]]],
    ['in the same case', 'kelm KELM', ['Kelm'], []],
    [
      'with signs in them',
      'O’Hara & Sons, AT&T, S.p.A.',
      ['O’Hara & Sons', 'AT&T', 'S.p.A.'],
      [
        ['O’Hara & Sons', 0],
        ['AT&T', 1],
        ['S.p.A.', 2],
      ],
    ],
    ['none that is empty, or begins with a sign', '.NET and “', ['', ' ', '.NET', '“'], []],
    ['with room around', 'Kelm Press', ['  Kelm   Press '], [['Kelm Press', 0]]],
  ];
  for (const [what, text, names, expected] of table)
    it(`are found: ${what}`, () => assert.deepEqual(found(text, names), expected));

  it('are the same as those of a search word by word', () => {
    const word = fc.constantFrom('New', 'Kelm', 'a', 'Press');
    const words = fc.array(word, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(words, { maxLength: 5 }), (text, names) => {
        const expected: [string, number][] = [];
        for (let at = 0; at < text.length; ) {
          const fits = names
            .map((name, i) => ({ name, i }))
            .filter(({ name }) => name.every((one, k) => text[at + k] === one));
          const best = fits.sort((a, b) => b.name.length - a.name.length || a.i - b.i)[0];
          if (best) expected.push([best.name.join(' '), best.i]);
          at += best?.name.length ?? 1;
        }
        assert.deepEqual(
          found(
            text.join(' '),
            names.map(name => name.join(' ')),
          ),
          expected,
        );
      }),
    );
  });
});
