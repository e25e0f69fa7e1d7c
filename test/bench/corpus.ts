/**
 * `npm run bench:corpus [-- --articles N]`: builds an index of N different articles, made from the paragraphs of the
 * seed files below SEED_CORPUS, and asks it. Times are ratios to the plain `extract` loop of the same run, where they
 * can be.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createIndexQueries, parseQuery, search } from '../../src/core/corpus';
import { openSqlite } from '../../src/platform/node/sqlite';

const CLI = path.resolve('dist/cli.js');
const PARAGRAPHS = 12;
const PER_FOLDER = 1_000;
const SOURCES = ['Reuters', 'Harbour Post', 'Valley Courier', 'City Wire', 'Evening Herald'];
const QUERIES = [
  'government',
  'said:"we will"',
  'negotiat*',
  'speaker:clinton',
  'speaker:trump after:2021 source:reuters',
  'the',
];

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function paragraphsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.txt'))
    .flatMap(entry =>
      readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
        .split(/\n\s*\n/)
        .slice(1),
    )
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph.length > 40);
}

function makeArticles(folder: string, count: number, paragraphs: readonly string[]): number {
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const below = path.join(folder, String(Math.floor(i / PER_FOLDER)));
    if (i % PER_FOLDER === 0) mkdirSync(below, { recursive: true });
    const date = new Date(Date.UTC(2019, 0, 1 + Math.floor(random() * 2_000))).toISOString().slice(0, 10);
    const body = Array.from({ length: PARAGRAPHS }, () => pick(paragraphs)).join('\n\n');
    const text = ` Article ${i} date ${date} [Source: ${pick(SOURCES)}]\n\n${body}\n`;
    bytes += text.length;
    writeFileSync(path.join(below, `a${i}.txt`), text);
  }
  return bytes;
}

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

/** Of nine runs, in milliseconds. */
function median(work: () => unknown): string {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return `${times[4]?.toFixed(1)} ms`;
}

function main(): void {
  const source = process.env.SEED_CORPUS;
  if (!source) {
    process.stdout.write('skipped: SEED_CORPUS names no folder of seed files\n');
    return;
  }
  const { values } = parseArgs({ options: { articles: { type: 'string', default: '1000' } } });
  const count = Number(values.articles);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-corpus-'));
  try {
    const news = path.join(folder, 'news');
    const bytes = makeArticles(news, count, paragraphsBelow(source));
    const index = path.join(folder, 'corpus.sqlite');
    const say = (name: string, value: string): void => void process.stdout.write(`${name.padEnd(44)} ${value}\n`);
    say('articles', `${count}, ${Math.round(bytes / count)} characters each`);
    const plain = time(['extract', news]);
    say('extract, one thread', `${(count / plain).toFixed(0)} articles/s`);
    const cold = time(['index', '--output', index, news]);
    say('index, one thread, share of extract', `${((100 * plain) / cold).toFixed(0)} %`);
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
    const { quoteTimeline, quotedTogether, sourceShares } = createIndexQueries(db);
    for (const query of ['', ...QUERIES.slice(0, 2)])
      for (const [name, count] of Object.entries({ quoteTimeline, quotedTogether, sourceShares }))
        say(
          `quote map, ${name}: ${query || 'all quotes'}`,
          median(() => count({ query, people: null, files: null })),
        );
    db.close();
    say('reuse', `${((100 * time(['reuse', index])) / cold).toFixed(0)} % of the time of indexing`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
