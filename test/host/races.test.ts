/** Operations that finish late or fail late, and resources that are never released. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SpeakerLenses } from '../../src/extension/features/quotes/speakerLenses';
import { ReviewLenses } from '../../src/extension/features/review/reviewLenses';
import { followFiles } from '../../src/extension/features/sidecarFiles/fileMoves';
import { type CheckItem, ToCheckTree } from '../../src/extension/features/toCheck/toCheckTree';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import type { SeedView, ViewStore } from '../../src/extension/stores/viewStore';
import { until } from './until';

const { fs } = vscode.workspace;
const root = () => vscode.workspace.workspaceFolders![0].uri;

/** A promise to settle by hand. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

describe('races', () => {
  const disposables: vscode.Disposable[] = [];
  afterEach(() => vscode.Disposable.from(...disposables.splice(0)).dispose());

  it('a sidecar whose first read fails late: what was read later stays known', async () => {
    const article = vscode.Uri.joinPath(root(), 'seeds', 'races', 'late.txt');
    const first = deferred<vscode.FileStat>();
    let reads = 0;
    // A file is stat'ed before it is read.
    const stat = (uri: vscode.Uri) => (reads++ === 0 ? first.promise : fs.stat(uri));
    const store = new SidecarStore({
      readFile: uri => fs.readFile(uri),
      writeFile: (uri, content) => fs.writeFile(uri, content),
      rename: (from, to, options) => fs.rename(from, to, options),
      delete: (uri, options) => fs.delete(uri, options),
      stat,
      copy: (from, to, options) => fs.copy(from, to, options),
    });
    disposables.push(store);
    const failing = assert.rejects(async () => store.get(article), /too late/);
    const target = { exact: 'x', prefix: '', suffix: '', start: 0, end: 1 };
    await store.apply(article, [{ op: 'add', annotation: { id: 'n', kind: 'note', target, body: 'b' } }]);
    const second = store.get(article);
    await second;
    first.reject(new Error('too late'));
    await failing;
    assert.equal(store.get(article), second);
  });

  it('two lists of annotations to check at a time: the later one stays, whichever finishes last', async () => {
    const asked: ReturnType<typeof deferred<SeedView | null>>[] = [];
    const uri = vscode.Uri.joinPath(root(), 'seeds', 'races', 'listed.txt');
    const text = 'The bridge.';
    const viewWith = (...ids: string[]) => {
      const target = { exact: 'gone', prefix: '', suffix: '', start: 0, end: 4 };
      const annotations = ids.map(id => ({
        annotation: { id, kind: 'note' as const, target, body: id },
        anchor: { status: 'orphaned' as const, span: null, score: 0 },
      }));
      return { uri, text, annotations } as unknown as SeedView;
    };
    const changes = new vscode.EventEmitter<vscode.Uri>();
    const views = {
      onDidChange: changes.event,
      of: (one: vscode.Uri) => {
        if (one.toString() !== uri.toString()) return Promise.resolve(null);
        asked.push(deferred<SeedView | null>());
        return asked[asked.length - 1].promise;
      },
    };
    const tree = new ToCheckTree(views as unknown as ViewStore, new SidecarStore(), error =>
      assert.fail(String(error)),
    );
    disposables.push(tree, changes);
    let drawn = 0;
    disposables.push(tree.onDidChangeTreeData(() => drawn++));
    tree.include([uri]);
    tree.include([uri]);
    await until(() => asked.length === 2);
    asked[1].resolve(viewWith('a', 'b'));
    await until(() => tree.total === 2);
    asked[0].resolve(viewWith('a'));
    tree.include([uri]);
    await until(() => asked.length === 3);
    asked[2].resolve(viewWith('a', 'b'));
    tree.include([uri]);
    await until(() => asked.length === 4);
    asked[3].resolve(viewWith('a', 'b', 'c'));
    await until(() => tree.total === 3);
    // Neither for the list that came too late, nor for the one that equals the previous one.
    assert.equal(drawn, 2);
    const [item] = tree.getChildren() as CheckItem[];
    assert.equal(tree.getChildren(item).length, 3);
  });

  it('a question that cannot be shown is reported', async () => {
    const [from, to] = ['from.txt', 'to.txt'].map(name => vscode.Uri.joinPath(root(), 'seeds', 'races', name));
    for (const uri of [from, sidecarOf(from), sidecarOf(to)]) await fs.writeFile(uri, Buffer.from('x\n'));
    const reported: unknown[] = [];
    const store = new SidecarStore();
    const ask = () => Promise.reject(new Error('nobody there'));
    disposables.push(
      store,
      followFiles(store, ask, error => reported.push(error)),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(() => reported.some(error => String(error).includes('nobody there')));
  });

  it('providers release their listeners', () => {
    let listening = 0;
    const event = () => {
      listening++;
      return new vscode.Disposable(() => listening--);
    };
    const views = { onDidChange: event } as unknown as ViewStore;
    const lenses = [
      new SpeakerLenses(views, { onDidChange: event, in: () => null }),
      new ReviewLenses({ onDidChange: event, marked: null, state: 'off' }),
    ];
    assert.equal(listening, 3);
    vscode.Disposable.from(...lenses).dispose();
    assert.equal(listening, 0);
  });
});
