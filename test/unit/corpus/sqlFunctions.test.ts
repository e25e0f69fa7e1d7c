import assert from 'node:assert/strict';
import { foldWords } from '../../../src/core/corpus/names';
import { HAS_PHRASE, SQL_FUNCTIONS } from '../../../src/core/corpus/sqlFunctions';

const has = (text: string, phrase: string): boolean => {
  const isPrefix = phrase.endsWith('*');
  return SQL_FUNCTIONS[HAS_PHRASE]?.(text, JSON.stringify({ words: foldWords(phrase).split(' '), isPrefix })) === 1;
};

describe('functions for SQL', () => {
  const texts: readonly (readonly [text: string, phrase: string, expected: boolean])[] = [
    ['The old bridge', 'the old', true],
    ['The old bridge', 'old bridge', true],
    ['The old bridge', 'the bridge', false],
    ['“Old -- bridge”', 'old bridge', true],
    ['bold bridge', 'old bridge', false],
    ['old bridges', 'old bridge', false],
    ['old bridges', 'old bridge*', true],
    ['older bridge', 'old bridge', false],
    ['bold, old old bridge', 'old bridge', true],
    ['old', 'old bridge', false],
    ['oldbridge', 'old bridge', false],
    ['', 'old bridge', false],
    ['a vieil Élysée', 'vieil elysee', true],
    ['a vieil Élyséen', 'vieil elysee', false],
    ['old\nbridge', 'old bridge', true],
    ['so old\n\n“bridge', 'old bridge', false],
  ];
  for (const [text, phrase, expected] of texts)
    it(`tell that ${JSON.stringify(text)} ${expected ? 'has' : 'does not have'} the phrase ${phrase}`, () =>
      assert.equal(has(text, phrase), expected));
});
