import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bySpan, contains, lengthOf, overlaps, type Span, span, textOf, touches } from '../../../src/core/text/span';

const spans = fc.tuple(fc.nat(12), fc.nat(6)).map(([start, length]): Span => span(start, start + length));
const units = ({ start, end }: Span): number[] => Array.from({ length: end - start }, (_, i) => start + i);

describe('spans', () => {
  it('are half-open', () => {
    assert.equal(textOf('seed', span(1, 3)), 'ee');
    assert.equal(lengthOf(span(1, 3)), 2);
    assert.equal(overlaps(span(0, 2), span(2, 4)), false);
    assert.equal(touches(span(0, 2), 2), true);
    assert.equal(touches(span(0, 2), 3), false);
  });

  it('overlap if they share a unit, and contain a span if they share all its units', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        fc.pre(lengthOf(a) > 0 && lengthOf(b) > 0);
        assert.equal(
          overlaps(a, b),
          units(a).some(unit => units(b).includes(unit)),
        );
        assert.equal(
          contains(a, b),
          units(b).every(unit => units(a).includes(unit)),
        );
      }),
    );
  });

  it('sort so that parents precede their children', () => {
    fc.assert(
      fc.property(fc.array(spans), list => {
        const sorted = [...list].sort(bySpan);
        for (const [i, outer] of sorted.entries())
          for (const inner of sorted.slice(0, i)) assert.ok(!contains(outer, inner) || !bySpan(outer, inner));
      }),
    );
  });
});
