import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { CorpusIndex, type Database, foldWords } from '../../../../src/core/corpus';
import {
  ARTICLE_GROUPINGS,
  ARTICLE_ORDERS,
  type ArticleListing,
} from '../../../../src/core/corpus/queries/articleSelection';
import {
  articleGroup,
  articlesOfFile,
  countArticles,
  type ListedArticle,
  listArticleGroups,
  listArticles,
  placeOfArticle,
} from '../../../../src/core/corpus/queries/articles';
import type { ArticleRows, QuoteRow } from '../../../../src/core/corpus/rows';
import { span } from '../../../../src/core/text';
import { openSqlite } from '../../../../src/platform/node/sqlite';

interface Article {
  readonly headline: string;
  readonly date?: string;
  readonly source?: string;
  readonly speakers?: readonly string[];
  readonly undecided?: number;
  readonly tags?: readonly string[];
}
type Corpus = Readonly<Record<string, readonly Article[]>>;

const quote = (speaker: string): QuoteRow => ({
  ref: 'q',
  kind: 'direct',
  span: span(0, 1),
  line: 1,
  text: 'x',
  paragraph: null,
  parts: null,
  within: null,
  speaker,
  entity: null,
  mention: null,
  cue: null,
  rule: null,
  confidence: null,
  status: 'derived',
  author: null,
});

const rowsOf = (
  { headline, date, source, speakers = [], undecided = 0, tags = [] }: Article,
  number: number,
): ArticleRows => ({
  number,
  span: span(0, 10),
  line: 1,
  title: headline,
  headline,
  date: date ?? null,
  source: source ?? null,
  words: 1,
  undecided,
  paragraphs: [],
  quotes: speakers.map(quote),
  entities: [],
  dates: [],
  annotations: tags.map((tag, i) => ({
    id: `${number}-${i}`,
    kind: 'tag',
    span: null,
    words: 'x',
    tag,
    body: null,
    name: null,
    status: null,
    author: null,
    created: null,
    modified: null,
    anchor: 'exact',
  })),
});

const ALL: ArticleListing = { filter: '', onlyUndecided: false, grouping: 'none', order: 'file', isDescending: false };
const PAGE = { limit: 100, offset: 0 };

const BRIDGE: Corpus = {
  'a/bridge.txt': [
    {
      headline: '“Bridge opens',
      date: '2025-05-06',
      source: 'Harbour Post',
      speakers: ['Ilse Brandt'],
      undecided: 1,
      tags: ['check'],
    },
  ],
  'a/many.txt': [
    { headline: 'ferry sails', date: '2025-04-30', source: 'Valley Courier', undecided: 0 },
    {
      headline: 'Crew rescued',
      date: '2025-05-06',
      source: 'Valley Courier',
      speakers: ['José Peña', 'José Peña'],
      undecided: 2,
      tags: ['check', 'law/court'],
    },
  ],
  'b/empty.txt': [],
  'top.seed': [{ headline: 'Air show', undecided: 0 }],
};

