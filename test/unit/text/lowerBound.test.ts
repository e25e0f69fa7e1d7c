import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lowerBound } from '../../../src/core/text/lowerBound';

describe('lowerBound', () => {
  it('agrees with a linear search', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 21 }), fc.nat({ max: 30 }), (list, value, from) => {
        const sorted = list.sort((a, b) => a - b);
        const start = Math.min(from, sorted.length);
        const first = sorted.findIndex((n, i) => i >= start && n >= value);
        const found = lowerBound(start, sorted.length, i => (sorted[i] as number) < value);
        assert.equal(found, first < 0 ? sorted.length : first);
      }),
    );
  });
});
