import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { CorpusIndex, type Database } from '../../../../src/core/corpus';
import { openSqlite } from '../../../../src/platform/node/sqlite';
import { type DescribedEntity, fileOf } from '../openIndex';

type Named = Omit<DescribedEntity, 'quotes'>;

interface Made {
  readonly path: string;
  readonly source: string;
  readonly date: string;
  readonly names: readonly Named[];
}

/** A file of one article in which everybody is quoted once. */
const made = ({ path: file, source, date, names }: Made) =>
  fileOf(file, [{ source, date, entities: names.map(one => ({ ...one, quotes: ['“text”'] })) }]);

/** Everything that does not depend on ids: who is one person, and what is counted of each. */
function peopleIn(db: Database): string[] {
  const members = new Map<number, string[]>();
  for (const row of db.all(
    `SELECT e.person_id, f.path, e.ref, e.name FROM entities e JOIN articles a ON a.id = e.article_id
      JOIN files f ON f.id = a.file_id ORDER BY f.path, e.id`,
  )) {
    const own = members.get(Number(row.person_id)) ?? [];
    members.set(Number(row.person_id), [...own, `${row.path} ${row.ref} ${row.name}`]);
  }
  const quotesOf = (id: number) => db.all('SELECT count(*) AS n FROM quotes WHERE person_id = ?', [id])[0]?.n;
  return db
    .all('SELECT * FROM people')
    .map(
      ({ id, type, name, folded, role, quotes, mentions, articles, first_date, last_date }) =>
        `${JSON.stringify([type, name, folded, role, quotes, quotesOf(Number(id)), mentions, articles, first_date, last_date])}: ${members.get(Number(id))?.join(', ')}`,
    )
    .sort();
}

