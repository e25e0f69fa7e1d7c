import assert from 'node:assert/strict';
import { LONGEST_TEST } from '../../patience';
import { assertLinear, type Counts, countWork } from '../work';
import { CASES } from './hostile.work';

describe('the work for any sidecar or name is proportional to its size', function () {
  this.timeout(LONGEST_TEST);
  let counts: Counts = {};
  before(async () => {
    counts = await countWork('annotation/hostile.work.ts');
  });
  for (const name of Object.keys(CASES)) {
    it(name, () => {
      assert.ok(counts[name][0] > 10_000, String(counts[name]));
      assertLinear(counts[name]);
    });
  }
});
