import assert from 'node:assert/strict';
import { mergeSidecars } from '../../src/core/annotation/merge/mergeSidecars';
import { ANNOTATED } from '../bench/scale/annotated';
import { analysed, assertInProportion, N, Work } from './work';

describe('work in proportion to annotations', function () {
  this.timeout(120_000);
  afterEach(() => analysed.clear());

  for (const [shape, make] of Object.entries(ANNOTATED))
    it(`${shape}`, () => {
      assertInProportion(times => {
        const { text, yaml } = make(times * N);
        return new Work(times).run(text, yaml);
      });
    });

  it('of sidecars that are merged', () => {
    // Long words: reading YAML costs by the item, and would hide what costs by the length of the text.
    const words = 'word '.repeat(300);
    const version = (n: number, tag: string): string => {
      const item = (i: number) =>
        `  # ${i}\n  - id: i${i}\n    kind: tag\n    target:\n      exact: ${words}a\n    tag: ${tag}\n`;
      return `format: seed-annotations/1\nannotations:\n${Array.from({ length: n }, (_, i) => item(i)).join('')}`;
    };
    assertInProportion(times => {
      const n = 2 * times * N;
      const work = new Work(times);
      const { conflicts } = work.measure('conflicts', () =>
        mergeSidecars(version(n, 'a'), version(n, 'b'), version(n, 'c')),
      );
      assert.equal(conflicts.length, n);
      return work.times;
    }, 1.75);
  });
});
