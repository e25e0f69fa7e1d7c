import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createIndexQueries } from '../../../src/core/corpus/queries/index';
import {
  bucketSql,
  dayAfter,
  dayNumber,
  lastDayOf,
  stepFor,
  type TimeStep,
} from '../../../src/core/corpus/queries/quoteMap/buckets';
import { queryLineOf } from '../../../src/core/corpus/queries/quoteMap/line';
import type { MapScope } from '../../../src/core/corpus/queries/quoteMap/scope';
import { fileOf, openIndex } from './openIndex';

const WHOLE: MapScope = { query: '', people: null, files: null };
const PAGE = { limit: 100, offset: 0 };
const said = (n: number): string[] => Array.from({ length: n }, (_, i) => `“Sentence ${i} about the bridge”`);

const CORPUS = [
  fileOf('a.txt', [
    {
      date: '2025-01-15',
      source: 'Reuters',
      entities: [
        { name: 'Ilse Brandt', quotes: said(3) },
        { name: 'Yuri Ushakov', quotes: said(1) },
      ],
    },
    { date: '2025-01-20', source: 'Reuters', entities: [{ name: 'Ilse Brandt', quotes: ['“No bolts”'] }] },
  ]),
  fileOf('b.txt', [
    {
      date: '2025-03-02',
      source: 'City Wire',
      entities: [
        { name: 'Ilse Brandt', quotes: said(2) },
        { name: 'Yuri Ushakov', quotes: said(2) },
        { name: 'Ada Moss', quotes: said(1) },
      ],
    },
    {
      date: '2025-03-09',
      entities: [
        { name: 'Ada Moss', quotes: said(1) },
        { name: 'Orrin', type: 'place' },
      ],
    },
    { source: 'City Wire', entities: [{ name: 'Ilse Brandt', quotes: ['“When?”'] }] },
  ]),
];

