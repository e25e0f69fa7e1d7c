/** Articles that begin in the editor: new ones, plain texts that become articles, and notes on what has no file yet. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import type { Note } from '../../src/core/annotation/model/annotation';
import { Notes } from '../../src/extension/features/notes/notes';
import { Remark } from '../../src/extension/features/notes/noteThreads';
import { UntitledArticles } from '../../src/extension/services/untitledArticles';
import { filesOf } from '../../src/extension/shell/files';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { Annotator } from '../../src/extension/stores/annotator';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { WriteConsent } from '../../src/extension/stores/writeConsent';
import { editText } from './editing';
import { until } from './until';

const { fs } = vscode.workspace;
const BODY = 'Mayor Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.\n';
const TEXT = ` date 2025-05-06 [Source: Harbour Post]\n\n${BODY}`;
const at = (...path: string[]) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, ...path);
const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(one => String(one).padStart(2, '0')).join('-');
};

async function lensesOn(uri: vscode.Uri): Promise<vscode.CodeLens[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
  return lenses.filter(({ command }) => /Article$/.test(command?.command ?? ''));
}

describe('a new article', () => {
  afterEach(closeAll);

  it('has a header to fill in, with the present day', async () => {
    await vscode.commands.executeCommand('seedAnnotator.newFile');
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.equal(document.getText(), `Title date ${today()} [Source: Name of the Source]\n\n`);
    assert.equal(document.languageId, 'seed');
    assert.equal(document.getText(selection), 'Title');
    await until(async () => {
      const editor = await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
      return document.getText(editor.selection) === today();
    });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('a plain text', () => {
  const folder = at('plain');
  let count = 0;
  async function open(content: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.joinPath(folder, `text${++count}.txt`);
    await fs.writeFile(uri, Buffer.from(content));
    await vscode.window.showTextDocument(uri, { preview: false });
    return uri;
  }
  afterEach(closeAll);
  after(() => fs.delete(folder, { recursive: true }));

  it('offers to become an article, with its headline as the title', async () => {
    const uri = await open(`Bridge opens\n\n\n${BODY}`);
    const lenses = await lensesOn(uri);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title.replace(/^\S+\u00a0/, '')),
      ['Make this an article', 'not this file'],
    );
    const [{ command }] = lenses;
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, 'seed');
    assert.equal(document.getText(), `Bridge opens date ${today()} [Source: Name of the Source]\n\n${BODY}`);
    assert.equal(document.getText(selection), 'Bridge opens');
    await document.save();
    await until(async () => (await lensesOn(uri)).length === 0);
  });

  it('without a headline keeps its text below the header', async () => {
    await open(BODY);
    await vscode.commands.executeCommand('seedAnnotator.makeArticle');
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.getText(), `Title date ${today()} [Source: Name of the Source]\n\n${BODY}`);
    await document.save();
  });

  it('is not asked again where the person declined', async () => {
    const uri = await open(BODY);
    const [, { command }] = await lensesOn(uri);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    assert.deepEqual(await lensesOn(uri), []);
    assert.equal(vscode.window.activeTextEditor!.document.getText(), BODY);
  });

  it('is left alone where it is no prose, or where the setting is off', async () => {
    assert.deepEqual(await lensesOn(await open('numpy==1.26\nscipy>=1.11\n')), []);
    const uri = await open(BODY);
    const lens = vscode.workspace.getConfiguration('seedAnnotator.lens');
    await lens.update('makeArticle', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await lensesOn(uri), []);
    } finally {
      await lens.update('makeArticle', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('a path with blanks and letters of other scripts', () => {
  it('takes annotations and is listed', async () => {
    const folder = at('Straße der Träume & Co', 'März 2025 — 記事');
    const uri = vscode.Uri.joinPath(folder, 'ein artikel #1 100 %.txt');
    await fs.writeFile(uri, Buffer.from(TEXT));
    await vscode.window.showTextDocument(uri);
    await until(async () => vscode.window.activeTextEditor?.document.languageId === 'seed');
    const { document } = vscode.window.activeTextEditor!;
    const quote = document.positionAt(TEXT.indexOf('It will last'));
    vscode.window.activeTextEditor!.selection = new vscode.Selection(quote, quote);
    await vscode.commands.executeCommand('seedAnnotator.confirmSpeaker');
    const sidecar = await fs.readFile(sidecarOf(uri));
    assert.match(Buffer.from(sidecar).toString(), /source: "?ein artikel #1 100 %\.txt"?\n[\s\S]*status: confirmed/);
    await closeAll();
    await fs.delete(at('Straße der Träume & Co'), { recursive: true });
  });
});

describe('a note on an article that has no file', () => {
  const memory = { keys: () => [], get: (_: string, other?: unknown) => other, update: async () => undefined };

  it('is kept where saving is refused, and written once the article has a file', async () => {
    const reported: unknown[] = [];
    const file = at('seeds', 'kept-note.txt');
    const answers = [undefined, file];
    const [sidecars, corpus, tracked] = [new SidecarStore(), new CorpusStore(), new TrackedDocuments()];
    const views = new ViewStore(new AnalysisStore(async () => createAnalyser(TRAINED)), sidecars, corpus, tracked);
    const untitled: UntitledArticles = new UntitledArticles(
      article => notes.hasOpenBox(article),
      async () => answers.shift(),
    );
    const annotator = new Annotator(sidecars, tracked, { authorFor: async () => undefined });
    const notes = new Notes(
      views,
      annotator,
      memory as unknown as vscode.Memento,
      error => reported.push(error),
      untitled,
    );
    try {
      const document = await vscode.workspace.openTextDocument({ language: 'seed', content: TEXT });
      const editor = await vscode.window.showTextDocument(document, { preview: false });
      const start = TEXT.indexOf('opened the bridge');
      const range = new vscode.Range(document.positionAt(start), document.positionAt(start + 17));
      const box = await notes.begin(editor, range);
      const [remark] = box!.comments;
      assert.ok(remark instanceof Remark);

      assert.equal(await untitled.save(document.uri), null, 'a box is open');
      assert.equal(answers.length, 2);
      remark.body = 'Which one?';
      await notes.save(remark);
      assert.equal(answers.length, 1);
      // The text changes before it is saved.
      await editText(editor, edit => edit.insert(document.positionAt(TEXT.indexOf('Mayor')), 'On Tuesday, '));

      assert.equal((await untitled.save(document.uri))?.toString(), file.toString());
      await until(async () => (await new SidecarStore().get(file)).read.annotations.length === 1);
      const [note] = (await new SidecarStore().get(file)).read.annotations as Note[];
      assert.deepEqual(
        [note.body, note.target.exact, note.target.start],
        ['Which one?', 'opened the bridge', start + 12],
      );
      assert.deepEqual(reported, []);
    } finally {
      for (const one of [notes, untitled, views, sidecars, corpus]) one.dispose();
      await closeAll();
      for (const uri of [file, sidecarOf(file)]) await fs.delete(uri);
    }
  });
});

describe('in Restricted Mode', () => {
  const change = (id: string) => [
    {
      op: 'add' as const,
      annotation: {
        ...{ id, kind: 'note' as const, body: 'x' },
        target: { exact: 'opened', prefix: 'Brandt ', suffix: ' the', start: 60, end: 66 },
      },
    },
  ];

  it('the person is asked once before annotations are written, and nothing is written before', async () => {
    const answers = [undefined, 'Save Annotations'];
    let asked = 0;
    const consent = new WriteConsent(
      () => false,
      async () => {
        asked++;
        return answers.shift() as never;
      },
    );
    const sidecars = new SidecarStore(filesOf({}, () => consent.obtain()));
    const file = at('seeds', 'restricted.txt');
    try {
      await fs.writeFile(file, Buffer.from(TEXT));
      await assert.rejects(sidecars.apply(file, change('a')), vscode.CancellationError);
      assert.equal((await new SidecarStore().get(file)).text, null);
      await Promise.all([sidecars.apply(file, change('b')), sidecars.apply(file, change('c'))]);
      await sidecars.apply(file, change('d'));
      assert.equal((await new SidecarStore().get(file)).read.annotations.length, 3);
      assert.equal(asked, 2);
    } finally {
      sidecars.dispose();
      for (const uri of [file, sidecarOf(file)]) await fs.delete(uri);
    }
  });

  it('a trusted window is not asked', async () => {
    const consent = new WriteConsent(
      () => true,
      async () => assert.fail('asked'),
    );
    await consent.obtain();
  });
});
