/** A note belongs to the words that were selected when its box was opened, whatever happens before it is saved. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import type { Note } from '../../src/core/annotation/model/annotation';
import { Notes } from '../../src/extension/features/notes/notes';
import { type NoteThread, Remark } from '../../src/extension/features/notes/noteThreads';
import type { SavedArticle } from '../../src/extension/services/savedAs';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { Annotator } from '../../src/extension/stores/annotator';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { ANNA } from './authors';
import { editText, undo } from './editing';

const { fs } = vscode.workspace;
const TEXT =
  ' Bridges date 2025-07-08 [Source: Wire]\n\nThe old bridge fell. The new bridge stands.\n\nNobody was hurt.\n';

describe('the box of a new note', () => {
  let notes: Notes;
  let sidecars: SidecarStore;
  let stores: vscode.Disposable[];
  let others: vscode.CommentController;
  let count = 0;
  const saved = new vscode.EventEmitter<SavedArticle>();
  const reported: unknown[] = [];

  beforeEach(() => {
    sidecars = new SidecarStore();
    const [corpus, tracked] = [new CorpusStore(), new TrackedDocuments()];
    const views = new ViewStore(new AnalysisStore(async () => createAnalyser(TRAINED)), sidecars, corpus, tracked);
    const memory = {
      keys: () => [],
      get: (_: string, otherwise?: unknown) => otherwise,
      update: async () => undefined,
    };
    notes = new Notes(
      views,
      new Annotator(sidecars, tracked, ANNA),
      memory as unknown as vscode.Memento,
      error => reported.push(error),
      { fileOf: async article => article, onDidSave: saved.event },
    );
    others = vscode.comments.createCommentController('boxes', 'Boxes of the editor');
    stores = [notes, views, corpus, sidecars, others];
  });
  afterEach(async () => {
    for (const store of stores) store.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.deepEqual(reported, []);
  });

  async function article(name = 'a'): Promise<vscode.TextEditor> {
    const folder = vscode.workspace.workspaceFolders![0].uri;
    const uri = vscode.Uri.joinPath(folder, 'seeds', `boxes${++count}`, `${name}.txt`);
    await fs.writeFile(uri, Buffer.from(TEXT));
    return vscode.window.showTextDocument(uri);
  }
  function rangeOf({ document }: vscode.TextEditor, words: string, from = 0): vscode.Range {
    const at = document.getText().indexOf(words, from);
    assert.ok(at >= 0, words);
    return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
  }
  const insert = (editor: vscode.TextEditor, before: string, text: string) =>
    editText(editor, edit => edit.insert(rangeOf(editor, before).start, text));
  const remove = (editor: vscode.TextEditor, words: string) =>
    editText(editor, edit => edit.delete(rangeOf(editor, words)));
  async function begin(editor: vscode.TextEditor, words: string): Promise<NoteThread> {
    const thread = await notes.begin(editor, rangeOf(editor, words));
    assert.ok(thread);
    return thread;
  }
  /** Saves a box with its content, as the editor does. */
  async function save(thread: NoteThread, typed: string): Promise<void> {
    const remark = thread.comments[0];
    assert.ok(remark instanceof Remark);
    remark.body = typed;
    await notes.save(remark);
  }
  async function kept({ document }: vscode.TextEditor): Promise<string[]> {
    const { annotations } = (await new SidecarStore().get(document.uri)).read;
    return (annotations as Note[]).map(({ target, body }) => `${body}: ${target.exact} ${target.start}`);
  }
  const at = (words: string, text = TEXT) => `${words} ${text.indexOf(words)}`;

  it('leaves nothing behind when cancelled', async () => {
    const editor = await article();
    const given = await begin(editor, 'old bridge');
    await notes.cancel(given.comments[0] as Remark);
    await save(await begin(editor, 'new bridge'), 'one');
    assert.deepEqual(await kept(editor), [`one: ${at('new bridge')}`]);
  });

  it('follows its words through edits before, inside and after them', async () => {
    const editor = await article();
    const thread = await begin(editor, 'new bridge');
    await insert(editor, 'The old', 'Yesterday ');
    await insert(editor, 'The old', 'a line\n\n');
    await insert(editor, 'bridge stands', 'green ');
    await insert(editor, ' stands', ' still');
    await save(thread, 'one');
    assert.deepEqual(await kept(editor), [`one: ${at('new green bridge', editor.document.getText())}`]);
  });

  it('can be one of several: on one line, in two columns, in two files', async () => {
    const first = await article('a');
    const second = await article('b');
    const boxes = [await begin(second, 'old bridge'), await begin(second, 'bridge stands')];
    const left = await vscode.window.showTextDocument(first.document, vscode.ViewColumn.One);
    const right = await vscode.window.showTextDocument(first.document, vscode.ViewColumn.Two);
    boxes.push(await begin(left, 'old bridge'), await begin(right, 'Nobody'));
    assert.equal(await begin(right, 'old bridge'), boxes[2]);
    await insert(right, 'The old', 'Well: ');
    for (const [i, thread] of [...boxes.entries()].reverse()) await save(thread, String(i));
    const text = first.document.getText();
    assert.deepEqual((await kept(second)).sort(), [`0: ${at('old bridge')}`, `1: ${at('bridge stands')}`]);
    assert.deepEqual((await kept(first)).sort(), [`2: ${at('old bridge', text)}`, `3: ${at('Nobody', text)}`]);
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
  });

  it('keeps its text and attaches the note nowhere else if its words are deleted, and saves once they are back', async () => {
    const editor = await article();
    const thread = await begin(editor, 'new bridge');
    await remove(editor, ' The new bridge');
    await assert.rejects(save(thread, 'typed'), /text of this note was deleted.*Undo/);
    assert.deepEqual(await kept(editor), []);
    const [remark] = thread.comments as Remark[];
    assert.deepEqual([remark.typed, remark.mode], ['typed', vscode.CommentMode.Editing]);
    await undo(editor);
    assert.equal(editor.document.getText(), TEXT);
    await save(thread, 'typed');
    assert.deepEqual(await kept(editor), [`typed: ${at('new bridge')}`]);
  });

  it('stays, collapsed, if it is left with text', async () => {
    const editor = await article();
    const thread = await begin(editor, 'new bridge');
    const asked = notes.leave();
    await save(thread, 'half a thought');
    await asked;
    assert.deepEqual(await kept(editor), []);
    const again = await begin(editor, 'new bridge');
    assert.equal((again.comments[0] as Remark).typed, 'half a thought');
    assert.equal(await begin(editor, 'new bridge'), again);
    await save(again, 'a thought');
    assert.deepEqual(await kept(editor), [`a thought: ${at('new bridge')}`]);
  });

  describe('opened by the editor itself', () => {
    /** As the editor gives it: the range at opening time, shifted by the lines that its icon has moved. */
    const create = (editor: vscode.TextEditor, range: vscode.Range) =>
      notes.create({ thread: others.createCommentThread(editor.document.uri, range, []), text: 'one' });
    /** Clicks in the margin beside a selection. The editor puts the cursor at the start of its last line. */
    async function select(editor: vscode.TextEditor, range: vscode.Range, isClicked = true): Promise<void> {
      for (const next of isClicked ? [range, new vscode.Range(range.end.line, 0, range.end.line, 0)] : [range]) {
        const told = new Promise<void>(resolve => {
          const listener = vscode.window.onDidChangeTextEditorSelection(({ selections }) => {
            if (!selections[0]?.isEqual(next)) return;
            listener.dispose();
            resolve();
          });
        });
        editor.selection = new vscode.Selection(next.start, next.end);
        await told;
      }
    }

    it('belongs to the words of its line', async () => {
      const editor = await article();
      await notes.cancel((await begin(editor, 'old bridge')).comments[0] as Remark);
      await create(editor, new vscode.Range(2, 0, 2, 0));
      assert.deepEqual(await kept(editor), [`one: ${at('The old bridge fell. The new bridge stands.')}`]);
    });

    it('belongs to the paragraph next to a blank line', async () => {
      const editor = await article();
      for (const line of [1, 3]) await create(editor, new vscode.Range(line, 0, line, 0));
      assert.deepEqual(await kept(editor), [
        `one: ${at('The old bridge fell. The new bridge stands.')}`,
        `one: ${at('Nobody was hurt.')}`,
      ]);
    });

    it('belongs to the selection, which follows edits', async () => {
      const editor = await article();
      const range = rangeOf(editor, 'new bridge');
      await select(editor, range);
      await insert(editor, 'The old', 'Well: ');
      await insert(editor, 'The old', 'a line\n\n');
      // Other words with the same columns are selected in the meantime.
      await select(editor, rangeOf(editor, editor.document.lineAt(4).text.slice(0, 4)), false);
      const moved = new vscode.Range(4, range.start.character, 4, range.end.character);
      await create(editor, moved);
      assert.deepEqual(await kept(editor), [`one: ${at('new bridge', editor.document.getText())}`]);
    });

    it('stays with its text if its words are deleted', async () => {
      const editor = await article();
      const range = rangeOf(editor, 'new bridge');
      await select(editor, range);
      await remove(editor, 'The new bridge');
      await assert.rejects(create(editor, range), /was deleted/);
      assert.deepEqual(await kept(editor), []);
    });
  });
});
