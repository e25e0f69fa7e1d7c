import assert from 'node:assert/strict';
import { OffsetDrift } from '../../../../src/core/annotation/anchoring/offsetDrift';

const moved = (...known: [before: number, now: number][]) =>
  new OffsetDrift(known.map(([before, now]) => ({ before, now })));

describe('offset drift', () => {
  const table: [name: string, drift: OffsetDrift, before: number, now: number, evidence: number][] = [
    ['nothing known: at its old offset', moved(), 500, 500, 6],
    ['nothing known: 48 units off', moved(), 500, 548, 3],
    ['nothing known: 48 units before', moved(), 500, 452, 3],
    ['one known offset before it: the same shift', moved([100, 200]), 500, 600, 12],
    ['one known offset after it: the same shift', moved([900, 1000]), 500, 600, 12],
    ['one known offset before it: 48 units off', moved([100, 200]), 500, 648, 6],
    ['two that agree', moved([100, 200], [900, 1000]), 500, 600, 24],
    ['two that nearly agree', moved([100, 200], [900, 1048]), 500, 648, 24],
    ['two that disagree: the first shift', moved([100, 200], [900, 1100]), 500, 600, 12],
    ['two that disagree: the second shift', moved([100, 200], [900, 1100]), 500, 700, 12],
    ['the nearest two count, in any order', moved([900, 900], [10, 500], [400, 500], [600, 700]), 500, 600, 24],
  ];
  for (const [name, drift, before, now, evidence] of table)
    it(name, () => assert.equal(drift.evidenceFor(before, now), evidence));

  it('does not depend on the order of the known offsets', () => {
    const known: [before: number, now: number][] = [
      [100, 100],
      [300, 400],
      [500, 700],
      [700, 1000],
      [900, 1300],
    ];
    const allEvidence = (drift: OffsetDrift) =>
      [0, 200, 400, 600, 800, 1000].map(before => drift.evidenceFor(before, before + 150));
    const expected = allEvidence(moved(...known));
    for (let turn = 1; turn < known.length; turn++)
      assert.deepEqual(allEvidence(moved(...known.slice(turn), ...known.slice(0, turn))), expected);
    assert.deepEqual(allEvidence(moved(...[...known].reverse())), expected);
  });

  const contradictions: [name: string, drift: OffsetDrift, before: number, now: number, contradicts: boolean][] = [
    ['the same shift as both sides', moved([100, 200], [500, 600], [900, 1000]), 500, 600, false],
    ['a later offset where both sides agree', moved([100, 200], [500, 5000], [900, 1000]), 500, 5000, true],
    ['an earlier offset where both sides agree', moved([100, 200], [500, 10], [900, 1000]), 500, 10, true],
    ['a shift that differs by 96 units', moved([100, 200], [500, 696], [900, 1000]), 500, 696, false],
    ['a shift that differs by 97 units', moved([100, 200], [500, 697], [900, 1000]), 500, 697, true],
    ['another offset where the sides nearly agree', moved([100, 200], [500, 5000], [900, 1048]), 500, 5000, true],
    ['another offset where the sides disagree', moved([100, 200], [500, 5000], [900, 1049]), 500, 5000, false],
    ['an offset with nothing known before it', moved([500, 5000], [900, 1000]), 500, 5000, false],
    ['an offset with nothing known after it', moved([100, 200], [500, 5000]), 500, 5000, false],
    ['an offset that is not among the known ones', moved([100, 200], [900, 1000]), 500, 5000, true],
    [
      'an offset with another known one at the same old offset',
      moved([100, 200], [500, 600], [900, 1000]),
      500,
      5000,
      true,
    ],
  ];
  for (const [name, drift, before, now, contradicts] of contradictions)
    it(`${contradicts ? 'contradicts' : 'does not contradict'} ${name}`, () =>
      assert.equal(drift.contradicts(before, now), contradicts));
});
