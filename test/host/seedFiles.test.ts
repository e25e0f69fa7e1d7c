/** Which files are articles, and the order in which they are listed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findSeedFiles } from '../../src/extension/stores/seedFiles';
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
  it('is in natural order, folder by folder', async () => {
    const names = ['f10.txt', 'f2.txt', 'F1.txt', 'a 2/z.txt', 'a 10/b.txt'];
    for (const name of names) await write(`ordered/${name}`);
    assert.deepEqual(await listed('ordered'), ['a 2/z.txt', 'a 10/b.txt', 'F1.txt', 'f2.txt', 'f10.txt']);
    await fs.delete(at('ordered'), { recursive: true });
  });

  it('leaves out ignored files if the setting is on', async () => {
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

  it('leaves out files that the editor excludes', async () => {
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
  const documentOf = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  const languageOf = (uri: vscode.Uri) => documentOf(uri)?.languageId;
  // A document opened by the API stays open for minutes after its tab is closed.
  const show = async (uri: vscode.Uri) => {
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    await until(() => documentOf(uri) !== undefined);
  };

  it('that was set to plain text by hand stays so, until it is set to seed article by hand', async () => {
    await write('chosen.txt');
    await write('other.txt');
    const [chosen, other] = [at('chosen.txt'), at('other.txt')];
    await show(chosen);
    await until(() => languageOf(chosen) === 'seed');
    await vscode.languages.setTextDocumentLanguage(documentOf(chosen)!, 'plaintext');
    // An immediate reversal would have happened by the time the next file is recognized.
    await show(other);
    await until(() => languageOf(other) === 'seed');
    assert.equal(languageOf(chosen), 'plaintext');

    await vscode.languages.setTextDocumentLanguage(documentOf(chosen)!, 'seed');
    await vscode.languages.setTextDocumentLanguage(documentOf(chosen)!, 'plaintext');
    await until(() => languageOf(chosen) === 'plaintext');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [chosen, other]) await fs.delete(uri);
  });
});
