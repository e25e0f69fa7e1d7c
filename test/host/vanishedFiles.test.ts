/** Annotation files deleted by other programs while their article is open. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PlainText } from '../../src/core/view/wording/plainText';
import { offerToRestore, RESTORE } from '../../src/extension/features/sidecarFiles/vanishedFiles';
import { exists } from '../../src/extension/shell/files';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { until } from './until';
import { writeReported } from './watching';

const { fs } = vscode.workspace;
const TEXT = ' date 2025-05-06 [Source: Harbour Post]\n\nThe bridge was closed.\n';
/** With details that only the bytes show: a byte order mark, other line breaks, a comment. */
const SIDECAR = `\ufeffformat: seed-annotations/1\r\nannotations: # mine\r\n  - { id: a, kind: tag, tag: x, target: { exact: bridge, start: 45, end: 51 } }\r\n`;

const root = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const textOf = async (uri: vscode.Uri): Promise<string> => Buffer.from(await fs.readFile(uri)).toString('utf8');

describe('an annotation file deleted by another program', () => {
  let sidecars: SidecarStore;
  let corpus: CorpusStore;
  let offer: vscode.Disposable;
  let asked: string[];
  let answer: string | undefined;
  /** What is to be done once it has been quiet for a moment. */
  let due: (() => void) | null;
  let count = 0;
  const quiet = { schedule: (_: string, action: () => void) => void (due = action), dispose: () => undefined };

  beforeEach(() => {
    asked = [];
    answer = undefined;
    due = null;
    sidecars = new SidecarStore();
    corpus = new CorpusStore();
    const ask = async (question: PlainText) => {
      asked.push(String(question));
      return answer;
    };
    offer = offerToRestore(sidecars, corpus, ask, error => assert.fail(String(error)), quiet);
  });
  afterEach(() => vscode.Disposable.from(offer, sidecars, corpus).dispose());

  /** An open article whose sidecar was read. */
  async function article(): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(root(), 'seeds', 'vanished', `${++count}.txt`);
    await fs.writeFile(uri, Buffer.from(TEXT));
    await writeReported(sidecarOf(uri), SIDECAR);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    // The last write may still be reported.
    await until(async () => (await sidecars.get(uri)).read.annotations.length === 1);
    return uri;
  }

  /** Deletes the files, and waits until the annotations in them were reported as gone. */
  async function gone(...files: vscode.Uri[]): Promise<void> {
    const told = new Set<string>();
    const both = vscode.Disposable.from(
      ...[sidecars, corpus].map(({ onDidVanish }) => onDidVanish(({ uri }) => void told.add(uri.path))),
    );
    const edit = new vscode.WorkspaceEdit();
    for (const file of files) edit.deleteFile(file);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(() => files.every(({ path }) => told.has(path) || !path.endsWith('.yaml')));
    both.dispose();
  }
  /** Lets the moment pass for which a file may be gone. */
  async function pass(): Promise<void> {
    await until(() => due !== null);
    due?.();
    due = null;
  }
  /** Gives the offer the time to look at the disk, by looking there more often than it does. */
  async function lookAround(): Promise<void> {
    for (let i = 0; i < 6; i++) await exists(root());
  }

  it('is offered back, and written as it was, to the byte', async () => {
    const uri = await article();
    answer = RESTORE;
    await gone(sidecarOf(uri));
    await pass();
    await until(() => asked.length > 0);
    assert.deepEqual(asked, [`${count}.txt.annotations.yaml was deleted, together with 1 annotation.`]);
    await until(() => exists(sidecarOf(uri)));
    assert.equal(await textOf(sidecarOf(uri)), SIDECAR);
    assert.equal((await sidecars.get(uri)).read.annotations.length, 1);
  });

  it('is missed only once the editor that still has its text is closed', async () => {
    const uri = await article();
    await vscode.commands.executeCommand('vscode.open', sidecarOf(uri), { preview: false });
    await until(() => vscode.window.activeTextEditor?.document.uri.path === sidecarOf(uri).path);
    // As another program deletes it: the editor keeps what it shows, and marks it as deleted.
    const told = new Promise(resolve => sidecars.onDidVanish(resolve));
    await fs.delete(sidecarOf(uri));
    await told;
    await pass();
    await lookAround();
    assert.deepEqual(asked, []);
    answer = RESTORE;
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await pass();
    await until(() => exists(sidecarOf(uri)));
    assert.equal(asked.length, 1);
    assert.equal(await textOf(sidecarOf(uri)), SIDECAR);
  });

  it('stays deleted if the user does not want it back', async () => {
    const uri = await article();
    await gone(sidecarOf(uri));
    await pass();
    await until(() => asked.length > 0);
    await lookAround();
    assert.equal(await exists(sidecarOf(uri)), false);
  });

  it('is reported together with another one', async () => {
    const [a, b] = [await article(), await article()];
    answer = RESTORE;
    await gone(sidecarOf(a), sidecarOf(b));
    await pass();
    await until(async () => (await exists(sidecarOf(a))) && (await exists(sidecarOf(b))));
    assert.equal(asked.length, 1);
    assert.match(asked[0], /were deleted, together with 2 annotations\.$/);
  });

  it('is not reported if its article is gone, too', async () => {
    const uri = await article();
    await gone(sidecarOf(uri), uri);
    await pass();
    await lookAround();
    assert.deepEqual(asked, []);
  });

  it('is not reported if it is back within a moment', async () => {
    const uri = await article();
    await gone(sidecarOf(uri));
    await fs.writeFile(sidecarOf(uri), Buffer.from(SIDECAR.replace('tag: x', 'tag: y')));
    await pass();
    await lookAround();
    assert.deepEqual(asked, []);
  });

  it('is not overwritten if another one exists by the time of the answer', async () => {
    const uri = await article();
    const theirs = SIDECAR.replace('tag: x', 'tag: y');
    offer.dispose();
    offer = offerToRestore(
      sidecars,
      corpus,
      async question => {
        if (!asked.length) await fs.writeFile(sidecarOf(uri), Buffer.from(theirs));
        asked.push(String(question));
        return RESTORE;
      },
      error => assert.fail(String(error)),
      quiet,
    );
    await gone(sidecarOf(uri));
    await pass();
    await until(() => asked.length > 1);
    assert.equal(asked[1], `Not restored, because the file exists again: ${count}.txt.annotations.yaml.`);
    assert.equal(await textOf(sidecarOf(uri)), theirs);
  });

  it('can be the corpus file', async () => {
    const uri = vscode.Uri.joinPath(root(), 'seed-annotator.yaml');
    const before = await textOf(uri).catch(() => null);
    const text = 'format: seed-annotator/1\ntags:\n  - name: vanished # mine\n';
    await writeReported(uri, text);
    await until(async () => (await corpus.get(uri))?.text === text);
    answer = RESTORE;
    // Another test may have left it in an editor.
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await gone(uri);
    await pass();
    await until(async () => (await textOf(uri).catch(() => '')) === text);
    assert.deepEqual(asked, [
      'seed-annotator.yaml was deleted, together with the tags and decisions for all articles.',
    ]);
    if (before === null) await fs.delete(uri);
    else await fs.writeFile(uri, Buffer.from(before));
  });
});
