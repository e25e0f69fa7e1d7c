import assert from 'node:assert/strict';
import { Drift } from '../../../../src/core/annotation/anchoring/offsetDrift';

const moved = (...known: [was: number, is: number][]) => new Drift(known.map(([was, is]) => ({ was, is })));

describe('how far the text has moved', () => {
  const table: [name: string, drift: Drift, was: number, is: number, worth: number][] = [
    ['nothing known: its old place', moved(), 500, 500, 6],
    ['nothing known: 48 units off', moved(), 500, 548, 3],
    ['nothing known: 48 units before', moved(), 500, 452, 3],
    ['one before it: as far as that', moved([100, 200]), 500, 600, 12],
    ['one behind it: as far as that', moved([900, 1000]), 500, 600, 12],
    ['one before it: 48 units off', moved([100, 200]), 500, 648, 6],
    ['two that agree', moved([100, 200], [900, 1000]), 500, 600, 24],
    ['two that agree nearly', moved([100, 200], [900, 1048]), 500, 648, 24],
    ['two that do not: as far as the one', moved([100, 200], [900, 1100]), 500, 600, 12],
    ['two that do not: as far as the other', moved([100, 200], [900, 1100]), 500, 700, 12],
    ['the nearest two count, in whatever order', moved([900, 900], [10, 500], [400, 500], [600, 700]), 500, 600, 24],
  ];
  for (const [name, drift, was, is, worth] of table) it(name, () => assert.equal(drift.worth(was, is), worth));

  it('the same is known in whatever order the places are given', () => {
    const known: [was: number, is: number][] = [
      [100, 100],
      [300, 400],
      [500, 700],
      [700, 1000],
      [900, 1300],
    ];
    const worths = (drift: Drift) => [0, 200, 400, 600, 800, 1000].map(was => drift.worth(was, was + 150));
    const expected = worths(moved(...known));
    for (let turn = 1; turn < known.length; turn++)
      assert.deepEqual(worths(moved(...known.slice(turn), ...known.slice(0, turn))), expected);
    assert.deepEqual(worths(moved(...[...known].reverse())), expected);
  });

  const contradictions: [name: string, drift: Drift, was: number, is: number, contradicts: boolean][] = [
    ['as far as both sides', moved([100, 200], [500, 600], [900, 1000]), 500, 600, false],
    ['elsewhere, where both sides agree', moved([100, 200], [500, 5000], [900, 1000]), 500, 5000, true],
    ['before them, where both sides agree', moved([100, 200], [500, 10], [900, 1000]), 500, 10, true],
    ['96 units off', moved([100, 200], [500, 696], [900, 1000]), 500, 696, false],
    ['97 units off', moved([100, 200], [500, 697], [900, 1000]), 500, 697, true],
    ['where the sides agree nearly', moved([100, 200], [500, 5000], [900, 1048]), 500, 5000, true],
    ['where the sides do not agree', moved([100, 200], [500, 5000], [900, 1049]), 500, 5000, false],
    ['with nothing before it', moved([500, 5000], [900, 1000]), 500, 5000, false],
    ['with nothing behind it', moved([100, 200], [500, 5000]), 500, 5000, false],
    ['one that is not among the known', moved([100, 200], [900, 1000]), 500, 5000, true],
    ['one at the place of another', moved([100, 200], [500, 600], [900, 1000]), 500, 5000, true],
  ];
  for (const [name, drift, was, is, contradicts] of contradictions)
    it(`${contradicts ? 'contradicts' : 'does not contradict'} ${name}`, () =>
      assert.equal(drift.contradicts(was, is), contradicts));
});
