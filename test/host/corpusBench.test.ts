/**
 * The corpus index at scale, in a real extension host with its real worker: `npm run bench:corpus`. Runs only in a
 * workspace that the bench has prepared.
 */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { IndexStore } from '../../src/extension/stores/indexStore';
import { startIndexWorker } from '../../src/platform/node/worker';

const EXTENSION = 'seed-annotator.seed-annotator';
const OWN_TIME = '/proc/thread-self/schedstat';
const TICK = 2;
const POLL = 10;
/** Each question takes the database's lock: more would be measured than the listing. */
const LISTING_POLL = 50;
const SLOW_POLL = 500;
const FIRST_PAGE = { limit: 50, offset: 0 };
const MB = 1024 * 1024;
/** Files that a checkout changes. */
const CHECKED_OUT = 5_000;

/** What the extension gives tests. */
interface Exports {
  readonly index: IndexStore;
  readonly storage: vscode.Uri;
}

interface Prepared {
  readonly articles: number;
  /** Articles per second of the plain `extract` loop on one thread. */
  readonly extractSpeed: number;
}

const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const PREPARED = path.join(root, 'bench.json');

const say = (what: string, value: string): void => console.log(`[suite] ${what.padEnd(58)} ${value}`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
/** Processor time of this thread, so that other work on the machine does not count. */
const ownTime = (): number =>
  existsSync(OWN_TIME) ? Number(readFileSync(OWN_TIME, 'utf8').split(' ')[0]) / 1e6 : performance.now();

/** The longest time that this thread worked without looking at a timer. */
class BlockWatch {
  private last = ownTime();
  private readonly timer = setInterval(() => this.look(), TICK);
  longest = 0;

  look(): void {
    const now = ownTime();
    this.longest = Math.max(this.longest, now - this.last);
    this.last = now;
  }

  stop(): number {
    this.look();
    clearInterval(this.timer);
    return this.longest;
  }
}

if (existsSync(PREPARED))
  describe('the corpus bench', function () {
    this.timeout(0);
    const { articles, extractSpeed } = JSON.parse(readFileSync(PREPARED, 'utf8')) as Prepared;
    const uriOf = (number: number): vscode.Uri =>
      vscode.Uri.file(path.join(root, 'seeds', String(Math.floor(number / 1000)), `a${number}.txt`));
    const extension = vscode.extensions.getExtension<Exports>(EXTENSION) as vscode.Extension<Exports>;
    /** The extension's own index, until it is started again. */
    let store: IndexStore;
    let folder: string;
    before(async () => {
      const { index, storage } = await extension.activate();
      store = index;
      folder = path.join(storage.fsPath, 'index');
      assert.ok(!existsSync(folder), 'there is an index already');
    });
    after(() => {
      store.dispose();
      rmSync(folder, { recursive: true, force: true });
    });

    /** As the extension does. */
    function openAgain(): IndexStore {
      const dist = path.join(extension.extensionPath, 'dist');
      return new IndexStore({
        start: async () => startIndexWorker(path.join(dist, 'indexWorker.js'), path.join(dist, 'models.json')),
        storage: extension.exports.storage,
        log: { info: () => undefined, warn: console.log },
      });
    }

    /** @returns milliseconds until it holds */
    async function until(holds: () => Promise<boolean>, poll = POLL): Promise<number> {
      const start = performance.now();
      while (!(await holds())) await sleep(poll);
      return performance.now() - start;
    }

    /** @returns milliseconds until the editor shows the text, and from then until the lenses are there */
    async function lensesOf(uri: vscode.Uri): Promise<[number, number]> {
      const start = performance.now();
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      const shown = performance.now();
      await vscode.commands.executeCommand<unknown[]>('vscode.executeCodeLensProvider', uri, 1_000);
      return [shown - start, performance.now() - shown];
    }

    /** @param first number of the first article; the others are far from it */
    async function openSome(when: string, first: number): Promise<void> {
      const times: string[] = [];
      for (let i = 0; i < 6; i++) {
        await sleep(300);
        const [shown, lenses] = await lensesOf(uriOf(first + Math.floor((articles * i) / 7)));
        times.push(`${shown.toFixed(0)} + ${lenses.toFixed(0)}`);
      }
      say(`article opened → text + lenses, ${when}`, `${times.join(', ')} ms`);
    }

    it('indexes a folder', async () => {
      await sleep(500);
      const before = { host: process.memoryUsage().heapUsed, all: process.memoryUsage().rss };
      const watch = new BlockWatch();
      const start = performance.now();
      const since = (): number => performance.now() - start;
      await until(async () => (await store.ask('counts')).files > 0);
      say('first files listed, cold', seconds(since()));
      await until(async () => (await store.ask('counts')).articles >= articles, LISTING_POLL);
      say('all files listed with their headers, cold', seconds(since()));
      await openSome('while indexing', 1);
      const [left, from] = [(await store.ask('counts')).pending, since()];
      let peak = 0;
      await until(async () => {
        peak = Math.max(peak, process.memoryUsage().rss);
        return (await store.ask('counts')).pending === 0;
      });
      say('indexed, cold', `${seconds(since())}, ${((articles * 1000) / since()).toFixed(0)} articles/s`);
      const speed = (left * 1000) / (since() - from);
      say('speed of indexing the rest, of one thread of extract', `${((100 * speed) / extractSpeed).toFixed(0)} %`);
      say('longest block of the extension host’s thread', `${watch.stop().toFixed(0)} ms`);
      say(
        'memory of the extension host’s heap',
        `+${((process.memoryUsage().heapUsed - before.host) / MB).toFixed(0)} MB`,
      );
      say(
        'memory of the process with all its threads, at most',
        `${(peak / MB).toFixed(0)} MB (${(before.all / MB).toFixed(0)} MB before)`,
      );
      const [file] = readdirSync(folder).filter(name => name.endsWith('.sqlite'));
      const size = statSync(path.join(folder, file as string)).size;
      say('database per article', `${(size / articles / 1024).toFixed(1)} kB`);
    });

    it('opens articles', () => openSome('when all is indexed', 2));

    it('answers questions', async () => {
      const watch = new BlockWatch();
      const { people } = await store.ask('people', { type: 'person', sort: 'quotes', filter: '' }, FIRST_PAGE);
      const name = people[0]?.name.split(' ').at(-1) ?? '';
      const lines = [
        'government',
        'said:"we will"',
        'negotiat*',
        `speaker:${name}`,
        `speaker:${name} after:2021 source:reuters`,
        'the',
      ];
      for (const line of lines)
        await timed(`search: ${line.replace(name, 'NAME')}`, () => store.ask('searchPage', line, FIRST_PAGE));
      await timed('people by quotes', () =>
        store.ask('people', { type: 'person', sort: 'quotes', filter: '' }, FIRST_PAGE),
      );
      await timed('people, filtered', () =>
        store.ask('people', { type: 'all', sort: 'name', filter: name }, FIRST_PAGE),
      );
      say('longest block of the extension host’s thread meanwhile', `${watch.stop().toFixed(0)} ms`);
    });

    async function timed(what: string, ask: () => Promise<unknown>): Promise<void> {
      const times: number[] = [];
      for (let i = 0; i < 9; i++) {
        const start = performance.now();
        await ask();
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      say(`first page, ${what}`, `${times[4]?.toFixed(0)} ms, at most ${times[8]?.toFixed(0)} ms`);
    }

    it('takes up one changed article', async () => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const uri = uriOf(10 + i);
        const text = readFileSync(uri.fsPath, 'utf8');
        await vscode.workspace.fs.writeFile(uri, Buffer.from(`${text}\n“We saw zebu${i}cart,” said Ada Moss.\n`));
        store.refresh(uri);
        times.push(
          await until(async () => {
            const page = await store.ask('searchPage', `said:zebu${i}cart`, FIRST_PAGE);
            return page.results.length > 0;
          }),
        );
      }
      say('article changed → search right', times.map(ms => `${ms.toFixed(0)} ms`).join(', '));
    });

    /** Waits for what the editor's watcher tells of a change by another program. */
    async function takesUp(what: string, change: () => void, right: () => Promise<boolean>): Promise<void> {
      const watch = new BlockWatch();
      let redraws = 0;
      const counting = store.onDidChange(() => redraws++);
      change();
      // What this thread wrote itself is no block.
      watch.look();
      watch.longest = 0;
      // Asked now and then: what is asked comes before what is indexed.
      const took = await until(right, SLOW_POLL);
      counting.dispose();
      say(`${what} → search right`, `${seconds(took)}, redrawn ${redraws} times`);
      say('longest block of the extension host’s thread meanwhile', `${watch.stop().toFixed(0)} ms`);
    }

    const isReady = async (): Promise<boolean> =>
      store.status.state === 'ready' && (await store.ask('counts')).pending === 0;

    it('takes up a checkout that changes thousands of files', () => {
      const changed = Math.min(CHECKED_OUT, articles / 2);
      return takesUp(
        `${changed} files changed on disk`,
        () => {
          for (let i = 0; i < changed; i++)
            appendFileSync(uriOf(i).fsPath, '\n“We took the other quaggabranch,” said Ada Moss.\n');
        },
        async () =>
          (await store.ask('searchCount', 'said:quaggabranch', changed)).results === changed && (await isReady()),
      );
    });

    it('takes up a folder with another name', () => {
      const [from, to] = [path.join(root, 'seeds', '0'), path.join(root, 'seeds', 'renamed')];
      return takesUp(
        'a folder of 1,000 files renamed',
        () => renameSync(from, to),
        async () =>
          (await store.ask('searchPage', 'file:renamed the', FIRST_PAGE)).results.length > 0 &&
          (await store.ask('counts')).articles === articles &&
          (await isReady()),
      );
    });

    it('starts again', async () => {
      store.dispose();
      const watch = new BlockWatch();
      const start = performance.now();
      const since = (): number => performance.now() - start;
      store = openAgain();
      await until(async () => (await store.ask('counts')).articles >= articles);
      say('counts right, warm start', seconds(since()));
      await store.ask('people', { type: 'person', sort: 'quotes', filter: '' }, FIRST_PAGE);
      say('people shown, warm start', seconds(since()));
      await store.ask('searchPage', 'government', FIRST_PAGE);
      say('search answered, warm start', seconds(since()));
      await until(async () => store.status.state === 'ready');
      say('all files looked at, warm start', seconds(since()));
      say('longest block of the extension host’s thread meanwhile', `${watch.stop().toFixed(0)} ms`);
    });
  });
