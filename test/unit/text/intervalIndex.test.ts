import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IntervalIndex } from '../../../src/core/text/intervalIndex';
import { SimilarSpans, shareOf } from '../../../src/core/text/similarSpans';
import { overlaps, span } from '../../../src/core/text/span';

const anySpan = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => span(start, start + length));
const filled = anySpan.filter(({ start, end }) => end > start);

describe('an index of intervals', () => {
  it('finds the same overlapping spans as a linear search', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 40 }), anySpan, (spans, asked) => {
        const expected = spans.flatMap((one, i) => (overlaps(one, asked) ? [i] : []));
        assert.deepEqual(new IntervalIndex(spans).overlapping(asked), expected);
      }),
    );
  });

  it('counts the spans that overlap a span', () => {
    fc.assert(
      fc.property(fc.array(filled, { maxLength: 40 }), filled, (spans, asked) => {
        const index = new IntervalIndex(spans);
        assert.equal(index.countOverlapping(asked), index.overlapping(asked).length);
      }),
    );
  });

  it('limits the number of results to those that start first', () => {
    const index = new IntervalIndex([span(4, 9), span(0, 9), span(2, 9), span(20, 30)]);
    assert.deepEqual(index.overlapping(span(5, 25), 2), [1, 2]);
    assert.deepEqual(index.overlapping(span(5, 25), 9), [0, 1, 2, 3]);
  });
});

describe('an index of similar spans', () => {
  it('finds sufficiently similar spans in the order of adding', () => {
    const shares = fc.constantFrom(0.5, 0.75, 1);
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 40 }), anySpan, shares, (spans, asked, share) => {
        const index = new SimilarSpans<number>(share);
        spans.forEach((one, i) => {
          index.add(one, i);
        });
        const expected = spans.flatMap((one, i) => (shareOf(one, asked) >= share ? [i] : []));
        assert.deepEqual(index.near(asked), expected);
      }),
    );
  });
});
