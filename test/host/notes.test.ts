/** Notes that change in another window at the same time. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Note } from '../../src/core/annotation/model/annotation';
import { editSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { type NoteThread, OpenThreads } from '../../src/extension/features/notes/noteThreads';
import { Annotator } from '../../src/extension/stores/annotator';
import { AuthorName } from '../../src/extension/stores/authorName';
import { settings } from '../../src/extension/stores/settings';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { StaleEditError } from '../../src/extension/stores/writeErrors';
import { authorFor } from '../../src/platform/vscode/ports';
import { ANNA } from './authors';

const { fs } = vscode.workspace;
const target = { exact: 'bridge', prefix: '', suffix: '', start: 4, end: 10 };
const note = (id: string, more: Partial<Note> = {}): Note => ({ id, kind: 'note', target, body: 'ours', ...more });

describe('a note that two windows edit', () => {
  let here: SidecarStore;
  let elsewhere: SidecarStore;
  let annotator: Annotator;
  let article: vscode.Uri;
  let count = 0;

  beforeEach(async () => {
    [here, elsewhere] = [new SidecarStore(), new SidecarStore()];
    annotator = new Annotator(here, new TrackedDocuments(), ANNA);
    article = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', `notes${++count}`, 'a.txt');
    const replies = [{ id: 'r', body: 'a reply' }];
    const made = editSidecar(null, 'a.txt', [{ op: 'add', annotation: note('n', { replies }) }]);
    assert.ok(made.ok);
    await fs.writeFile(article, Buffer.from('The bridge.\n'));
    await fs.writeFile(article.with({ path: `${article.path}.annotations.yaml` }), Buffer.from(made.text));
    await here.get(article);
  });
  afterEach(() => {
    for (const store of [here, elsewhere]) store.dispose();
  });
  const kept = async (): Promise<Note[]> => (await new SidecarStore().get(article)).read.annotations as Note[];

  it('keeps a reply that was added while another one was written, whatever this window knows', async () => {
    const others = new Annotator(elsewhere, new TrackedDocuments(), ANNA);
    await Promise.all([others.reply(article, 'n', 'theirs'), annotator.reply(article, 'n', 'ours')]);
    const bodies = (await kept())[0].replies?.map(({ body }) => body).sort();
    assert.deepEqual(bodies, ['a reply', 'ours', 'theirs']);
  });

  it('reports that the note, or the reply, was deleted, and does not restore it', async () => {
    await elsewhere.apply(article, [{ op: 'update', annotation: note('n') }]);
    await assert.rejects(
      annotator.editReply(article, 'n', 'r', 'new'),
      error => error instanceof StaleEditError && error.id === 'r',
    );
    await elsewhere.apply(article, [{ op: 'remove', id: 'n' }]);
    const says = /^This annotation no longer exists: it was deleted in another window/;
    for (const work of [() => annotator.editNote(article, 'n', 'new'), () => annotator.reply(article, 'n', 'new')])
      await assert.rejects(
        work,
        error => error instanceof StaleEditError && error.id === 'n' && says.test(error.message),
      );
    await annotator.remove(article, ['n']);
    await here.rewrite(article, [{ id: 'n', from: [target], to: [{ ...target, start: 9, end: 15 }] }]);
    assert.deepEqual(await kept(), []);
  });

  it('gets a new position on save without its former words', async () => {
    await elsewhere.apply(article, [{ op: 'update', annotation: note('n', { body: 'theirs' }) }]);
    await here.rewrite(article, [{ id: 'n', from: [target], to: [{ ...target, start: 9, end: 15 }] }]);
    const [{ body, target: at }] = await kept();
    assert.deepEqual([body, at.start], ['theirs', 9]);
  });
});

describe('notes that were left open', () => {
  const memento = (): vscode.Memento & { readonly kept: Map<string, unknown> } => {
    const map = new Map<string, unknown>();
    return {
      kept: map,
      keys: () => [...map.keys()],
      get: (key: string, otherwise?: unknown) => map.get(key) ?? otherwise,
      update: async (key: string, value: unknown) => void map.set(key, value),
    } as vscode.Memento & { readonly kept: Map<string, unknown> };
  };
  const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;
  const thread = (note: string, collapsibleState: vscode.CommentThreadCollapsibleState) =>
    ({ note, collapsibleState }) as NoteThread;

  it('are remembered after a reload, and collapsed ones are not', () => {
    const memory = memento();
    const before = new OpenThreads(memory, error => assert.fail(String(error)));
    before.remember([thread('a', Expanded), thread('b', Expanded), thread('c', Collapsed)]);
    before.remember([thread('b', Collapsed)]);
    const after = new OpenThreads(memory, error => assert.fail(String(error)));
    assert.deepEqual(
      ['a', 'b', 'c'].map(id => after.has(id)),
      [true, false, false],
    );
  });
});

describe('the author of annotations', () => {
  const [name, setting] = ['annotations.author', () => vscode.workspace.getConfiguration('seedAnnotator')];
  const outside = vscode.Uri.file('/in/no/repository/a.txt');
  const before = { ...process.env };
  afterEach(async () => {
    for (const key of ['USER', 'LOGNAME', 'USERNAME'])
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
    await setting().update(name, undefined, vscode.ConfigurationTarget.Global);
  });

  it('is the logged-in user if neither the setting nor git names one', async () => {
    await setting().update(name, '', vscode.ConfigurationTarget.Global);
    process.env.USER = 'mikkel';
    assert.equal(await authorFor(outside, settings.author(outside)), 'mikkel');
    await setting().update(name, ' anna ', vscode.ConfigurationTarget.Global);
    assert.equal(await authorFor(outside, settings.author(outside)), 'anna');
  });

  const answering = (answer: string | undefined) => {
    const kept = new Map<string, unknown>();
    const memory = {
      keys: () => [...kept.keys()],
      get: (key: string, otherwise?: unknown) => kept.get(key) ?? otherwise,
      update: async (key: string, value: unknown) => void kept.set(key, value),
    };
    let asked = 0;
    const newWindow = () => {
      const authors = new AuthorName(memory as vscode.Memento, async () => {
        asked++;
        return answer;
      });
      return () => authors.authorFor(outside.toString());
    };
    return { newWindow, asked: () => asked };
  };
  const nobody = () => {
    for (const name of ['USER', 'LOGNAME', 'USERNAME']) delete process.env[name];
  };

  it('is asked for once if nothing names one, also by two annotations at once, and kept in the setting', async () => {
    nobody();
    const { newWindow, asked } = answering(' berit ');
    const ask = newWindow();
    assert.deepEqual(await Promise.all([ask(), ask()]), ['berit', 'berit']);
    assert.equal(setting().get(name), 'berit');
    assert.deepEqual([await ask(), asked()], ['berit', 1]);
  });

  for (const [name, answer, later] of [
    ['is not asked for again if it was left empty', '', 1],
    ['is asked for again in the next window if the question was closed', undefined, 2],
  ] as const)
    it(name, async () => {
      nobody();
      const { newWindow, asked } = answering(answer);
      const ask = newWindow();
      assert.deepEqual([await ask(), await ask(), asked()], [undefined, undefined, 1]);
      assert.deepEqual([await newWindow()(), asked()], [undefined, later]);
    });
});
