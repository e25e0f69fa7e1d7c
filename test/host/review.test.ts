import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists } from '../../src/extension/shell/files';
import { sidecarOf } from '../../src/extension/stores/sidecarStore';
import { acceptPicks, editText, type } from './editing';
import { until } from './until';

const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;

const TEXT = ` date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.

“I doubt that,” engineer Tomas Reuter said.

“All of us will miss her,” ferry captain Otto Lind said.
`;

const run = (command: string, argument?: unknown) =>
  vscode.commands.executeCommand(`seedAnnotator.${command}`, argument);

/** A folder for each test, so that tests do not depend on each other. */
async function articles(name: string, texts: Readonly<Record<string, string>>): Promise<vscode.Uri> {
  const at = vscode.Uri.joinPath(folder(), 'seeds', `review-${name}`);
  for (const [file, text] of Object.entries(texts))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(at, file), Buffer.from(text));
  return at;
}

/** The quote that the cursor was moved to, by its first words. */
function here(): string {
  const editor = vscode.window.activeTextEditor!;
  const text = editor.document.getText();
  const at = editor.document.offsetAt(editor.selection.active);
  return text.slice(at, text.indexOf(' ', at));
}

async function sidecar(article: vscode.Uri): Promise<string> {
  const uri = article.with({ path: `${article.path}.annotations.yaml` });
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
}

async function lensTitles(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(lens => lens.command?.title ?? '');
}

