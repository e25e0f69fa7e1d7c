import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editText } from './editing';
import { until } from './until';

const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;

const TEXT = ` date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.

“I doubt that,” engineer Tomas Reuter said.
`;

/** A new article for each test, so that tests do not depend on each other. */
async function article(name: string, text = TEXT): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), 'seeds', `${name}.txt`);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

const sidecar = (editor: vscode.TextEditor): vscode.Uri =>
  editor.document.uri.with({ path: `${editor.document.uri.path}.annotations.yaml` });

async function read(uri: vscode.Uri): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
}

function select(editor: vscode.TextEditor, words: string): void {
  const start = editor.document.getText().indexOf(words);
  assert.ok(start >= 0, words);
  editor.selection = new vscode.Selection(
    editor.document.positionAt(start),
    editor.document.positionAt(start + words.length),
  );
}

async function lensTitles(editor: vscode.TextEditor): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    editor.document.uri,
  );
  return lenses.map(lens => lens.command?.title ?? '');
}

describe('decisions', () => {
  it('confirm a speaker: saved in the sidecar and shown', async () => {
    const editor = await article('confirm');
    select(editor, 'It will last');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    const yaml = await read(sidecar(editor));
    assert.match(yaml, /^format: seed-annotations\/1$/m);
    assert.match(yaml, /status: confirmed/);
    assert.match(yaml, /speaker: Ilse Brandt/);
    await until(async () => (await lensTitles(editor)).some(title => title.includes('confirmed')));
  });

  it('are undone', async () => {
    const editor = await article('reset');
    select(editor, 'It will last');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    await vscode.commands.executeCommand('seedAnnotator.undecideSpeaker');
    assert.ok(!(await read(sidecar(editor))).includes('confirmed'));
  });

  it('move along with edits above them, and the edits leave no trace in the sidecar', async () => {
    const editor = await article('moved');
    select(editor, 'It will last');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    const before = await read(sidecar(editor));
    await editText(editor, edit => edit.insert(new vscode.Position(2, 0), 'A sentence put in front. '));
    await until(async () => (await lensTitles(editor)).some(title => title.includes('confirmed')));
    await editor.document.save();
    assert.equal(await read(sidecar(editor)), before);
  });

  it('follow a change of their own words', async () => {
    const editor = await article('reworded');
    select(editor, 'It will last');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    const at = editor.document.positionAt(editor.document.getText().indexOf('last,'));
    await editText(editor, edit => edit.insert(at, 'surely '));
    await editor.document.save();
    // A sidecar is missing for a moment while it is replaced.
    await until(async () => (await read(sidecar(editor)).catch(() => '')).includes('It will surely last'));
  });
});

describe('an annotation', () => {
  it('is deleted by its id, and no other is deleted', async () => {
    const editor = await article('deleted');
    for (const words of ['It will last', 'I doubt that']) {
      select(editor, words);
      await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    }
    const [first] = [...(await read(sidecar(editor))).matchAll(/- id: (\S+)/g)].map(match => match[1]);
    await vscode.commands.executeCommand('seedAnnotator.deleteAnnotation', {
      uri: editor.document.uri.toString(),
      annotation: first,
    });
    const yaml = await read(sidecar(editor));
    assert.ok(!yaml.includes(first) && yaml.includes('Tomas Reuter'), yaml);
  });
});

describe('a sidecar', () => {
  it('that is invalid is never written to', async () => {
    const editor = await article('broken');
    const broken = 'format: seed-annotations/1\nannotations: [unclosed\n# my own words\n';
    await vscode.workspace.fs.writeFile(sidecar(editor), Buffer.from(broken));
    select(editor, 'It will last');
    await until(
      async () => vscode.languages.getDiagnostics(sidecar(editor)).length > 0 || (await lensTitles(editor)).length > 0,
    );
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    assert.equal(await read(sidecar(editor)), broken);
  });

  it('that another program changes keeps those changes', async () => {
    const editor = await article('meanwhile');
    select(editor, 'It will last');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    const first = await read(sidecar(editor));
    const theirs = `${first}  - id: theirs\n    kind: tag\n    target: { exact: bridge, start: 70, end: 76 }\n    tag: place # by hand\n`;
    await vscode.workspace.fs.writeFile(sidecar(editor), Buffer.from(theirs));
    select(editor, 'I doubt that');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    const after = await read(sidecar(editor));
    assert.ok(after.startsWith(theirs), after);
    assert.match(after, /Tomas Reuter/);
  });
});

describe('a pull under an open article', () => {
  it('brings text and annotations; decisions made here are found again, and rewritten on save', async () => {
    const editor = await article('pulled');
    select(editor, 'It will last');
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    const [header, first, second] = TEXT.split('\n\n');
    const pulled = [header, 'The weather was fair.', second.trim(), first.replace('on Monday', 'at last'), ''].join(
      '\n\n',
    );
    const theirs = `${await read(sidecar(editor))}  - id: theirs\n    kind: tag\n    target: { exact: bridge, start: 70, end: 76 }\n    tag: place\n`;
    await vscode.workspace.fs.writeFile(sidecar(editor), Buffer.from(theirs));
    await vscode.workspace.fs.writeFile(editor.document.uri, Buffer.from(pulled));
    await until(async () => editor.document.getText() === pulled);
    await until(async () => (await lensTitles(editor)).some(title => /Ilse Brandt.*confirmed/.test(title)));
    await editText(editor, edit => edit.insert(new vscode.Position(2, 0), 'A word more. '));
    await editor.document.save();
    const after = await read(sidecar(editor));
    assert.ok(after.includes('id: theirs') && after.includes('“It will last,”'), after);
  });
});

describe('problems', () => {
  it('of the article are shown with a quick fix', async () => {
    const editor = await article('problem', ' date 26/4/2025 [Source: Post]\n\nNothing was said.\n');
    await until(async () => vscode.languages.getDiagnostics(editor.document.uri).length > 0);
    const [problem] = vscode.languages.getDiagnostics(editor.document.uri);
    assert.equal(problem.code, 'header/invalid-date');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      problem.range,
    );
    assert.deepEqual(
      actions.map(action => action.title),
      ['Change to 2025-04-26'],
    );
    await vscode.workspace.applyEdit(actions[0].edit!);
    await until(async () => vscode.languages.getDiagnostics(editor.document.uri).length === 0);
  });
});
