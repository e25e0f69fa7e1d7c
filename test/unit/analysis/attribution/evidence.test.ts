import assert from 'node:assert/strict';
import { evidenceOf } from '../../../../src/core/analysis/attribution/evidence';
import { PAIR_AT, PAIR_FEATURES, type Pair } from '../../../../src/core/analysis/attribution/pairFeatures';
import { layOut } from '../layout';

describe('reasons for a speaker', () => {
  const { context } = layOut('Ann Bell spoke first. “We go,” she said.');
  const pair: Pair = { speaker: 0, match: null };
  const row = PAIR_FEATURES.map(() => 0);
  const credit = (feature: keyof typeof PAIR_AT, worth: number): number[] => {
    const credits = PAIR_FEATURES.map(() => -1);
    credits[PAIR_AT[feature]] = worth;
    return credits;
  };

  it('are those that count in favour, and no others', () => {
    assert.deepEqual(evidenceOf(context, pair, row, credit('kind', 20)), ['a name']);
  });

  it('are empty if everything counts against', () => {
    assert.deepEqual(evidenceOf(context, pair, row, credit('kind', -1)), []);
    assert.deepEqual(evidenceOf(context, pair, row, credit('kind', 0)), []);
  });
});
