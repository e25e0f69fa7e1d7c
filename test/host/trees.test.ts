/** Which rows of the trees are redrawn: the user may be about to click on a row. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import type { Tag } from '../../src/core/annotation/model/annotation';
import { ArticlesTree } from '../../src/extension/features/articles/articlesTree';
import type { ArticlesItem } from '../../src/extension/features/articles/shownItems';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { TagSchema } from '../../src/extension/stores/tagSchema';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { until } from './until';

const { fs } = vscode.workspace;
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

const nameOf = (item: ArticlesItem): string =>
  item.type === 'node' ? item.node.label : item.type === 'article' ? 'article' : 'file';

describe('the articles tree', () => {
  const disposables: vscode.Disposable[] = [];
  afterEach(async () => {
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    for (const [name] of await fs.readDirectory(vscode.Uri.joinPath(root(), 'seeds')))
      if (name.startsWith('trees-')) await fs.delete(vscode.Uri.joinPath(root(), 'seeds', name));
  });

  function made(findFiles?: ConstructorParameters<typeof ArticlesTree>[3]) {
    const sidecars = new SidecarStore();
    const corpus = new CorpusStore();
    const views = new ViewStore(
      new AnalysisStore(async () => createAnalyser(TRAINED)),
      sidecars,
      corpus,
      new TrackedDocuments(),
    );
    const tree = new ArticlesTree(views, new TagSchema(corpus), 'seedAnnotator.articles', findFiles);
    const drawn: string[] = [];
    disposables.push(
      sidecars,
      corpus,
      views,
      tree,
      tree.onDidChangeTreeData(event => {
        const items = Array.isArray(event) ? event : [event];
        drawn.push(items.map(item => (item ? nameOf(item) : 'all')).join(', '));
      }),
    );
    return { sidecars, views, tree, drawn };
  }

  /** Opens a file's first article, and gives its sections. */
  async function opened(tree: ArticlesTree, uri: vscode.Uri): Promise<ArticlesItem[]> {
    const file = (await tree.getChildren()).find(item => item.uri.toString() === uri.toString());
    const [first] = await tree.getChildren(file);
    return tree.getChildren(first);
  }

  it('redraws only what has changed', async () => {
    const uri = await article('drawn');
    const { sidecars, tree, drawn } = made();
    await sidecars.apply(uri, [{ op: 'add', annotation: tag('a', 'crew') }]);
    const sections = await opened(tree, uri);
    await sidecars.apply(uri, [{ op: 'add', annotation: tag('b', 'crew') }]);
    await until(() => drawn.length > 0);
    assert.deepEqual(drawn, ['Annotations']);
    assert.deepEqual(await opened(tree, uri), sections);
  });

  it('redraws nothing if a file is written without a change', async () => {
    const [uri, other] = [await article('same'), await article('other')];
    const { sidecars, tree, drawn } = made();
    for (const one of [uri, other]) {
      await sidecars.apply(one, [{ op: 'add', annotation: tag('a', 'crew') }]);
      await opened(tree, one);
    }
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

  it('lists the files again after listing them failed', async () => {
    const uri = vscode.Uri.joinPath(root(), 'seeds', 'skarholm-ferry.txt');
    let tries = 0;
    const { tree } = made(async () => {
      if (tries++ === 0) throw new Error('the disk was not there');
      return [uri];
    });
    await assert.rejects(tree.getChildren(), /the disk was not there/);
    assert.deepEqual((await tree.getChildren()).map(nameOf), ['file']);
    await tree.getChildren();
    assert.equal(tries, 2);
  });

  it('gives the item at the cursor, the same one as in the tree', async () => {
    const uri = await article('cursor');
    const { views, tree } = made();
    const view = await views.of(uri);
    const item = await tree.itemAt(view!, TEXT.indexOf('will last'));
    const quotes = (await opened(tree, uri)).find(section => nameOf(section) === 'Quotes');
    const [speaker] = await tree.getChildren(quotes);
    assert.deepEqual(await tree.getChildren(speaker), [item]);
    assert.equal((await tree.getChildren(speaker))[0], item);
  });
});