describe('a quote map of an index', () => {
  const { index } = openIndex();
  const ask = createIndexQueries(index.database);
  before(() => index.update(CORPUS));

  const timeline = (scope: Partial<MapScope> = {}): string[] => {
    const { people, sources, marks } = ask.quoteTimeline({ ...WHOLE, ...scope });
    return marks.map(
      ({ person, source, from, to, quotes }) =>
        `${people.shown[person]?.name} ${source === null ? 'others' : sources[source]} ${from}..${to} ${quotes}`,
    );
  };
  const together = (scope: Partial<MapScope> = {}): string[] => {
    const { people, marks } = ask.quotedTogether({ ...WHOLE, ...scope });
    return marks.map(
      ({ one, other, articles }) => `${people.shown[one]?.name}+${people.shown[other]?.name} ${articles}`,
    );
  };

  it('counts who speaks when, by person, time and source', () => {
    assert.deepEqual(timeline(), [
      'Ilse Brandt Reuters 2025-01-15..2025-01-15 3',
      'Ilse Brandt Reuters 2025-01-20..2025-01-20 1',
      'Ilse Brandt City Wire 2025-03-02..2025-03-02 2',
      'Yuri Ushakov Reuters 2025-01-15..2025-01-15 1',
      'Yuri Ushakov City Wire 2025-03-02..2025-03-02 2',
      'Ada Moss City Wire 2025-03-02..2025-03-02 1',
      'Ada Moss null 2025-03-09..2025-03-09 1',
    ]);
    const { people, time, undated } = ask.quoteTimeline(WHOLE);
    assert.deepEqual(time, { step: 'day', from: '2025-01-15', to: '2025-03-09' });
    assert.equal(undated, 1);
    assert.deepEqual(
      [people.shown.map(({ name, quotes }) => `${name} ${quotes}`), people.all],
      [['Ilse Brandt 7', 'Yuri Ushakov 3', 'Ada Moss 2'], 3],
    );
  });

  it('counts the articles in which two are quoted', () => {
    assert.deepEqual(together(), ['Ilse Brandt+Yuri Ushakov 2', 'Ilse Brandt+Ada Moss 1', 'Yuri Ushakov+Ada Moss 1']);
    assert.deepEqual(ask.quotedTogether(WHOLE).articles, [4, 2, 2]);
  });

  it('compares sources by all their quotes', () => {
    const { people, sources, allSources, marks } = ask.sourceShares(WHOLE);
    assert.deepEqual(sources, [
      { name: 'City Wire', quotes: 6 },
      { name: 'Reuters', quotes: 5 },
      { name: null, quotes: 1 },
    ]);
    assert.equal(allSources, 3);
    assert.deepEqual(
      marks.map(({ person, source, quotes }) => `${people.shown[person]?.name} ${sources[source]?.name} ${quotes}`),
      [
        'Ilse Brandt City Wire 3',
        'Ilse Brandt Reuters 4',
        'Yuri Ushakov City Wire 2',
        'Yuri Ushakov Reuters 1',
        'Ada Moss City Wire 1',
        'Ada Moss null 1',
      ],
    );
  });

  it('is limited to a search, to files and to people, and to all of them at once', () => {
    assert.deepEqual(timeline({ query: 'said:bolts' }), ['Ilse Brandt Reuters 2025-01-20..2025-01-20 1']);
    assert.deepEqual(timeline({ query: 'source:reuters before:2025-01-18' }).length, 2);
    assert.equal(timeline({ files: ['b.txt'] }).length, 4);
    assert.deepEqual(timeline({ files: [] }), []);
    assert.deepEqual(timeline({ people: ['person:ada moss'], query: 'source:wire', files: ['b.txt'] }), [
      'Ada Moss City Wire 2025-03-02..2025-03-02 1',
    ]);
    assert.deepEqual(timeline({ people: ['person:nobody'] }), []);
    const { sources } = ask.sourceShares({ ...WHOLE, query: 'after:2025-02' });
    assert.deepEqual(sources, [
      { name: 'City Wire', quotes: 5 },
      { name: null, quotes: 1 },
    ]);
  });

  it('shows a chosen person with those who are quoted in the same articles', () => {
    assert.deepEqual(together({ people: ['person:ada moss'] }), [
      'Ada Moss+Ilse Brandt 1',
      'Ada Moss+Yuri Ushakov 1',
      'Ilse Brandt+Yuri Ushakov 2',
    ]);
  });

  const scopes: readonly Partial<MapScope>[] = [
    {},
    { query: 'said:bridge' },
    { files: ['b.txt'] },
    { query: 'source:wire' },
  ];
  for (const scope of scopes)
    it(`has as many quotes for each mark as it says: ${JSON.stringify(scope)}`, () => {
      const whole = { ...WHOLE, ...scope };
      const map = ask.quoteTimeline(whole);
      assert.ok(map.marks.length);
      for (const { person, source, from, to, quotes } of map.marks) {
        const sources = {
          among: source === null ? map.sources : [map.sources[source] ?? null],
          isExcluded: source === null,
        };
        const key = map.people.shown[person]?.key ?? '';
        const behind = ask.quotesOfMark(whole, { people: [key], sources, days: { from, to } }, PAGE);
        assert.deepEqual([behind.all, behind.quotes.length], [quotes, quotes]);
      }
      const shares = ask.sourceShares(whole);
      for (const { person, source, quotes } of shares.marks) {
        const sources = { among: [shares.sources[source]?.name ?? null], isExcluded: false };
        const key = shares.people.shown[person]?.key ?? '';
        assert.equal(ask.quotesOfMark(whole, { people: [key], sources, days: null }, PAGE).all, quotes);
      }
      const pairs = ask.quotedTogether(whole);
      for (const { one, other, articles } of pairs.marks) {
        const keys = [pairs.people.shown[one]?.key ?? '', pairs.people.shown[other]?.key ?? ''] as const;
        const { quotes } = ask.quotesOfMark(whole, { people: keys, sources: null, days: null }, PAGE);
        assert.equal(new Set(quotes.map(({ file, headline }) => `${file} ${headline}`)).size, articles);
      }
    });

  it('gives the quotes of a mark by pages, the newest first', () => {
    const mark = { people: ['person:ilse brandt'] as const, sources: null, days: null };
    const all = ask.quotesOfMark(WHOLE, mark, PAGE).quotes;
    assert.deepEqual(
      all.map(({ date }) => date),
      ['2025-03-02', '2025-03-02', '2025-01-20', '2025-01-15', '2025-01-15', '2025-01-15', null],
    );
    const paged = [0, 2, 4, 6].flatMap(offset => ask.quotesOfMark(WHOLE, mark, { limit: 2, offset }).quotes);
    assert.deepEqual(paged, all);
  });

  it('excludes sources, also the one without a name', () => {
    const behind = (among: (string | null)[]): number =>
      ask.quotesOfMark(WHOLE, { people: ['person:ada moss'], sources: { among, isExcluded: true }, days: null }, PAGE)
        .all;
    assert.equal(behind(['City Wire']), 1);
    assert.equal(behind([null]), 1);
    assert.equal(behind([null, 'City Wire']), 0);
    assert.equal(behind([]), 2);
  });

  it('finds people by id, name and key, for a map that lasts', () => {
    const [person] = ask.quoteTimeline(WHOLE).people.shown;
    const expected = [{ key: 'person:ilse brandt', name: 'Ilse Brandt' }];
    for (const one of [person?.id ?? 0, 'Ilse Brandt', 'person:ilse brandt'])
      assert.deepEqual(ask.peopleToMap([one]), expected);
    assert.deepEqual(ask.peopleToMap(['Nobody', 99_999]), []);
  });

  it('takes nothing of a query or a name into its statements', () => {
    const hostile = `x' OR 1=1 --`;
    assert.deepEqual(timeline({ query: `source:"${hostile}"` }), []);
    assert.deepEqual(timeline({ people: [hostile] }), []);
    assert.deepEqual(timeline({ files: [hostile] }), []);
  });
});

