/** Which files are articles, and in which order they are listed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findSeedFiles } from '../../src/extension/articles/seedFiles';
import { until } from './until';

const { fs } = vscode.workspace;
const TEXT = ' date 2025-01-02 [Source: Post]\n\n“So it goes,” Ada Bell said.\n';
const root = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const at = (path: string): vscode.Uri => vscode.Uri.joinPath(root(), path);
const write = (path: string, text = TEXT): Thenable<void> => fs.writeFile(at(path), Buffer.from(text));

async function listed(below: string): Promise<string[]> {
  const all = await findSeedFiles(new vscode.CancellationTokenSource().token);
  const folder = `${at(below).path}/`;
  return all.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length)] : []));
}

describe('the list of articles', () => {
  it('counts as people do, folder by folder', async () => {
    const names = ['f10.txt', 'f2.txt', 'F1.txt', 'a 2/z.txt', 'a 10/b.txt'];
    for (const name of names) await write(`ordered/${name}`);
    assert.deepEqual(await listed('ordered'), ['a 2/z.txt', 'a 10/b.txt', 'F1.txt', 'f2.txt', 'f10.txt']);
    await fs.delete(at('ordered'), { recursive: true });
  });

  it('leaves out ignored files once the setting asks for that', async () => {
    const settings = vscode.workspace.getConfiguration('seedAnnotator', root());
    await write('ignoring/kept.txt');
    await write('ignoring/out/a.txt');
    await write('ignoring/b.seed');
    await write('ignoring/.gitignore', 'out/\n');
    await write('ignoring/.ignore', '*.seed\n');
    try {
      assert.deepEqual((await listed('ignoring')).sort(), ['b.seed', 'kept.txt', 'out/a.txt']);
      await settings.update('files.useIgnoreFiles', true, vscode.ConfigurationTarget.Workspace);
      assert.deepEqual(await listed('ignoring'), ['kept.txt']);
    } finally {
      await settings.update('files.useIgnoreFiles', undefined, vscode.ConfigurationTarget.Workspace);
      await fs.delete(at('ignoring'), { recursive: true });
    }
  });

  it('leaves out what the editor leaves out', async () => {
    const files = vscode.workspace.getConfiguration('files', root());
    await write('excluding/a.txt');
    await write('excluding/b.txt');
    try {
      await files.update('exclude', { '**/excluding/b.txt': true }, vscode.ConfigurationTarget.Workspace);
      assert.deepEqual(await listed('excluding'), ['a.txt']);
    } finally {
      await files.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
      await fs.delete(at('excluding'), { recursive: true });
    }
  });
});

describe('a text file with a header', () => {
  const languageOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).languageId;
  const show = async (uri: vscode.Uri) => vscode.window.showTextDocument(uri, { preview: false });
  const close = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const closed = (uri: vscode.Uri) =>
    until(() => !vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString()));

  it('that was made plain text by hand stays so, until it is made an article by hand', async function () {
    this.timeout(60_000);
    await write('chosen.txt');
    await write('other.txt');
    const [chosen, other] = [at('chosen.txt'), at('other.txt')];
    const { document } = await show(chosen);
    await until(async () => (await languageOf(chosen)) === 'seed');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    // What would be taken back at once has been taken back when the next file is recognized.
    await show(other);
    await until(async () => (await languageOf(other)) === 'seed');
    assert.equal(await languageOf(chosen), 'plaintext');

    await close();
    await closed(chosen);
    await closed(other);
    const again = await show(chosen);
    await show(other);
    await until(async () => (await languageOf(other)) === 'seed');
    assert.equal(await languageOf(chosen), 'plaintext');

    await vscode.languages.setTextDocumentLanguage(again.document, 'seed');
    await close();
    await closed(chosen);
    await show(chosen);
    await until(async () => (await languageOf(chosen)) === 'seed');
    await close();
    for (const uri of [chosen, other]) await fs.delete(uri);
  });
});
