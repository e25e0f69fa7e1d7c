/** Quotes that come again and quotes against records, in the real extension with its index. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ReuseGroup } from '../../src/core/corpus';
import { ReuseTree } from '../../src/extension/features/reuse/reuseTree';
import type { Services } from '../../src/extension/services/services';
import { acceptPicks, editText } from './editing';
import { until } from './until';

const root = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const folder = (): vscode.Uri => vscode.Uri.joinPath(root(), 'again');
const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), 'seeds', name);
const corpusFile = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'seed-annotator.yaml');
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, Buffer.from(text));
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`seedAnnotator.${command}`, ...args);

const article = (date: string, source: string, quote: string): string =>
  ` Quarry bridge date ${date} [Source: ${source}]\n\n“${quote}” said Ilse Brandt, the mayor of Orrin.\n`;
const BOLTS = 'The bolts of the quarry bridge were old, and we replaced every one of them in spring,';
const WORN = 'The bolts of the quarry bridge were worn, and we replaced every one of them in spring,';

async function lensesOf(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(({ command }) => command?.title.replace(/^\$\([\w~-]+\)\s/, '') ?? '');
}

async function hoversAt(uri: vscode.Uri, words: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.positionAt(document.getText().indexOf(words));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  return hovers
    .flatMap(({ contents }) => contents.map(one => (typeof one === 'string' ? one : one.value)))
    .join('\n')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

describe('quotes over articles', () => {
  before(async () => {
    await write(corpusFile(), 'format: seed-annotator/1\n');
    await write(uriOf('wire.txt'), article('2025-04-30', 'Wire', WORN));
    await write(uriOf('post.txt'), article('2025-05-02', 'Post', BOLTS));
    await write(
      uriOf('speech.txt'),
      ` Speech of Ilse Brandt date 2025-04-29 [Source: City Hall]\n\nIlse Brandt spoke. ${WORN} she said then.\n`,
    );
    await vscode.window.showTextDocument(uriOf('post.txt'));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });

  it('have a lens and a hover where they come again, and obey the setting', async () => {
    await until(async () => (await lensesOf(uriOf('post.txt'))).includes('also in 1 article, with other words'));
    const hover = await hoversAt(uriOf('post.txt'), 'bolts');
    assert.match(hover, /Also in 1 article\*\*, the earliest first/);
    assert.match(hover, /\[2025-04-30 · Wire · Quarry bridge\]\(command:seedAnnotator\.reveal/);
    assert.match(hover, /\[−~~old~~\] \[\+\*\*worn\*\*\]/);
    const settings = vscode.workspace.getConfiguration('seedAnnotator', uriOf('post.txt'));
    await settings.update('lens.reuse', false, vscode.ConfigurationTarget.Global);
    try {
      assert.ok(!(await lensesOf(uriOf('post.txt'))).some(title => title.startsWith('also in')));
    } finally {
      await settings.update('lens.reuse', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('are held against a record as soon as it is marked, until that is undone', async () => {
    const speech = uriOf('speech.txt');
    await acceptPicks(
      () => run('markRecord', speech),
      async () =>
        Buffer.from(await vscode.workspace.fs.readFile(corpusFile())).includes('records:\n  - file: seeds/speech.txt'),
    );
    await until(async () => (await lensesOf(uriOf('post.txt'))).includes('reworded in 1 word'));
    assert.ok((await lensesOf(uriOf('post.txt'))).includes('also in 1 article, with other words'));
    const hover = await hoversAt(uriOf('post.txt'), 'bolts');
    assert.match(hover, /Reworded in 1 word/);
    assert.match(hover, /\[Speech of Ilse Brandt · City Hall · 2025-04-29\]\(command:/);
    await vscode.window.showTextDocument(uriOf('post.txt'));
    await run('showVerdict', { uri: uriOf('post.txt').toString(), start: (await textOf('post.txt')).indexOf('“') });
    const { activeTextEditor: editor } = vscode.window;
    assert.equal(editor?.document.uri.path, speech.path);
    assert.equal(editor?.document.offsetAt(editor.selection.active), (await textOf('speech.txt')).indexOf('The bolts'));

    await run('undoAnnotation');
    await vscode.window.showTextDocument(uriOf('post.txt'));
    await until(async () => !(await lensesOf(uriOf('post.txt'))).some(title => title.startsWith('reworded')));
  });

  it('of an article that is edited keep their lenses, those of other words lose them', async () => {
    const editor = await vscode.window.showTextDocument(uriOf('post.txt'));
    await until(async () => (await lensesOf(uriOf('post.txt'))).some(title => title.startsWith('also in')));
    await editText(editor, edit => edit.insert(new vscode.Position(2, 0), 'Orrin. '));
    assert.ok((await lensesOf(uriOf('post.txt'))).some(title => title.startsWith('also in')));
    await editText(editor, edit => edit.insert(new vscode.Position(2, 12), 'big '));
    assert.ok(!(await lensesOf(uriOf('post.txt'))).some(title => title.startsWith('also in')));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('the view of quotes that come again', () => {
  /** An index of so many articles of which each has one quote that comes again. */
  const indexOf = (articles: number, changes = new vscode.EventEmitter<void>()) => ({
    asked: 0,
    changes,
    onDidChange: changes.event,
    async ask(_: 'reuseGroups', { limit, offset }: { limit: number; offset: number }) {
      this.asked++;
      const here = Math.max(0, Math.min(limit, articles - offset));
      const groups = Array.from({ length: here }, (_, i) => groupOf(`a${offset + i}.txt`));
      return { groups, articles: here, isLast: here < limit };
    },
  });
  const groupOf = (file: string): ReuseGroup => {
    const place = { file, article: 0, headline: file, date: null, source: null, speaker: 'Ada Moss', line: 1 };
    const quote = { ...place, start: 0, end: 1, text: '“x”' };
    return { first: quote, latest: quote, articles: 2, reworded: 0, hasMore: false };
  };
  const treeOf = (index: object) => new ReuseTree(index as Services['index'], error => assert.fail(String(error)));
  const labels = async (tree: ReuseTree) => (await tree.getChildren()).map(({ row }) => row.context);

  it('looks at articles until it has a page, and goes on where it is asked to', async () => {
    const tree = treeOf(indexOf(42));
    assert.deepEqual(await labels(tree), [...Array(30).fill('reuse.quote'), 'reuse.more']);
    await tree.showMore();
    assert.deepEqual(await labels(tree), Array(42).fill('reuse.quote'));
    await tree.showMore();
    assert.equal((await tree.getChildren()).length, 42);
    tree.dispose();
  });

  it('is drawn again when the index changed what it shows, and only then', async () => {
    const index = indexOf(3);
    const tree = treeOf(index);
    let drawn = 0;
    tree.onDidChangeTreeData(() => drawn++);
    await tree.getChildren();
    const { asked } = index;
    index.changes.fire();
    await until(async () => index.asked > asked);
    assert.equal(drawn, 0);
    Object.assign(index, { ask: indexOf(4).ask });
    index.changes.fire();
    await until(async () => drawn === 1);
    assert.equal((await tree.getChildren()).length, 4);
    tree.dispose();
  });
});

const textOf = async (name: string): Promise<string> =>
  Buffer.from(await vscode.workspace.fs.readFile(uriOf(name))).toString('utf8');