describe('a quote map of many sources and people', () => {
  const { index } = openIndex();
  const ask = createIndexQueries(index.database);
  before(() =>
    index.update([
      fileOf(
        'many.txt',
        Array.from({ length: 30 }, (_, i) => ({
          date: `20${10 + (i % 15)}-05-0${1 + (i % 9)}`,
          source: `Source ${i % 10}`,
          entities: [{ name: `Person Number${i}`, quotes: said(30 - i) }],
        })),
      ),
    ]),
  );

  it('shows those with the most, counts the rest together, and says how many there are', () => {
    const { people, sources, marks, time } = ask.quoteTimeline(WHOLE);
    assert.deepEqual([people.shown.length, people.all, sources.length, time?.step], [16, 30, 6, 'quarter']);
    assert.ok(marks.some(({ source }) => source === null));
    assert.equal(
      marks.reduce((sum, { quotes }) => sum + quotes, 0),
      people.shown.reduce((sum, { quotes }) => sum + quotes, 0),
    );
    const shares = ask.sourceShares(WHOLE);
    assert.deepEqual([shares.sources.length, shares.allSources], [6, 10]);
  });
});

const STEPS: readonly TimeStep[] = ['day', 'week', 'month', 'quarter', 'year', 'decade'];
const isoDay = fc
  .integer({ min: dayNumber('1900-01-01'), max: dayNumber('2099-12-31') })
  .map(days => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('stretches of time', () => {
  const { index } = openIndex();
  const firstDay = (step: TimeStep, day: string): string =>
    String(index.database.all(`SELECT ${bucketSql(step, 'day')} AS first FROM (SELECT ? AS day)`, [day])[0]?.first);

  const cases: readonly (readonly [TimeStep, string, first: string, last: string])[] = [
    ['day', '2025-04-26', '2025-04-26', '2025-04-26'],
    ['week', '2025-04-26', '2025-04-21', '2025-04-27'],
    ['week', '2025-04-27', '2025-04-21', '2025-04-27'],
    ['week', '2025-04-21', '2025-04-21', '2025-04-27'],
    ['month', '2024-02-10', '2024-02-01', '2024-02-29'],
    ['quarter', '2025-12-31', '2025-10-01', '2025-12-31'],
    ['year', '2025-04-26', '2025-01-01', '2025-12-31'],
    ['decade', '2025-04-26', '2020-01-01', '2029-12-31'],
  ];
  for (const [step, day, first, last] of cases)
    it(`${step} of ${day}`, () => assert.deepEqual([firstDay(step, day), lastDayOf(step, first)], [first, last]));

  it('hold their days and leave none out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STEPS), isoDay, (step, day) => {
        const first = firstDay(step, day);
        const last = lastDayOf(step, first);
        assert.ok(first <= day && day <= last, `${first} ${day} ${last}`);
        assert.equal(firstDay(step, dayAfter(last)), dayAfter(last));
      }),
    );
  });

  it('are never many more than wanted', () => {
    fc.assert(
      fc.property(isoDay, isoDay, fc.integer({ min: 25, max: 80 }), (a, b, most) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const step = stepFor(first, last, most);
        let count = 0;
        for (let day = firstDay(step, first); day <= last; day = dayAfter(lastDayOf(step, day))) count++;
        assert.ok(count <= most + 1, `${count} ${step}`);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a mark as a query line', () => {
  const days = (from: string, to: string) => ({ from, to });
  const all = { among: ['Reuters'], isExcluded: false };
  const cases: readonly (readonly [line: string | null, Parameters<typeof queryLineOf>])[] = [
    [
      'speaker:"Yuri Ushakov" date:2025-04 source:"Reuters"',
      [WHOLE, { people: ['k'], sources: all, days: days('2025-04-01', '2025-04-30') }, 'Yuri Ushakov'],
    ],
    [
      'speaker:"A B" date:2025',
      [WHOLE, { people: ['k'], sources: null, days: days('2025-01-01', '2025-12-31') }, 'A B'],
    ],
    [
      'speaker:"A B" date:2025-04-26',
      [WHOLE, { people: ['k'], sources: null, days: days('2025-04-26', '2025-04-26') }, 'A B'],
    ],
    [
      'speaker:"A B" after:2025-04-21 before:2025-04-28',
      [WHOLE, { people: ['k'], sources: null, days: days('2025-04-21', '2025-04-27') }, 'A B'],
    ],
    [
      '(said:a OR said:b) speaker:"A B" -source:"X" -source:"Y"',
      [
        { ...WHOLE, query: 'said:a OR said:b' },
        { people: ['k'], sources: { among: ['X', 'Y'], isExcluded: true }, days: null },
        'A B',
      ],
    ],
    ['speaker:"Ann  Bee  Moss"', [WHOLE, { people: ['k'], sources: null, days: null }, 'Ann "Bee" Moss']],
    [null, [WHOLE, { people: ['k', 'l'], sources: null, days: null }, 'A B']],
    [null, [{ ...WHOLE, files: ['a.txt'] }, { people: ['k'], sources: null, days: null }, 'A B']],
    [null, [WHOLE, { people: ['k'], sources: { among: [null], isExcluded: false }, days: null }, 'A B']],
  ];
  for (const [line, args] of cases) it(`${line}`, () => assert.equal(queryLineOf(...args), line));
});
