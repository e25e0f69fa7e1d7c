import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Ranked, withoutOverlaps } from '../../../../src/core/interchange/encoding/withoutOverlaps';

const ranked = fc
  .record({ start: fc.nat(30), length: fc.nat(8), rank: fc.nat(2) })
  .map(({ start, length, rank }): Ranked<number> => ({ of: 0, rank, span: { start, end: start + length } }));
const lists = fc.array(ranked, { maxLength: 25 }).map(list => list.map((one, of) => ({ ...one, of })));

describe('spans that do not overlap', () => {
  const overlap = (a: Ranked<number>, b: Ranked<number>) => a.span.start < b.span.end && b.span.start < a.span.end;

  it('are chosen so that each other one meets one of at least its rank', () => {
    fc.assert(
      fc.property(lists, all => {
        const { kept, left } = withoutOverlaps(all);
        assert.deepEqual([...kept, ...left].map(({ of }) => of).sort(), all.map(({ of }) => of).sort());
        for (const [i, one] of kept.slice(1).entries()) assert.ok((kept[i]?.span.end ?? 0) <= one.span.start);
        for (const one of left)
          assert.ok(
            one.span.start === one.span.end || kept.some(other => overlap(one, other) && other.rank <= one.rank),
          );
      }),
    );
  });

  it('leave out the fewest of rank 0, and the inner ones of others', () => {
    const spans: [start: number, end: number, rank: number][] = [
      [0, 4, 1],
      [2, 3, 0],
      [4, 6, 1],
      [4, 9, 1],
      [8, 12, 1],
      [9, 10, 1],
      [20, 30, 0],
      [21, 24, 0],
      [25, 28, 0],
    ];
    const { kept } = withoutOverlaps(spans.map(([start, end, rank], of) => ({ of, rank, span: { start, end } })));
    assert.deepEqual(
      kept.map(({ of }) => of),
      [1, 3, 5, 7, 8],
    );
  });
});
