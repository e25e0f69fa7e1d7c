import assert from 'node:assert/strict';
import { createIndexQueries } from '../../../src/core/corpus/queries/index';
import type { PeopleQuestion, PeopleSort } from '../../../src/core/corpus/queries/people';
import { fileOf, openIndex } from './openIndex';

const PAGE = { limit: 20, offset: 0 };
const quotes = (n: number): string[] => Array.from({ length: n }, (_, i) => `“Sentence ${i}”`);

const CORPUS = [
  fileOf('2024/may.txt', [
    {
      date: '2024-05-01',
      source: 'Harbour Post',
      headline: 'Bridge opens',
      entities: [
        { name: 'Ilse Brandt', role: 'engineer', aliases: ['Brandt'], quotes: quotes(2), mentions: 3 },
        { name: 'Tomás Peña', quotes: quotes(1), mentions: 9 },
        { name: 'Harbour Board', type: 'organization', quotes: quotes(1) },
        { name: 'Orrin', type: 'place' },
      ],
    },
    { date: '2024-05-02', entities: [{ name: 'Ilse Brandt', aliases: ['Brandt', 'I. Brandt'] }, { name: 'Brandt' }] },
  ]),
  fileOf('2025/june.txt', [
    {
      date: '2025-06-01',
      source: 'Valley Courier',
      entities: [
        { name: 'Ilse Brandt', role: 'mayor of Orrin', quotes: quotes(1) },
        { name: 'Kim Jong-un', type: 'group' },
        { name: 'Tomás Peña', quotes: ['that the bolts were old'] },
      ],
    },
  ]),
  fileOf('undated.txt', [{ entities: [{ name: 'Ada Bell' }] }]),
];

