/** The corpus index in the editor: a real worker and database on a real folder. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { IndexStore } from '../../src/extension/stores/indexStore';
import { startIndexWorker } from '../../src/platform/node/worker';
import { until } from './until';

const DIST = path.resolve(__dirname, '..', '..', '..', 'dist');
const root = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath as string;
const article = (name: string): string =>
  `date 2025-04-26 [Source: Wire]\n\n“We will go to the market,” said ${name} on Friday.\n`;

describe('the corpus index', () => {
  const disposables: vscode.Disposable[] = [];
  let storage: string;
  let folder: string;
  let logged: string[];

  beforeEach(() => {
    storage = mkdtempSync(path.join(tmpdir(), 'index-'));
    folder = path.join(root(), 'indexed');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(path.join(folder, 'seeds'), { recursive: true });
    logged = [];
  });
  afterEach(() => {
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    rmSync(folder, { recursive: true, force: true });
    rmSync(storage, { recursive: true, force: true });
  });

  function open(): IndexStore {
    const log = { info: () => undefined, warn: (sentence: string) => void logged.push(sentence) };
    const store = new IndexStore({
      start: async () => startIndexWorker(path.join(DIST, 'indexWorker.js'), path.join(DIST, 'models.json')),
      storage: vscode.Uri.file(storage),
      log: log as unknown as vscode.LogOutputChannel,
    });
    disposables.push(store);
    return store;
  }

  // The editor that tests run in may not watch the disk: the store is told of changes.
  const uriOf = (name: string): vscode.Uri => vscode.Uri.file(path.join(folder, 'seeds', name));
  const write = (name: string, text: string) => vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
  const isReady = async (store: IndexStore, files: number): Promise<void> => {
    await store.ask('counts');
    await until(async () => {
      const counts = await store.ask('counts');
      return counts.files === files && counts.pending === 0;
    });
  };
  /** The number of files that other suites left in the workspace. */
  async function filesBefore(store: IndexStore): Promise<number> {
    await store.ask('counts');
    await until(() => store.status.state === 'ready');
    return (await store.ask('counts')).files;
  }

  it('indexes the folder, and takes up files that are new, changed, gone, or moved with their folder', async () => {
    const store = open();
    const own = await filesBefore(store);
    for (let i = 0; i < 30; i++) await write(`a${i}.txt`, article('Ann Bell'));
    store.rescan();
    await isReady(store, own + 30);
    const { quotes } = await store.ask('counts');
    await write('a0.txt', `${article('Ann Bell')}\n“No,” said Ann Bell.\n`);
    await write('a30.txt', article('Carl Dorn'));
    for (const name of ['a0.txt', 'a30.txt']) store.refresh(uriOf(name));
    await isReady(store, own + 31);
    await until(async () => (await store.ask('counts')).quotes > quotes + 1);
    await vscode.workspace.fs.delete(uriOf('a1.txt'));
    store.refresh(uriOf('a1.txt'));
    await isReady(store, own + 30);
    const moved = vscode.Uri.file(path.join(storage, 'moved'));
    await vscode.workspace.fs.rename(vscode.Uri.file(folder), moved);
    store.rescan();
    await isReady(store, own);
    await vscode.workspace.fs.rename(moved, vscode.Uri.file(folder));
    store.rescan();
    await isReady(store, own + 30);
  });

  it('takes up 10,000 changes that are told at once, most of them of files that are gone', async () => {
    const store = open();
    const own = await filesBefore(store);
    for (let i = 0; i < 10; i++) await write(`b${i * 1000}.txt`, article('Ann Bell'));
    for (let i = 0; i < 10_000; i++) store.refresh(uriOf(`b${i}.txt`));
    await isReady(store, own + 10);
    // Other suites delete files that this index has listed.
    assert.deepEqual(
      logged.filter(line => /\bb\d+\.txt/.test(line)),
      [],
    );
  });

  it('takes a text file only while it looks like an article, or a person says that it is one', async () => {
    const store = open();
    const own = await filesBefore(store);
    const notes = vscode.Uri.file(path.join(folder, 'notes.txt'));
    const put = (text: string) => vscode.workspace.fs.writeFile(notes, Buffer.from(text));
    await put('Call Ann Bell.\n');
    store.rescan();
    await isReady(store, own);
    store.refresh(notes);
    await isReady(store, own);
    await put(article('Ann Bell'));
    store.refresh(notes);
    await isReady(store, own + 1);
    await put('“No,” said Ann Bell.\n');
    store.refresh(notes);
    await isReady(store, own);
    const document = await vscode.workspace.openTextDocument(notes);
    await vscode.languages.setTextDocumentLanguage(document, 'seed');
    await isReady(store, own + 1);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await isReady(store, own);
  });

  it('is kept for the next window, and built again where it is damaged or of another program', async () => {
    const first = open();
    const own = await filesBefore(first);
    await write('a.txt', article('Ann Bell'));
    first.rescan();
    await isReady(first, own + 1);
    first.dispose();
    const [name] = readdirSync(path.join(storage, 'index')).filter(one => one.endsWith('.sqlite'));
    const file = path.join(storage, 'index', name as string);
    await isReady(open(), own + 1);
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    writeFileSync(file, 'no database at all');
    await isReady(open(), own + 1);
    assert.ok(logged.some(line => line.includes('built again')));
  });

  it('indexes nothing again for the next window, and shows the database of another place', async () => {
    const before = open();
    const own = await filesBefore(before);
    await write('a.txt', article('Ann Bell'));
    before.rescan();
    await isReady(before, own + 1);
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    const store = open();
    const first = await store.ask('counts');
    assert.deepEqual([first.files, first.pending], [own + 1, 0]);
  });
});
