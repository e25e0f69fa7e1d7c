import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptPicks, editText } from './editing';
import { until } from './until';

const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const SET = `format: seed-annotator/1
tags:
  # Kept through every change.
  - name: claim
    key: c
  - name: claim/number
  - name: holds
    group: verdict
  - name: fails
    group: verdict
`;
const TEXT = ` date 2025-05-06 [Source: Harbour Post]

The old bridge was opened on Monday. The old bridge cost 4 million.

Engineer Tomas Reuter works at Hafen AG. He said it cost 6 million.
`;

async function article(name: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), 'seeds', `${name}.txt`);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(TEXT));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

const setFile = (): vscode.Uri => vscode.Uri.joinPath(folder(), 'seed-annotator.yaml');
const sidecar = (editor: vscode.TextEditor): vscode.Uri =>
  editor.document.uri.with({ path: `${editor.document.uri.path}.annotations.yaml` });

async function read(uri: vscode.Uri): Promise<string> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
  } catch {
    // Not there yet, or being replaced at this moment.
    return '';
  }
}

/** Selects the words and returns their range. */
function select(editor: vscode.TextEditor, words: string): vscode.Selection {
  const start = editor.document.getText().indexOf(words);
  assert.ok(start >= 0, words);
  const [from, to] = [start, start + words.length].map(offset => editor.document.positionAt(offset));
  editor.selection = new vscode.Selection(from, to);
  return editor.selection;
}

/** Replaces the set left by other tests, and waits until an open document has picked it up. */
async function rewriteSet(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(setFile(), Buffer.from(text));
  const open = () =>
    vscode.workspace.textDocuments.filter(({ uri, isClosed }) => !isClosed && uri.path === setFile().path);
  await until(async () => open().every(document => document.getText() === text));
}

const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`seedAnnotator.${command}`, ...args);
const tagsIn = (yaml: string): string[] => [...yaml.matchAll(/^ {4}tag: (.+)$/gm)].map(match => match[1]);

