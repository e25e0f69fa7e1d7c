/**
 * How long work blocks the extension host's thread, with the worker and without it, in one run: `npm run bench:blocks`.
 * Blocks are measured in processor time of the thread, so that other work on the machine does not count.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import { editSidecar } from '../../src/core/annotation';
import { describeSpan as selectorOf } from '../../src/core/annotation/model/selector';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { BackgroundWorker } from '../../src/extension/stores/backgroundWorker';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { startWorker } from '../../src/platform/node/worker';
import { articleOf } from '../bench/longArticle';

/** A pattern of the tests to run; empty for all. */
declare const SEED_GREP: string;

const { fs } = vscode.workspace;
const OWN_TIME = '/proc/thread-self/schedstat';
const TICK = 5;
/** How long features that follow the view are watched, in milliseconds. */
const SETTLING = 5000;
const LENGTH = 500_000;
const NOTES = 500;

const ownTime = (): number =>
  existsSync(OWN_TIME) ? Number(readFileSync(OWN_TIME, 'utf8').split(' ')[0]) / 1e6 : performance.now();

interface Blocks {
  /** Milliseconds. */
  readonly longest: number;
  readonly total: number;
}

/** The longest time between two ticks of a timer while something is done, and how long the thread worked in all. */
async function blocksOf(work: () => Promise<unknown>): Promise<Blocks> {
  const start = ownTime();
  let last = start;
  let longest = 0;
  const tick = (): void => {
    const now = ownTime();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(tick, TICK);
  try {
    await work();
    await new Promise(resolve => setTimeout(resolve, 2 * TICK));
    return { longest, total: ownTime() - start };
  } finally {
    clearInterval(timer);
  }
}

const show = (what: string, { longest, total }: Blocks): void =>
  console.log(`[suite] ${what.padEnd(54)} longest block ${longest.toFixed(0)} ms, ${total.toFixed(0)} ms in all`);

const noteAt = (text: string, id: string, start: number) =>
  ({
    op: 'add',
    annotation: { id, kind: 'note', body: 'Right?', target: selectorOf(text, { start, end: start + 40 }) },
  }) as const;

describe('the longest block of the extension host', () => {
  const disposables: vscode.Disposable[] = [];
  let folder: vscode.Uri;
  let text: string;
  before(() => {
    const root = vscode.workspace.workspaceFolders![0].uri;
    // Outside of `seeds`, where the extension itself does not look.
    folder = vscode.Uri.joinPath(root, 'blocks');
    text = articleOf(LENGTH, path.join(root.fsPath, 'seeds'));
  });
  afterEach(() => vscode.Disposable.from(...disposables.splice(0)).dispose());
  after(() => fs.delete(folder, { recursive: true }));

  async function layOut(name: string, notes: number): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, name);
    await fs.writeFile(uri, Buffer.from(text));
    const changes = Array.from({ length: notes }, (_, i) =>
      noteAt(text, `n${i}`, 100 + i * Math.floor(LENGTH / NOTES)),
    );
    const made = editSidecar(null, name, changes);
    assert.ok(made.ok);
    if (notes) await fs.writeFile(sidecarOf(uri), Buffer.from(made.text));
    return uri;
  }

  function stores(withWorker: boolean) {
    const logged: string[] = [];
    const { extensionPath } = vscode.extensions.getExtension('seed-annotator.seed-annotator')!;
    const worker = new BackgroundWorker({
      start: withWorker ? async () => startWorker(path.join(extensionPath, 'dist', 'worker.js')) : undefined,
      readModels: async () => readFileSync(path.join(extensionPath, 'dist', 'models.json')),
      log: { info: () => undefined, warn: (line: string) => logged.push(line) },
    });
    const analyses = new AnalysisStore(async () => createAnalyser(TRAINED), worker);
    const [sidecars, corpus] = [new SidecarStore(fs, null, undefined, worker), new CorpusStore(fs, null, worker)];
    const views = new ViewStore(analyses, sidecars, corpus, new TrackedDocuments());
    disposables.push(worker, sidecars, corpus, views);
    return { views, sidecars, logged };
  }

  async function measure(withWorker: boolean, name: string) {
    const { views, sidecars, logged } = stores(withWorker);
    const uri = await layOut(name, NOTES);
    const opened = await blocksOf(() => views.of(uri));
    const added = await blocksOf(async () => {
      await sidecars.apply(uri, [noteAt(text, 'new', 50)]);
      const view = await views.of(uri);
      assert.equal(view?.annotations.length, NOTES + 1);
    });
    assert.deepEqual(logged, []);
    return { opened, added };
  }

  it('is shorter with the worker: opening a long article, and adding one note to many', async () => {
    // Once before, so that both measure compiled code.
    await measure(false, 'warm.txt');
    const without = await measure(false, 'without.txt');
    const withWorker = await measure(true, 'with.txt');
    show('view of 500,000 characters with 500 notes, no worker', without.opened);
    show('view of 500,000 characters with 500 notes, worker', withWorker.opened);
    show('one note added to 500, no worker', without.added);
    show('one note added to 500, worker', withWorker.added);
    assert.ok(withWorker.opened.total < without.opened.total / 2);
    // A note is added to a sidecar in some milliseconds on either side; the view is what the worker takes over.
    assert.ok(withWorker.added.total < without.added.total);
  });

  // Only tells how long it takes.
  const tell = SEED_GREP ? it : () => undefined;
  tell('with all features: opening a long article in an editor, and adding a note', async () => {
    const mode = process.env.SEED_ANNOTATOR_WORKER === 'off' ? 'no worker' : 'worker';
    await vscode.extensions.getExtension('seed-annotator.seed-annotator')?.activate();
    const uri = await layOut('edited.seed', NOTES);
    const opened = await blocksOf(async () => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await new Promise(resolve => setTimeout(resolve, SETTLING));
    });
    show(`all features, article opened in an editor, ${mode}`, opened);
    const { sidecars } = stores(true);
    const added = await blocksOf(async () => {
      await sidecars.apply(uri, [noteAt(text, 'new', 50)]);
      await new Promise(resolve => setTimeout(resolve, SETTLING));
    });
    show(`all features, a note added by another window, ${mode}`, added);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
