import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GramPositions, MIN_INDEXED_LENGTH } from '../../../../src/core/annotation/anchoring/gramPositions';
import { SearchText } from '../../../../src/core/annotation/anchoring/searchText';

const TEXT = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 200 });
const WORDS = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: MIN_INDEXED_LENGTH, maxLength: 8 });

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

describe('an index of short pieces', () => {
  it('finds the same occurrences as a scan of the text', () => {
    fc.assert(
      fc.property(TEXT, WORDS, (text, words) => {
        assert.deepEqual(new GramPositions(text).occurrences(words), placesOf(words, text));
      }),
    );
  });
});

describe('repeated searches', () => {
  it('find the hundredth word like the first', () => {
    const words = Array.from({ length: 100 }, (_, i) => `word${i % 50}`);
    const text = words.join(' ');
    const searchText = new SearchText(text);
    for (const word of [...words, 'none of these'])
      assert.deepEqual(searchText.occurrences(word), placesOf(word, text));
  });
});
