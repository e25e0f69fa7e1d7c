/**
 * `npm run bench:joins [-- --show]`: draws joins of the corpus index to be read by hand: pairs of articles in which it
 * takes a name for one person, and pairs of people of one name that it keeps apart. The index is built from the seed
 * files below SEED_CORPUS. Each person is drawn at most once, whether it is in 2 articles or in 200, so that famous
 * people do not hide the others. `--show` prints the words around both mentions.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from '../../src/core/corpus';
import { openSqlite } from '../../src/platform/node/sqlite';

/** Characters on each side of a mention. */
const CONTEXT = 170;

interface Place {
  readonly file: string;
  readonly name: string;
  readonly role: string | null;
  readonly start: number;
}

interface Pair {
  readonly name: string;
  readonly places: readonly [Place, Place];
}

/** Orders items by a hash of their names: what is drawn first stays so when other items come or go. */
type Draw = <T>(items: readonly T[], nameOf: (item: T) => string) => T[];

const drawWith =
  (seed: string): Draw =>
  (items, nameOf) => {
    const hash = (name: string) => createHash('sha256').update(`${seed}\n${name}`).digest('hex');
    const hashed = items.map(item => ({ item, hash: hash(nameOf(item)) }));
    return hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ item }) => item);
  };

/** Where a person is, by file and offset. */
const placesOf = (db: Database, person: number): Place[] =>
  db
    .all(
      `SELECT f.path, e.name, e.role, e.start_offset FROM entities e JOIN articles a ON a.id = e.article_id
        JOIN files f ON f.id = a.file_id WHERE e.person_id = ? ORDER BY f.path, a.number`,
      [person],
    )
    .map(row => ({
      file: String(row.path),
      name: String(row.name),
      role: row.role as string | null,
      start: Number(row.start_offset ?? 0),
    }));

function drawJoins(db: Database, base: string, count: number, draw: Draw): Pair[] {
  const people = db.all(
    "SELECT id, key, name FROM people WHERE type = 'person' AND articles > 1 AND key NOT LIKE '%@%'",
  );
  return draw(people, ({ key }) => String(key))
    .slice(0, count)
    .map(({ id, name }) => {
      const [one, other] = draw(placesOf(db, Number(id)), ({ file }) => inCorpus(base, file)) as [Place, Place];
      return { name: String(name), places: [one, other] };
    });
}

/** All pairs of people of one name, each with a place of both. */
function keptApart(db: Database, base: string, draw: Draw): Pair[] {
  const byName = new Map<string, number[]>();
  for (const { id, key } of db.all(
    "SELECT id, key FROM people WHERE key LIKE 'person:%' AND kind = '*' ORDER BY key",
  )) {
    const name = String(key).split('/', 1)[0] ?? '';
    byName.set(name, [...(byName.get(name) ?? []), Number(id)]);
  }
  const placeOf = (id: number) => draw(placesOf(db, id), ({ file }) => inCorpus(base, file))[0] as Place;
  const pairs = [...byName].flatMap(([key, ids]) =>
    ids.flatMap((one, i) =>
      ids
        .slice(i + 1)
        .map((other): Pair => ({ name: key.replace('person:', ''), places: [placeOf(one), placeOf(other)] })),
    ),
  );
  return draw(pairs, ({ name, places }) => [name, ...places.map(({ file }) => file)].join('\n'));
}

/** A path of the index, from the corpus. */
const inCorpus = (base: string, file: string): string =>
  path.relative(path.resolve(process.env.SEED_CORPUS ?? ''), path.resolve(base, file));

function print(pairs: readonly Pair[], base: string, isShown: boolean): void {
  for (const [i, { name, places }] of pairs.entries()) {
    process.stdout.write(
      `${i + 1}. ${name}: ${places.map(({ file, role }) => `${inCorpus(base, file)} (${role ?? 'no role'})`).join(' | ')}\n`,
    );
    if (!isShown) continue;
    for (const { file, start } of places) {
      const text = readFileSync(path.join(base, file), 'utf8').replace(/^\uFEFF/, '');
      const around = text.slice(Math.max(0, start - CONTEXT), start + CONTEXT).replace(/\s+/g, ' ');
      process.stdout.write(`   > ${text.slice(0, 70).replace(/\s+/g, ' ')} …… ${around}\n`);
    }
  }
}

function main(): void {
  const corpus = process.env.SEED_CORPUS;
  if (!corpus) {
    process.stdout.write('skipped: SEED_CORPUS names no folder of seed files\n');
    return;
  }
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '10' }, show: { type: 'boolean', default: false } },
  });
  const base = mkdtempSync(path.join(os.tmpdir(), 'seed-joins-'));
  try {
    const index = path.join(base, 'corpus.sqlite');
    const { stderr } = spawnSync(process.execPath, [path.resolve('dist/cli.js'), 'index', '--output', index, corpus]);
    const db = openSqlite(index, { readOnly: true });
    const draw = drawWith(values.seed);
    const apart = keptApart(db, base, draw);
    process.stdout.write(`${String(stderr)}\nJoins, seed ${values.seed}\n`);
    print(drawJoins(db, base, 100, draw), base, values.show);
    process.stdout.write(`\nPairs of one name kept apart: ${apart.length}\n`);
    print(apart.slice(0, 30), base, values.show);
    db.close();
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

main();
