import assert from 'node:assert/strict';
import { parse } from '../../src/core/article/parse';
import { extractArticle } from '../../src/core/interchange/extract';
import { LineIndex } from '../../src/core/text/lines';
import { ARTICLES } from '../bench/scale/inputs';
import { analyse } from '../unit/analyse';
import { analysed, assertInProportion, N, Work } from './work';

describe('work in proportion to an article', function () {
  this.timeout(120_000);
  afterEach(() => analysed.clear());

  for (const [shape, article] of Object.entries(ARTICLES))
    it(`of ${shape}`, () => {
      assertInProportion(times => new Work(times).run(article(times * N), ''));
    });

  it('of what was extracted from nested marks', () => {
    const lengths = (article: (n: number) => string) =>
      [N, 4 * N].map(n => {
        const text = article(n);
        const { articles, problems } = parse(text);
        const lines = new LineIndex(text);
        const written = articles.map(one =>
          JSON.stringify(extractArticle({ file: 'a', text, lines, problems }, analyse(text, one))),
        );
        return written.join('').length;
      });
    for (const [shape, article] of Object.entries(ARTICLES)) {
      if (!shape.startsWith('nested')) continue;
      const [small, large] = lengths(article);
      assert.ok(large < 6 * small, `${shape}: ${large} characters, of a quarter of the input ${small}`);
    }
  });
});
