import assert from 'node:assert/strict';
import { IgnoreRules } from '../../../src/core/text/ignoreRules';
import { cpuTime } from '../cpuTime';

const rulesOf = (files: Readonly<Record<string, string>>): IgnoreRules => {
  const rules = new IgnoreRules();
  for (const [folder, text] of Object.entries(files)) rules.add(folder, text);
  return rules;
};

/** Patterns with paths that git ignores and does not ignore (`git check-ignore --no-index`). */
const CASES: readonly (readonly [patterns: string, ignored: readonly string[], kept: readonly string[]])[] = [
  ['', [], ['a.txt']],
  ['# a.txt\n\n', [], ['a.txt', '# a.txt']],
  ['a.txt', ['a.txt', 'b/a.txt', 'a.txt/c'], ['ba.txt', 'a.txtx']],
  ['/a.txt', ['a.txt'], ['b/a.txt']],
  ['b/a.txt', ['b/a.txt'], ['c/b/a.txt']],
  ['out/', ['out/a.txt', 'b/out/c/a.txt'], ['out']],
  ['*.txt\n!a.txt', ['b.txt', 'c/b.txt'], ['a.txt', 'c/a.txt']],
  ['!a.txt\n*.txt', ['a.txt'], []],
  ['out\n!out/a.txt', ['out/a.txt'], []],
  ['out/*\n!out/a.txt', ['out/b.txt'], ['out/a.txt']],
  ['**/x/*.txt', ['x/a.txt', 'b/c/x/a.txt'], ['x/y/a.txt']],
  ['x/**', ['x/a.txt', 'x/y/a.txt'], ['x', 'b/x/a.txt']],
  ['x/**/a.txt', ['x/a.txt', 'x/y/z/a.txt'], ['a.txt', 'b/x/a.txt']],
  ['a?.txt', ['a1.txt', 'a-.txt'], ['a.txt', 'a12.txt']],
  ['a*', ['a', 'abc'], ['ba']],
  ['[a-c]*.txt', ['a.txt', 'cx.txt'], ['d.txt']],
  ['[!a]x', ['bx'], ['ax']],
  ['[]]x', [']x'], ['x']],
  ['[ab', [], ['[ab', 'a']],
  ['\\#a', ['#a'], ['a']],
  ['\\!a', ['!a'], ['a']],
  ['a  ', ['a'], ['a  ']],
  ['a\\ ', ['a '], ['a']],
  ['a\r\nb\r\n', ['a', 'b'], ['c']],
  ['*', ['a', 'b/c'], []],
  ['//a', [], ['a']],
];

describe('ignore rules', () => {
  for (const [patterns, ignored, kept] of CASES) {
    it(JSON.stringify(patterns), () => {
      const rules = rulesOf({ '': patterns });
      for (const path of ignored) assert.equal(rules.ignores(path), true, path);
      for (const path of kept) assert.equal(rules.ignores(path), false, path);
    });
  }

  it('prefers the ignore file of the deeper folder, and only inside that folder', () => {
    const rules = rulesOf({ '': '*.txt', 'a/b': '!keep.txt\nx.seed' });
    assert.equal(rules.ignores('a/keep.txt'), true);
    assert.equal(rules.ignores('a/b/keep.txt'), false);
    assert.equal(rules.ignores('a/b/c/keep.txt'), false);
    assert.equal(rules.ignores('a/b/x.seed'), true);
    assert.equal(rules.ignores('a/x.seed'), false);
  });

  it('takes linear time on a hostile pattern', () => {
    const rules = rulesOf({ '': `${'*a'.repeat(1000)}b\n${'**/a/'.repeat(400)}b` });
    const start = cpuTime();
    assert.equal(rules.ignores('a'.repeat(255)), false);
    assert.equal(rules.ignores(`${'a/'.repeat(100)}c`), false);
    assert.ok(cpuTime() - start < 2000);
  });
});
