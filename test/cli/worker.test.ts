/** The worker’s bundle as it ships, in a thread of Node’s and in a scope like a browser’s worker. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { buildSync } from 'esbuild';
import { TRAINED } from '../../src/core/analysis/trained';
import { editSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { articleText } from '../../src/core/article/articleText';
import { parse } from '../../src/core/article/parse';
import { runToEnd } from '../../src/core/text/steps';
import { startWorker } from '../../src/platform/node/worker';
import { WorkerClient, WorkerError } from '../../src/worker/client';
import type { Reply, WorkerPort } from '../../src/worker/protocol';
import { until } from '../patience';
import { ANALYSER } from '../unit/analyse';
import { NOTE } from '../unit/worker/note';
import { PATIENCE, ROOT } from './command';

const BUNDLE = path.join(ROOT, 'out', 'test', 'worker.js');
const { text, articles } = parse('date 2025-04-26 [Source: Wire]\n\n“We go,” said Ann Bell on Friday. She left.\n');
const ARTICLE = articleText(text, articles[0] as (typeof articles)[number]);
const MODELS = new TextEncoder().encode(JSON.stringify(TRAINED));
const LONG = { ...ARTICLE, text: `${ARTICLE.text}${'“We go,” said Ann Bell. '.repeat(20_000)}` };
const LONG_ARTICLE = { ...LONG, paragraphs: [{ start: 32, end: LONG.text.length }] };

describe('worker bundle', function () {
  this.timeout(PATIENCE);

  before(() => {
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: ['src/worker/entry.ts'],
      outfile: BUNDLE,
      bundle: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      external: ['node:worker_threads'],
      logLevel: 'error',
    });
  });

  const expected = () => runToEnd(ANALYSER.steps(ARTICLE));

  describe('in a thread of Node’s', () => {
    let port: WorkerPort;
    let client: WorkerClient;
    beforeEach(async () => {
      port = startWorker(BUNDLE);
      const own = new WorkerClient(port);
      port.onLost(reason => own.lose(reason));
      await own.load(MODELS);
      client = own;
    });
    afterEach(() => port.end());

    it('gives the analysis that is given without it', async () =>
      assert.deepEqual(await client.analyse(ARTICLE).result, expected()));

    it('stops work that is cancelled: what is asked then does not wait for it', async () => {
      const answered: number[] = [];
      port.listen(({ id }) => answered.push(id));
      await client.analyse(ARTICLE).result;
      client.analyse(LONG_ARTICLE).cancel();
      await client.analyse(ARTICLE).result;
      assert.deepEqual(answered, [2, 4]);
    });

    it('edits a sidecar as without it', async () => {
      const edit = [null, 'a.txt', [{ op: 'add', annotation: NOTE }]] as const;
      const made = await client.run('editSidecar', [...edit]);
      assert.deepEqual(made, editSidecar(...edit));
    });

    it('that dies fails what is open', async () => {
      const file = path.join(ROOT, 'out', 'test', 'mortalWorker.js');
      const program = `require('./worker.js');
        require('node:worker_threads').parentPort.on('message', message => message === 'die' && process.exit(3));`;
      writeFileSync(file, program);
      const mortal = startWorker(file);
      const asking = new WorkerClient(mortal);
      await asking.load(MODELS);
      const lost = new Promise<string>(resolve =>
        mortal.onLost(reason => {
          asking.lose(reason);
          resolve(reason);
        }),
      );
      const open = assert.rejects(asking.analyse(LONG_ARTICLE).result, /exited with code 3/);
      mortal.post('die' as never);
      await open;
      assert.match(await lost, /exited with code 3/);
      await assert.rejects(asking.run('readSidecar', ['']), WorkerError);
    });

    it('without models analyses nothing, and says so', async () => {
      const bare = startWorker(BUNDLE);
      const asking = new WorkerClient(bare);
      await assert.rejects(asking.load(new TextEncoder().encode('no JSON')), WorkerError);
      await assert.rejects(asking.analyse(ARTICLE).result, /No models/);
      bare.end();
    });

    it('whose program fails is lost', async () => {
      const lose = (name: string, program: string | null): Promise<string> => {
        const file = path.join(ROOT, 'out', 'test', name);
        if (program !== null) writeFileSync(file, program);
        return new Promise(resolve => startWorker(file).onLost(resolve));
      };
      assert.match(await lose('badWorker.js', "throw new Error('no such program');"), /no such program/);
      assert.match(await lose('emptyWorker.js', ''), /exited with code 0/);
      assert.match(await lose('nowhere.js', null), /nowhere/);
    });
  });

  it('runs in a scope like a browser’s worker, with nothing of Node’s', async () => {
    const replies: Reply[] = [];
    let receive: ((event: { data: unknown }) => void) | undefined;
    const scope = {
      postMessage: (message: Reply) => replies.push(structuredClone(message)),
      addEventListener: (_: string, listener: typeof receive) => {
        receive = listener;
      },
    };
    vm.runInNewContext(readFileSync(BUNDLE, 'utf8'), { self: scope, performance, setTimeout, TextDecoder });
    receive?.({ data: { kind: 'load', id: 1, models: MODELS } });
    receive?.({ data: { kind: 'analyse', id: 7, article: ARTICLE } });
    await until(() => replies.length === 2);
    assert.deepEqual(replies, [
      { kind: 'loaded', id: 1 },
      { kind: 'analysed', id: 7, analysis: expected() },
    ]);
  });
});
