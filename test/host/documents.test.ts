/** Documents that are not files, or not yet: what is shown for them, and that nothing is written for them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ANNOTATING } from '../../src/extension/services/gate';
import { saveUntitled } from '../../src/extension/services/saveUntitled';
import { exists } from '../../src/extension/shell/files';
import { keepingOf, refusalFor } from '../../src/extension/stores/annotatable';
import { sidecarOf } from '../../src/extension/stores/sidecarStore';
import { editText } from './editing';
import { MemoryFiles } from './memoryFiles';
import { until } from './until';

const { fs } = vscode.workspace;
const TEXT = ` date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.

“I doubt that,” engineer Tomas Reuter said.
`;
const BROKEN = 'annotations: [unclosed\n';
const seed = (name: string): vscode.Uri =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', name);

const read = async (uri: vscode.Uri): Promise<string> => Buffer.from(await fs.readFile(uri)).toString('utf8');
const write = async (uri: vscode.Uri, text: string): Promise<void> => fs.writeFile(uri, Buffer.from(text));

async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  const article =
    document.languageId === 'seed' ? document : await vscode.languages.setTextDocumentLanguage(document, 'seed');
  return vscode.window.showTextDocument(article, { preview: false });
}

function select(editor: vscode.TextEditor, words: string): void {
  const start = editor.document.getText().indexOf(words);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + words.length));
}

async function lensTitles(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(lens => lens.command?.title ?? '');
}

async function hoverText(document: vscode.TextDocument, words: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(words) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap(each => each.contents.map(content => (content as vscode.MarkdownString).value)).join('\n');
}

const problemsAt = (uri: vscode.Uri): number => vscode.languages.getDiagnostics(uri).length;

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

describe('a text that cannot have a sidecar', () => {
  const earlier = new MemoryFiles();
  const provided: vscode.Disposable[] = [];
  before(() => {
    provided.push(
      vscode.workspace.registerTextDocumentContentProvider('seed-test-text', {
        provideTextDocumentContent: () => TEXT,
      }),
      vscode.workspace.registerFileSystemProvider('seed-test-earlier', earlier, { isReadonly: true }),
    );
  });
  after(async () => {
    await closeAll();
    vscode.Disposable.from(...provided).dispose();
  });

  for (const scheme of ['seed-test-text', 'seed-test-earlier']) {
    describe(scheme, () => {
      let uri: vscode.Uri;
      let file: vscode.Uri;
      before(async () => {
        file = seed(`${scheme}.txt`);
        await write(file, TEXT);
        await write(sidecarOf(file), BROKEN);
        uri = file.with({ scheme });
        earlier.writeFile(uri, Buffer.from(TEXT));
        earlier.writeFile(sidecarOf(uri), Buffer.from(BROKEN));
      });

      it('shows the speakers, and offers no action that writes', async () => {
        const { document } = await open(uri);
        const titles = await lensTitles(uri);
        assert.deepEqual(
          titles.map(title => title.split(' · ')[0]),
          ['Ilse Brandt', 'Tomas Reuter'],
        );
        const hover = await hoverText(document, 'It will last');
        assert.match(hover, /Ilse Brandt/);
        assert.doesNotMatch(hover, /Confirm|Change speaker|Not speech|Add note/);
        assert.doesNotMatch(await hoverText(document, 'Ilse Brandt'), /Rename|Merge|Change type/);
      });

      it('has no problems, even if the sidecar beside it has some', async () => {
        await open(uri);
        await lensTitles(uri);
        // A file with the same flaw shows that problems have been reported by now.
        await open(file);
        await until(() => problemsAt(sidecarOf(file)) > 0);
        assert.equal(problemsAt(uri) + problemsAt(sidecarOf(uri)), 0);
      });

      it('does not allow rename', async () => {
        const { document } = await open(uri);
        const at = document.positionAt(TEXT.indexOf('Ilse Brandt'));
        const refused = await vscode.commands
          .executeCommand('vscode.prepareRename', uri, at)
          .then(undefined, (error: Error) => error);
        assert.match(String(refused), /view of the file.*Open the file itself/);
      });

      it('is not changed by any command', async () => {
        const before = earlier.paths;
        for (const name of ANNOTATING) {
          const editor = await open(uri);
          select(editor, 'It will last');
          await vscode.commands.executeCommand(`seedAnnotator.${name}`);
        }
        assert.deepEqual(earlier.paths, before);
        assert.equal(await read(sidecarOf(file)), BROKEN);
        assert.equal(await read(file), TEXT);
      });

      it('is refused with a link to the file to open', async () => {
        const { message, file: instead } = await refusalFor(uri);
        assert.equal(message, 'This is a view of the file, not the file itself. Open the file itself to annotate it.');
        assert.equal(instead?.toString(), file.toString());
        const alone = await refusalFor(uri.with({ path: '/nowhere/x.txt' }));
        assert.equal(alone.file, null);
      });
    });
  }

  for (const [uri, message, leads] of [
    [
      (file: vscode.Uri) => file.with({ scheme: 'git', query: JSON.stringify({ path: file.path, ref: '~' }) }),
      /earlier version/,
      true,
    ],
    [
      (file: vscode.Uri) =>
        file.with({ scheme: 'git', path: `${file.path}.git`, query: JSON.stringify({ path: file.path, ref: '' }) }),
      /earlier version/,
      true,
    ],
    [(file: vscode.Uri) => file.with({ scheme: 'showModifiedFileContent' }), /earlier version/, true],
    [(file: vscode.Uri) => file.with({ scheme: 'git', path: '/gone.txt' }), /no longer exists/, false],
    [() => vscode.Uri.parse('output:tasks'), /not a file/, false],
  ] as const) {
    it(`${uri(vscode.Uri.file('/x.txt'))} cannot be annotated`, async () => {
      const file = seed('behind.txt');
      await write(file, TEXT);
      const refusal = await refusalFor(uri(file));
      assert.equal(keepingOf(uri(file)), 'never');
      assert.match(refusal.message, message);
      assert.equal(refusal.file?.toString(), leads ? file.toString() : undefined);
    });
  }
});

describe('problems', () => {
  it('of an article and its sidecar disappear when it is closed', async () => {
    const file = seed('closing.txt');
    await write(file, TEXT.replace('2025-05-06', '2025-55-06'));
    await write(sidecarOf(file), BROKEN);
    await open(file);
    await until(() => problemsAt(file) > 0 && problemsAt(sidecarOf(file)) > 0);
    await closeAll();
    await until(() => problemsAt(file) + problemsAt(sidecarOf(file)) === 0);
  });
});

/** The editor keeps a closed document for a while, so its file system stays until all suites have run. */
let provided: vscode.Disposable | undefined;
after(() => provided?.dispose());

