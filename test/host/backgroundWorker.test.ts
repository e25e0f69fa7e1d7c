/** The worker that the stores work in: when it starts, what is cancelled in it, and what happens when it is lost. */
import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import type { Note } from '../../src/core/annotation';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { BackgroundWorker } from '../../src/extension/stores/backgroundWorker';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { startWorker } from '../../src/platform/node/worker';
import { createOperations, type Reply, type Request, runOperation, type WorkerPort } from '../../src/worker';
import { until } from './until';

const ARTICLE = 'date 2025-04-26 [Source: Wire]\n\n“We go,” said Ann Bell on Friday. She left.\n';
const NOTE: Note = {
  id: 'n1',
  kind: 'note',
  target: { exact: 'We go', prefix: '', suffix: '', start: 33, end: 38 },
  body: 'a note',
};

/** A worker that runs operations at once, and answers for analyses when it is told to. */
class FakeWorker implements WorkerPort {
  readonly received: Request[] = [];
  isEnded = false;
  answersOperations = true;
  private reply: (reply: Reply) => void = () => undefined;
  private lose: (reason: string) => void = () => undefined;
  private readonly operations = createOperations();

  readonly post = (request: Request): void => {
    this.received.push(structuredClone(request));
    if (request.kind === 'load') queueMicrotask(() => this.reply({ kind: 'loaded', id: request.id }));
    if (request.kind !== 'run' || !this.answersOperations) return;
    const result = runOperation(this.operations, request.name, structuredClone(request.args));
    queueMicrotask(() => this.reply(structuredClone({ kind: 'ran', id: request.id, result })));
  };
  readonly listen = (receive: (reply: Reply) => void): void => {
    this.reply = receive;
  };
  readonly onLost = (listener: (reason: string) => void): void => {
    this.lose = listener;
  };
  readonly end = (): void => {
    this.isEnded = true;
  };

  die(): void {
    this.lose('killed');
  }

  /** Answers an open analysis with nothing found. */
  answer(id: number): void {
    this.reply({ kind: 'analysed', id, analysis: { quotes: [], entities: [], dates: [], problems: [] } });
  }

  ofKind<K extends Request['kind']>(kind: K): Extract<Request, { kind: K }>[] {
    return this.received.filter((one): one is Extract<Request, { kind: K }> => one.kind === kind);
  }
}

