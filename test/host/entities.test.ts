/** Decisions on entities and quotes in the real extension host: what is saved, and what every surface shows. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const CORPUS = () => vscode.Uri.joinPath(folder(), 'seed-annotator.yaml');

const TEXT = ` date 2025-05-06 [Source: Harbour Post]

Volodymyr Zelensky opened the bridge on Monday. “It will last,” Zelensky said.

“I doubt that,” Olena Zelenskiy said. Nobody asked the Tide Circle about it.
`;

async function article(name: string, text = TEXT): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), 'seeds', `entities-${name}.txt`);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

const read = async (uri: vscode.Uri): Promise<string> =>
  Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
const sidecarOf = ({ document: { uri } }: vscode.TextEditor) => uri.with({ path: `${uri.path}.annotations.yaml` });

function select(editor: vscode.TextEditor, words: string): vscode.Position {
  const start = editor.document.getText().indexOf(words);
  assert.ok(start >= 0, words);
  const [from, to] = [start, start + words.length].map(offset => editor.document.positionAt(offset));
  editor.selection = new vscode.Selection(from, to);
  return from;
}

async function lenses(editor: vscode.TextEditor): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', editor.document.uri);
}
const titles = async (editor: vscode.TextEditor) => (await lenses(editor)).map(({ command }) => command?.title ?? '');

/** The id of the speaker whose quotes a lens shows. */
async function speakerOf(editor: vscode.TextEditor, name: string): Promise<string> {
  const lens = (await lenses(editor)).find(({ command }) => command?.title.includes(name));
  const id = (lens?.command?.arguments?.[0] as { entity?: string } | undefined)?.entity;
  assert.ok(id, `no lens names ${name}`);
  return id;
}

const shows = (editor: vscode.TextEditor, words: RegExp) =>
  until(async () => (await titles(editor)).some(title => words.test(title)));

const rename = (editor: vscode.TextEditor, at: vscode.Position, name: string) =>
  vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    editor.document.uri,
    at,
    name,
  );

describe('entities', () => {
  it('are renamed by the editor’s own rename, on any mention; the text does not change', async () => {
    const editor = await article('rename');
    await shows(editor, /Volodymyr Zelensky/);
    const at = select(editor, 'Zelensky said');
    const edit = await rename(editor, at, 'Volodymyr Zelenskiy');
    assert.equal(edit.size, 0);
    assert.equal(editor.document.getText(), TEXT);
    assert.match(await read(sidecarOf(editor)), /kind: entity[\s\S]*name: Volodymyr Zelenskiy\n\s+status: corrected/);
    await shows(editor, /^Volodymyr Zelenskiy/);
    const [item] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at,
    );
    const hover = item.contents.map(content => (content as vscode.MarkdownString).value).join('\n');
    assert.match(hover, /Volodymyr Zelenskiy/);
    assert.match(hover, /Decided/);
  });

  it('cannot be renamed where there is no entity', async () => {
    const editor = await article('nowhere');
    const at = select(editor, 'opened');
    await assert.rejects(async () => {
      await vscode.commands.executeCommand('vscode.prepareRename', editor.document.uri, at);
    }, /Put the cursor on a name/);
  });

  it('are shown as one after a merge', async () => {
    const editor = await article('merge');
    await shows(editor, /Olena Zelenskiy/);
    const uri = editor.document.uri.toString();
    const [entity, into] = [await speakerOf(editor, 'Olena Zelenskiy'), await speakerOf(editor, 'Volodymyr Zelensky')];
    await vscode.commands.executeCommand('seedAnnotator.mergeEntity', { uri, article: 0, entity, into });
    await until(async () => !(await titles(editor)).some(title => title.includes('Olena')));
    const named = (await lenses(editor)).filter(({ command }) => command?.title.startsWith('Volodymyr Zelensky'));
    assert.equal(named.length, 2);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      editor.document.uri,
      select(editor, 'Olena Zelenskiy'),
    );
    // Both names of one entity, and “I” and the name of the other. Articles of other tests may have the names, too.
    const own = references.filter(one => one.uri.toString() === uri);
    assert.equal(own.length, 4);
    select(editor, 'Olena Zelenskiy');
    await vscode.commands.executeCommand('seedAnnotator.undecideEntity');
    await shows(editor, /Olena Zelenskiy/);
  });

  it('decided for the folder change in every open article at once; a decision in this article takes precedence', async () => {
    const [first, second] = [await article('first'), await article('second')];
    await shows(first, /Volodymyr Zelensky/);
    await shows(second, /Volodymyr Zelensky/);
    const before = await read(CORPUS()).catch(() => null);
    try {
      await rename(second, select(second, 'Zelensky said'), 'Wolodymyr');
      const about = { uri: first.document.uri.toString(), article: 0, entity: await speakerOf(first, 'Zelensky') };
      const wish = { ...about, name: 'Volodymyr Zelenskiy', reach: 'folder' };
      await vscode.commands.executeCommand('seedAnnotator.renameEntity', wish);
      assert.match(
        await read(CORPUS()),
        /entities:\n\s+- name: Volodymyr Zelenskiy\n\s+aliases:\n\s+- Volodymyr Zelensky\n/,
      );
      await shows(first, /^Volodymyr Zelenskiy/);
      await shows(second, /^Wolodymyr/);
      const third = await article('third');
      await shows(third, /^Volodymyr Zelenskiy/);
      const person = { ...about, entity: await speakerOf(first, 'Zelenskiy') };
      await vscode.commands.executeCommand('seedAnnotator.undecideEntity', person);
      for (const editor of [first, third]) await shows(editor, /^Volodymyr Zelensky ·/);
      assert.ok(!(await read(CORPUS())).includes('Zelenskiy'));
    } finally {
      if (before === null) await vscode.workspace.fs.delete(CORPUS());
      else await vscode.workspace.fs.writeFile(CORPUS(), Buffer.from(before));
    }
  });

  it('that are rejected are not named anywhere, until the decision is undone', async () => {
    const editor = await article('rejected');
    await shows(editor, /Olena Zelenskiy/);
    const uri = editor.document.uri.toString();
    const entity = await speakerOf(editor, 'Olena Zelenskiy');
    await vscode.commands.executeCommand('seedAnnotator.rejectEntity', { uri, article: 0, entity, reach: 'article' });
    await shows(editor, /^speaker unknown/);
    select(editor, 'Olena Zelenskiy');
    await vscode.commands.executeCommand('seedAnnotator.undecideEntity');
    await shows(editor, /Olena Zelenskiy/);
  });
});