describe('tags', () => {
  before(() => rewriteSet(SET));
  after(() => vscode.workspace.fs.delete(setFile()));

  it('are added by name and removed the same way; one of a group replaces the other', async () => {
    const editor = await article('tags');
    select(editor, 'opened on Monday');
    await run('applyTag', 'claim');
    await run('applyTag', { tag: 'holds' });
    assert.deepEqual(tagsIn(await read(sidecar(editor))), ['claim', 'holds']);
    await run('applyTag', 'fails');
    assert.deepEqual(tagsIn(await read(sidecar(editor))), ['claim', 'fails']);
    await run('applyTag', 'fails');
    assert.deepEqual(tagsIn(await read(sidecar(editor))), ['claim']);
    await run('applyTagByKey', { key: 'c' });
    assert.deepEqual(tagsIn(await read(sidecar(editor))), []);
  });

  it('are all added, even if keys come faster than writes', async () => {
    const editor = await article('tags-fast');
    select(editor, 'opened on Monday');
    await Promise.all(['claim', 'holds', 'fails', 'claim'].map(tag => run('applyTag', tag)));
    assert.deepEqual(tagsIn(await read(sidecar(editor))), ['fails']);
  });

  it('without a selection go to the tagged passage under the cursor, or are removed from it', async () => {
    const editor = await article('tags-cursor');
    const { start } = select(editor, 'bridge was opened');
    await run('applyTag', 'claim');
    editor.selection = new vscode.Selection(start.translate(0, 2), start.translate(0, 2));
    await run('applyTag', 'holds');
    const yaml = await read(sidecar(editor));
    assert.deepEqual(tagsIn(yaml), ['claim', 'holds']);
    assert.equal([...yaml.matchAll(/exact: bridge was opened/g)].length, 2);
    await run('applyTag', 'holds');
    await run('deleteAnnotation');
    assert.deepEqual(tagsIn(await read(sidecar(editor))), []);
  });

  it('new to the folder are added to its set, which keeps its comments', async () => {
    const editor = await article('tags-new');
    select(editor, 'opened on Monday');
    await run('applyTag', 'brand new');
    assert.match(await read(setFile()), /# Kept through every change[\s\S]*- name: brand new\n {4}color: "#/);
  });

  it('are renamed in the set and on all passages of the folder, including those nested below', async () => {
    const [one, other] = [await article('tags-rename-1'), await article('tags-rename-2')];
    await vscode.window.showTextDocument(one.document);
    const editor = vscode.window.activeTextEditor!;
    select(editor, '4 million');
    await run('applyTag', 'claim/number');
    select(editor, 'opened on Monday');
    await run('applyTag', 'claim');
    await vscode.window.showTextDocument(other.document);
    select(vscode.window.activeTextEditor!, '4 million');
    await run('applyTag', 'claim/number');
    await run('renameTag', { tag: 'claim', uri: setFile(), to: 'assertion' });
    assert.deepEqual(tagsIn(await read(sidecar(one))), ['assertion/number', 'assertion']);
    assert.deepEqual(tagsIn(await read(sidecar(other))), ['assertion/number']);
    const set = await read(setFile());
    assert.match(
      set,
      /# Kept through every change\.\n {2}- name: assertion\n {4}key: c\n {2}- name: assertion\/number\n/,
    );
  });
});

describe('relations', () => {
  /** Relates two passages that are the two selections of an editor; the type is the first that the pick offers. */
  async function relate(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
    const countRelations = async () => (await read(sidecar(editor))).split('kind: relation').length;
    const before = await countRelations();
    await acceptPicks(
      () => {
        editor.selections = [from, to].map(words => select(editor, words));
        return run('addRelation');
      },
      async () => (await countRelations()) > before,
    );
  }
  const TYPES = 'format: seed-annotator/1\nrelations: [contradicts]\n';
  before(() => rewriteSet(TYPES));
  after(() => vscode.workspace.fs.delete(setFile()));

  it('keep both ends through edits, even of the words themselves', async () => {
    const editor = await article('related');
    await relate(editor, 'cost 4 million', 'cost 6 million');
    const before = await read(sidecar(editor));
    assert.match(
      before,
      /kind: relation\n {4}target:\n {6}exact: cost 4 million[\s\S]*to:\n {6}exact: cost 6 million[\s\S]*relation: contradicts/,
    );
    await editText(editor, edit => edit.insert(new vscode.Position(2, 0), 'A sentence put in front. '));
    const at = editor.document.positionAt(editor.document.getText().indexOf('6 million'));
    await editText(editor, edit => edit.insert(at, 'about '));
    await editor.document.save();
    await until(async () => (await read(sidecar(editor))).includes('exact: cost about 6 million'));
    assert.match(await read(sidecar(editor)), /exact: cost 4 million/);
  });

  it('lead from each end to the other', async () => {
    const editor = await article('related-go');
    await relate(editor, 'cost 4 million', 'cost 6 million');
    const cursor = () => {
      const { selection } = vscode.window.activeTextEditor!;
      return selection.isEmpty ? editor.document.offsetAt(selection.active) : null;
    };
    const text = editor.document.getText();
    select(editor, 'cost 4 million');
    await run('goToRelated');
    assert.equal(cursor(), text.indexOf('cost 6 million'));
    await run('goToRelated');
    assert.equal(cursor(), text.indexOf('cost 4 million'));
  });

  it('that lost an end are repaired by a selection; the other end stays', async () => {
    const editor = await article('related-lost');
    await relate(editor, 'cost 4 million', 'cost 6 million');
    const id = /- id: (\S+)/.exec(await read(sidecar(editor)))![1];
    const start = editor.document.getText().indexOf('He said');
    const range = new vscode.Range(editor.document.positionAt(start), editor.document.lineAt(4).range.end);
    await editText(editor, edit => edit.replace(range, 'It was dear.'));
    await editor.document.save();
    select(editor, 'It was dear');
    await run('reanchorAnnotation', { uri: editor.document.uri.toString(), annotation: id });
    const yaml = await read(sidecar(editor));
    assert.match(yaml, /target:\n {6}exact: cost 4 million[\s\S]*to:\n {6}exact: It was dear/);
  });
});
