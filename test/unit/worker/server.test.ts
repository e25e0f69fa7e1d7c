/** The worker’s server and client over a channel of the test’s own, with a clock that the test moves. */
import assert from 'node:assert/strict';
import type { Analyser, Stage } from '../../../src/core/analysis/analyser';
import type { ArticleAnalysis } from '../../../src/core/analysis/model';
import type { SidecarChange } from '../../../src/core/annotation/sidecar/sidecar';
import type { ArticleText } from '../../../src/core/article/articleText';
import { WorkerClient, WorkerError } from '../../../src/worker/client';
import { createOperations } from '../../../src/worker/operations';
import type { Port, Reply, Request } from '../../../src/worker/protocol';
import { serve } from '../../../src/worker/server';
import { NOTE } from './note';

const articleOf = (text: string): ArticleText => ({ text, header: null, paragraphs: [] });

/** A server whose analyses take as many steps, of ten milliseconds each, as the article has letters. */
class Rig {
  readonly client: WorkerClient;
  readonly begun: string[] = [];
  readonly sent: Reply[] = [];
  steps = 0;
  private time = 0;
  private readonly deferred: (() => void)[] = [];

  constructor() {
    let toServer: (message: Request) => void = () => {};
    let toClient: (message: Reply) => void = () => {};
    const server: Port<Request, Reply> = {
      post: reply => {
        this.sent.push(reply);
        toClient(structuredClone(reply));
      },
      listen: receive => {
        toServer = receive;
      },
    };
    serve(server, createOperations(), {
      now: () => this.time,
      defer: callback => this.deferred.push(callback),
      createAnalyser: () => this.analyser,
    });
    this.client = new WorkerClient({
      post: request => toServer(structuredClone(request)),
      listen: receive => {
        toClient = receive;
      },
    });
    void this.client.load(new Uint8Array());
    this.sent.length = 0;
  }

  /** Lets the server work one slice. */
  slice(): void {
    for (const callback of this.deferred.splice(0)) callback();
  }

  get isIdle(): boolean {
    return this.deferred.length === 0;
  }

  private readonly analyser: Analyser = {
    version: 'test',
    steps: article => this.analyse(article),
  };

  private *analyse({ text }: ArticleText): Generator<Stage, ArticleAnalysis> {
    this.begun.push(text);
    if (text === 'bad') throw new Error('no model');
    for (let i = 0; i < text.length; i++) {
      this.steps++;
      this.time += 10;
      yield 'tokens';
    }
    return { quotes: [], entities: [], dates: [], problems: [] };
  }
}

describe('worker', () => {
  let rig: Rig;
  beforeEach(() => {
    rig = new Rig();
  });
  const finish = (): void => {
    for (let i = 0; i < 100 && !rig.isIdle; i++) rig.slice();
  };

  it('answers every request, and is idle then', async () => {
    const pending = ['aa', 'b'].map(text => rig.client.analyse(articleOf(text)).result);
    finish();
    await Promise.all(pending);
    assert.deepEqual(rig.begun, ['aa', 'b']);
    assert.deepEqual(rig.sent.map(({ id }) => id).sort(), [2, 3]);
    assert.ok(rig.isIdle);
  });

  it('shares its time: a short article does not wait for a long one', async () => {
    void rig.client.analyse(articleOf('x'.repeat(100)));
    const short = rig.client.analyse(articleOf('y'));
    for (let i = 0; i < 3; i++) rig.slice();
    await short.result;
    assert.ok(rig.steps < 10);
    finish();
    assert.deepEqual(
      rig.sent.map(({ id }) => id),
      [3, 2],
    );
  });

  it('runs operations at once, also while it analyses, and says why one failed', async () => {
    const long = rig.client.analyse(articleOf('x'.repeat(100)));
    rig.slice();
    const steps = rig.steps;
    const made = await rig.client.run('editSidecar', [null, 'a.txt', [{ op: 'add', annotation: NOTE }]]);
    assert.ok(made.ok && made.text.includes('a note'));
    const read = await rig.client.run('readSidecar', [made.text]);
    assert.deepEqual(read.annotations, [NOTE]);
    assert.equal(rig.steps, steps);
    const bad = rig.client.run('readSidecar', [null as unknown as string]);
    await assert.rejects(bad, WorkerError);
    long.cancel();
  });

  it('cannot be sent what is not plain data', async () => {
    const bad = [{ op: 'add', annotation: { ...NOTE, body: () => 'a' } }] as unknown as readonly SidecarChange[];
    await assert.rejects(rig.client.run('editSidecar', [null, 'a.txt', bad]), WorkerError);
  });

  it('stops cancelled work after a slice, and goes on with the next', async () => {
    const long = rig.client.analyse(articleOf('x'.repeat(100)));
    const next = rig.client.analyse(articleOf('y'));
    rig.slice();
    const before = rig.steps;
    assert.ok(before > 0 && before < 5);
    long.cancel();
    finish();
    await next.result;
    assert.equal(rig.steps, before + 1);
    assert.deepEqual(
      rig.sent.map(({ id }) => id),
      [3],
    );
  });

  it('never begins what was cancelled before its turn', () => {
    rig.client.analyse(articleOf('aaaa'));
    rig.client.analyse(articleOf('b')).cancel();
    finish();
    assert.deepEqual(rig.begun, ['aaaa']);
  });

  it('says why an analysis failed, and answers the others', async () => {
    const bad = rig.client.analyse(articleOf('bad')).result;
    const good = rig.client.analyse(articleOf('good')).result;
    finish();
    await assert.rejects(bad, (error: Error) => error instanceof WorkerError && error.message === 'no model');
    await good;
  });

  it('that is lost fails what is open and what is asked later', async () => {
    const open = rig.client.analyse(articleOf('a')).result;
    rig.client.lose('The worker ended.');
    await assert.rejects(open, /The worker ended/);
    await assert.rejects(rig.client.analyse(articleOf('b')).result, /The worker ended/);
    finish();
  });

  it('is not asked again to cancel what is done', async () => {
    const asked = rig.client.analyse(articleOf('a'));
    finish();
    await asked.result;
    asked.cancel();
    assert.equal(rig.sent.length, 1);
  });
});