describe('lists of articles', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-lists-'));
  const db = openSqlite(path.join(folder, 'corpus.sqlite'));
  const index = CorpusIndex.open(db, 'v');
  after(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  const fill = (corpus: Corpus): void =>
    index.update(
      Object.entries(corpus).map(([name, articles]) => ({
        path: name,
        hash: 'x',
        rows: { articles: articles.map(rowsOf), problems: [] },
      })),
      [...index.files().keys()],
    );
  const list = (listing: Partial<ArticleListing>, group: string | null = null, page = PAGE): string[] =>
    listArticles(db, { ...ALL, ...listing }, group, page).map(({ path: name, number }) => `${name} ${number}`);
  const groups = (listing: Partial<ArticleListing>): (string | number | null)[][] =>
    listArticleGroups(db, { ...ALL, ...listing }, PAGE).map(({ key, articles, undecided }) => [
      key,
      articles,
      undecided,
    ]);

  describe('of a small corpus', () => {
    before(() => fill(BRIDGE));

    it('has a row for each file, with what its articles have together', () => {
      assert.deepEqual(listArticles(db, ALL, null, PAGE).slice(1), [
        {
          path: 'a/many.txt',
          articles: 2,
          number: 0,
          headline: 'ferry sails',
          date: '2025-04-30',
          source: 'Valley Courier',
          counts: { quotes: 2, undecided: 2 },
        },
        {
          path: 'b/empty.txt',
          articles: 0,
          number: 0,
          headline: '',
          date: null,
          source: null,
          counts: { quotes: 0, undecided: 0 },
        },
        {
          path: 'top.seed',
          articles: 1,
          number: 0,
          headline: 'Air show',
          date: null,
          source: null,
          counts: { quotes: 0, undecided: 0 },
        },
      ]);
    });

    const sorted: readonly (readonly [Partial<ArticleListing>, string])[] = [
      [{ order: 'file' }, 'a/bridge a/many b/empty top'],
      [{ order: 'file', isDescending: true }, 'top b/empty a/many a/bridge'],
      [{ order: 'date', isDescending: true }, 'a/bridge a/many top b/empty'],
      [{ order: 'source' }, 'top a/bridge a/many b/empty'],
      [{ order: 'headline' }, 'top a/bridge a/many b/empty'],
      [{ order: 'undecided', isDescending: true }, 'a/many a/bridge top b/empty'],
    ];
    for (const [listing, expected] of sorted)
      it(`sorts files by ${listing.order}${listing.isDescending ? ', descending' : ''}`, () =>
        assert.equal(
          list(listing)
            .map(row => row.replace(/\.\w+ \d/, ''))
            .join(' '),
          expected,
        ));

    it('groups articles', () => {
      assert.deepEqual(groups({ grouping: 'day' }), [
        ['2025-05-06', 2, 3],
        ['2025-04-30', 1, 0],
        [null, 1, 0],
      ]);
      assert.deepEqual(groups({ grouping: 'month' }), [
        ['2025-05', 2, 3],
        ['2025-04', 1, 0],
        [null, 1, 0],
      ]);
      assert.deepEqual(groups({ grouping: 'source' }), [
        [null, 1, 0],
        ['Harbour Post', 1, 1],
        ['Valley Courier', 2, 2],
      ]);
      assert.deepEqual(groups({ grouping: 'folder' }), [
        ['', 1, 0],
        ['a', 3, 3],
        ['b', 0, 0],
      ]);
      assert.deepEqual(groups({ grouping: 'tag' }), [
        [null, 2, 0],
        ['check', 2, 3],
        ['law/court', 1, 2],
      ]);
      assert.deepEqual(groups({ grouping: 'tag', order: 'undecided', isDescending: true })[0], ['check', 2, 3]);
    });

    it('lists the articles of a group', () => {
      assert.deepEqual(list({ grouping: 'day' }, '2025-05-06'), ['a/bridge.txt 0', 'a/many.txt 1']);
      assert.deepEqual(list({ grouping: 'month' }, null), ['top.seed 0']);
      assert.deepEqual(list({ grouping: 'tag' }, 'law/court'), ['a/many.txt 1']);
      assert.deepEqual(list({ grouping: 'folder' }, 'a'), ['a/bridge.txt 0', 'a/many.txt 0']);
      assert.deepEqual(list({ grouping: 'folder' }, ''), ['top.seed 0']);
      assert.equal(articleGroup(db, { ...ALL, grouping: 'source' }, 'Nobody'), null);
    });

    const filters: readonly (readonly [string, string])[] = [
      ['BRIDGE', 'a/bridge.txt'],
      ['ope bri', 'a/bridge.txt'],
      ['jose pen', 'a/many.txt'],
      ['valley', 'a/many.txt'],
      ['brandt harbour', 'a/bridge.txt'],
      ['seed', ''],
      ['top', 'top.seed'],
      ['" OR * : ^', ''],
      ['…', 'a/bridge.txt a/many.txt b/empty.txt top.seed'],
    ];
    for (const [filter, expected] of filters)
      it(`finds ${filter} in headlines, sources, paths and speakers`, () =>
        assert.equal(
          listArticles(db, { ...ALL, filter }, null, PAGE)
            .map(row => row.path)
            .join(' '),
          expected,
        ));

    it('lists only what is undecided, and counts it', () => {
      const only = { filter: '', onlyUndecided: true };
      assert.deepEqual(list(only), ['a/bridge.txt 0', 'a/many.txt 0']);
      assert.deepEqual(
        articlesOfFile(db, 'a/many.txt', only, PAGE).map(row => row.headline),
        ['Crew rescued'],
      );
      assert.deepEqual(countArticles(db, only), { articles: 2, quotes: 3, undecided: 3 });
    });

    it('gives no counts of files that are not analysed yet', () => {
      db.run("UPDATE files SET hash = '' WHERE path = 'top.seed'");
      assert.equal(listArticles(db, ALL, null, PAGE).at(-1)?.counts, null);
    });
  });

  describe('of files with numbers in their names', () => {
    const names = [
      'Part 2/Plan 3',
      'Part 2/plan 29',
      'Part 2/Plan 100',
      'Part 10/Plan 1',
      'Part 10 b/Plan 1',
      'part 11/a/x',
    ];
    const day = { headline: 'Plan', date: '2025-05-06', source: 'Harbour Post' };
    before(() => fill(Object.fromEntries([...names].sort().map(name => [`${name}.txt`, [day, day]]))));

    for (const order of ['file', 'date', 'source'] as const)
      for (const isDescending of [false, true])
        it(`sorts by them what is alike by ${order}${isDescending ? ', descending' : ''}`, () => {
          const sorted = isDescending ? [...names].reverse() : names;
          assert.deepEqual(
            list({ order, isDescending }),
            sorted.map(name => `${name}.txt 0`),
          );
          assert.deepEqual(
            list({ order, isDescending, grouping: 'month' }, '2025-05'),
            sorted.flatMap(name => (isDescending ? [1, 0] : [0, 1]).map(number => `${name}.txt ${number}`)),
          );
        });

    it('sorts folders by them', () => {
      const folders = ['Part 2', 'Part 10', 'Part 10 b', 'part 11/a'];
      const keys = (listing: Partial<ArticleListing>) => groups({ ...listing, grouping: 'folder' }).map(([key]) => key);
      assert.deepEqual(keys({}), folders);
      assert.deepEqual(keys({ isDescending: true }), [...folders].reverse());
    });

    it('sorts a file by its new name when it is renamed', () => {
      index.move([{ from: 'Part 2/Plan 100.txt', to: 'Part 2/Plan 4.txt', stamp: '' }]);
      assert.deepEqual(
        list({ grouping: 'folder' }, 'Part 2'),
        [3, 4, 29].map(n => `Part 2/${n === 29 ? 'p' : 'P'}lan ${n}.txt 0`),
      );
    });
  });

  it('are read page by page in the order of files, without sorting them', () => {
    const many = Array.from({ length: 5_001 }, () => ({ headline: 'x', source: 'Harbour Post' }));
    fill({ 'Plan 29.txt': many, 'Plan 3.txt': [] });
    const plans: string[] = [];
    const spied: Database = {
      run: (sql, values) => db.run(sql, values),
      transaction: work => db.transaction(work),
      reading: work => db.reading(work),
      close: () => undefined,
      all: (sql, values) => {
        if (sql.includes('sort_key'))
          plans.push(
            db
              .all(`EXPLAIN QUERY PLAN ${sql}`, values)
              .map(({ detail }) => detail)
              .join('\n'),
          );
        return db.all(sql, values);
      },
    };
    for (const isDescending of [false, true]) {
      listArticles(spied, { ...ALL, isDescending }, null, PAGE);
      listArticles(spied, { ...ALL, isDescending, grouping: 'source' }, 'Harbour Post', PAGE);
    }
    assert.equal(plans.length, 4);
    for (const plan of plans) {
      assert.match(plan, /^SCAN f USING COVERING INDEX files_by_name/);
      assert.doesNotMatch(plan, /TEMP B-TREE/);
    }
  });

  it('agree with what they list, whatever is grouped, sorted and filtered', () => {
    const word = fc.constantFrom('ash', 'birch', 'Cedar', 'dogwood');
    const article = fc.record({
      headline: fc.array(word, { maxLength: 3 }).map(words => words.join(' ')),
      date: fc.option(fc.constantFrom('2025-01-31', '2025-02-01', '2025-02-28'), { nil: undefined }),
      source: fc.option(word, { nil: undefined }),
      speakers: fc.array(word, { maxLength: 2 }),
      undecided: fc.nat({ max: 2 }),
      tags: fc.uniqueArray(fc.constantFrom('red', 'blue/light'), { maxLength: 2 }),
    });
    const name = fc.tuple(fc.constantFrom('', 'x/', 'x/y/', 'z/'), word).map(([dir, base]) => `${dir}${base}.txt`);
    const corpus = fc.dictionary(name, fc.array(article, { maxLength: 3 }), { maxKeys: 6 });
    const listing = fc.record({
      filter: fc.constantFrom('', 'a', 'bir', 'ce x', 'zz'),
      onlyUndecided: fc.boolean(),
      grouping: fc.constantFrom(...ARTICLE_GROUPINGS),
      order: fc.constantFrom(...ARTICLE_ORDERS),
      isDescending: fc.boolean(),
    });
    fc.assert(
      fc.property(corpus, fc.array(listing, { minLength: 4, maxLength: 8 }), (files, listings) => {
        fill(files);
        for (const one of listings) checkList(files, one);
      }),
      { numRuns: 12 },
    );
  });

  function checkList(files: Corpus, listing: ArticleListing): void {
    const words = foldWords(listing.filter).split(' ').filter(Boolean);
    const isSelected = (file: string, { headline, source = '', speakers = [], undecided = 0 }: Article): boolean => {
      const text = foldWords([headline, source, file.replace('.txt', ''), ...speakers].join(' ')).split(' ');
      return words.every(word => text.some(one => one.startsWith(word))) && (!listing.onlyUndecided || undecided > 0);
    };
    const expected = Object.entries(files).flatMap(([file, articles]) =>
      articles.flatMap((one, number) => (isSelected(file, one) ? [{ file, number, one }] : [])),
    );
    assert.equal(countArticles(db, listing).articles, expected.length);
    const isEverything = !words.length && !listing.onlyUndecided;
    const isGrouped = listing.grouping !== 'none';
    const found = isGrouped ? listArticleGroups(db, listing, PAGE) : [];
    const keys = isGrouped ? found.map(({ key }) => key) : [null];
    const listed = keys.flatMap(key => listArticles(db, listing, key, PAGE));
    const byFile = !isGrouped || listing.grouping === 'folder';
    const nameOf = (row: Pick<ListedArticle, 'path' | 'number'>) => (byFile ? row.path : `${row.path} ${row.number}`);
    const names = new Set(expected.map(({ file, number }) => nameOf({ path: file, number })));
    if (byFile && isEverything) for (const file of Object.keys(files)) names.add(file);
    assert.deepEqual([...new Set(listed.map(nameOf))].sort(), [...names].sort());
    for (const group of found) {
      const rows = listArticles(db, listing, group.key, PAGE);
      assert.deepEqual(
        [0, 1, 2, 3].flatMap(i => listArticles(db, listing, group.key, { limit: 3, offset: 3 * i })),
        rows.slice(0, 12),
      );
      if (!byFile) assert.equal(rows.length, group.articles);
      assert.deepEqual(articleGroup(db, listing, group.key), group);
    }
    for (const { file, number, one } of expected) {
      const place = placeOfArticle(db, listing, file, number);
      assert.ok(place && listArticles(db, listing, place.group, PAGE).some(row => nameOf(row) === nameOf(place.row)));
      if (listing.grouping === 'day') assert.equal(place.group, one.date ?? null);
    }
  }

  it('forget articles that are gone', () => {
    fill({ 'a.txt': [{ headline: 'Ash' }] });
    fill({});
    assert.deepEqual(list({ filter: 'ash' }), []);
    assert.equal(db.all("SELECT count(*) AS n FROM article_text WHERE article_text MATCH 'ash'")[0]?.n, 0);
  });
});