describe('quotes', () => {
  it('are marked as not speech in one step, which can be undone', async () => {
    const editor = await article('not-speech');
    select(editor, 'I doubt that');
    await vscode.commands.executeCommand('seedAnnotator.notSpeech');
    await shows(editor, /^not speech/);
    assert.match(await read(sidecarOf(editor)), /status: rejected/);
    await vscode.commands.executeCommand('seedAnnotator.undecideSpeaker');
    await shows(editor, /Olena Zelenskiy/);
  });

  it('lose only the speaker that is shown', async () => {
    const editor = await article('not-hers');
    select(editor, 'I doubt that');
    await vscode.commands.executeCommand('seedAnnotator.rejectSpeaker');
    await shows(editor, /^speaker unknown · not Olena Zelenskiy/);
    assert.match(await read(sidecarOf(editor)), /speaker: Olena Zelenskiy\n\s+status: rejected/);
  });

  it('that a sidecar adds appear in lens and outline under the speaker it names, by any of the speaker’s names', async () => {
    const editor = await article('missed');
    const words = 'opened the bridge on Monday';
    const at = TEXT.indexOf(words);
    const yaml = [
      'format: seed-annotations/1',
      'annotations:',
      '  - id: 01JV53XQM0WSSMM2T1V5S5BDXG',
      '    kind: speaker',
      `    target: { exact: "${words}", start: ${at}, end: ${at + words.length} }`,
      '    speaker: Zelensky',
      '    status: corrected',
      '',
    ].join('\n');
    await vscode.workspace.fs.writeFile(sidecarOf(editor), Buffer.from(yaml));
    await shows(editor, /Volodymyr Zelensky · corrected/);
    const [{ children }] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    assert.deepEqual(
      children.map(({ name }) => name),
      ['Volodymyr Zelensky', 'Volodymyr Zelensky', 'Olena Zelenskiy'],
    );
    select(editor, words);
    await vscode.commands.executeCommand('seedAnnotator.notSpeech');
    await until(async () => !(await titles(editor)).some(title => title.includes('corrected')));
    assert.ok(!(await read(sidecarOf(editor))).includes('01JV53'));
  });
});
