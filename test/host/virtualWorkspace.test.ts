/** Folders beside the first: on a file system of another extension, read-only ones, and with names as people give them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { pathInWorkspace } from '../../src/extension/services/commandScope';
import { exists } from '../../src/extension/shell/files';
import type { IndexStore } from '../../src/extension/stores/indexStore';
import { sidecarOf } from '../../src/extension/stores/sidecarStore';
import { until } from './until';
import { addFolder, removeFolder, VirtualFolder } from './virtualFolder';

const { fs } = vscode.workspace;
const story = (words: string): string =>
  `Ferry to stop date 2025-05-06 [Source: Coast Wire]\n\n“${words},” said Marta Lindqvist, the harbour master, on Tuesday.\n`;
const RENAMED = 'format: seed-annotator/1\nentities:\n  - { name: Captain Lindqvist, aliases: [Marta Lindqvist] }\n';

const write = (uri: vscode.Uri, text: string) => fs.writeFile(uri, Buffer.from(text));
const read = async (uri: vscode.Uri): Promise<string> => Buffer.from(await fs.readFile(uri)).toString('utf8');
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`seedAnnotator.${command}`, ...args);

async function lensTitles(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
  return lenses.map(({ command }) => command?.title ?? '');
}
const lensesTell = (uri: vscode.Uri, words: RegExp) =>
  until(async () => words.test((await lensTitles(uri)).join('\n')));

async function select(uri: vscode.Uri, words: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const start = editor.document.getText().indexOf(words);
  editor.selection = new vscode.Selection(
    editor.document.positionAt(start),
    editor.document.positionAt(start + words.length),
  );
  return editor;
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

describe('workspace folders beside the first', () => {
  let index: IndexStore;
  before(async () => {
    const extension = vscode.extensions.getExtension<{ index: IndexStore }>('seed-annotator.seed-annotator')!;
    ({ index } = await extension.activate());
  });

  /** The files of a folder that are in the index, below it. */
  async function indexed(folder: vscode.Uri): Promise<string[]> {
    const listing = { grouping: 'none', order: 'file', isDescending: false, filter: '', onlyUndecided: false } as const;
    const rows = await index.ask('listArticles', listing, null, { limit: 1000, offset: 0 });
    const lead = `${folder.toString()}/`;
    return rows
      .map(row => index.uriOf(row.path).toString())
      .filter(uri => uri.startsWith(lead))
      .map(uri => decodeURIComponent(uri.slice(lead.length)))
      .sort();
  }
  const hasIndexed = (folder: vscode.Uri, files: readonly string[]) =>
    until(async () => JSON.stringify(await indexed(folder)) === JSON.stringify(files));

  describe('on a file system of another extension', () => {
    let folder: VirtualFolder;
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder.uri, name);
    before(async () => {
      folder = await VirtualFolder.add('seed-test-notes', '/Zettel & Co 100%#?');
      await write(at('ferry.seed'), story('The ferry stops'));
      await write(at('deep/er/köln #1.txt'), story('The train goes on'));
      await write(at('node_modules/a.seed'), story('Nobody reads this'));
      await write(at('plain.txt'), 'To buy: bread.\n');
    });
    after(async () => {
      await closeAll();
      await folder.leave();
      await hasIndexed(folder.uri, []);
    });

    it('has its articles listed and in the index, as they come and go', async () => {
      await hasIndexed(folder.uri, ['deep/er/köln #1.txt', 'ferry.seed']);
      await write(at('new.seed'), story('The bridge opens'));
      await hasIndexed(folder.uri, ['deep/er/köln #1.txt', 'ferry.seed', 'new.seed']);
      await fs.delete(at('new.seed'));
      await hasIndexed(folder.uri, ['deep/er/köln #1.txt', 'ferry.seed']);
    });

    it('has no article in the index that its settings exclude, though it is open', async () => {
      await vscode.window.showTextDocument(at('node_modules/a.seed'));
      await lensesTell(at('node_modules/a.seed'), /Marta Lindqvist/);
      await write(at('node_modules/a.seed'), story('Nobody reads this now'));
      await write(at('ferry.seed'), story('The ferry stops today'));
      await until(async () => (await index.ask('counts')).pending === 0);
      assert.deepEqual(await indexed(folder.uri), ['deep/er/köln #1.txt', 'ferry.seed']);
    });

    it('keeps annotations beside its articles, takes them back, and reads its corpus file', async () => {
      const uri = at('deep/er/köln #1.txt');
      await select(uri, 'goes on');
      await lensesTell(uri, /Marta Lindqvist/);
      await run('confirmSpeaker');
      await until(() => exists(sidecarOf(uri)));
      assert.match(await read(sidecarOf(uri)), /source: "?köln #1\.txt"?\n(?:.*\n)*.*status: confirmed/);
      await lensesTell(uri, /confirmed/);
      await run('undoAnnotation');
      await until(async () => !(await read(sidecarOf(uri)).catch(() => '')).includes('confirmed'));
      await write(at('deep/seed-annotator.yaml'), RENAMED);
      await lensesTell(uri, /Captain Lindqvist/);
    });
  });

  describe('read-only', () => {
    let folder: VirtualFolder;
    before(async () => {
      folder = await VirtualFolder.add('seed-test-archive', '/1923', { isReadonly: true, name: '..' });
      folder.files.writeFile(vscode.Uri.joinPath(folder.uri, 'ferry.seed'), Buffer.from(story('The ferry stops')));
    });
    after(async () => {
      await closeAll();
      await folder.leave();
    });

    it('are read and listed, and nothing is written or offered to be', async () => {
      const uri = vscode.Uri.joinPath(folder.uri, 'ferry.seed');
      index.rescan();
      await hasIndexed(folder.uri, ['ferry.seed']);
      await select(uri, 'ferry stops');
      await lensesTell(uri, /Marta Lindqvist/);
      assert.doesNotMatch((await lensTitles(uri)).join('\n'), /confirm|change speaker/);
      await run('confirmSpeaker');
      assert.deepEqual(folder.files.paths, ['/1923/ferry.seed']);
      // The name that the workspace gives the folder leads nowhere.
      assert.equal(pathInWorkspace(uri), '_/ferry.seed');
    });
  });

  describe('with blanks, other letters and signs in their names', () => {
    let top: string;
    let folder: vscode.Uri;
    const first = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
    const twin = (): vscode.Uri => vscode.Uri.joinPath(first(), 'seeds', 'twin.txt');
    before(async () => {
      top = mkdtempSync(path.join(os.tmpdir(), 'seed-folders-'));
      const name = process.platform === 'win32' ? 'Äpfel & Birnen ü 100%#' : 'Äpfel & Birnen ü 100%#?';
      mkdirSync(path.join(top, name));
      folder = vscode.Uri.file(path.join(top, name));
      await write(twin(), story('The ferry stops'));
      await write(at('seeds/twin.txt'), story('The ferry sails'));
      await write(at('seed-annotator.yaml'), RENAMED);
      await addFolder(folder);
    });
    after(async () => {
      await closeAll();
      if (vscode.workspace.workspaceFolders!.length > 1) await removeFolder(folder);
      for (const uri of [twin(), sidecarOf(twin())]) if (await exists(uri)) await fs.delete(uri);
      rmSync(top, { recursive: true, force: true });
    });

    it('have their articles in the index, apart from those of the same name', async () => {
      await hasIndexed(folder, ['seeds/twin.txt']);
      index.refresh(twin());
      await until(async () => (await indexed(first())).includes('seeds/twin.txt'));
      assert.match(pathInWorkspace(at('seeds/twin.txt')), /^Äpfel & Birnen ü 100%#.?\/seeds\/twin\.txt$/);
    });

    it('have paths of their own also where two folders have one name', async () => {
      const [own] = vscode.workspace.workspaceFolders!;
      const other = vscode.Uri.file(path.join(top, 'other'));
      mkdirSync(other.fsPath);
      await addFolder(other, own.name.toUpperCase());
      try {
        assert.equal(pathInWorkspace(twin()), `${own.name}/seeds/twin.txt`);
        const second = pathInWorkspace(vscode.Uri.joinPath(other, 'seeds/twin.txt'));
        assert.equal(second, `${own.name.toUpperCase()} (2)/seeds/twin.txt`);
      } finally {
        await removeFolder(other);
      }
    });

    it('have a corpus file, settings and sidecars of their own', async () => {
      await vscode.window.showTextDocument(twin(), { preview: false });
      await lensesTell(twin(), /Marta Lindqvist/);
      await select(at('seeds/twin.txt'), 'ferry sails');
      await lensesTell(at('seeds/twin.txt'), /Captain Lindqvist/);
      await run('confirmSpeaker');
      await until(() => exists(sidecarOf(at('seeds/twin.txt'))));
      assert.equal(await exists(sidecarOf(twin())), false);
      const own = vscode.workspace.getConfiguration('seedAnnotator', folder);
      await own.update('lens.enabled', false, vscode.ConfigurationTarget.WorkspaceFolder);
      await until(async () => (await lensTitles(at('seeds/twin.txt'))).length === 0);
      assert.match((await lensTitles(twin())).join('\n'), /Marta Lindqvist/);
    });

    it('are named in search results, and found by their names', async () => {
      await run('newSearch', { query: 'ferry file:birnen' });
      const { document } = vscode.window.activeTextEditor!;
      await until(() => /in 1 article\b/.test(document.getText()));
      const at = document.positionAt(document.getText().lastIndexOf('ferry'));
      const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      );
      assert.equal(found.targetUri.toString(), vscode.Uri.joinPath(folder, 'seeds/twin.txt').toString());
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('take the annotations along where a folder in them is renamed, and leave with all their rows', async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(at('seeds'), at('mehr/seeds ß'));
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until(() => exists(sidecarOf(at('mehr/seeds ß/twin.txt'))));
      index.rescan();
      await hasIndexed(folder, ['mehr/seeds ß/twin.txt']);
      await removeFolder(folder);
      await hasIndexed(folder, []);
      await until(async () => (await indexed(first())).includes('seeds/twin.txt'));
    });
  });
});
