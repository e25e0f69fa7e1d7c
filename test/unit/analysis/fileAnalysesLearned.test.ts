/** Analyses that another thread made. */
import assert from 'node:assert/strict';
import { FileAnalyses } from '../../../src/core/analysis/fileAnalyses';
import { parse } from '../../../src/core/article/parse';
import { runToEnd } from '../../../src/core/text/steps';
import { ANALYSER } from '../analyse';

const articleBy = (name: string): string => `date 2025-04-26 [Source: Wire]\n\n“We go,” said ${name}. She left.\n\n`;

describe('analyses of a file that are learned', () => {
  const text = articleBy('Ann Bell') + articleBy('Eve Stone') + articleBy('Ann Bell');

  it('are what would be worked out, and each is asked for once', () => {
    const expected = runToEnd(new FileAnalyses(ANALYSER).steps(parse(text)));
    const articles = new FileAnalyses({ steps: () => assert.fail('analysed here') });
    const file = parse(text);
    const unknown = runToEnd(articles.unknown(file));
    assert.equal(unknown.length, 2);
    for (const { key, article } of unknown) articles.learn(key, runToEnd(ANALYSER.steps(article)));
    assert.deepEqual(runToEnd(articles.steps(file)), expected);
    assert.deepEqual(runToEnd(articles.unknown(parse(text))), []);
  });

  it('are kept where only another article changes, and what is missing is worked out', () => {
    const articles = new FileAnalyses(ANALYSER);
    runToEnd(articles.steps(parse(text)));
    const edited = parse(text.replace('Eve Stone', 'Eve Stark'));
    const unknown = runToEnd(articles.unknown(edited));
    assert.deepEqual(
      unknown.map(({ article }) => article.text.includes('Eve Stark')),
      [true],
    );
    assert.deepEqual(runToEnd(articles.steps(edited)), runToEnd(new FileAnalyses(ANALYSER).steps(edited)));
  });

  it('are not asked for where an article is too long', () => {
    const file = parse(text);
    const tooLong = (article: (typeof file.articles)[number]) => ({
      ...{ article, quotes: [], entities: [], dates: [], problems: [] },
    });
    assert.deepEqual(runToEnd(new FileAnalyses(ANALYSER).unknown(file, tooLong)), []);
  });
});
