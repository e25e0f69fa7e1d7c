/** Kills processes that write an index, at random moments, and looks at what the next start makes of it. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CorpusIndex } from '../../src/core/corpus';
import { hasJournal } from '../../src/platform/node/rollbackJournal';
import { openSqlite } from '../../src/platform/node/sqlite';
import { BUNDLE, type Outcome, outcomeOf, seedAnnotator } from './command';

const ARTICLES = 40;
/** Longest wait for the moment of a kill, in milliseconds, once a transaction is seen. */
const IN_TRANSACTION_MS = 150;
const POLL_MS = 1;
/** So many times as many runs are killed, at most, until a transaction is interrupted. */
const MORE_KILLS = 4;

export interface Kill {
  /** The process was killed before it ended. */
  readonly isKilled: boolean;
  /** A transaction was interrupted: its journal was left behind. */
  readonly isInterrupted: boolean;
}

/** What an index holds before the first transaction. */
const EMPTY = JSON.stringify([
  [],
  [],
  [],
  [],
  [
    [0, 0],
    [0, 0],
    [0, 0],
  ],
]);

export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Articles of one day; those of another day differ in every file. */
function articlesOf(day: number): Map<string, string> {
  const texts = Array.from({ length: ARTICLES }, (_, i) => {
    const people = ['Ilse Brandt', 'Tomas Reuter', 'Karl Moe', `Ada Moss${i % 7}`];
    const said = people.map(
      (name, at) => `“The ${at + i + day} bolts on the north side were old,” said ${name}, an engineer of Orrin.`,
    );
    const date = `2025-0${day}-${10 + (i % 20)}`;
    return [`n${i}.txt`, ` Bridge ${i} date ${date} [Source: Harbour Post]\n\n${said.join('\n\n')}\n`] as const;
  });
  return new Map(texts);
}

/** What builds an index: it is given the database and the folder of the articles. */
export interface IndexProgram {
  /** The script for Node, and its first arguments. */
  readonly command: readonly string[];
  /** All of an update is one transaction, so that a reader never sees a part of it. */
  readonly isOneTransaction: boolean;
}

/** The command line. */
const INDEX_COMMAND: IndexProgram = { command: [BUNDLE, 'index', '--output'], isOneTransaction: true };

/** One folder of articles and its index. */
export class IndexUnderFire {
  private readonly news: string;
  readonly index: string;

  constructor(
    folder: string,
    private readonly program = INDEX_COMMAND,
  ) {
    this.news = path.join(folder, 'news');
    this.index = path.join(folder, 'corpus.sqlite');
    mkdirSync(this.news, { recursive: true });
  }

  private start(): ChildProcess {
    return spawn(process.execPath, [...this.program.command, this.index, this.news], { stdio: 'pipe' });
  }

  write(day: number): void {
    for (const [name, text] of articlesOf(day)) writeFileSync(path.join(this.news, name), text);
  }

  remove(): void {
    for (const end of ['', '-journal', '.writer']) rmSync(this.index + end, { force: true });
    rmSync(`${this.index}.lock`, { recursive: true, force: true });
  }

  run(): Promise<Outcome> {
    return outcomeOf(this.start());
  }

  /** @returns how long it took, in milliseconds */
  async build(): Promise<number> {
    const begun = Date.now();
    const { code, err } = await this.run();
    assert.equal(code, 0, err);
    return Date.now() - begun;
  }

