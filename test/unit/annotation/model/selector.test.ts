import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeSpan as selectorOf } from '../../../../src/core/annotation/model/selector';

const BIRD = '\u{1F426}';

describe('selectors', () => {
  const table: [name: string, text: string, start: number, end: number, prefix: string, suffix: string][] = [
    ['a whole text', 'words', 0, 5, '', ''],
    ['32 units on either side', `${'a'.repeat(40)}X${'b'.repeat(40)}`, 40, 41, 'a'.repeat(32), 'b'.repeat(32)],
    ['less context at the ends of a text', 'one two three', 4, 7, 'one ', ' three'],
    ['a pair that begins inside the 32', `${BIRD}${'a'.repeat(30)}X`, 32, 33, `${BIRD}${'a'.repeat(30)}`, ''],
    ['a pair that begins one before the 32', `${BIRD}${'a'.repeat(31)}X`, 33, 34, 'a'.repeat(31), ''],
    ['a pair that ends inside the 32', `X${'b'.repeat(30)}${BIRD}`, 0, 1, '', `${'b'.repeat(30)}${BIRD}`],
    ['a pair that ends one after the 32', `X${'b'.repeat(31)}${BIRD}`, 0, 1, '', 'b'.repeat(31)],
    ['the lowest surrogate pair', `\u{10000}${'a'.repeat(31)}X`, 33, 34, 'a'.repeat(31), ''],
    ['the highest surrogate pair', `X${'b'.repeat(31)}\u{10FFFF}`, 0, 1, '', 'b'.repeat(31)],
    // Unpaired surrogates are units like any other.
    ['two high surrogates', `\ud83d\ud83d${'a'.repeat(31)}X`, 33, 34, `\ud83d${'a'.repeat(31)}`, ''],
    ['two low surrogates', `\udc26\udc26${'a'.repeat(31)}X`, 33, 34, `\udc26${'a'.repeat(31)}`, ''],
    ['a letter after a high surrogate', `\ud83da${'a'.repeat(31)}X`, 33, 34, 'a'.repeat(32), ''],
    [
      'a private-use letter after a high surrogate',
      `\ud83d\ue000${'a'.repeat(31)}X`,
      33,
      34,
      `\ue000${'a'.repeat(31)}`,
      '',
    ],
  ];
  for (const [name, text, start, end, prefix, suffix] of table)
    it(`keep ${name}`, () => {
      const exact = text.slice(start, end);
      assert.deepEqual(selectorOf(text, { start, end }), { exact, prefix, suffix, start, end });
    });

  it('never split a surrogate pair, and match the text', () => {
    const pieces = fc.string({ unit: fc.constantFrom('a', ' ', BIRD, '\u{10000}', '\u{10FFFF}'), maxLength: 90 });
    fc.assert(
      fc.property(pieces, pieces, pieces, (before, words, after) => {
        const text = before + words + after;
        const start = before.length;
        const { exact, prefix, suffix } = selectorOf(text, { start, end: start + words.length });
        assert.equal(exact, words);
        assert.ok(before.endsWith(prefix) && after.startsWith(suffix));
        // Throws for a split pair.
        encodeURIComponent(prefix + suffix);
        assert.ok(prefix.length >= Math.min(31, before.length) && suffix.length >= Math.min(31, after.length));
      }),
    );
  });
});
