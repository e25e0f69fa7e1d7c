/** The program that owns the index, with a source of files that the test controls. */
import assert from 'node:assert/strict';
import { CorpusIndex } from '../../../src/core/corpus';
import { headRowsOf } from '../../../src/core/project';
import { openInMemory } from '../../../src/platform/node/sqlite';
import {
  type FileOutcome,
  type IndexEvent,
  type IndexHost,
  type IndexProgress,
  type IndexRequest,
  type IndexSource,
  serveIndex,
} from '../../../src/worker';
import { LONGEST_WAIT, Waited } from '../../patience';

/** Files by path: what they hold, and their stamps. */
class FakeSource implements IndexSource {
  readonly width = 2;
  readonly files = new Map<string, { text: string; stamp: string }>();
  readonly begun: string[] = [];
  /** Analyses of these files end when the test says so. */
  readonly held = new Map<string, () => void>();
  slow = new Set<string>();

  async *list() {
    yield [...this.files].map(([path, { stamp }]) => ({ path, stamp }));
  }
  async stampOf(path: string) {
    return this.files.get(path)?.stamp ?? null;
  }
  async readHeads(paths: readonly string[], { isHashed }: { isHashed: boolean }): Promise<FileOutcome[]> {
    this.begun.push(...paths.map(path => `head ${path}`));
    return paths.map(path => this.outcome(path, isHashed ? (this.files.get(path)?.text ?? '') : ''));
  }
  async index(path: string, known: string | null): Promise<FileOutcome> {
    this.begun.push(`body ${path}`);
    const outcome = this.outcome(path, this.files.get(path)?.text ?? '');
    if (this.slow.has(path)) await new Promise<void>(resolve => this.held.set(path, resolve));
    return outcome.kind === 'rows' && outcome.hash === known ? { kind: 'same' } : outcome;
  }
  private outcome(path: string, hash: string): FileOutcome {
    const file = this.files.get(path);
    if (!file) return { kind: 'none' };
    if (file.text === 'broken') return { kind: 'fault', fault: `${path}: broken` };
    return { kind: 'rows', hash, rows: headRowsOf(file.text), faults: [] };
  }
  choose(): void {}
  readonly holds: boolean[] = [];
  hold(isHeld: boolean): void {
    this.holds.push(isHeld);
  }
  refresh(): void {}
  async close(): Promise<void> {}
}

/** Time that passes only while a test waits for something, a little with each turn of the event loop. */
class TestClock {
  private time = 0;
  private timers: { readonly at: number; readonly callback: () => void }[] = [];

  readonly now = (): number => this.time;
  readonly later = (callback: () => void, delay: number): void => {
    this.timers.push({ at: this.time + delay, callback });
    this.timers.sort((one, other) => one.at - other.at);
  };

