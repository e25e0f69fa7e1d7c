/** Searches of a real database, with every plan that they can have. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CorpusIndex, createIndexQueries, type Database, parseQuery } from '../../../src/core/corpus';
import type { PlanLimits } from '../../../src/core/corpus/query/plan';
import { planOf } from '../../../src/core/corpus/query/plan';
import { countMatches, searchIds } from '../../../src/core/corpus/query/search';
import { conditionOf, unitOf } from '../../../src/core/corpus/query/sql';
import type { ArticleRows, QuoteRow } from '../../../src/core/corpus/rows';
import { openSqlite } from '../../../src/platform/node/sqlite';

const WORDS = ['bridge', 'bolts', 'old', 'new', 'council', 'negotiate', 'negotiation', 'Élysée', 'water', 'tax'];
const SPEAKERS = ['Ilse Brandt', 'Tomas Reuter', 'Ada Moss'];
const SOURCES = ['Harbour Post', 'Valley Courier', null];
const STATUSES = ['derived', 'derived', 'derived', 'confirmed', 'rejected'] as const;

/** An article whose words, people and decisions follow from its number. */
function article(number: number): ArticleRows {
  const word = (i: number): string => WORDS[(number * 7 + i * i) % WORDS.length] ?? '';
  const paragraphs = [0, 1, 2].map(p => {
    const text = Array.from({ length: 6 }, (_, i) => word(p * 6 + i)).join(' ');
    return { span: { start: p * 100, end: p * 100 + text.length }, text };
  });
  const quotes = paragraphs.slice(0, 2).map((paragraph, i): QuoteRow => {
    const speaker = SPEAKERS[(number + i) % SPEAKERS.length] ?? '';
    const text = paragraph.text.split(' ').slice(0, 3).join(' ');
    return {
      ref: `q${i}`,
      kind: i ? 'indirect' : 'direct',
      span: { start: paragraph.span.start, end: paragraph.span.start + text.length },
      text,
      line: 1 + 2 * i,
      paragraph: i,
      parts: null,
      within: null,
      speaker,
      entity: `e${(number + i) % SPEAKERS.length}`,
      mention: null,
      cue: null,
      rule: null,
      confidence: ((number * 13 + i) % 100) / 100,
      status: STATUSES[(number + i) % STATUSES.length] ?? 'derived',
      author: null,
    };
  });
  const annotation = {
    id: `a${number}`,
    span: paragraphs[0]?.span ?? null,
    words: '',
    name: null,
    created: null,
    modified: null,
    anchor: 'exact',
    author: number % 2 ? 'anna' : 'ben',
  };
  return {
    number: 0,
    span: { start: 0, end: 300 },
    line: 1,
    title: `Article ${number}`,
    headline: `Article ${number}`,
    date: number % 11 === 0 ? null : `2025-0${1 + (number % 9)}-1${number % 3}`,
    source: SOURCES[number % SOURCES.length] ?? null,
    words: 18,
    undecided: 1,
    paragraphs,
    quotes,
    entities: SPEAKERS.map((name, i) => ({
      ref: `e${i}`,
      type: 'person',
      name,
      role: null,
      decided: false,
      aliases: [],
      mentions: [{ span: { start: 0, end: 4 }, kind: 'name' }],
    })),
    dates: [],
    annotations: [
      { ...annotation, id: `s${number}`, kind: 'speaker', tag: null, body: null, status: 'confirmed' },
      ...(number % 4 === 0
        ? [{ ...annotation, kind: 'tag', tag: number % 8 ? 'checked' : 'verdict/false', body: null, status: null }]
        : []),
    ],
  };
}

const QUERIES = [
  'bridge',
  'elysee',
  '"bolts council"',
  'negotiat*',
  'bridge OR tax',
  'bridge -bolts',
  'bridge (tax OR "old new")',
  'said:bridge',
  'said:bridge text:tax',
  '-said:bridge speaker:brandt',
  'speaker:"Ilse Brandt" after:2025-03 source:harbour',
  'speaker:moss OR speaker:reuter',
  'speaker:mo OR speaker:reu',
  '-speaker:b speaker:"reuter"',
  'mentions:bra water',
  'speaker:moss OR said:tax OR tag:checked',
  'mentions:brandt water',
  'tag:verdict',
  '-tag:checked water',
  'author:anna kind:direct',
  'about:check',
  'status:confirmed',
  'status:derived confidence<0.5',
  'date:2025-04',
  'source:nowhere',
  'file:a1',
  'title:"article 7"',
  'nothing',
];