describe('a review', () => {
  afterEach(() => run('stopReview'));

  it('goes through one file: accepts, corrects with the next candidate, rejects, and leaves nothing undecided', async () => {
    const at = await articles('file', { 'a.txt': TEXT });
    const file = vscode.Uri.joinPath(at, 'a.txt');
    await run('reviewFile', { uri: file });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    const seen: string[] = [];
    for (let i = 0; i < 3; i++) {
      seen.push(here());
      await run(here().startsWith('“All') ? 'review.notSpeech' : 'review.accept');
    }
    assert.deepEqual([...seen].sort(), ['“All', '“I', '“It']);
    const yaml = await sidecar(file);
    assert.match(yaml, /speaker: Ilse Brandt\n\s+status: confirmed/);
    assert.match(yaml, /speaker: Tomas Reuter\n\s+status: confirmed/);
    assert.match(yaml, /status: rejected/);
    // The review is over: its keys no longer work.
    await run('review.notSpeech');
    assert.equal(await sidecar(file), yaml);
  });

  it('goes back to the quote whose decision is undone', async () => {
    const at = await articles('undo', { 'a.txt': TEXT });
    const file = vscode.Uri.joinPath(at, 'a.txt');
    await run('reviewFile', { uri: file });
    await run('review.skip');
    const second = here();
    await run('review.accept');
    assert.notEqual(here(), second);
    await run('review.undo');
    assert.equal(here(), second);
    assert.doesNotMatch(await sidecar(file), /status/);
    await run('review.notSpeech');
    assert.match(await sidecar(file), /status: rejected/);
  });

  it('covers the files of one folder and no other', async () => {
    const other = '“Nobody asked us,” Otto Lind said.';
    const at = await articles('folder', {
      'a.txt': ` date 2025-05-06 [Source: P]\n\n“It will last,” Ilse Brandt said.\n`,
      'sub/b.txt': ` date 2025-05-07 [Source: P]\n\n${other}\n`,
    });
    await articles('folder-beside', { 'c.txt': ` date 2025-05-07 [Source: P]\n\n“Not this,” Otto Lind said.\n` });
    await run('reviewFolder', { uri: at });
    const seen = new Set([here()]);
    await run('review.skip');
    seen.add(here());
    await run('review.accept');
    assert.deepEqual([...seen].sort(), ['“It', '“Nobody']);
  });

  it('pauses when the cursor leaves the quote, and resumes there', async () => {
    const at = await articles('leave', { 'a.txt': TEXT });
    const file = vscode.Uri.joinPath(at, 'a.txt');
    await run('reviewFile', { uri: file });
    await run('review.skip');
    const second = here();
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await until(async () => (await lensTitles(file)).includes('$(debug-continue)\u00a0resume review'));
    // Its keys are off now, and the text can be changed.
    await run('review.skip');
    assert.ok(editor.selection.active.isEqual(new vscode.Position(0, 0)));
    await editText(editor, edit => edit.insert(new vscode.Position(2, 0), 'So. '));
    await run('resumeReview');
    assert.equal(here(), second);
  });

  it('pauses when its article is made writeable and edited, and locks it again when it goes on', async () => {
    const at = await articles('writeable', { 'a.txt': TEXT });
    const file = vscode.Uri.joinPath(at, 'a.txt');
    await run('reviewFile', { uri: file });
    await run('review.skip');
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorWriteableInSession');
    await type(vscode.window.activeTextEditor!, 'so ');
    await until(async () => (await lensTitles(file)).includes('$(debug-continue)\u00a0resume review'));
    const { document } = vscode.window.activeTextEditor!;
    const edited = document.getText();
    assert.match(edited, /so /);
    await run('resumeReview');
    await vscode.commands.executeCommand('type', { text: 'never' });
    assert.equal(document.getText(), edited);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('stops, and resumes where it was', async () => {
    const at = await articles('stop', { 'a.txt': TEXT });
    await run('reviewFile', { uri: vscode.Uri.joinPath(at, 'a.txt') });
    await run('review.skip');
    const second = here();
    await run('review.stop');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('resumeReview');
    assert.equal(here(), second);
    await run('review.previous');
    assert.notEqual(here(), second);
  });

  it('skips what others have decided in the meantime', async () => {
    const at = await articles('meanwhile', { 'a.txt': TEXT });
    const file = vscode.Uri.joinPath(at, 'a.txt');
    await run('reviewFile', { uri: file });
    const first = here();
    const rest = ['“It', '“I', '“All'].filter(words => words !== first);
    const exact = { '“It': '“It will last,”', '“I': '“I doubt that,”', '“All': '“All of us will miss her,”' }[rest[0]]!;
    const start = TEXT.indexOf(exact);
    const yaml = `format: seed-annotations/1\nsource: a.txt\nannotations:\n  - id: theirs\n    kind: speaker\n    target: { exact: "${exact}", start: ${start}, end: ${start + exact.length} }\n    status: rejected\n`;
    await vscode.workspace.fs.writeFile(file.with({ path: `${file.path}.annotations.yaml` }), Buffer.from(yaml));
    await until(async () => (await lensTitles(file)).includes('reset'));
    await run('review.skip');
    assert.equal(here(), rest[1]);
  });
});

describe('confirming visible speakers', () => {
  it('asks first, then confirms all fully visible speakers in one change', async () => {
    const far = Array.from({ length: 400 }, (_, i) => `Line ${i} of the log.`).join('\n\n');
    const text = `${TEXT}\nReuter said the bolts were old.\n\n${far}\n\n“Nobody asked us,” Karl Moe said.\n`;
    const at = await articles('visible', { 'a.txt': text });
    const file = vscode.Uri.joinPath(at, 'a.txt');
    const editor = await vscode.window.showTextDocument(file);
    await until(() => editor.visibleRanges.some(({ end }) => end.line > 10));
    // The pick opens with all rows checked; nothing is written before it is answered.
    await acceptPicks(
      () => run('confirmVisible'),
      () => exists(sidecarOf(file)),
    );
    const yaml = await sidecar(file);
    assert.match(yaml, /speaker: Ilse Brandt/);
    assert.match(yaml, /speaker: Tomas Reuter/);
    assert.doesNotMatch(yaml, /Karl Moe/);
    // Speech without marks is not shown, so it is not confirmed.
    assert.doesNotMatch(yaml, /bolts/);
  });
});