  async pass(duration = 2): Promise<void> {
    for (const end = this.time + duration; this.time < end; ) {
      this.time++;
      while (this.timers[0] && this.timers[0].at <= this.time) this.timers.shift()?.callback();
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}

const article = (title: string): string => `date 2025-04-26 [Source: Wire]\n\n${title}\n`;

describe('the server of the index', () => {
  let source: FakeSource;
  let send: (request: IndexRequest) => void;
  let events: IndexEvent[];
  let answers: Map<number, (event: IndexEvent) => void>;
  let lastId: number;
  let clock: TestClock | null;

  beforeEach(() => {
    [source, events, answers, lastId, clock] = [new FakeSource(), [], new Map(), 0, null];
  });

  function start(changes: Partial<IndexHost> = {}, database: string | null = null, open: string[] = []): void {
    const host: IndexHost = {
      now: () => performance.now(),
      defer: callback => void setImmediate(callback),
      later: (callback, delay) => void setTimeout(callback, delay > 1000 ? 5 : delay).unref(),
      analyserVersion: '1',
      createSource: () => source,
      openToWrite: () => openInMemory(),
      openToRead: () => openInMemory(),
      openInMemory,
      remove: () => undefined,
      ...changes,
    };
    // The server of an earlier test may still have something to say.
    const [ownEvents, ownAnswers] = [events, answers];
    const post = (event: IndexEvent): void => {
      ownEvents.push(event);
      if ('id' in event) ownAnswers.get(event.id)?.(event);
    };
    serveIndex({ post, listen: receive => void (send = receive) }, host);
    send({ kind: 'open', setup: { database, base: '/base', roots: [], open, chosen: [], isRemote: false } });
  }

  async function counts(): Promise<{ files: number; pending: number }> {
    const id = ++lastId;
    const event = await new Promise<IndexEvent>(resolve => {
      answers.set(id, resolve);
      send({ kind: 'ask', id, name: 'counts', args: [] });
    });
    assert.equal(event.kind, 'answer');
    return (event as Extract<IndexEvent, { kind: 'answer' }>).result as unknown as { files: number; pending: number };
  }

  /** Time passes as the test says. */
  function startWithClock(): TestClock {
    clock = new TestClock();
    start({ now: clock.now, later: clock.later });
    return clock;
  }

  async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
    const waited = new Waited();
    while (!(await holds())) {
      if (waited.time > LONGEST_WAIT) assert.fail(`waited in vain for ${holds}`);
      await (clock?.pass() ?? new Promise(resolve => setTimeout(resolve, 2)));
    }
  }
  const isIndexed = (files: number) => async () => {
    const now = await counts();
    return now.files === files && now.pending === 0;
  };
  const lastProgress = (): IndexProgress | null =>
    events.flatMap(one => (one.kind === 'progress' ? one.progress : [])).at(-1) ?? null;

  it('answers before anything is indexed', async () => {
    start();
    assert.deepEqual((await counts()).files, 0);
  });

  it('reads the heads of all new files before it analyses one, but for urgent ones', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) source.files.set(name, { text: article(name), stamp: '1' });
    start();
    send({ kind: 'touch', paths: [] });
    await until(isIndexed(5));
    assert.equal(
      source.begun.findIndex(one => one.startsWith('body')),
      5,
    );
    source.files.set('z', { text: article('z'), stamp: '1' });
    source.begun.length = 0;
    send({ kind: 'touch', paths: ['z'] });
    await until(isIndexed(6));
    assert.deepEqual(source.begun, ['body z']);
  });

