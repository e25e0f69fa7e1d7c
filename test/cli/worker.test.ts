/** The worker’s bundle as it ships, in a thread of Node’s and in a scope like a browser’s worker. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { articleText } from '../../src/core/article/articleText';
import { parse } from '../../src/core/article/parse';
import { runToEnd } from '../../src/core/text/steps';
import { AnalysisClient } from '../../src/worker/client';
import type { Reply } from '../../src/worker/protocol';
import { ANALYSER } from '../unit/analyse';
import { PATIENCE, ROOT } from './command';

const BUNDLE = path.join(ROOT, 'out', 'test', 'worker.js');
const { text, articles } = parse('date 2025-04-26 [Source: Wire]\n\n“We go,” said Ann Bell on Friday. She left.\n');
const ARTICLE = articleText(text, articles[0] as (typeof articles)[number]);
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
    let worker: Worker;
    let client: AnalysisClient;
    beforeEach(() => {
      worker = new Worker(BUNDLE);
      client = new AnalysisClient({
        post: request => worker.postMessage(request),
        listen: receive => worker.on('message', receive),
      });
      worker.on('error', error => client.lose(error.message));
      worker.on('exit', () => client.lose('The worker ended.'));
    });
    afterEach(() => worker.terminate());

    it('gives the analysis that is given without it', async () =>
      assert.deepEqual(await client.analyse(ARTICLE).result, expected()));

    it('stops work that is cancelled: what is asked then does not wait for it', async () => {
      const answered: number[] = [];
      worker.on('message', ({ id }: Reply) => answered.push(id));
      await client.analyse(ARTICLE).result;
      client.analyse(LONG_ARTICLE).cancel();
      await client.analyse(ARTICLE).result;
      assert.deepEqual(answered, [1, 3]);
    });

    it('that is ended fails what is open', async () => {
      const asked = client.analyse(LONG_ARTICLE).result;
      const failed = assert.rejects(asked, /The worker ended/);
      await worker.terminate();
      await failed;
    });
  });

  it('runs in a scope like a browser’s worker, with nothing of Node’s', async () => {
    let receive: ((event: { data: unknown }) => void) | undefined;
    const reply = new Promise<Reply>(resolve => {
      const scope = {
        postMessage: (message: Reply) => resolve(structuredClone(message)),
        addEventListener: (_: string, listener: typeof receive) => {
          receive = listener;
        },
      };
      vm.runInNewContext(readFileSync(BUNDLE, 'utf8'), { self: scope, performance, setTimeout });
    });
    receive?.({ data: { kind: 'analyse', id: 7, article: ARTICLE } });
    assert.deepEqual(structuredClone(await reply), { kind: 'analysed', id: 7, analysis: expected() });
  });
});
