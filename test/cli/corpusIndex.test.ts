import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Database } from 'node-sqlite3-wasm';
import {
  CorpusIndex,
  ForeignIndexError,
  parseQuery,
  quotesInMarks,
  SCHEMA_VERSION,
  search,
} from '../../src/core/corpus';
import { openSqlite } from '../../src/platform/node/sqlite';
import { bundleIndexWorker } from '../kills/indexWorker';
import { bundle, PATIENCE, ROOT, seedAnnotator, temporaryFolder } from './command';
import { killRuns, randomFrom, shareIndex } from './killedIndex';

const HARBOUR = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. “It will last for ever,” Brandt said.

“I doubt that,” engineer Tomas Reuter said.
`;
const VALLEY = ` Bridge closes date 2025-06-01 [Source: Valley Courier]

“The bolts were old,” said Ilse Brandt, the mayor of Orrin.
`;
const SIDECAR = `format: seed-annotations/1
annotations:
  - id: 01JZ0000000000000000000001
    kind: speaker
    target:
      exact: “I doubt that,”
      prefix: ""
      suffix: ""
      start: 139
      end: 154
    speaker: Karl Moe
    status: corrected
    author: anna
  - id: 01JZ0000000000000000000002
    kind: tag
    target:
      exact: “I doubt that,”
      prefix: ""
      suffix: ""
      start: 139
      end: 154
    tag: verdict/check
    author: anna
