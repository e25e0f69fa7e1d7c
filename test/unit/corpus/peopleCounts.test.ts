import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { PeopleCounts } from '../../../src/core/corpus/peopleCounts';
import { type DescribedArticle, fileOf, openIndex } from './openIndex';

const NAMES = ['Ann Bell', 'Cid Doe', 'Bell'];
const ROLES = [undefined, 'mayor', 'chair'];
const DATES = [undefined, '2024-01-01', '2024-06-01', '2025-01-01'];

const article: fc.Arbitrary<DescribedArticle> = fc.record({
  date: fc.constantFrom(...DATES) as fc.Arbitrary<string>,
  entities: fc.array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      role: fc.constantFrom(...ROLES) as fc.Arbitrary<string>,
      mentions: fc.integer({ min: 1, max: 3 }),
      quotes: fc.array(fc.constantFrom('“Yes”', 'that it was so'), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
});

/** Files to put in or, where they have no articles, to take out. */
const step = fc.dictionary(fc.constantFrom('a.txt', 'b.txt', 'c.txt'), fc.array(article, { maxLength: 2 }), {
  minKeys: 1,
});

const COUNTED = 'name, quotes, articles, mentions, first_date, last_date, role, role_date';
const counted = (index: CorpusIndex): unknown[] =>
  index.database.all(`SELECT ${COUNTED} FROM people ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`);

/** The same figures, worked out from all articles at once. */
const expected = (index: CorpusIndex): unknown[] =>
  index.database.all(
    `SELECT p.name,
      (SELECT count(*) FROM quotes q WHERE q.person_id = p.id AND q.kind = 'direct') AS quotes,
      count(DISTINCT a.id) AS articles, sum(e.mentions) AS mentions, min(a.date) AS first_date, max(a.date) AS last_date,
      (SELECT o.role FROM entities o JOIN articles b ON b.id = o.article_id WHERE o.person_id = p.id
        AND o.role IS NOT NULL ORDER BY b.date DESC, o.role DESC LIMIT 1) AS role,
      (SELECT b.date FROM entities o JOIN articles b ON b.id = o.article_id WHERE o.person_id = p.id
        AND o.role IS NOT NULL ORDER BY b.date DESC, o.role DESC LIMIT 1) AS role_date
      FROM people p JOIN entities e ON e.person_id = p.id JOIN articles a ON a.id = e.article_id
      GROUP BY p.id ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
  );

describe('what the index counts of people', () => {
  const { index } = openIndex();

  it('is, after any changes, what a count of all articles gives', () =>
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), steps => {
        index.update([], [...index.files().keys()]);
        for (const files of steps) {
          const put = Object.entries(files).filter(([, articles]) => articles.length);
          const gone = Object.keys(files).filter(path => !files[path]?.length);
          index.update(
            put.map(([path, articles]) => fileOf(path, articles)),
            gone,
          );
          assert.deepEqual(counted(index), expected(index));
        }
      }),
      { numRuns: 60 },
    ));

  it('keeps a person’s row when the article is indexed again, also that of a bare name', () => {
    const harbour = [{ entities: [{ name: 'Ilse Brandt' }, { name: 'Moe' }] }];
    const rows = () =>
      index.database.all("SELECT id, key FROM people WHERE name IN ('Ilse Brandt', 'Moe') ORDER BY id");
    index.update([fileOf('harbour.txt', harbour)]);
    const before = rows();
    assert.equal(before.length, 2);
    index.update([fileOf('other.txt', [{ entities: [] }])]);
    index.update([fileOf('harbour.txt', [{ ...harbour[0]!, date: '2025-05-06' }])]);
    assert.deepEqual(rows(), before);
  });

  it('is counted again for people who were linked otherwise; whoever is left without articles goes', () => {
    const { database } = index;
    index.update(
      [
        fileOf('a.txt', [{ date: '2024-01-01', entities: [{ name: 'Ann Bell', quotes: ['“Yes”'] }] }]),
        fileOf('b.txt', [{ date: '2025-01-01', entities: [{ name: 'Anna Bell', role: 'chair', quotes: ['“No”'] }] }]),
      ],
      [...index.files().keys()],
    );
    const [one, other] = database.all('SELECT id FROM people ORDER BY name').map(({ id }) => Number(id));
    for (const table of ['entity_rows', 'quote_rows'])
      database.run(`UPDATE ${table} SET person_id = ? WHERE person_id = ?`, [one ?? null, other ?? null]);
    const counts = new PeopleCounts(database);
    for (const person of [one, other]) counts.countAgain(person ?? assert.fail());
    counts.write();
    assert.deepEqual(counted(index), expected(index));
    assert.equal(counted(index).length, 1);
  });
});