describe('the background worker', () => {
  const disposables: vscode.Disposable[] = [];
  let fakes: FakeWorker[];
  let logged: string[];
  let starts: number;
  beforeEach(() => {
    [fakes, logged, starts] = [[], [], 0];
  });
  afterEach(() => vscode.Disposable.from(...disposables.splice(0)).dispose());

  function backgroundWorker(
    start: () => Promise<WorkerPort | null> = async () => {
      const fake = new FakeWorker();
      fakes.push(fake);
      return fake;
    },
    readModels: () => Promise<Uint8Array> = async () => new Uint8Array(),
  ): BackgroundWorker {
    const counted = () => {
      starts++;
      return start();
    };
    const worker = new BackgroundWorker({
      start: counted,
      readModels,
      log: { info: () => undefined, warn: (line: string) => logged.push(line) },
    });
    disposables.push(worker);
    return worker;
  }

  const uri = vscode.Uri.file('/nowhere/story.txt');
  const analysesWith = (worker: BackgroundWorker): AnalysisStore =>
    new AnalysisStore(async () => createAnalyser(TRAINED), worker);
  const speakersOf = async (analysed: ReturnType<AnalysisStore['get']>): Promise<(string | undefined)[]> =>
    (await analysed).analyses.flatMap(({ quotes, entities }) =>
      quotes.map(({ attribution }) => entities.find(({ id }) => id === attribution?.entity)?.name),
    );

  it('starts with the first task, once, and ends when it is disposed', async () => {
    const worker = backgroundWorker();
    assert.equal(starts, 0);
    const [read] = await Promise.all([worker.run('readSidecar', ''), worker.run('readCorpusFile', '')]);
    assert.deepEqual(read.annotations, []);
    assert.equal(starts, 1);
    assert.equal(fakes[0]?.ofKind('run').length, 2);
    worker.dispose();
    assert.ok(fakes[0]?.isEnded);
    // Work that is asked for later is still done.
    assert.deepEqual((await worker.run('readSidecar', '')).annotations, []);
    assert.equal(starts, 1);
  });

  it('analyses in the worker; only articles that changed are sent', async () => {
    const store = analysesWith(backgroundWorker());
    const second = `${ARTICLE}\n${ARTICLE.replace('Ann Bell', 'Eve Stone')}`;
    const first = store.get(uri, `${ARTICLE}\n`);
    await until(() => fakes[0]?.ofKind('analyse').length === 1);
    fakes[0]?.answer(2);
    assert.deepEqual((await first).analyses[0]?.quotes, []);
    const both = store.get(uri, second);
    await until(() => fakes[0]?.ofKind('analyse').length === 2);
    assert.match(fakes[0]?.ofKind('analyse')[1]?.article.text ?? '', /Eve Stone/);
    fakes[0]?.answer(3);
    assert.equal((await both).analyses.length, 2);
    assert.deepEqual(logged, []);
  });

  it('stops what is superseded: however fast a person types, one analysis is open', async () => {
    const store = analysesWith(backgroundWorker());
    const cancelled: Promise<void>[] = [];
    for (let i = 1; i <= 5; i++) {
      const typed = store.get(uri, `${ARTICLE}${'x'.repeat(i)}`);
      if (i < 5) cancelled.push(assert.rejects(typed, vscode.CancellationError));
      // Some are superseded in the worker, some before they are sent.
      if (i % 2)
        await until(
          () =>
            fakes[0]
              ?.ofKind('analyse')
              .at(-1)
              ?.article.text.endsWith(`.\n${'x'.repeat(i)}`) ?? false,
        );
      if (i === 5) {
        await Promise.all(cancelled);
        const sent = fakes[0]?.ofKind('analyse').map(({ id }) => id) ?? [];
        const stopped = fakes[0]?.ofKind('cancel').map(({ id }) => id) ?? [];
        assert.deepEqual(stopped, sent.slice(0, -1));
        fakes[0]?.answer(sent.at(-1) as number);
        await typed;
      }
    }
  });

  it('that dies loses nothing: open tasks are done without it, and it is started once more', async () => {
    const worker = backgroundWorker();
    const store = analysesWith(worker);
    const analysed = store.get(uri, ARTICLE);
    await until(() => fakes[0]?.ofKind('analyse').length === 1);
    (fakes[0] as FakeWorker).answersOperations = false;
    const edited = worker.run('editSidecar', null, 'story.txt', [{ op: 'add', annotation: NOTE }]);
    await until(() => fakes[0]?.ofKind('run').length === 1);
    fakes[0]?.die();
    assert.deepEqual(await speakersOf(analysed), ['Ann Bell']);
    const made = await edited;
    assert.ok(made.ok && made.text.includes('a note'));
    assert.equal(starts, 1);
    assert.ok(logged.some(line => line.includes('killed')));
    await worker.run('readSidecar', '');
    assert.equal(fakes[1]?.ofKind('run').length, 1);
    fakes[1]?.die();
    await worker.run('readSidecar', '');
    assert.deepEqual(await speakersOf(store.get(uri, `${ARTICLE} `)), ['Ann Bell']);
    assert.equal(starts, 2);
  });

  const failures: [what: string, start: () => Promise<WorkerPort | null>, readModels?: () => Promise<Uint8Array>][] = [
    ['there is none', async () => null],
    ['it cannot be started', () => Promise.reject(new Error('forbidden'))],
    ['its models cannot be read', async () => new FakeWorker(), () => Promise.reject(new Error('no models'))],
    [
      'its models are no models',
      async () => {
        const { extensionPath } = vscode.extensions.getExtension('seed-annotator.seed-annotator')!;
        return startWorker(path.join(extensionPath, 'dist', 'worker.js'));
      },
    ],
  ];
  for (const [what, start, readModels] of failures)
    it(`works without a worker where ${what}`, async () => {
      const worker = backgroundWorker(start, readModels);
      assert.deepEqual(await speakersOf(analysesWith(worker).get(uri, ARTICLE)), ['Ann Bell']);
      assert.deepEqual((await worker.run('readSidecar', '')).annotations, []);
      assert.equal(logged.length > 0, what !== 'there is none');
    });

  it('works without a worker that does not take a task', async () => {
    const worker = backgroundWorker();
    const bad = { ...NOTE, note: () => 'no plain data' };
    const made = await worker.run('editSidecar', null, 'story.txt', [{ op: 'add', annotation: bad }]);
    assert.ok(made.ok);
    assert.equal(logged.length, 1);
  });

  it('edits the text that the file holds when the edit is written, not when it was asked for', async () => {
    const root = vscode.workspace.workspaceFolders![0].uri;
    const article = vscode.Uri.joinPath(root, 'seeds', 'worker', 'story.txt');
    const store = new SidecarStore(vscode.workspace.fs, null, undefined, backgroundWorker());
    disposables.push(store);
    const other = new SidecarStore();
    disposables.push(other);
    const ids = Array.from({ length: 6 }, (_, i) => `n${i}`);
    await Promise.all(
      ids.map((id, i) =>
        (i % 2 ? store : other).apply(article, [{ op: 'add', annotation: { ...NOTE, id, body: `note ${i}` } }]),
      ),
    );
    const { read } = await new SidecarStore().get(article);
    assert.deepEqual(read.annotations.map(({ id }) => id).sort(), ids);
    await vscode.workspace.fs.delete(sidecarOf(article));
  });

  it('edits a sidecar that is open anew where a person types while it is edited', async () => {
    const root = vscode.workspace.workspaceFolders![0].uri;
    const article = vscode.Uri.joinPath(root, 'seeds', 'worker', 'open.txt');
    const worker = backgroundWorker();
    const store = new SidecarStore(vscode.workspace.fs, null, undefined, worker);
    disposables.push(store);
    await store.apply(article, [{ op: 'add', annotation: NOTE }]);
    const document = await vscode.workspace.openTextDocument(sidecarOf(article));
    const run = worker.run.bind(worker);
    let edits = 0;
    worker.run = async (name, ...args) => {
      const result = await run(name, ...args);
      if (name === 'editSidecar' && edits++ === 0) {
        const typed = new vscode.WorkspaceEdit();
        typed.insert(document.uri, new vscode.Position(0, 0), '# typed meanwhile\n');
        await vscode.workspace.applyEdit(typed);
      }
      return result;
    };
    await store.apply(article, [{ op: 'add', annotation: { ...NOTE, id: 'n2' } }]);
    assert.equal(edits, 2);
    assert.match(document.getText(), /^# typed meanwhile\n/);
    assert.match(document.getText(), /id: n2/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(sidecarOf(article));
  });
});
