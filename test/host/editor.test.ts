import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

const ARTICLE = '000_741671edce2820d1.txt';

const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const seed = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), 'seeds', name);

async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(seed(name)));
}

async function lenses(uri: vscode.Uri): Promise<string[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return all.map(lens => lens.command?.title ?? '');
}

async function hover(uri: vscode.Uri, document: vscode.TextDocument, words: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(words) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  const markdown = hovers.flatMap(each => each.contents.map(content => (content as vscode.MarkdownString).value));
  return markdown.join('\n').replaceAll('\\', '');
}

describe('an article in the editor', () => {
  it('is a seed article by its folder', async () => {
    assert.equal((await open(ARTICLE)).document.languageId, 'seed');
  });

  it('is a seed article by its header, in any folder', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'elsewhere.txt');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(' date 2025-01-02 [Source: Post]\n\nNothing.\n'));
    await until(async () => (await vscode.workspace.openTextDocument(uri)).languageId === 'seed');
    await vscode.workspace.fs.delete(uri);
  });

  it('leaves other text files alone', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'plain.txt');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('The date of the party [is open].\n'));
    assert.equal((await vscode.workspace.openTextDocument(uri)).languageId, 'plaintext');
    await vscode.workspace.fs.delete(uri);
  });

  it('shows the speakers above each paragraph with quotes', async () => {
    const titles = await lenses((await open(ARTICLE)).document.uri);
    const speakers = titles.filter(title => title.includes(' %')).map(title => title.split(' · ')[0]);
    assert.deepEqual(speakers, ['Donald Trump', 'Donald Trump', 'Yuri Ushakov', 'Yuri Ushakov', 'Donald Trump']);
  });

  it('shows the speaker, the reason and the confidence in the hover', async () => {
    const { document } = await open(ARTICLE);
    const text = await hover(document.uri, document, 'This conversation allowed');
    for (const part of ['Yuri Ushakov', 'Why&#58; ', 'told', 'Both quotes', 'Confirm'])
      assert.ok(text.includes(part), `${part} in ${text}`);
  });

  it('runs only its own commands from a hover', async () => {
    const { document } = await open(ARTICLE);
    const at = document.positionAt(document.getText().indexOf('Most of the major'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    for (const content of hovers.flatMap(each => each.contents) as vscode.MarkdownString[]) {
      assert.notEqual(content.isTrusted, true);
      assert.ok(!content.supportHtml);
    }
  });

  it('outlines the article by its quotes', async () => {
    const { document } = await open(ARTICLE);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(symbols.length, 1);
    assert.equal(symbols[0].children.length, 6);
  });

  it('finds all mentions of the person under the cursor', async () => {
    const { document } = await open(ARTICLE);
    const at = document.positionAt(document.getText().indexOf('he told reporters'));
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at,
    );
    const words = references.map(({ range }) => document.getText(range));
    assert.ok(words.includes('Yuri Ushakov') && words.includes('he'), words.join());
  });
});

describe('the manifest', () => {
  it('declares only commands that are registered', async () => {
    const { contributes } = vscode.extensions.getExtension('seed-annotator.seed-annotator')!.packageJSON;
    const there = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands
      .map(({ command }: { command: string }) => command)
      .filter((name: string) => !there.has(name));
    assert.deepEqual(missing, []);
  });
});
