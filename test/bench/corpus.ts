/**
 * `npm run bench:corpus [-- --articles N]`: makes a folder of N different articles from the seed files below SEED_CORPUS,
 * and measures the command line on it, then the corpus index in a real extension host (test/host/corpusBench.test.ts).
 * `--host no` leaves the editor out, `--cli no` the command line.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createIndexQueries, type Database, parseQuery, search } from '../../src/core/corpus';
import { openSqlite } from '../../src/platform/node/sqlite';
import { ArticleMaker, paragraphsBelow, writeArticles } from './madeArticles';

const CLI = path.resolve('dist/cli.js');
const QUERIES = [
  'government',
  'said:"we will"',
  'negotiat*',
  'speaker:clinton',
  'speaker:trump after:2021 source:reuters',
  'the',
];
/** Articles by which the speed of `extract` is told. */
const SAMPLE = 1_000;

const say = (name: string, value: string): void => void process.stdout.write(`${name.padEnd(58)} ${value}\n`);

/** @returns seconds */
function time(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    maxBuffer: 2 ** 32,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(String(stderr));
  return (performance.now() - start) / 1000;
}

/** @returns articles per second of the plain loop on one thread */
function measureExtract(folder: string, maker: ArticleMaker): number {
  const sample = path.join(folder, 'sample');
  writeArticles(sample, SAMPLE, maker);
  time(['extract', sample]);
  const speed = SAMPLE / time(['extract', sample]);
  say('extract, one thread', `${speed.toFixed(0)} articles/s`);
  return speed;
}

function measureCommands(folder: string, news: string, count: number, extractSpeed: number): void {
  const index = path.join(folder, 'corpus.sqlite');
  const cold = time(['index', '--output', index, news]);
  say('index, one thread, share of extract', `${((100 * count) / cold / extractSpeed).toFixed(0)} %`);
  say('index file per article', `${(statSync(index).size / count / 1024).toFixed(1)} kB`);
  say('index again, nothing changed', `${time(['index', '--output', index, news]).toFixed(2)} s`);
  appendFileSync(path.join(news, '0', 'a0.txt'), '\n“We will see,” said Ada Moss.\n');
  say('index again, one article changed', `${time(['index', '--output', index, news]).toFixed(2)} s`);
  const db = openSqlite(index, { readOnly: true });
  for (const query of QUERIES) {
    const { root } = parseQuery(query);
    if (!root) throw new Error(query);
    say(
      `first page: ${query}`,
      median(() => search(db, root, { limit: 50, offset: 0 })),
    );
  }
  saySizes(db, count);
  const { quoteTimeline, quotedTogether, sourceShares } = createIndexQueries(db);
  for (const query of ['', ...QUERIES.slice(0, 2)])
    for (const [name, count] of Object.entries({ quoteTimeline, quotedTogether, sourceShares }))
      say(
        `quote map, ${name}: ${query || 'all quotes'}`,
        median(() => count({ query, people: null, files: null })),
      );
  db.close();
  say('reuse', `${((100 * time(['reuse', index])) / cold).toFixed(0)} % of the time of indexing`);
}

/** Where the bytes of an index are: of each table with what FTS5 keeps for it, and of each index. */
function saySizes(db: Database, count: number): void {
  const sizes = new Map<string, number>();
  for (const { name, bytes } of db.all('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name')) {
    const whole = String(name).replace(/_(?:data|idx|docsize|config|content)$/, '');
    sizes.set(whole, (sizes.get(whole) ?? 0) + Number(bytes));
  }
  for (const [name, bytes] of [...sizes].sort((a, b) => b[1] - a[1]))
    if (bytes >= count) say(`bytes per article: ${name}`, (bytes / count).toFixed(0));
}

function median(work: () => unknown): string {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return `${times[4]?.toFixed(1)} ms`;
}

function measureEditor(workspace: string): void {
  const { status } = spawnSync('npx', ['tsx', 'scripts/test-host.ts'], {
    stdio: 'inherit',
    env: { ...process.env, SEED_GREP: 'the corpus bench', SEED_WORKSPACE: workspace, SEED_SUITE_MINUTES: '180' },
  });
  if (status !== 0) throw new Error('the extension host failed');
}

function main(): void {
  const source = process.env.SEED_CORPUS;
  if (!source) {
    process.stdout.write('skipped: SEED_CORPUS names no folder of seed files\n');
    return;
  }
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '1000' },
      host: { type: 'string', default: 'yes' },
      cli: { type: 'string', default: 'yes' },
    },
  });
  const count = Number(values.articles);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-corpus-'));
  try {
    const workspace = path.join(folder, 'workspace');
    const news = path.join(workspace, 'seeds');
    const paragraphs = paragraphsBelow(source);
    const length = writeArticles(news, count, new ArticleMaker(paragraphs));
    say('articles', `${count}, ${Math.round(length / count)} characters each; ${os.availableParallelism()} cores`);
    const extractSpeed = measureExtract(folder, new ArticleMaker(paragraphs));
    if (values.cli === 'yes') measureCommands(folder, news, count, extractSpeed);
    writeFileSync(path.join(workspace, 'bench.json'), JSON.stringify({ articles: count, extractSpeed }));
    if (values.host === 'yes') measureEditor(workspace);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