/** All listed; all walked through; some of each. */
const LIMITS: readonly PlanLimits[] = [
  { listed: 20_000, asked: 4_000 },
  { listed: 0, asked: 0 },
  { listed: 15, asked: 3 },
  { listed: 60, asked: 1_000 },
];

describe('a search of the index', () => {
  let folder: string;
  let db: Database;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'seed-search-'));
    db = openSqlite(path.join(folder, 'corpus.sqlite'));
    const files = Array.from({ length: 60 }, (_, i) => ({
      path: `news/a${i}.txt`,
      hash: `${i}`,
      rows: { articles: [article(i)], problems: [] },
    }));
    CorpusIndex.open(db, 'v').update(files);
  });
  after(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rootOf = (line: string) => {
    const { root, problems } = parseQuery(line);
    assert.ok(root && !problems.length, line);
    return root;
  };
  const page = { limit: 1_000, offset: 0 };

  /** Straight from what the query means, without a plan. */
  function expected(line: string): number[] {
    const root = rootOf(line);
    const unit = unitOf(root);
    const { sql, values } = conditionOf(root, unit);
    const [row, table] = unit === 'quote' ? ['q', 'quotes'] : ['p', 'paragraphs'];
    return db
      .all(
        `SELECT ${row}.id FROM ${table} ${row} JOIN articles a ON a.id = ${row}.article_id JOIN files f ON f.id = a.file_id
         WHERE ${sql} ORDER BY a.date IS NULL, a.date DESC, a.id DESC, ${row}.start_offset`,
        values,
      )
      .map(({ id }) => Number(id));
  }

  for (const line of QUERIES)
    it(`has the same results in the same order, however it is planned: ${line}`, () => {
      const wanted = expected(line);
      if (line !== 'nothing' && line !== 'source:nowhere') assert.ok(wanted.length > 0 && wanted.length < 180);
      for (const limits of LIMITS)
        assert.deepEqual(searchIds(db, rootOf(line), page, limits), wanted, JSON.stringify(limits));
      assert.equal(countMatches(db, rootOf(line), 1_000).results, wanted.length);
    });

  it('walks through the articles where nothing that is asked for is rare, and begins with what is rare otherwise', () => {
    const isWalk = (line: string, limits: PlanLimits) => planOf(db, rootOf(line), { canWalk: true, limits }).isWalk;
    const limits: PlanLimits = { listed: 20, asked: 3 };
    assert.deepEqual(
      [
        'bridge',
        'bridge "bolts council"',
        'source:harbour',
        'speaker:brandt',
        'speaker:brandt said:"bolts council"',
      ].map(line => isWalk(line, limits)),
      [true, false, true, true, false],
    );
    assert.equal(isWalk('bridge', { listed: 1_000, asked: 3 }), false);
  });

  it('uses the index by date for a walk, so that the first page needs no sorting', () => {
    const { from, where } = planOf(db, rootOf('source:harbour'), { canWalk: true });
    const plan = db
      .all(
        `EXPLAIN QUERY PLAN SELECT p.id FROM ${from} WHERE ${where.sql}
         ORDER BY a.date DESC NULLS LAST, a.id DESC, p.start_offset, p.id LIMIT 50`,
        where.values,
      )
      .map(({ detail }) => String(detail));
    assert.ok(plan.some(line => /SCAN a USING INDEX articles_newest/.test(line)));
    assert.ok(plan.some(line => /TEMP B-TREE FOR LAST 2 TERMS/.test(line)));
    assert.ok(!plan.some(line => /TEMP B-TREE FOR ORDER BY/.test(line)));
  });

  it('looks at the speaker of each quote where a name’s beginning is that of many, and asks the index of names once else', () => {
    const planWith = (limits: PlanLimits): string => {
      const { from, where } = planOf(db, rootOf('speaker:b'), { canWalk: true, limits });
      const plan = db.all(`EXPLAIN QUERY PLAN SELECT q.id FROM ${from} WHERE ${where.sql}`, where.values);
      return plan.map(({ detail }) => String(detail)).join('\n');
    };
    const many = planWith({ listed: 0, asked: 0 });
    assert.match(many, /SCAN a/);
    assert.match(many, /SEARCH people_rows USING INTEGER PRIMARY KEY/);
    const few = planWith({ listed: 1_000, asked: 1_000 });
    assert.match(few, /SEARCH quote_rows USING (?:COVERING )?INDEX quotes_by_person/);
    assert.doesNotMatch(many + few, /SCAN people_rows/);
  });

  it('has pages that follow each other, and the oldest first where that is asked', () => {
    const root = rootOf('water');
    const all = searchIds(db, root, page);
    assert.deepEqual(
      [0, 7, 14].flatMap(offset => searchIds(db, root, { limit: 7, offset })),
      all.slice(0, 21),
    );
    const oldest = createIndexQueries(db).searchPage('water', { ...page, order: 'oldest' }).results;
    const dates = oldest.map(({ date }) => date);
    assert.deepEqual(dates, [...dates.filter(Boolean)].sort().concat(dates.filter(date => !date)));
    assert.deepEqual(oldest.map(({ id }) => id).sort(), [...all].sort());
  });

  it('counts results and their articles, up to a limit', () => {
    const { searchCount } = createIndexQueries(db);
    assert.deepEqual(searchCount('speaker:brandt', 100), { results: 40, articles: 40, isMore: false });
    assert.deepEqual(searchCount('speaker:brandt', 39), { results: 39, articles: null, isMore: true });
    assert.deepEqual(searchCount('', 100), { results: 0, articles: 0, isMore: false });
  });

  it('gives results by their ids, without those that are gone', () => {
    const { searchResultIds, searchResults } = createIndexQueries(db);
    const { unit, ids } = searchResultIds('said:bridge', 'newest', 5);
    assert.deepEqual(
      searchResults({ unit, ids: [...ids, 999_999] }).map(({ id }) => id),
      ids,
    );
  });

  const names: [query: string, speakers: readonly string[]][] = [
    ['speaker:brandt', ['Ilse Brandt']],
    ['speaker:"ÎLSE brandt"', ['Ilse Brandt']],
    ['speaker:brand', ['Ilse Brandt']],
    ['speaker:"brand"', []],
    ['speaker:"ilse bran"', []],
    ['speaker:rand', []],
    ['speaker:brand*', ['Ilse Brandt']],
    ['speaker:"brandt ilse"', []],
    ['speaker:"se Brandt"', []],
    ['speaker:"ilse b*"', ['Ilse Brandt']],
    ['speaker:oss', []],
    ['speaker:a*', ['Ada Moss']],
    // One name by its beginning, the other as a whole.
    ['speaker:re* OR speaker:re', ['Tomas Reuter']],
    ['speaker:re OR speaker:re*', ['Tomas Reuter']],
  ];
  for (const [query, speakers] of names)
    it(`finds speakers by whole words of their names, or by how one begins: ${query}`, () => {
      const { results } = createIndexQueries(db).searchPage(query, page);
      assert.deepEqual([...new Set(results.map(({ quote }) => quote?.speaker))], speakers);
    });

  it('knows the values of fields, the most frequent first', () => {
    const { searchFieldValues } = createIndexQueries(db);
    const values = (...args: Parameters<typeof searchFieldValues>) =>
      searchFieldValues(...args).map(({ value, count }) => `${value} ${count}`);
    assert.deepEqual(values('speaker', 'br', 5), ['Ilse Brandt 24']);
    assert.deepEqual(values('source', '', 5), ['Harbour Post 20', 'Valley Courier 20']);
    assert.deepEqual(values('tag', '', 5), ['verdict/false 8', 'checked 7']);
    assert.deepEqual(values('author', 'AN', 5), ['anna 30']);
    assert.deepEqual(values('status', '', 5)[0], 'derived null');
    assert.deepEqual(values('after', '2025-0', 2), ['2025-09 5', '2025-08 6']);
    assert.deepEqual(values('file', 'a59', 5), ['news/a59.txt 1']);
    assert.deepEqual(values('tag', '%', 5), []);
    assert.deepEqual(values('title', '', 5), []);
  });
});
