import assert from 'node:assert/strict';
import {
  isWordUnit,
  nearestWordEdge,
  snapToWords,
  splitsWord,
} from '../../../../src/core/annotation/anchoring/wordEdges';

describe('word edges', () => {
  it('words consist of letters and digits, not of spaces and punctuation', () => {
    for (const word of 'azAZ09éßñЖ中') assert.ok(isWordUnit(word.charCodeAt(0)), word);
    for (const other of '`{@[/: .,“”‘’–—…«»¿\u00a0\u00bf\u2000\u206f、\u3000\u303f')
      assert.ok(!isWordUnit(other.charCodeAt(0)), JSON.stringify(other));
    for (const beside of ['\u00c0', '\u1fff', '\u2070', '\u2fff', '\u3040'])
      assert.ok(isWordUnit(beside.charCodeAt(0)), JSON.stringify(beside));
  });

  it('an offset splits a word only between two of its letters', () => {
    const text = 'ab cd';
    const split = [0, 1, 2, 3, 4, 5].filter(offset => splitsWord(text, offset));
    assert.deepEqual(split, [1, 4]);
  });

  const edges: [name: string, text: string, offset: number, outwards: 1 | -1, expected: number][] = [
    ['unchanged between words', 'ab cd', 2, 1, 2],
    ['nearer to the start', 'planned', 1, 1, 0],
    ['nearer to the end', 'planned', 6, -1, 7],
    ['equally near: outwards to the end', 'plan', 2, 1, 4],
    ['equally near: outwards to the start', 'plan', 2, -1, 0],
    ['24 units away', `${'a'.repeat(24)}${'b'.repeat(40)}`, 24, 1, 0],
    ['unchanged 25 units away', `${'a'.repeat(25)}${'b'.repeat(40)}`, 25, 1, 25],
  ];
  for (const [name, text, offset, outwards, expected] of edges)
    it(name, () => assert.equal(nearestWordEdge(text, offset, outwards), expected));

  const spans: [name: string, begins: boolean, ends: boolean, expected: string][] = [
    ['at both ends', true, true, 'The planned bridge'],
    ['at the start', true, false, 'The planned brid'],
    ['at the end', false, true, 'he planned bridge'],
    ['at neither end', false, false, 'he planned brid'],
  ];
  for (const [name, begins, ends, expected] of spans)
    it(`a span is moved to word edges ${name}`, () => {
      const text = 'The planned bridge';
      const { start, end } = snapToWords(text, { start: 1, end: 16 }, { start: begins, end: ends });
      assert.equal(text.slice(start, end), expected);
    });

  it('a span that would become empty stays as it is', () => {
    // Both ends are nearest to the same edge of the word.
    assert.deepEqual(snapToWords('planned', { start: 5, end: 6 }, { start: true, end: true }), { start: 5, end: 6 });
  });
});
