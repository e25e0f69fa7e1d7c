import assert from 'node:assert/strict';
import { ArticleTexts } from '../../../src/core/interchange/articleTexts';

const LENGTH = 60;
const article = (i: number): string =>
  `Report ${i}. The boat of harbour ${i * 7} was late by ${i} minutes, and nobody knew why.\n`;
const all = Array.from({ length: LENGTH }, (_, i) => [i, article(i).repeat(3)] as const);

describe('articles by their texts', () => {
  it('are found by their words, the last as the first', () => {
    const texts = new ArticleTexts(all);
    for (const [i] of all) assert.equal(texts.holding(`\n${article(i)} `), i);
    for (const [i] of all) assert.equal(texts.holding(`The boat of harbour ${i * 7} was late by ${i} minutes`), i);
  });

  it('are not found by words that stand in none, or in several', () => {
    const texts = new ArticleTexts(all);
    for (let n = 0; n < 30; n++) {
      assert.equal(texts.holding('nobody has ever written these words in any report'), null);
      assert.equal(texts.holding('minutes, and nobody knew why.'), null);
    }
  });

  it('are not told by a few letters', () => {
    assert.equal(new ArticleTexts([[1, 'Report 1.']]).holding('t 1.'), null);
  });

  it('are told by words with other line ends, blanks and composed letters', () => {
    const texts = new ArticleTexts([
      [1, 'The boat to Málaga\nwas late.'],
      [2, 'The boat to Oslo\nwas late.'],
    ]);
    assert.equal(texts.holding('The boat to Ma\u0301laga\r\n  was late.'), 1);
  });
});