  it('analyses files of open editors first, then those in sight', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) source.files.set(name, { text: article(name), stamp: '1' });
    for (const name of ['a', 'b']) source.slow.add(name);
    start({}, null, ['f']);
    await until(() => source.held.size === 2);
    assert.equal(source.begun.filter(one => one.startsWith('body'))[0], 'body f');
    send({ kind: 'prioritize', paths: ['e', 'unknown'] });
    for (const end of source.held.values()) end();
    await until(isIndexed(6));
    assert.deepEqual(
      source.begun.filter(one => one.startsWith('body')).map(one => one.slice(5)),
      ['f', 'a', 'b', 'e', 'c', 'd'],
    );
  });

  it('tells a text file that is no seed file once, until it changes', async () => {
    source.files.set('a', { text: article('a'), stamp: '1' });
    source.readHeads = async paths => {
      source.begun.push(...paths.map(path => `head ${path}`));
      return paths.map(() => ({ kind: 'none' }));
    };
    start();
    await until(() => source.begun.length === 1 && lastProgress()?.state === 'ready');
    send({ kind: 'scan' });
    send({ kind: 'touch', paths: ['a'] });
    await until(() => lastProgress()?.state === 'ready');
    assert.deepEqual(source.begun, ['head a']);
    source.files.set('a', { text: article('a'), stamp: '2' });
    send({ kind: 'touch', paths: ['a'] });
    await until(isIndexed(1));
  });

  it('keeps a file that fails as one with a problem, goes on with the others, and reads it again when it changes', async () => {
    source.files.set('a', { text: 'broken', stamp: '1' });
    source.files.set('b', { text: article('b'), stamp: '1' });
    start();
    await until(isIndexed(2));
    assert.ok(events.some(one => one.kind === 'log' && one.sentence.includes('broken')));
    source.begun.length = 0;
    send({ kind: 'scan' });
    await until(() => lastProgress()?.state === 'ready');
    assert.deepEqual(source.begun, []);
    source.files.set('a', { text: article('a'), stamp: '2' });
    send({ kind: 'scan' });
    await until(() => source.begun.includes('body a'));
    await until(isIndexed(2));
  });

  it('keeps what a later look at a file found, though an earlier one ends after it', async () => {
    source.files.set('a', { text: article('old'), stamp: '1' });
    source.slow.add('a');
    start();
    await until(() => source.held.has('a'));
    const endFirst = source.held.get('a') as () => void;
    source.slow.clear();
    source.files.set('a', { text: article('new'), stamp: '2' });
    send({ kind: 'touch', paths: ['a'] });
    await until(isIndexed(1));
    endFirst();
    source.begun.length = 0;
    send({ kind: 'touch', paths: ['a'] });
    await until(() => lastProgress()?.state === 'ready');
    assert.deepEqual(source.begun, [], 'its stamp is the last one');
  });

  it('removes files that are gone, also while they are analysed', async () => {
    for (const name of ['a', 'b']) source.files.set(name, { text: article(name), stamp: '1' });
    source.slow.add('a');
    start();
    await until(() => source.held.has('a'));
    source.files.delete('a');
    send({ kind: 'touch', paths: ['a'] });
    source.held.get('a')?.();
    await until(isIndexed(1));
    source.files.clear();
    send({ kind: 'scan' });
    await until(isIndexed(0));
  });

  const many = Array.from({ length: 30 }, (_, i) => `n${i}`);
  const pathsOf = async (): Promise<unknown> => {
    const id = ++lastId;
    const event = await new Promise<IndexEvent>(resolve => {
      answers.set(id, resolve);
      send({ kind: 'ask', id, name: 'searchFieldValues', args: ['file', '', 100] });
    });
    return (event as { result: unknown[] }).result.map(one => (one as { value: string }).value).sort();
  };
  function rename(name: string): void {
    const file = source.files.get(name);
    if (!file) return;
    source.files.delete(name);
    source.files.set(`renamed/${name}`, { ...file, stamp: 'new' });
  }
  const renamed = many.map(name => `renamed/${name}`);
  const tellings: [how: string, tell: (time: TestClock) => void][] = [
    ['as a new list', () => send({ kind: 'scan' })],
    ['the old paths first', () => send({ kind: 'touch', paths: [...many, ...renamed] })],
    ['the new paths first', () => send({ kind: 'touch', paths: [...renamed, ...many] })],
    [
      'the old paths some time before the new ones',
      time => {
        send({ kind: 'touch', paths: many });
        time.later(() => send({ kind: 'touch', paths: renamed }), 80);
      },
    ],
    [
      'the new paths, and later a new list',
      time => {
        send({ kind: 'touch', paths: renamed });
        time.later(() => send({ kind: 'scan' }), 80);
      },
    ],
  ];
  for (const [how, tell] of tellings)
    it(`analyses no file of a folder that gets another name: it is told ${how}`, async () => {
      for (const name of many) source.files.set(name, { text: article(name), stamp: '1' });
      // Files that are gone are removed after a second.
      const time = startWithClock();
      await until(isIndexed(30));
      source.begun.length = 0;
      for (const name of many) rename(name);
      tell(time);
      await until(async () => JSON.stringify(await pathsOf()) === JSON.stringify([...renamed].sort()));
      await until(isIndexed(30));
      assert.deepEqual(
        source.begun.filter(one => one.startsWith('body')),
        [],
      );
    });

  it('analyses copies of files, and those that come in the place of others', async () => {
    for (const name of many) source.files.set(name, { text: article(name), stamp: '1' });
    start();
    await until(isIndexed(30));
    source.begun.length = 0;
    for (const name of many) source.files.set(`copy/${name}`, { text: article(name), stamp: '1' });
    rename('n3');
    source.files.set('renamed/n4', { text: article('something else'), stamp: '1' });
    send({ kind: 'scan' });
    await until(isIndexed(61));
    const bodies = source.begun.filter(one => one.startsWith('body'));
    // One of the two that are like the file that is gone takes what is known of it.
    assert.equal(bodies.length, 31);
    assert.ok(bodies.includes('body renamed/n4'));
  });

  it('tells seldom that something changed while many files are taken up, and at once where it is one', async () => {
    for (let i = 0; i < 60; i++) source.files.set(`n${i}`, { text: article(`${i}`), stamp: '1' });
    const time = startWithClock();
    await until(isIndexed(60));
    const changes = (): number => events.filter(({ kind }) => kind === 'changed').length;
    await until(() => lastProgress()?.state === 'ready');
    await time.pass(520);
    const before = changes();
    for (let i = 0; i < 60; i++) source.files.set(`n${i}`, { text: article(`${i} again`), stamp: '2' });
    const began = time.now();
    send({ kind: 'touch', paths: [...source.files.keys()] });
    await until(() => lastProgress()?.state === 'ready' && source.begun.length >= 180);
    await until(() => changes() > before);
    assert.ok(changes() - before <= 2 + (time.now() - began) / 500, `${changes() - before} times`);
    await time.pass(60);
    source.files.set('n1', { text: article('one'), stamp: '3' });
    const [count, touched] = [changes(), time.now()];
    send({ kind: 'touch', paths: ['n1'] });
    await until(() => changes() > count);
    assert.ok(time.now() - touched < 400);
  });

  it('keeps a file that comes where a list has been already, while the list is under way', async () => {
    source.files.set('a', { text: article('a'), stamp: '1' });
    let goOn: () => void = () => undefined;
    const list = source.list.bind(source);
    start();
    await until(isIndexed(1));
    source.list = async function* () {
      yield* list();
      await new Promise<void>(resolve => (goOn = resolve));
    };
    send({ kind: 'scan' });
    await until(() => lastProgress()?.state === 'listing');
    source.files.set('b', { text: article('b'), stamp: '1' });
    send({ kind: 'touch', paths: ['b'] });
    await until(isIndexed(2));
    goOn();
    await until(() => lastProgress()?.state === 'ready');
    assert.equal((await counts()).files, 2);
  });

  it('keeps what it has of a file that cannot be looked at, and goes on', async () => {
    source.files.set('a', { text: article('a'), stamp: '1' });
    start();
    await until(isIndexed(1));
    const stampOf = source.stampOf.bind(source);
    source.stampOf = async path => {
      if (path === 'a') throw new Error('the disk is gone');
      return stampOf(path);
    };
    source.files.set('b', { text: article('b'), stamp: '1' });
    send({ kind: 'touch', paths: ['a', 'b'] });
    await until(isIndexed(2));
    assert.ok(events.some(one => one.kind === 'log' && one.sentence === 'a: the disk is gone'));
  });

  it('stops while it is paused, and goes on after it', async () => {
    start();
    send({ kind: 'scan' });
    await until(() => lastProgress()?.state === 'ready');
    send({ kind: 'limit', limit: 'none' });
    source.files.set('a', { text: article('a'), stamp: '1' });
    send({ kind: 'touch', paths: ['a'] });
    await until(() => lastProgress()?.state === 'paused');
    assert.deepEqual(source.begun, []);
    send({ kind: 'limit', limit: 'all' });
    await until(isIndexed(1));
  });

  it('indexes only what is opened or changed after it was canceled, until it is resumed', async () => {
    start();
    send({ kind: 'limit', limit: 'urgent' });
    for (const name of ['a', 'b', 'c']) source.files.set(name, { text: article(name), stamp: '1' });
    send({ kind: 'scan' });
    await until(() => lastProgress()?.state === 'canceled');
    send({ kind: 'touch', paths: ['c'] });
    await until(() => source.begun.includes('body c'));
    await until(async () => (await counts()).files === 1);
    assert.deepEqual(source.begun, ['body c']);
    send({ kind: 'limit', limit: 'all' });
    await until(isIndexed(3));
    await until(() => lastProgress()?.state === 'ready');
  });

  it('removes what is gone after it was canceled, though new files wait', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `f${i}`);
    for (const name of names) source.files.set(name, { text: article(name), stamp: '1' });
    start();
    send({ kind: 'scan' });
    await until(isIndexed(30));
    send({ kind: 'limit', limit: 'urgent' });
    for (const name of names) source.files.delete(name);
    source.files.set('new', { text: article('new'), stamp: '1' });
    send({ kind: 'scan' });
    await until(async () => (await counts()).files === 0);
    await until(() => lastProgress()?.state === 'canceled');
  });

  it('indexes only what is urgent while it is held, until the hold ends or is too long', async () => {
    for (const name of ['a', 'b', 'c', 'd']) source.files.set(name, { text: article(name), stamp: '1' });
    const ends: (() => void)[] = [];
    let clock = 0;
    const later = (callback: () => void, delay: number) =>
      void (delay > 1000 ? ends.push(callback) : setTimeout(callback, delay));
    start({ later, now: () => clock }, null, ['d']);
    send({ kind: 'hold', isHeld: true });
    await until(async () => (await counts()).files === 1);
    assert.deepEqual(source.begun, ['body d']);
    send({ kind: 'hold', isHeld: false });
    await until(isIndexed(4));
    source.files.set('e', { text: article('e'), stamp: '1' });
    send({ kind: 'hold', isHeld: true });
    send({ kind: 'scan' });
    await until(async () => (await counts()).pending === 0 && lastProgress()?.pending === 1);
    clock += 10_000;
    ends.at(-1)?.();
    await until(isIndexed(5));
    assert.deepEqual(source.holds, [true, false, true, false]);
  });

  it('reads what another window writes, and takes over when that one ends', async () => {
    let isTaken = true;
    source.files.set('a', { text: article('a'), stamp: '1' });
    start({ openToWrite: () => (isTaken ? null : openInMemory()) }, '/x.sqlite');
    await until(() => events.some(one => one.kind === 'progress' && one.progress.state === 'waiting'));
    assert.deepEqual(source.begun, []);
    isTaken = false;
    await until(isIndexed(1));
  });

  it('only asks a database that was built elsewhere', async () => {
    const built = openInMemory();
    CorpusIndex.open(built, 'of another analyser').update([{ path: 'a', hash: '1', rows: headRowsOf(article('a')) }]);
    const openToWrite = (): never => assert.fail('it is written');
    start({ openToRead: () => built, openToWrite });
    send({
      kind: 'open',
      setup: { database: '/x.sqlite', base: '/', roots: null, open: [], chosen: [], isRemote: false },
    });
    await until(() => lastProgress()?.state === 'given');
    send({ kind: 'rebuild' });
    send({ kind: 'scan' });
    send({ kind: 'touch', paths: ['a'] });
    assert.deepEqual((await counts()).files, 1);
    assert.deepEqual(source.begun, []);
  });

  it('indexes nothing for an opening that another one follows at once', async () => {
    const built = openInMemory();
    CorpusIndex.open(built, 'of another analyser');
    source.files.set('a', { text: article('a'), stamp: '1' });
    const sources: IndexSource[] = [];
    const createSource = (): IndexSource => {
      sources.push(source);
      return source;
    };
    start({ openToRead: () => built, createSource });
    send({
      kind: 'open',
      setup: { database: '/x.sqlite', base: '/', roots: null, open: [], chosen: [], isRemote: false },
    });
    await until(() => lastProgress()?.state === 'given');
    assert.deepEqual(sources, []);
  });

  it('says what is wrong with a database that was built elsewhere, and leaves it alone', async () => {
    const remove = (): never => assert.fail('it is removed');
    start({ openToRead: openInMemory, remove });
    send({
      kind: 'open',
      setup: { database: '/x.sqlite', base: '/', roots: null, open: [], chosen: [], isRemote: false },
    });
    await until(() => lastProgress()?.state === 'failed');
    assert.match(lastProgress()?.fault ?? '', /no corpus index/);
  });

  it('says why there is no index where it can never be opened', async () => {
    const openToWrite = (): never => {
      throw new Error('the disk is full');
    };
    start({ openToWrite }, '/x.sqlite');
    await until(() => lastProgress()?.state === 'failed');
    assert.equal(lastProgress()?.fault, 'the disk is full');
    assert.equal((await counts()).files, 0);
  });
});
