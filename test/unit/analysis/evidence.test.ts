import assert from 'node:assert/strict';
import { evidenceOf } from '../../../src/core/analysis/evidence';
import { PAIR_AT, PAIR_FEATURES, type Pair } from '../../../src/core/analysis/pairFeatures';
import { layOut } from './layout';

describe('reasons for a speaker', () => {
  const { scene } = layOut('Ann Bell spoke first. “We go,” she said.');
  const pair: Pair = { speaker: 0, saying: null };
  const row = PAIR_FEATURES.map(() => 0);
  const credit = (feature: keyof typeof PAIR_AT, worth: number): number[] => {
    const credits = PAIR_FEATURES.map(() => -1);
    credits[PAIR_AT[feature]] = worth;
    return credits;
  };

  it('are those that count in favour, and no others', () => {
    assert.deepEqual(evidenceOf(scene, pair, row, credit('kind', 20)), ['a name']);
  });

  it('are none where everything counts against', () => {
    assert.deepEqual(evidenceOf(scene, pair, row, credit('kind', -1)), []);
    assert.deepEqual(evidenceOf(scene, pair, row, credit('kind', 0)), []);
  });
});