`;

const randomBytes = (random: () => number, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

describe('seed-annotator index and search', function () {
  this.timeout(PATIENCE);
  before(bundle);
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder.path, name);

  const index = (...args: string[]) => seedAnnotator(['index', '--output', at('corpus.sqlite'), ...args, at('news')]);
  const find = async (query: string): Promise<string[]> => {
    const { out, err, code } = await seedAnnotator([
      'search',
      '--index',
      at('corpus.sqlite'),
      '--format',
      'json',
      query,
    ]);
    assert.deepEqual([code, err], [0, '']);
    return out
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
      .map(({ file, quote, text }) => `${file} ${quote?.speaker ?? ''} ${text}`);
  };
  /** All rows, without ids. */
  const dump = (file: string): unknown => {
    const db = new Database(file, { readOnly: true });
    try {
      const rows = (sql: string) => JSON.stringify(db.all(sql));
      return [
        rows('SELECT path, hash FROM files ORDER BY path'),
        rows(
          'SELECT f.path, a.number, a.title, a.date, a.source, a.words, a.quotes FROM articles a JOIN files f ON f.id = file_id ORDER BY 1, 2',
        ),
        rows(
          'SELECT f.path, q.ref, q.text, q.speaker, q.status, p.name, p.quotes, p.articles FROM quotes q JOIN articles a ON a.id = article_id JOIN files f ON f.id = file_id LEFT JOIN people p ON p.id = person_id ORDER BY 1, 2',
        ),
        rows('SELECT name, type, quotes, articles, first_date, last_date FROM people ORDER BY 1, 2, 3'),
      ];
    } finally {
      db.close();
    }
  };

  beforeEach(() => {
    rmSync(at('news'), { recursive: true, force: true });
    for (const end of ['', '.writer', '-journal']) rmSync(at(`corpus.sqlite${end}`), { force: true });
    folder.make({
      'news/harbour.txt': HARBOUR,
      'news/valley.txt': VALLEY,
      'news/harbour.txt.annotations.yaml': SIDECAR,
    });
  });

  it('finds quotes and paragraphs over articles, and what people decided', async () => {
    assert.match((await index()).err, /2 files, 2 articles, \d+ quotes \(2 files written, 0 removed\)/);
    const cases: readonly (readonly [query: string, found: readonly RegExp[]])[] = [
      ['speaker:"Ilse Brandt"', [/valley\.txt Ilse Brandt “The bolts/, /harbour\.txt Ilse Brandt “It will/]],
      ['speaker:brandt before:2025-06', [/harbour\.txt Ilse Brandt “It will/]],
      ['said:doubt', [/harbour\.txt Karl Moe “I doubt/]],
      ['speaker:reuter said:doubt', []],
      ['status:corrected', [/Karl Moe/]],
      ['kind:direct -tag:verdict', [/valley/, /harbour\.txt Ilse/]],
      ['tag:verdict/check kind:direct', [/Karl Moe/]],
      ['bridge', [/Mayor Ilse Brandt opened/]],
      ['old source:valley', [/“The bolts were old/]],
      ['mentions:orrin', [/bolts/]],
      ['lasting', []],
      ['last*', [/It will last/]],
      ['speaker:brandt (said:bolts OR said:"for ever") source:harbour', [/It will last/]],
    ];
    for (const [query, found] of cases) {
      const results = await find(query);
      assert.equal(results.length, found.length, `${query}: ${results}`);
      for (const [i, pattern] of found.entries()) assert.match(results[i], pattern, query);
    }
  });

  it('follows changes as if it were built anew, on one thread and on several', async () => {
    await index();
    assert.match((await index()).err, /\(0 files written, 0 removed\)/);
    writeFileSync(at('news/valley.txt'), VALLEY.replace('The bolts were old', 'We shall see'));
    rmSync(at('news/harbour.txt.annotations.yaml'));
    folder.make({ 'news/more.txt': HARBOUR.replace('2025-05-06', '2025-05-07') });
    assert.match((await index('--jobs', '2')).err, /\(3 files written, 0 removed\)/);
    rmSync(at('news/more.txt'));
    assert.match((await index()).err, /\(0 files written, 1 removed\)/);
    const updated = dump(at('corpus.sqlite'));
    rmSync(at('corpus.sqlite'));
    await index('--jobs', '2');
    assert.deepEqual(updated, dump(at('corpus.sqlite')));
  });

  it('takes over what extract printed, as if it had been built directly', async () => {
    await index();
    const direct = dump(at('corpus.sqlite'));
    rmSync(at('corpus.sqlite'));
    const { out } = await seedAnnotator(['extract', at('news')]);
    writeFileSync(at('extracted.jsonl'), `${out}nonsense\n`);
    const { err, code } = await seedAnnotator([
      'index',
      '--output',
      at('corpus.sqlite'),
      '--from',
      at('extracted.jsonl'),
    ]);
    assert.equal(code, 2);
    assert.match(err, /extracted\.jsonl: line 3: This line is not JSON/);
    assert.deepEqual(dump(at('corpus.sqlite')), direct);
    writeFileSync(at('news/valley.txt'), VALLEY.replace('old', 'new'));
    const changed = await seedAnnotator(['index', '--output', at('corpus.sqlite'), '--from', at('extracted.jsonl')]);
    assert.match(changed.err, /valley\.txt: Article 1 has changed since it was extracted/);
  });

  it('names a file that it cannot read, keeps what it had of it, and goes on', async () => {
    await index();
    writeFileSync(at('news/valley.txt'), Buffer.concat([Buffer.from(VALLEY), Buffer.from([0xe4])]));
    const { code, err } = await index();
    assert.equal(code, 2);
    assert.match(err, /valley\.txt: not UTF-8/);
    assert.equal((await find('said:bolts')).length, 1);
  });

  it('says that a sidecar is not understood, and takes the article', async () => {
    writeFileSync(
      at('news/harbour.txt.annotations.yaml'),
      SIDECAR.replace('seed-annotations/1', 'seed-annotations/99'),
    );
    const { code, err } = await index();
    assert.equal(code, 2);
    assert.match(err, /annotations\.yaml: line 1:.*\n.*2 files written/);
    assert.equal((await find('said:bolts')).length, 1);
    assert.equal((await find('said:doubt')).length, 1);
  });

  it('never writes to what is no index', async () => {
    for (const [name, content] of [
      ['notes.txt', 'not a database, and longer than a header of one: '.repeat(10)],
      ['other.sqlite', null],
    ] as const) {
      if (content) writeFileSync(at(name), content);
      else {
        const db = new Database(at(name));
        db.exec('CREATE TABLE mine (a)');
        db.close();
      }
      const before = readFileSync(at(name));
      const { code, err } = await seedAnnotator(['index', '--output', at(name), at('news')]);
      assert.equal(code, 2);
      assert.match(err, /not written|no corpus index/);
      assert.deepEqual(readFileSync(at(name)), before);
      assert.ok(!existsSync(at(`${name}.writer`)));
    }
  });

  it('says that an index of another version is one, and leaves it alone', async () => {
    await index();
    const db = new Database(at('corpus.sqlite'));
    db.exec('PRAGMA user_version = 1');
    db.close();
    const before = readFileSync(at('corpus.sqlite'));
    for (const args of [
      ['index', '--output', at('corpus.sqlite'), at('news')],
      ['search', '--index', at('corpus.sqlite'), 'bridge'],
    ]) {
      const { code, err } = await seedAnnotator(args);
      assert.deepEqual([code, err.includes(`has version 1; this program writes ${SCHEMA_VERSION}`)], [2, true], err);
    }
    assert.deepEqual(readFileSync(at('corpus.sqlite')), before);
  });

  it('notices damage when it opens an index and in the middle of a question', async () => {
    folder.make(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [`news/n${i}.txt`, HARBOUR.replace('bridge', `bridge ${i}`)]),
      ),
    );
    await index();
    const sound = readFileSync(at('corpus.sqlite'));
    const page = 4096;
    const random = randomFrom(5);
    const damages: readonly (readonly [name: string, damaged: Buffer])[] = [
      ['cut off', sound.subarray(0, Math.floor(sound.length / 2))],
      ['cut off within a page', sound.subarray(0, sound.length - 100)],
      ['overwritten at the start', Buffer.concat([Buffer.alloc(page, 'x'), sound.subarray(page)])],
      ['overwritten after the first page', Buffer.concat([sound.subarray(0, page), randomBytes(random, sound.length)])],
    ];
    for (const [name, damaged] of damages) {
      writeFileSync(at('corpus.sqlite'), damaged);
      for (const args of [
        ['search', '--index', at('corpus.sqlite'), 'said:doubt'],
        ['index', '--output', at('corpus.sqlite'), at('news')],
      ]) {
        const { code, err } = await seedAnnotator(args);
        assert.equal(code, 2, `${name}: ${args[0]}: ${err}`);
        assert.match(err, /The index is damaged: .*(?:delete this one|Delete it)/, `${name}: ${args[0]}: ${err}`);
        assert.doesNotMatch(err, /bug|\bat .*\.js/, name);
      }
    }
    for (let i = 0; i < 40; i++) {
      const flipped = Buffer.from(sound);
      for (let k = 0; k < 20; k++) flipped[Math.floor(random() * flipped.length)] = Math.floor(random() * 256);
      writeFileSync(at('corpus.sqlite'), flipped);
      assertNoticed(at('corpus.sqlite'));
    }
  });

  /** Questions are answered, or the damage is noticed: nothing else is thrown. */
  function assertNoticed(file: string): void {
    try {
      const db = openSqlite(file, { readOnly: true });
      try {
        CorpusIndex.read(db);
        for (const query of ['said:doubt', 'bridge', 'speaker:brandt', '-tag:checked']) {
          const { root } = parseQuery(query);
          if (root) search(db, root, { limit: 1_000, offset: 0 });
        }
        quotesInMarks(db);
      } finally {
        db.close();
      }
    } catch (error) {
      assert.ok(error instanceof ForeignIndexError, String(error));
    }
  }

  it('answers the SQL of the documentation', async () => {
    await index();
    const documented = readFileSync(path.join(ROOT, 'docs/corpus-index.md'), 'utf8');
    const statements = [...documented.matchAll(/```sql\n([^`]*)```/g)].map(([, sql]) => sql);
    assert.equal(statements.length, 3);
    const db = new Database(at('corpus.sqlite'), { readOnly: true });
    const answers = statements.map(sql => db.all(sql));
    const columns = [...documented.matchAll(/^\| `(\w+)`(?: \(view\))? \|[^|]*\| `([\w, ]+)`/gm)];
    assert.equal(columns.length, 13);
    for (const [, table, names] of columns)
      assert.deepEqual(
        db.all(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name),
        [...(table === 'annotations' ? ['rowid'] : []), ...names.split(', ')],
      );
    db.close();
    assert.deepEqual(answers[0].slice(0, 2), [
      { name: 'Ilse Brandt', quotes: 2, articles: 2 },
      { name: 'Karl Moe', quotes: 1, articles: 1 },
    ]);
    assert.deepEqual(
      answers[1].map(({ date, status }) => `${date} ${status}`),
      ['2025-05-06 derived', '2025-06-01 derived'],
    );
    assert.equal(answers[2].length, 3);
  });

  it('waits for a commit of another process, and refuses a second writer', async () => {
    await index();
    const db = new Database(at('corpus.sqlite'));
    db.exec('BEGIN IMMEDIATE');
    writeFileSync(at('corpus.sqlite.writer'), JSON.stringify({ pid: process.pid, host: os.hostname() }));
    const second = await index();
    assert.equal(second.code, 2);
    assert.match(second.err, new RegExp(`being written by process ${process.pid}`));
    const found = find('said:doubt');
    setTimeout(() => db.exec('COMMIT'), 1_000);
    assert.equal((await found).length, 1);
    db.close();
  });

  it('finds quotes that come again, with what was changed', async () => {
    folder.make({
      'news/again.txt': VALLEY.replace('2025-06-01', '2025-06-02').replace(
        'The bolts were old',
        'The bolts on the north side were already very old',
      ),
      'news/late.txt': VALLEY.replace('2025-06-01', '2025-06-03').replace(
        'The bolts were old',
        'The bolts on the north side were very old',
      ),
    });
    await index();
    const { out, err, code } = await seedAnnotator(['reuse', at('corpus.sqlite')]);
    assert.deepEqual([code, err], [0, '1 quote found in several articles.\n']);
    assert.match(out, /^2025-06-02 .*again\.txt:3\].*\n {2}2025-06-03 .* \[-already-\] very old\n$/);
  });

  it('keeps people of one name apart by their roles, and as the corpus file says', async () => {
    const article = (who: string) => ` Talk date 2025-05-06 [Source: Post]\n\n“We shall see,” ${who} said on Monday.\n`;
    rmSync(at('news'), { recursive: true });
    folder.make({
      'news/senate.txt': article('Senator John Smith'),
      'news/bread.txt': article('John Smith, a baker in Leeds,'),
      'news/talk.txt': article('John Smith'),
    });
    const people = async (corpusFile: string | null): Promise<string[]> => {
      if (corpusFile !== null) writeFileSync(at('news/seed-annotator.yaml'), `format: seed-annotator/1\n${corpusFile}`);
      const { code, err } = await index();
      assert.equal(code, 0, err);
      const db = new Database(at('corpus.sqlite'), { readOnly: true });
      const rows = db.all(
        `SELECT people.name || ': ' || group_concat(files.path, ' ' ORDER BY files.path) AS person FROM quotes
          JOIN people ON people.id = person_id JOIN articles ON articles.id = article_id
          JOIN files ON files.id = file_id GROUP BY people.id ORDER BY 1`,
      );
      db.close();
      return rows.map(({ person }) => String(person).replaceAll('news/', ''));
    };
    assert.deepEqual(await people(null), ['John Smith: bread.txt', 'John Smith: senate.txt', 'John Smith: talk.txt']);
    assert.deepEqual(await people('entities:\n  - name: John Smith\n'), ['John Smith: bread.txt senate.txt talk.txt']);
    const baker = '  - name: John Smith (baker)\n    aliases: [John Smith]\n';
    assert.deepEqual(await people(`entities:\n${baker}    articles: [talk.txt]\n    roles: [baker]\n`), [
      'John Smith (baker): bread.txt talk.txt',
      'John Smith: senate.txt',
    ]);
    assert.deepEqual(
      await people(`entities:\n  - name: John Smith\n${baker}    articles: [bread.txt, "talk.txt#1"]\n`),
      ['John Smith (baker): bread.txt talk.txt', 'John Smith: senate.txt'],
    );
  });

  it('holds quotes against a record', async () => {
    folder.make({
      'speech.txt': ` Speech date 2025-05-01 [Source: City Hall]\n\nMayor Ilse Brandt spoke. “The bolts were very old, and it will last for ever.”\n`,
    });
    await index();
    const { out, err, code } = await seedAnnotator(['verify', '--index', at('corpus.sqlite'), at('speech.txt')]);
    assert.equal(code, 0);
    assert.match(err, /2 quotes of people in records: 1 verbatim, 1 reworded/);
    assert.match(out, /word for word: Ilse Brandt {2}“It will last for ever,”/);
    assert.match(out, /1 word differs: Ilse Brandt {2}The bolts were \{\+very\+\} old/);
  });

  it('holds quotes against what is marked as a record', async () => {
    await index();
    const verify = (...args: string[]) => seedAnnotator(['verify', '--index', at('corpus.sqlite'), ...args]);
    const none = await verify();
    assert.deepEqual([none.code, none.out], [2, '']);
    assert.match(none.err, /No article of this index is marked as a record\. Name one, or list it/);
    folder.make({
      'news/speech.txt': ` Speech of Ilse Brandt date 2025-05-31 [Source: City Hall]\n\nThe bolts were very old.\n`,
      'news/seed-annotator.yaml': 'format: seed-annotator/1\nrecords:\n  - source: city hall\n',
    });
    await index();
    const { out, err, code } = await verify();
    assert.deepEqual([code, err], [0, '1 quote of people in records: 1 reworded.\n']);
    assert.match(out, /^Speech of Ilse Brandt · 2025-05-31 · City Hall \[news\/speech\.txt\]\n {2}1 word differs: /);
    const [line] = (await verify('--format', 'json')).out.trim().split('\n');
    const { record, file, verdict, changed, place } = JSON.parse(line);
    assert.deepEqual([record, file, verdict, changed], ['news/speech.txt', 'news/valley.txt', 'reworded', 1]);
    const text = readFileSync(at('news/speech.txt'), 'utf8');
    assert.equal(text.slice(...place), 'The bolts were very old');
  });

  it('says what is wrong with a query, with its place', async () => {
    await index();
    const { code, err } = await seedAnnotator(['search', '--index', at('corpus.sqlite'), 'spekaer:Brandt']);
    assert.equal(code, 2);
    assert.match(err, /query, column 1: There is no field “spekaer”/);
  });

  it('says that there is no index', async () => {
    const { code, err } = await seedAnnotator(['search', '--index', at('none.sqlite'), 'bridge']);
    assert.deepEqual([code, /there is no such index/.test(err)], [2, true]);
  });

  it('is shared by readers and writers in several processes', async () => {
    await shareIndex(at('shared'), 2);
  });

  it('is right at the next start after being killed at any moment', async () => {
    const seed = Date.now() % 1_000_000;
    const { interrupted } = await killRuns(at('kills'), 8, seed).catch((error: Error) => {
      throw new Error(`seed ${seed}: ${error.message}`);
    });
    assert.ok(interrupted > 0, `seed ${seed}: no transaction was interrupted`);
  });

  it('is right at the next start after the worker of the editor was killed at any moment', async () => {
    const seed = Date.now() % 1_000_000;
    await killRuns(at('worker-kills'), 3, seed, bundleIndexWorker()).catch((error: Error) => {
      throw new Error(`seed ${seed}: ${error.message}`);
    });
  });
});
