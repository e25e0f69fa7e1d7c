/** Files of an index that get another path. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { type DescribedArticle, fileOf, openIndex } from './openIndex';

const PATHS = ['harbour/one.txt', 'harbour/two.txt', 'valley/three.txt', 'valley/four.txt'];
const NEW_PATHS = [...PATHS, 'renamed/one.txt', 'renamed/lighthouse.txt'];

const article: fc.Arbitrary<DescribedArticle> = fc.record({
  date: fc.constantFrom('2024-01-01', '2025-02-02'),
  source: fc.constantFrom('Harbour Post', 'Valley Courier'),
  headline: fc.constantFrom('The bridge', 'The tax'),
  entities: fc.array(
    fc.record({
      name: fc.constantFrom('Ann Bell', 'Cid Doe', 'Bell'),
      quotes: fc.array(fc.constantFrom('“Yes”', 'that it was so'), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
});

/** All that can be asked, without ids. */
function contentOf({ database }: CorpusIndex): unknown {
  const text = (word: string) =>
    database.all(
      `SELECT f.path, a.number FROM article_text t JOIN articles a ON a.id = t.rowid JOIN files f ON f.id = a.file_id
       WHERE article_text MATCH ? ORDER BY 1, 2`,
      [word],
    );
  return [
    database.all('SELECT path, stamp FROM files ORDER BY 1'),
    database.all(
      'SELECT f.path, a.number, a.headline, a.date, a.quotes FROM articles a JOIN files f ON f.id = file_id ORDER BY 1, 2',
    ),
    database.all(
      `SELECT f.path, q.ref, q.text, q.speaker, p.name, p.quotes FROM quotes q JOIN articles a ON a.id = q.article_id
       JOIN files f ON f.id = a.file_id LEFT JOIN people p ON p.id = q.person_id ORDER BY 1, a.number, 2`,
    ),
    database.all(
      'SELECT name, quotes, articles, mentions, first_date, last_date FROM people ORDER BY 1, 2, 3, 4, 5, 6',
    ),
    ...['harbour', 'valley', 'renamed', 'lighthouse', 'four', 'bell', 'tax'].map(text),
  ];
}

const stampOf = (path: string): string => `stamp of ${path}`;
const put = (index: CorpusIndex, files: ReadonlyMap<string, readonly DescribedArticle[]>): void =>
  index.update([...files].map(([path, articles]) => ({ ...fileOf(path, articles), stamp: stampOf(path) })));

describe('a file of the index that gets another path', () => {
  const [moved, built] = [openIndex().index, openIndex().index];

  it('is what it would be had it been there from the start, and takes the place of what was there', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(article, { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.tuple(fc.constantFrom(...NEW_PATHS), fc.constantFrom(...NEW_PATHS)), {
          minLength: 1,
          maxLength: 3,
        }),
        (articles, moves) => {
          for (const index of [moved, built]) index.update([], [...index.files().keys()]);
          const files = new Map(PATHS.map((path, i) => [path, articles[i] ?? []]));
          put(moved, files);
          for (const [from, to] of moves) {
            const what = files.get(from);
            if (!what || from === to) continue;
            moved.move([{ from, to, stamp: stampOf(to) }]);
            files.delete(from);
            files.set(to, what);
          }
          put(built, files);
          assert.deepEqual(contentOf(moved), contentOf(built));
        },
      ),
      { numRuns: 25 },
    ));
});
