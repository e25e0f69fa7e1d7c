/** Undo and redo of annotation actions, in sidecars and the corpus file, alone and together. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Annotation, Note, Tag } from '../../src/core/annotation/model/annotation';
import { editSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { ConcurrentChangeError, History, Transaction } from '../../src/extension/stores/history';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { WriteFailedError } from '../../src/extension/stores/writeErrors';

const { fs } = vscode.workspace;
const target = { exact: 'bridge', prefix: '', suffix: '', start: 70, end: 76 };
const note = (id: string, body = `what ${id} says`): Note => ({ id, kind: 'note', target, body });
const tag = (id: string, name = 'check'): Tag => ({ id, kind: 'tag', target, tag: name });
const add = (annotation: Annotation) => [{ op: 'add' as const, annotation }];
const update = (annotation: Annotation) => [{ op: 'update' as const, annotation }];
const remove = (id: string) => [{ op: 'remove' as const, id }];
const read = async (uri: vscode.Uri): Promise<string> => Buffer.from(await fs.readFile(uri)).toString('utf8');

describe('undo of annotation actions', () => {
  let history: History;
  let sidecars: SidecarStore;
  let corpus: CorpusStore;
  let folder: vscode.Uri;
  let article: vscode.Uri;
  let corpusFile: vscode.Uri;
  let corpusText: string;
  let count = 0;
  const sidecarAt = (of: vscode.Uri) => of.with({ path: `${of.path}.annotations.yaml` });

  beforeEach(async () => {
    history = new History(5);
    sidecars = new SidecarStore(fs, history);
    corpus = new CorpusStore(fs, history);
    const root = vscode.workspace.workspaceFolders![0].uri;
    folder = vscode.Uri.joinPath(root, 'seeds', `undo${++count}`);
    article = vscode.Uri.joinPath(folder, 'a.txt');
    corpusFile = vscode.Uri.joinPath(root, 'seed-annotator.yaml');
    corpusText = await read(corpusFile).catch(() => '');
    const made = editSidecar(null, 'a.txt', [...add(note('n')), ...add(tag('t'))]);
    assert.ok(made.ok);
    await fs.writeFile(article, Buffer.from('The bridge.\n'));
    await fs.writeFile(sidecarAt(article), Buffer.from(made.text.replace('  - id: t', '  # mine\n  - id: t')));
  });
  afterEach(async () => {
    for (const one of [history, sidecars, corpus]) one.dispose();
    if (corpusText) await fs.writeFile(corpusFile, Buffer.from(corpusText));
    else await fs.delete(corpusFile).then(undefined, () => undefined);
  });

  it('undoes one action after the other, of any kind, to the exact bytes; and redoes them', async () => {
    const states = [await read(sidecarAt(article))];
    for (const changes of [remove('n'), update(tag('t', 'lead')), add(note('m')), update(note('m', 'better'))]) {
      await sidecars.apply(article, changes);
      states.push(await read(sidecarAt(article)));
    }
    const words = [
      'note “better” edited',
      'note “what m says” added',
      'tag changed to “lead”',
      'note “what n says” deleted',
    ];
    for (const [i, action] of words.entries()) {
      assert.equal((await history.undo()).action, action);
      assert.equal(await read(sidecarAt(article)), states[3 - i]);
    }
    assert.equal((await history.undo()).action, null);
    for (const [i, action] of [...words].reverse().entries()) {
      assert.equal((await history.redo()).action, action);
      assert.equal(await read(sidecarAt(article)), states[i + 1]);
    }
    assert.equal((await history.redo()).action, null);
  });

  it('undoes as one what one command wrote to several files', async () => {
    const other = vscode.Uri.joinPath(folder, 'b.txt');
    const before = await read(sidecarAt(article));
    const all = new Transaction();
    await sidecars.apply(article, add(tag('u', 'fresh')), all);
    await corpus.apply(article, [{ list: 'tags', op: 'add', item: { name: 'fresh' } }], all);
    await sidecars.apply(other, add(tag('v', 'fresh')), all);
    await sidecars.apply(article, update(tag('u', 'fresher')), all);
    assert.match(await read(corpusFile), /name: fresh/);
    assert.equal((await history.undo()).action, 'tag “fresher” added, and 1 more');
    assert.equal(await read(sidecarAt(article)), before);
    assert.doesNotMatch(await read(corpusFile), /name: fresh/);
    assert.doesNotMatch(await read(sidecarAt(other)), /fresh/);
    assert.equal(history.canUndo, false);
    await history.redo();
    assert.match(await read(sidecarAt(article)), /fresher/);
    assert.match(await read(corpusFile), /name: fresh/);
  });

  it('keeps interleaved writes of two commands apart', async () => {
    const other = vscode.Uri.joinPath(folder, 'b.txt');
    const [imported, typed] = [new Transaction(), new Transaction()];
    const before = await read(sidecarAt(article));
    await sidecars.apply(article, add(note('i1')), imported);
    const first = await read(sidecarAt(article));
    await sidecars.apply(article, add(tag('u', 'ours')), typed);
    await sidecars.apply(other, add(note('i2')), imported);
    await sidecars.apply(article, add(note('i3')), imported);
    assert.equal((await history.undo()).action, 'note “what i2 says” added, and 1 more');
    assert.equal((await history.undo()).action, 'tag “ours” added');
    assert.equal(await read(sidecarAt(article)), first);
    assert.equal((await history.undo()).action, 'note “what i1 says” added');
    assert.equal(await read(sidecarAt(article)), before);
  });

  it('says so, and overwrites nothing, if someone else has changed the same since; earlier actions can still be undone', async () => {
    await sidecars.apply(article, update(tag('t', 'lead')));
    const both = new Transaction();
    await sidecars.apply(article, update(note('n', 'ours')), both);
    await sidecars.apply(article, remove('t'), both);
    const elsewhere = new SidecarStore();
    await elsewhere.apply(article, update(note('n', 'theirs')));
    elsewhere.dispose();
    const theirs = await read(sidecarAt(article));
    const says =
      'Not undone: note “ours” edited, and 1 more. It was changed by someone else since then, and was left unchanged.';
    await assert.rejects(history.undo(), error => error instanceof ConcurrentChangeError && error.message === says);
    assert.equal(await read(sidecarAt(article)), theirs);
    await assert.rejects(history.undo(), ConcurrentChangeError);
    assert.equal((await history.undo()).action, null);
  });

  it('keeps what others did to other annotations', async () => {
    await sidecars.apply(article, remove('n'));
    const elsewhere = new SidecarStore();
    await elsewhere.apply(article, add(note('theirs')));
    elsewhere.dispose();
    await history.undo();
    const { annotations } = (await sidecars.get(article)).read;
    assert.deepEqual(annotations.map(({ id }) => id).sort(), ['n', 't', 'theirs']);
  });

  it('keeps the action if the sidecar cannot be written, so that it can be undone later', async () => {
    await sidecars.apply(article, remove('n'));
    const good = await read(sidecarAt(article));
    await fs.writeFile(sidecarAt(article), Buffer.from(`${good}<<<<<<< ours\n`));
    const failed = await history.undo().catch(error => error);
    assert.ok(failed instanceof WriteFailedError, String(failed));
    assert.match(failed.message, /merge conflict markers/);
    await fs.writeFile(sidecarAt(article), Buffer.from(good));
    await failed.tryAgain();
    assert.match(await read(sidecarAt(article)), /what n says/);
    assert.equal(history.canUndo, false);
  });

  it('follows positions rewritten on save, and renamed files', async () => {
    const moved = { ...target, start: 1, end: 7 };
    await sidecars.apply(article, update({ ...tag('t'), target: moved, modified: 'now' }));
    await sidecars.rewrite(article, [{ id: 't', from: [moved], to: [{ ...target, start: 2, end: 8 }] }]);
    const to = vscode.Uri.joinPath(folder, 'c.txt');
    await fs.rename(sidecarAt(article), sidecarAt(to));
    history.moved(article, to);
    assert.equal((await history.undo()).action, 'tag moved');
    const found = (await sidecars.get(to)).read.annotations.find(({ id }) => id === 't');
    assert.deepEqual(found, tag('t'));
  });

  it('undoes a move of an annotation whose position is being rewritten on save at that moment', async () => {
    let isHeld = false;
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    const slow = new SidecarStore(
      {
        readFile: uri => fs.readFile(uri),
        writeFile: (uri, content) => fs.writeFile(uri, content),
        rename: async (from, to, options) => {
          if (isHeld) await released;
          await fs.rename(from, to, options);
        },
        delete: (uri, options) => fs.delete(uri, options),
        stat: uri => fs.stat(uri),
        copy: (from, to, options) => fs.copy(from, to, options),
      },
      history,
    );
    const moved = { ...target, start: 1, end: 7 };
    await slow.apply(article, update({ ...tag('t'), target: moved, modified: 'now' }));
    await slow.get(article);
    isHeld = true;
    const saved = slow.rewrite(article, [{ id: 't', from: [moved], to: [{ ...target, start: 2, end: 8 }] }]);
    const undone = history.undo();
    await slow.get(article);
    release();
    await saved;
    assert.equal((await undone).action, 'tag moved');
    const found = (await slow.get(article)).read.annotations.find(({ id }) => id === 't');
    assert.deepEqual(found, tag('t'));
    slow.dispose();
  });

  it('remembers only the last few actions, and none to redo after a new action', async () => {
    for (let i = 0; i < 7; i++) await sidecars.apply(article, add(note(`n${i}`)));
    for (let i = 0; i < 5; i++) assert.notEqual((await history.undo()).action, null);
    assert.equal((await history.undo()).action, null);
    assert.equal(history.canRedo, true);
    await sidecars.apply(article, remove('n'));
    assert.equal(history.canRedo, false);
  });
});