describe('a file system of another extension', () => {
  it('stores annotations beside its articles', async () => {
    const memory = new MemoryFiles();
    provided = vscode.workspace.registerFileSystemProvider('seed-test-memory', memory);
    const uri = vscode.Uri.parse('seed-test-memory:/desk/a.seed');
    memory.writeFile(uri, Buffer.from(TEXT));
    const editor = await open(uri);
    select(editor, 'It will last');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    await until(() => memory.paths.includes(sidecarOf(uri).path));
    assert.match(await read(sidecarOf(uri)), /speaker: Ilse Brandt\n {4}status: confirmed/);
    await until(async () => (await lensTitles(uri)).some(title => title.includes('confirmed')));
    await closeAll();
  });
});

describe('an unsaved article', () => {
  const untitled = async (content = TEXT) => {
    const document = await vscode.workspace.openTextDocument({ language: 'seed', content });
    return vscode.window.showTextDocument(document, { preview: false });
  };
  const nowhere = async () => undefined;
  afterEach(closeAll);

  it('is analysed, and all actions are offered', async () => {
    const { document } = await untitled();
    const titles = await lensTitles(document.uri);
    assert.ok(titles.includes('confirm') && titles.some(title => title.startsWith('Tomas Reuter')), titles.join());
    assert.match(await hoverText(document, 'It will last'), /Confirm/);
  });

  it('reports its problems while it is typed', async () => {
    const editor = await untitled(TEXT.replace('2025-05-06', '2025-55-06'));
    await until(() => problemsAt(editor.document.uri) === 1);
    const at = editor.document.getText().indexOf('55');
    await editText(editor, edit => edit.replace(new vscode.Range(0, at, 0, at + 2), '05'));
    await until(() => problemsAt(editor.document.uri) === 0);
  });

  it('gets an unused name from date and source, in the folder of articles', async () => {
    const taken = seed('2025-05-06-harbour-post.txt');
    const lone = seed('2025-05-06-harbour-post-2.txt');
    await write(taken, TEXT);
    await write(sidecarOf(lone), 'annotations: []\n');
    const asked: (vscode.Uri | undefined)[] = [];
    const { document } = await untitled();
    await saveUntitled(document.uri, async (_title, _label, { defaultUri }) => {
      asked.push(defaultUri);
      return undefined;
    });
    assert.deepEqual(
      asked.map(uri => uri?.toString()),
      [seed('2025-05-06-harbour-post-3.txt').toString()],
    );
    await fs.delete(taken);
    await fs.delete(sidecarOf(lone));
  });

  it('does not change if the user cancels', async () => {
    const editor = await untitled();
    select(editor, 'It will last');
    const { selection } = editor;
    assert.equal(await saveUntitled(editor.document.uri, nowhere), null);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    assert.equal(editor.document.getText(), TEXT);
    assert.ok(editor.selection.isEqual(selection));
  });

  it('becomes a file in the same tab, with the same selection', async () => {
    const editor = await untitled();
    select(editor, 'It will last');
    const { selection } = editor;
    const file = seed('saved.txt');
    assert.equal((await saveUntitled(editor.document.uri, async () => file))?.toString(), file.toString());
    assert.equal(await read(file), TEXT);
    const active = vscode.window.activeTextEditor!;
    assert.equal(active.document.uri.toString(), file.toString());
    assert.equal(active.document.languageId, 'seed');
    assert.ok(active.selection.isEqual(selection));
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs.map(({ label }) => label));
    assert.ok(!tabs.some(label => label.startsWith('Untitled')), tabs.join());
    await fs.delete(file);
  });

  it('is not saved next to another file’s annotations', async () => {
    const { document } = await untitled();
    const file = seed('other.txt');
    await write(sidecarOf(file), 'annotations: []\n');
    await assert.rejects(
      saveUntitled(document.uri, async () => file),
      /already has annotations/,
    );
    assert.equal(await exists(file), false);
    assert.equal(document.getText(), TEXT);
    await fs.delete(sidecarOf(file));
  });
});
