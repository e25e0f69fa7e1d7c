/** Which rows of the trees are redrawn: the user may be about to click on a row. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import type { Tag } from '../../src/core/annotation/model/annotation';
import type { ArticleListing } from '../../src/core/corpus';
import { ArticlesTree } from '../../src/extension/features/articles/articlesTree';
import type { ArticlesItem } from '../../src/extension/features/articles/shownItems';
import { type TreeRow, treeItem } from '../../src/extension/shell/labels';
import { TreeRedraws } from '../../src/extension/shell/treeRedraws';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { IndexStore } from '../../src/extension/stores/indexStore';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { TagSchema } from '../../src/extension/stores/tagSchema';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { startIndexWorker } from '../../src/platform/node/worker';
import { until } from './until';

const { fs } = vscode.workspace;
const DIST = path.resolve(__dirname, '..', '..', '..', 'dist');
const root = () => vscode.workspace.workspaceFolders![0].uri;
const TEXT = ` date 2025-05-06 [Source: Harbour Post]

Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.
`;

async function article(name: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(root(), 'seeds', `trees-${name}.txt`);
  await fs.writeFile(uri, Buffer.from(TEXT));
  return uri;
}

const tag = (id: string, name: string): Tag => {
  const start = TEXT.indexOf('bridge');
  const target = { exact: 'bridge', prefix: 'the ', suffix: ' on', start, end: start + 6 };
  return { id, kind: 'tag', target, tag: name };
};

const ALL: ArticleListing = { filter: '', onlyUndecided: false, grouping: 'none', order: 'file', isDescending: false };

const PAGE = { limit: 10, offset: 0 };

const nameOf = (item: ArticlesItem): string => (item.type === 'node' ? item.node.label : item.type);
const isOf =
  (uri: vscode.Uri) =>
  (item: ArticlesItem): boolean =>
    'uri' in item && item.uri.toString() === uri.toString();

describe('the articles tree', () => {
  const disposables: vscode.Disposable[] = [];
  const storage = mkdtempSync(path.join(tmpdir(), 'trees-'));
  after(() => rmSync(storage, { recursive: true, force: true }));
  afterEach(async () => {
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    for (const [name] of await fs.readDirectory(vscode.Uri.joinPath(root(), 'seeds')))
      if (name.startsWith('trees-')) await fs.delete(vscode.Uri.joinPath(root(), 'seeds', name));
  });

  async function made(listing: Partial<ArticleListing> = {}) {
    const sidecars = new SidecarStore();
    const corpus = new CorpusStore();
    const views = new ViewStore(
      new AnalysisStore(async () => createAnalyser(TRAINED)),
      sidecars,
      corpus,
      new TrackedDocuments(),
    );
    const index = new IndexStore({
      start: async () => startIndexWorker(path.join(DIST, 'indexWorker.js'), path.join(DIST, 'models.json')),
      storage: vscode.Uri.file(storage),
      log: { info: () => undefined, warn: () => undefined },
    });
    disposables.push(sidecars, corpus, views, index);
    await index.ask('counts');
    await until(() => index.status.state === 'ready');
    const tree = new ArticlesTree(views, new TagSchema(corpus), index, 'seedAnnotator.articles', {
      ...ALL,
      ...listing,
    });
    const drawn: string[] = [];
    disposables.push(
      tree,
      tree.onDidChangeTreeData(event => {
        const items = Array.isArray(event) ? event : [event];
        drawn.push(items.map(item => (item ? nameOf(item) : 'all')).join(', '));
      }),
    );
    return { sidecars, views, tree, drawn, index };
  }

  /** Opens a file's first article, and gives its sections. */
  async function opened(tree: ArticlesTree, uri: vscode.Uri): Promise<ArticlesItem[]> {
    return tree.getChildren((await tree.getChildren()).find(isOf(uri)));
  }

  /** Waits until the list has the files that exist and no others, so that no redraw of it is due. */
  async function listed(tree: ArticlesTree, drawn: string[]): Promise<void> {
    const last = await article('last');
    await until(async () => {
      const files = (await tree.getChildren()).flatMap(item => ('uri' in item ? item.uri : []));
      const exist = await Promise.all(files.map(uri => fs.stat(uri).then(Boolean, () => false)));
      return exist.every(Boolean) && files.some(uri => uri.path === last.path);
    });
    drawn.length = 0;
  }

  it('redraws only what has changed', async () => {
    const uri = await article('drawn');
    const { sidecars, tree, drawn } = await made();
    await sidecars.apply(uri, [{ op: 'add', annotation: tag('a', 'crew') }]);
    await listed(tree, drawn);
    const sections = await opened(tree, uri);
    await sidecars.apply(uri, [{ op: 'add', annotation: tag('b', 'crew') }]);
    await until(() => drawn.length > 0);
    assert.deepEqual(drawn, ['Annotations']);
    assert.deepEqual(await opened(tree, uri), sections);
  });

  it('redraws nothing if a file is written without a change', async () => {
    const [uri, other] = [await article('same'), await article('other')];
    const { sidecars, tree, drawn } = await made();
    for (const one of [uri, other]) {
      await sidecars.apply(one, [{ op: 'add', annotation: tag('a', 'crew') }]);
      await opened(tree, one);
    }
    await listed(tree, drawn);
    const told: string[] = [];
    disposables.push(sidecars.onDidChange(changed => told.push(changed.path)));
    await fs.writeFile(sidecarOf(uri), await fs.readFile(sidecarOf(uri)));
    await fs.writeFile(uri, Buffer.from(TEXT));
    // The watcher reports in order: once it has reported this file, it has reported the others.
    await until(async () => {
      const yaml = Buffer.from(await fs.readFile(sidecarOf(other))).toString();
      await fs.writeFile(sidecarOf(other), Buffer.from(`${yaml}# more\n`));
      return told.includes(other.path);
    });
    assert.ok(!told.includes(uri.path), told.join('\n'));
    assert.deepEqual(drawn, []);
  });

  it('gives the item at the cursor, the same one as in the tree', async () => {
    const uri = await article('cursor');
    const { views, tree } = await made();
    const view = await views.of(uri);
    const item = await tree.itemAt(view!, TEXT.indexOf('will last'));
    const quotes = (await opened(tree, uri)).find(section => nameOf(section) === 'Quotes');
    const [speaker] = await tree.getChildren(quotes);
    assert.deepEqual(await tree.getChildren(speaker), [item]);
    assert.equal((await tree.getChildren(speaker))[0], item);
  });

  it('redraws what has changed although the item at the cursor was asked for first', async () => {
    const uri = await article('asked');
    const { sidecars, views, tree, drawn } = await made();
    await sidecars.apply(uri, [{ op: 'add', annotation: tag('a', 'crew') }]);
    await listed(tree, drawn);
    await opened(tree, uri);
    const of = views.of.bind(views);
    let asked = 0;
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    views.of = async file => {
      if (asked++ === 0) await released;
      return of(file);
    };
    await sidecars.apply(uri, [{ op: 'add', annotation: tag('b', 'crew') }]);
    await until(() => asked > 0);
    await tree.itemAt((await of(uri))!, TEXT.indexOf('will last'));
    release();
    await until(() => drawn.length > 0);
    assert.deepEqual(drawn, ['Annotations']);
  });

  it('keeps the rows of what did not change when files come and go', async () => {
    const uri = await article('kept');
    const { tree, drawn, index } = await made();
    const before = (await tree.getChildren()).find(isOf(uri));
    const other = await article('later');
    index.refresh(other);
    await until(() => drawn.includes('all'));
    const rows = await tree.getChildren();
    assert.equal(rows.find(isOf(uri)), before);
    await until(async () => (await tree.getChildren()).some(isOf(other)));
    await fs.delete(other);
    index.refresh(other);
    await until(async () => !(await tree.getChildren()).some(isOf(other)));
    assert.equal((await tree.getChildren()).find(isOf(uri)), before);
  });

  it('shows an article beyond the rows that are shown, in its group', async () => {
    const uri = await article('grouped');
    const { views, tree } = await made({ grouping: 'source' });
    const item = await tree.itemAt((await views.of(uri))!, TEXT.indexOf('will last'));
    assert.equal(item?.type === 'node' && item.node.kind, 'quote');
    const above: string[] = [];
    for (let at = item && tree.getParent(item); at; at = tree.getParent(at)) above.unshift(nameOf(at));
    assert.deepEqual(above, ['group', 'article', 'Quotes', 'Ilse Brandt']);
    tree.setListing({ ...ALL, filter: 'nothing has this' });
    assert.deepEqual(await tree.getChildren(), []);
    assert.equal(await tree.itemAt((await views.of(uri))!, 0), null);
  });

  it('shows the articles of a document that is not saved', async () => {
    const uri = await article('unsaved');
    const { tree, index } = await made();
    assert.equal((await tree.getChildren()).find(isOf(uri))?.type, 'article');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(4, 0), '\n A second one date 2025-05-07 [Source: Wire]\n\nText.\n');
    await vscode.workspace.applyEdit(edit);
    await until(async () => (await tree.getChildren()).find(isOf(uri))?.type === 'file');
    const rows = await tree.getChildren((await tree.getChildren()).find(isOf(uri)));
    assert.deepEqual(
      rows.map(row => row.type === 'article' && row.row.headline),
      ['Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.', 'A second one'],
    );
    await document.save();
    index.refresh(uri);
    await until(async () => (await index.ask('articlesOfFile', 'seeds/trees-unsaved.txt', ALL, PAGE)).length === 2);
    assert.equal((await tree.getChildren()).find(isOf(uri))?.type, 'file');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

describe('revealing a row', () => {
  const options = { select: true, focus: false };

  /** A tree view whose reveals end when they are told to. */
  function made() {
    const redraws = new TreeRedraws<string>();
    const told: string[] = [];
    redraws.onDidFire(rows => told.push(`redraw ${rows ?? 'all'}`));
    const ends: (() => void)[] = [];
    const view = {
      reveal: (row: string) => {
        told.push(`reveal ${row}`);
        return new Promise<void>(resolve => ends.push(resolve));
      },
    };
    const reveal = (row: string) => redraws.reveal(view, async () => ({ row, options }));
    return { redraws, view, told, ends, reveal };
  }

  it('holds redraws back until the editor has revealed the row, and the next row until they are begun', async () => {
    const { redraws, told, ends, reveal } = made();
    const revealed = [reveal('a'), reveal('b')];
    await until(() => told.length === 1);
    redraws.fire('x');
    redraws.fire(undefined);
    assert.deepEqual(told, ['reveal a']);
    ends[0]?.();
    await until(() => ends.length === 2);
    ends[1]?.();
    assert.deepEqual(await Promise.all(revealed), [true, true]);
    redraws.fire('y');
    assert.deepEqual(told, ['reveal a', 'redraw x', 'redraw all', 'reveal b', 'redraw y']);
    redraws.dispose();
  });

  it('does not hold them back for an editor that never says that it has', async () => {
    const { redraws, told, reveal } = made();
    void reveal('a');
    await until(() => told.length === 1);
    redraws.fire('x');
    void reveal('b');
    await until(() => told.length === 3);
    assert.deepEqual(told, ['reveal a', 'redraw x', 'reveal b']);
    redraws.dispose();
  });

  it('goes on after a row that is not there, or cannot be revealed', async () => {
    const { redraws, view, told } = made();
    assert.equal(await redraws.reveal(view, async () => null), false);
    const failing = { reveal: () => Promise.reject(new Error('gone')) };
    await assert.rejects(
      redraws.reveal(failing, async () => ({ row: 'a', options })),
      /gone/,
    );
    redraws.fire('x');
    assert.deepEqual(told, ['redraw x']);
    redraws.dispose();
  });
});

describe('what a screen reader says of a row', () => {
  const spoken = (row: TreeRow) => treeItem(row).accessibilityInformation?.label;

  it('is what is shown, with its numbers, and not the tooltip', () => {
    assert.equal(spoken({ label: 'Quotes', description: '3', tooltip: 'Of this article' }), 'Quotes, 3');
    assert.equal(spoken({ label: 'Quotes' }), 'Quotes');
  });
});
