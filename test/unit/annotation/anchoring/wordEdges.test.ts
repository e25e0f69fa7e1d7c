import assert from 'node:assert/strict';
import {
  isWordUnit,
  nearestWordEdge,
  snapToWords,
  splitsWord,
} from '../../../../src/core/annotation/anchoring/wordEdges';

describe('the edges of words', () => {
  it('letters, digits and letters beyond ASCII make words; spaces and punctuation do not', () => {
    for (const word of 'azAZ09éßñЖ中') assert.ok(isWordUnit(word.charCodeAt(0)), word);
    for (const other of '`{@[/: .,“”‘’–—…«»¿\u00a0\u00bf\u2000\u206f、\u3000\u303f')
      assert.ok(!isWordUnit(other.charCodeAt(0)), JSON.stringify(other));
    for (const beside of ['\u00c0', '\u1fff', '\u2070', '\u2fff', '\u3040'])
      assert.ok(isWordUnit(beside.charCodeAt(0)), JSON.stringify(beside));
  });

  it('a word is split only between two of its letters', () => {
    const text = 'ab cd';
    const split = [0, 1, 2, 3, 4, 5].filter(offset => splitsWord(text, offset));
    assert.deepEqual(split, [1, 4]);
  });

  const edges: [name: string, text: string, offset: number, outwards: 1 | -1, expected: number][] = [
    ['between words it stays', 'ab cd', 2, 1, 2],
    ['nearer to the beginning', 'planned', 1, 1, 0],
    ['nearer to the end', 'planned', 6, -1, 7],
    ['as near: outwards to the end', 'plan', 2, 1, 4],
    ['as near: outwards to the beginning', 'plan', 2, -1, 0],
    ['24 units away', `${'a'.repeat(24)}${'b'.repeat(40)}`, 24, 1, 0],
    ['25 units away it stays', `${'a'.repeat(25)}${'b'.repeat(40)}`, 25, 1, 25],
  ];
  for (const [name, text, offset, outwards, expected] of edges)
    it(name, () => assert.equal(nearestWordEdge(text, offset, outwards), expected));

  const spans: [name: string, begins: boolean, ends: boolean, expected: string][] = [
    ['at both edges', true, true, 'The planned bridge'],
    ['at the first', true, false, 'The planned brid'],
    ['at the last', false, true, 'he planned bridge'],
    ['at none', false, false, 'he planned brid'],
  ];
  for (const [name, begins, ends, expected] of spans)
    it(`a span is brought to words ${name}`, () => {
      const text = 'The planned bridge';
      const { start, end } = snapToWords(text, { start: 1, end: 16 }, { start: begins, end: ends });
      assert.equal(text.slice(start, end), expected);
    });

  it('a span that would be empty then stays as it is', () => {
    // Both edges are nearest to the same end of the word.
    assert.deepEqual(snapToWords('planned', { start: 5, end: 6 }, { start: true, end: true }), { start: 5, end: 6 });
  });
});