describe('one person over many articles', () => {
  let folder: string;
  let opened: Database[] = [];
  let count = 0;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'seed-linking-'));
  });
  afterEach(() => {
    for (const db of opened) db.close();
    opened = [];
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const emptyIndex = (): CorpusIndex => {
    const db = openSqlite(path.join(folder, `${count++}.sqlite`));
    opened.push(db);
    return CorpusIndex.open(db, 'v');
  };
  const put = (index: CorpusIndex, files: readonly Made[], removed: readonly string[] = []) =>
    index.update(files.map(made), removed);
  /** Which articles each person of a name is in. */
  const parted = (name: string, files: readonly (readonly Named[])[], sources: readonly string[] = []): string[] => {
    const index = emptyIndex();
    put(
      index,
      files.map((names, i) => ({ path: `${i}`, source: sources[i] ?? `S${i}`, date: '2025-01-01', names })),
    );
    return index.database
      .all(
        `SELECT group_concat(path, '') AS files FROM (SELECT e.person_id, f.path FROM entities e
          JOIN articles a ON a.id = e.article_id JOIN files f ON f.id = a.file_id WHERE e.name = ? ORDER BY f.path)
          GROUP BY person_id ORDER BY 1`,
        [name],
      )
      .map(({ files: all }) => String(all));
  };
  const smith = (role: string | null = null, decided = false): Named => ({ name: 'John Smith', role, decided });
  const [ADA, BEN, CLEO, DAN] = ['Ada Moss', 'Ben Ode', 'Cleo Park', 'Dan Quist'].map(name => ({ name })) as [
    Named,
    Named,
    Named,
    Named,
  ];

  const cases: readonly [title: string, files: readonly (readonly Named[])[], people: readonly string[]][] = [
    ['a full name joins', [[smith()], [smith()]], ['01']],
    ['the same role joins', [[smith('senator')], [smith('Senator')]], ['01']],
    ['roles of one walk of life join', [[smith('mayor')], [smith('Oregon senator')]], ['01']],
    ['a senator is no baker', [[smith('Oregon senator')], [smith('a baker in Leeds')]], ['0', '1']],
    ['senators of two states are two', [[smith('Oregon senator')], [smith('Texas Sen.')]], ['0', '1']],
    ['ministers of two countries are two', [[smith('British minister')], [smith('Irish minister')]], ['0', '1']],
    ['a senator of a state is one of its country', [[smith('Oregon senator')], [smith('U.S. Senator')]], ['01']],
    [
      'common company joins what roles part',
      [
        [smith('senator'), ADA, BEN, CLEO],
        [smith('lawyer'), ADA, BEN, DAN],
      ],
      ['01'],
    ],
    [
      'one name in common is no company',
      [
        [smith('senator'), ADA],
        [smith('baker'), ADA],
      ],
      ['0', '1'],
    ],
    [
      'of two people, company tells who is meant',
      [
        [smith('senator'), ADA, BEN],
        [smith('baker'), CLEO, DAN],
        [smith(), CLEO, DAN],
      ],
      ['0', '12'],
    ],
    ['of two people, nothing tells who is meant', [[smith('senator')], [smith('baker')], [smith()]], ['0', '1', '2']],
    [
      'anybody may be a candidate',
      [
        [smith('billionaire'), ADA, BEN],
        [smith('Republican candidate'), ADA, BEN],
        [smith('mayor'), CLEO],
      ],
      ['012'],
    ],
    ['a relative tells nothing', [[smith('senator')], [smith('brother')]], ['01']],
    ['what the corpus file names joins', [[smith('senator', true)], [smith('baker', true)]], ['01']],
  ];
  for (const [title, files, people] of cases) it(title, () => assert.deepEqual(parted('John Smith', files), people));

  it('of two people, the source tells who is meant where only one of them is known in it', () => {
    const files = [[smith('senator')], [smith('senator')], [smith('senator')], [smith('baker')], [smith()], [smith()]];
    assert.deepEqual(parted('John Smith', files, ['Post', 'Post', 'Post', 'Leeds', 'Post', 'Leeds']), [
      '0124',
      '3',
      '5',
    ]);
  });

  it('is one person again when the articles that parted it are gone', () => {
    const index = emptyIndex();
    const files = [smith('senator'), smith('baker'), smith()].map((one, i) => ({
      path: `${i}`,
      source: 'S',
      date: '2025-01-01',
      names: [one],
    }));
    put(index, files);
    put(index, [], ['1']);
    assert.equal(index.database.all('SELECT count(*) AS n FROM people')[0]?.n, 1);
    assert.equal(index.database.all('SELECT count(*) AS n FROM namesakes')[0]?.n, 0);
    put(index, [], ['0', '2']);
    assert.equal(index.database.all('SELECT count(*) AS n FROM people')[0]?.n, 0);
  });

  const named: fc.Arbitrary<Named> = fc.record({
    name: fc.constantFrom('John Smith', 'JOHN SMITH', 'Ada Moss', 'Ben Ode', 'Smith', 'Cleo Park', 'Dan Quist'),
    role: fc.constantFrom(null, null, 'senator', 'Oregon senator', 'Texas Sen.', 'baker', 'striker', 'wife', 'nominee'),
    type: fc.constantFrom('person', 'person', 'person', 'organization'),
    decided: fc.nat(12).map(n => n === 0),
  });
  const article = fc.record({
    source: fc.constantFrom('Post', 'Wire'),
    date: fc.constantFrom('2025-01-01', '2025-02-01', '2025-03-01'),
    names: fc.array(named, { maxLength: 6 }),
  });
  const step = fc.record({
    put: fc.array(fc.tuple(fc.nat(7), article), { maxLength: 4 }),
    removed: fc.array(fc.nat(7), { maxLength: 2 }),
  });

  it('is the same people in whatever order and batches the files came', () => {
    const [index, fresh, backwards] = [emptyIndex(), emptyIndex(), emptyIndex()];
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), steps => {
        for (const one of [index, fresh, backwards]) {
          put(one, [], [...one.files().keys()]);
          assert.deepEqual(peopleIn(one.database), []);
        }
        const files = new Map<string, Made>();
        for (const { put: given, removed } of steps) {
          const gone = removed.map(String);
          for (const file of gone) files.delete(file);
          const batch = new Map(given.map(([n, one]) => [String(n), { path: String(n), ...one }]));
          for (const [file, one] of batch) files.set(file, one);
          put(index, [...batch.values()], gone);
        }
        put(fresh, [...files.values()]);
        assert.deepEqual(peopleIn(index.database), peopleIn(fresh.database));
        for (const file of [...files.values()].reverse()) put(backwards, [file]);
        assert.deepEqual(peopleIn(backwards.database), peopleIn(fresh.database));
      }),
      { numRuns: 60 },
    );
  });

  it('costs as much for one article more whether a parted name has 50 articles or 2,000', () => {
    const index = emptyIndex();
    const fileAt = (i: number): Made => ({
      path: `${i}`,
      source: 'S',
      date: '2025-01-01',
      names: [smith(i % 3 ? 'senator' : 'baker'), { name: `Ada ${i % 40}` }, { name: `Ben ${i % 30}` }],
    });
    const statementsFor = (one: Made): number => {
      const { database } = index;
      const [all, run] = [database.all, database.run];
      let rows = 0;
      database.all = (...args) => {
        const found = all.apply(database, args);
        rows += 1 + found.length;
        return found;
      };
      database.run = (...args) => {
        rows++;
        return run.apply(database, args);
      };
      put(index, [one]);
      Object.assign(database, { all, run });
      return rows;
    };
    put(
      index,
      Array.from({ length: 50 }, (_, i) => fileAt(i)),
    );
    const few = statementsFor(fileAt(3_000));
    put(
      index,
      Array.from({ length: 1_950 }, (_, i) => fileAt(50 + i)),
    );
    assert.ok(statementsFor(fileAt(3_001)) <= few + 5);
  });
});