describe('people of an index', () => {
  const { index } = openIndex();
  const ask = createIndexQueries(index.database);
  before(() => index.update(CORPUS));

  const names = (question: Partial<PeopleQuestion>, page = PAGE): string[] =>
    ask.people({ type: 'person', sort: 'quotes', filter: '', ...question }, page).people.map(({ name }) => name);
  const idOf = (name: string): number =>
    ask.people({ type: 'all', sort: 'quotes', filter: name }, PAGE).people[0]?.id ?? assert.fail(name);

  it('have name, role, counts and dates over all articles', () => {
    const { people, total } = ask.people({ type: 'person', sort: 'quotes', filter: '' }, PAGE);
    const [{ id: _, ...first } = assert.fail()] = people;
    assert.equal(total, 4);
    assert.deepEqual(first, {
      key: 'person:ilse brandt',
      type: 'person',
      name: 'Ilse Brandt',
      sharesName: false,
      role: 'mayor of Orrin',
      quotes: 3,
      articles: 3,
      mentions: 5,
      firstDate: '2024-05-01',
      lastDate: '2025-06-01',
    });
  });

  const sorted: Readonly<Record<PeopleSort, readonly string[]>> = {
    quotes: ['Ilse Brandt', 'Tomás Peña', 'Ada Bell', 'Brandt'],
    mentions: ['Tomás Peña', 'Ilse Brandt', 'Ada Bell', 'Brandt'],
    name: ['Ada Bell', 'Brandt', 'Ilse Brandt', 'Tomás Peña'],
    lastSeen: ['Ilse Brandt', 'Tomás Peña', 'Brandt', 'Ada Bell'],
  };
  for (const [sort, expected] of Object.entries(sorted))
    it(`are sorted by ${sort}`, () => assert.deepEqual(names({ sort: sort as PeopleSort }), expected));

  it('are chosen by type', () => {
    assert.deepEqual(names({ type: 'organization' }), ['Harbour Board']);
    assert.deepEqual(names({ type: 'place' }), ['Orrin']);
    assert.equal(names({ type: 'all' }).length, 7);
    assert.equal(ask.people({ type: 'all', sort: 'name', filter: '' }, PAGE).total, 7);
  });

  const filtered: readonly (readonly [filter: string, found: readonly string[]])[] = [
    ['br', ['Ilse Brandt', 'Brandt']],
    ['rand', ['Ilse Brandt', 'Brandt']],
    ['PENA', ['Tomás Peña']],
    ['peña tom', ['Tomás Peña']],
    ['jong-un', ['Kim Jong-un']],
    ['kim jong un', ['Kim Jong-un']],
    ['%', ['Ilse Brandt', 'Tomás Peña', 'Harbour Board', 'Orrin', 'Brandt', 'Kim Jong-un', 'Ada Bell']],
    ['b_x', []],
    ['nobody', []],
  ];
  for (const [filter, found] of filtered)
    it(`are found by “${filter}”`, () => {
      assert.deepEqual(names({ type: 'all', filter }).sort(), [...found].sort());
      assert.equal(ask.people({ type: 'all', sort: 'quotes', filter }, PAGE).total, found.length);
    });

  it('come in pages that leave nobody out', () => {
    for (const filter of ['', 'a']) {
      const whole = names({ type: 'all', filter });
      const pages = whole.flatMap((_, offset) => names({ type: 'all', filter }, { limit: 1, offset }));
      assert.deepEqual(pages, whole);
    }
  });

  it('are known to share their name with others who are kept apart', () => {
    const minister = (country: string) => [{ entities: [{ name: 'John Smith', role: `${country} minister` }] }];
    index.update([fileOf('british.txt', minister('British')), fileOf('irish.txt', minister('Irish'))]);
    const { people } = ask.people({ type: 'person', sort: 'name', filter: 'john smith' }, PAGE);
    assert.deepEqual(
      people.map(({ sharesName, articles }) => [sharesName, articles]),
      [
        [true, 1],
        [true, 1],
      ],
    );
    index.update([], ['british.txt', 'irish.txt']);
  });

  it('are found again by their keys', () =>
    assert.deepEqual(
      ask.peopleWithKeys(['person:ilse brandt', 'person:gone']).map(({ name }) => name),
      ['Ilse Brandt'],
    ));

  it('have quotes, the newest first, with their places', () => {
    const found = ask.quotesOfPerson(idOf('Ilse Brandt'), PAGE);
    assert.deepEqual(
      found.map(({ file, article, date, text }) => `${file} ${article} ${date} ${text}`),
      [
        '2025/june.txt 0 2025-06-01 “Sentence 0”',
        '2024/may.txt 0 2024-05-01 “Sentence 0”',
        '2024/may.txt 0 2024-05-01 “Sentence 1”',
      ],
    );
    assert.ok(found.every(({ span, text }) => span.end - span.start === text.length));
    assert.deepEqual(ask.quotesOfPerson(idOf('Ilse Brandt'), { limit: 1, offset: 1 }), found.slice(1, 2));
  });

  it('have speech that is reported without marks apart from quotes', () => {
    const person = idOf('Tomás Peña');
    const texts = (reportedFrom?: number) => ask.quotesOfPerson(person, PAGE, reportedFrom).map(({ text }) => text);
    assert.deepEqual(texts(), ['“Sentence 0”']);
    assert.deepEqual(texts(0.6), ['that the bolts were old']);
    assert.deepEqual(texts(0.95), []);
    assert.equal(ask.peopleWithKeys(['person:tomas pena'])[0]?.quotes, 1);
  });

  it('have articles with the first mention and counts', () => {
    const found = ask.articlesOfPerson(idOf('Ilse Brandt'), PAGE);
    assert.deepEqual(
      found.map(({ file, article, headline, mentions, quotes, source }) => [
        file,
        article,
        headline,
        mentions,
        quotes,
        source,
      ]),
      [
        ['2025/june.txt', 0, 'Article 0', 1, 1, 'Valley Courier'],
        ['2024/may.txt', 1, 'Article 1', 1, 0, null],
        ['2024/may.txt', 0, 'Bridge opens', 3, 2, 'Harbour Post'],
      ],
    );
    assert.deepEqual(found[1]?.mention, { start: 10_000, end: 10_000 + 'Ilse Brandt'.length });
  });

  it('have roles over time', () =>
    assert.deepEqual(ask.rolesOfPerson(idOf('Ilse Brandt'), PAGE), [
      { role: 'mayor of Orrin', articles: 1, firstDate: '2025-06-01', lastDate: '2025-06-01' },
      { role: 'engineer', articles: 1, firstDate: '2024-05-01', lastDate: '2024-05-01' },
    ]));

  it('are quoted with others, and the articles with both are known', () => {
    const [one, other] = [idOf('Ilse Brandt'), idOf('Tomás Peña')];
    const found = ask.quotedWithPerson(one, PAGE);
    assert.deepEqual(
      found.map(({ person, shared }) => [person.name, shared]),
      [
        ['Tomás Peña', 1],
        ['Harbour Board', 1],
      ],
    );
    assert.deepEqual(
      ask.articlesOfPerson(one, PAGE, other).map(({ headline }) => headline),
      ['Bridge opens'],
    );
  });

  it('have spellings, with the number of articles', () =>
    assert.deepEqual(ask.spellingsOfPerson(idOf('Ilse Brandt'), PAGE), [
      { name: 'Ilse Brandt', articles: 3 },
      { name: 'Brandt', articles: 2 },
      { name: 'I. Brandt', articles: 1 },
    ]));

  it('are in folders, each with one file', () =>
    assert.deepEqual(ask.foldersOfPeople([idOf('Ilse Brandt'), idOf('Ada Bell')]), [
      '2024/may.txt',
      '2025/june.txt',
      'undated.txt',
    ]));

  it('are the same on pages of any size', () => {
    for (const sort of Object.keys(sorted) as PeopleSort[])
      for (const type of ['person', 'all'] as const) {
        const question = { type, sort, filter: '' };
        const all = ask.people(question, PAGE).people.map(({ key }) => key);
        for (const limit of [1, 2, 3]) {
          const pages = all.map((_, i) => ask.people(question, { limit, offset: i * limit }).people);
          assert.deepEqual(
            pages.flat().map(({ key }) => key),
            all,
            `${sort} ${type} ${limit}`,
          );
        }
      }
  });

  it('are read page by page in the order of an index, without sorting everybody', () => {
    const statements: string[] = [];
    const db = index.database;
    const spied = createIndexQueries({
      run: (sql, values) => db.run(sql, values),
      transaction: work => db.transaction(work),
      reading: work => db.reading(work),
      close: () => undefined,
      all: (sql, values) => {
        statements.push(
          db
            .all(`EXPLAIN QUERY PLAN ${sql}`, values)
            .map(({ detail }) => detail)
            .join('\n'),
        );
        return db.all(sql, values);
      },
    });
    for (const sort of Object.keys(sorted) as PeopleSort[]) {
      statements.length = 0;
      spied.people({ type: 'person', sort, filter: '' }, PAGE);
      assert.match(statements[0] ?? '', /SEARCH people_rows USING (COVERING )?INDEX people_by_\w+ \(type=\?/, sort);
      assert.doesNotMatch(statements[0] ?? '', /TEMP B-TREE/, sort);
      assert.doesNotMatch(statements.join('\n'), /SCAN people_rows(?! USING)/, sort);
    }
    spied.people({ type: 'all', sort: 'quotes', filter: 'brandt' }, PAGE);
    assert.match(statements.at(-3) ?? '', /SCAN people_rows USING COVERING INDEX people_by_name/);
  });
});
