import assert from 'node:assert/strict';
import { Globs } from '../../../src/core/text';
import { cpuTime } from '../cpuTime';

const CASES: readonly (readonly [glob: string, matching: readonly string[], others: readonly string[]])[] = [
  ['**/*.txt', ['a.txt', 'x/y/a.txt'], ['a.seed', 'a.txt/b']],
  ['*.txt', ['a.txt'], ['x/a.txt']],
  ['news/**', ['news', 'news/a.txt', 'news/x/a'], ['old/news/a']],
  ['**/node_modules/**', ['node_modules', 'x/node_modules/y'], ['node_modules2/x']],
  ['**/*.{seed,txt}', ['a.seed', 'x/a.txt'], ['a.md']],
  ['{a,b{c,d}}/*.txt', ['a/x.txt', 'bc/x.txt', 'bd/x.txt'], ['b/x.txt']],
  ['{a', ['{a'], ['a']],
  ['a?c.txt', ['abc.txt'], ['ac.txt', 'a/c.txt']],
];

describe('globs', () => {
  for (const [glob, matching, others] of CASES)
    it(glob, () => {
      const globs = new Globs([glob]);
      assert.deepEqual(
        [...matching, ...others].filter(path => globs.matches(path)),
        matching,
      );
    });

  it('take linear time and bounded memory on hostile globs', () => {
    const many = new Globs(['{a,b}'.repeat(5000), `${'*a'.repeat(2000)}b`, '{'.repeat(4000)]);
    const start = cpuTime();
    assert.equal(many.matches('a'.repeat(2000)), false);
    assert.ok(cpuTime() - start < 2000);
  });
});
