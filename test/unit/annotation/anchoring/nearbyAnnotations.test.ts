import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NearbyAnnotations } from '../../../../src/core/annotation/anchoring/nearbyAnnotations';
import type { AnchoredAnnotation } from '../../../../src/core/annotation/model/annotation';
import { anchoredSpans } from '../../../../src/core/annotation/model/annotationTargets';
import { overlaps } from '../../../../src/core/text/span';

const span = fc.tuple(fc.nat(30), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));

const anchored = fc.record({ at: fc.option(span), to: fc.option(span) }).map(({ at, to }): AnchoredAnnotation => {
  const anchor = (place: typeof at) =>
    place
      ? ({ status: 'exact', span: place, score: 1 } as const)
      : ({ status: 'orphaned', span: null, score: 0 } as const);
  const target = { exact: '', prefix: '', suffix: '', start: 0, end: 0 };
  return { annotation: { id: '1', kind: 'tag', tag: 't', target }, anchor: anchor(at), ...(to && { to: anchor(to) }) };
});

describe('annotations near a span', () => {
  it('are those that a check of each annotation finds, in order', () => {
    fc.assert(
      fc.property(fc.array(anchored, { maxLength: 20 }), span, (all, at) => {
        const each = all.filter(one => anchoredSpans(one).some(place => overlaps(place, at)));
        assert.deepEqual(new NearbyAnnotations(all).overlapping(at), each);
      }),
      { numRuns: 500 },
    );
  });
});
