import assert from 'node:assert/strict';
import { ENGLISH } from '../../../src/core/text';
import { durationOf, type IndexProgress, indexLabelsOf } from '../../../src/core/view';

const state = (changes: Partial<IndexProgress>): IndexProgress => ({
  state: 'indexing',
  files: 12_000,
  pending: 3000,
  perSecond: 100,
  fault: null,
  ...changes,
});

describe('labels of the corpus index', () => {
  for (const [changes, short] of [
    [{}, 'Indexing 9,000 of 12,000, 30 seconds left'],
    [{ perSecond: null }, 'Indexing 9,000 of 12,000'],
    [{ state: 'listing' }, 'Listing files: 12,000'],
    [{ state: 'paused' }, 'Indexing paused: 9,000 of 12,000'],
    [{ state: 'canceled' }, 'Index incomplete: 9,000 of 12,000'],
    [{ state: 'ready', pending: 0 }, null],
    [{ state: 'waiting' }, null],
    [{ state: 'given' }, null],
    [{ state: 'failed', fault: 'disk full' }, 'No corpus index'],
  ] as const satisfies readonly (readonly [Partial<IndexProgress>, string | null])[])
    it(JSON.stringify(changes), () => {
      const labels = indexLabelsOf(state(changes), ENGLISH);
      assert.equal(labels.short, short);
      assert.match(labels.long, /^[A-Z0-9].*\S$/);
    });

  it('say how long something takes', () => {
    assert.deepEqual(
      [0, 1, 54, 60, 150, 7200].map(one => durationOf(one, ENGLISH)),
      ['1 second', '1 second', '54 seconds', '1 minute', '3 minutes', '2 hours'],
    );
  });
});