  /**
   * Starts indexing and kills the process.
   * @param moment 0–1: of the whole run, or of what follows once a transaction is seen
   * @param run how long the whole run takes, in milliseconds; null: to be killed in a transaction
   */
  async kill(moment: number, run: number | null): Promise<Kill> {
    const child = this.start();
    const ended = new Promise<NodeJS.Signals | null>(resolve => child.once('close', (_, signal) => resolve(signal)));
    if (run === null) await this.transaction(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), moment * (run ?? IN_TRANSACTION_MS));
    const signal = await ended;
    clearTimeout(timer);
    return { isKilled: signal === 'SIGKILL', isInterrupted: hasJournal(this.index) };
  }

  private async transaction(child: ChildProcess): Promise<void> {
    while (child.exitCode === null && !hasJournal(this.index))
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }

  /** All that is in the index, without ids; asserts that the file is sound. @returns null where it has no tables yet */
  content(): unknown {
    if (!existsSync(this.index)) return null;
    const db = openSqlite(this.index, { readOnly: true });
    try {
      assert.equal(db.all('PRAGMA integrity_check')[0]?.integrity_check, 'ok');
      if (db.all('SELECT count(*) AS n FROM sqlite_schema')[0]?.n === 0) return null;
      CorpusIndex.read(db);
      const found = (table: string, word: string): unknown =>
        db.all(`SELECT count(*) AS n FROM ${table} WHERE ${table} MATCH ?`, [word])[0]?.n;
      const article = 'JOIN articles a ON a.id = article_id JOIN files f ON f.id = a.file_id';
      return [
        db.all('SELECT path, hash FROM files ORDER BY path'),
        db.all(`SELECT f.path, q.ref, q.text, q.speaker, q.status FROM quotes q ${article} ORDER BY 1, 2`),
        db
          .all(`SELECT f.path, e.ref, e.name, e.mentions, p.key FROM entities e ${article}
          JOIN people p ON p.id = e.person_id ORDER BY 1, 2`)
          .map(({ key, ...row }) => [row, String(key).split('@')[0]]),
        db.all('SELECT name, type, quotes, articles, first_date, last_date FROM people ORDER BY 1, 2, 3, 4, 5, 6'),
        ['bolts', 'engineer', 'moss3'].map(word => [found('paragraph_text', word), found('quote_text', word)]),
      ];
    } finally {
      db.close();
    }
  }
}

/**
 * Several readers ask an index again and again while others update it, each in a process of its own.
 * @returns how often a writer was told that another one is writing
 */
export async function shareIndex(folder: string, rounds: number): Promise<number> {
  const fire = new IndexUnderFire(folder);
  fire.write(1);
  await fire.build();
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    const day = 2 - (round % 2);
    fire.write(day);
    const writers = [fire.run(), fire.run()];
    const readers = Array.from({ length: 3 }, () =>
      seedAnnotator(['search', '--index', fire.index, '--limit', '1', 'said:bolts']),
    );
    for (const { code, err } of await Promise.all(readers)) assert.equal(code, 0, err);
    for (const { code, err } of await Promise.all(writers))
      if (code !== 0) {
        assert.match(err, /is being written by process \d+/);
        refused++;
      }
    await fire.build();
    assert.notEqual(fire.content(), null);
  }
  return refused;
}

export interface KillCounts {
  kills: number;
  interrupted: number;
}

/**
 * Kills runs that build an index and runs that update one; after each, a reader finds a state whole, and the next start finishes as if nothing had happened.
 * @param kills how many runs are killed; more where none of them was in a transaction
 * @param tell takes a line after each kill
 */
export async function killRuns(
  folder: string,
  kills: number,
  seed: number,
  program = INDEX_COMMAND,
  tell: (line: string) => void = () => undefined,
): Promise<KillCounts> {
  const random = randomFrom(seed);
  const fire = new IndexUnderFire(folder, program);
  const whole = new Map<number, unknown>();
  const states = new Set(['null', EMPTY]);
  let run = 0;
  for (const day of [1, 2]) {
    fire.remove();
    fire.write(day);
    run = await fire.build();
    whole.set(day, fire.content());
    states.add(JSON.stringify(fire.content()));
  }
  const counts = { kills: 0, interrupted: 0 };
  const isEnough = () => counts.kills >= kills && (counts.interrupted > 0 || counts.kills >= MORE_KILLS * kills);
  for (let day = 1; !isEnough(); day = 3 - day) {
    fire.write(day);
    if (random() < 0.5) fire.remove();
    const { isKilled, isInterrupted } = await fire.kill(random(), random() < 0.3 ? run : null);
    if (!isKilled) continue;
    counts.kills++;
    if (isInterrupted) counts.interrupted++;
    const found = JSON.stringify(fire.content());
    assert.ok(
      !program.isOneTransaction || states.has(found),
      `a reader found neither state whole: ${found.slice(0, 500)}`,
    );
    await fire.build();
    assert.deepEqual(fire.content(), whole.get(day));
    tell(`${counts.kills} killed, ${counts.interrupted} in a transaction`);
  }
  return counts;
}
