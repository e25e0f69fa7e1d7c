/** What can go wrong with a sidecar. Each time the user is told, and nothing they wrote is lost. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readCorpusFile } from '../../src/core/annotation/corpusFile/corpusFile';
import type { Note } from '../../src/core/annotation/model/annotation';
import type { Migration } from '../../src/core/annotation/sidecar/migrations';
import { editSidecar, readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import type { Files } from '../../src/extension/shell/files';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { WriteFailedError } from '../../src/extension/stores/writeErrors';
import { editText } from './editing';
import { until } from './until';

const { fs } = vscode.workspace;
const note = (id: string, body = `what ${id} says`): Note => ({
  ...{ id, kind: 'note', body },
  target: { exact: 'bridge', prefix: '', suffix: '', start: 70, end: 76 },
});
const add = (id: string) => [{ op: 'add' as const, annotation: note(id) }];
const made = (...ids: string[]): string => {
  const result = editSidecar(null, 'a.txt', ids.flatMap(add));
  assert.ok(result.ok);
  return result.text;
};
const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const without = (uri: vscode.Uri, suffix: string): vscode.Uri => uri.with({ path: uri.path + suffix });

async function read(uri: vscode.Uri): Promise<string> {
  return Buffer.from(await fs.readFile(uri)).toString('utf8');
}

const idsIn = async (uri: vscode.Uri): Promise<string[]> =>
  readSidecar(await read(uri))
    .annotations.map(({ id }) => id)
    .sort();

/** The editor's file system with some functions replaced. */
const filesWith = (faulty: Partial<Files>): Files => ({
  readFile: uri => fs.readFile(uri),
  writeFile: (uri, content) => fs.writeFile(uri, content),
  rename: (from, to, options) => fs.rename(from, to, options),
  delete: (uri, options) => fs.delete(uri, options),
  stat: uri => fs.stat(uri),
  copy: (from, to, options) => fs.copy(from, to, options),
  ...faulty,
});

/** Writes a file as another program would, and waits until an editor that has it open shows the new content. */
async function rewritten(uri: vscode.Uri, content: Uint8Array): Promise<void> {
  await fs.writeFile(uri, content);
  const known = () => vscode.workspace.textDocuments.find(({ uri: open }) => open.toString() === uri.toString());
  await until(() => !known() || known()!.getText() === Buffer.from(content).toString());
}

async function refused(work: Promise<void>): Promise<WriteFailedError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof WriteFailedError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'it was kept' });
}

describe('what can go wrong with a sidecar', () => {
  const stores: SidecarStore[] = [];
  const store = (faulty: Partial<Files> = {}): SidecarStore => {
    stores.push(new SidecarStore(filesWith(faulty)));
    return stores[stores.length - 1];
  };
  afterEach(() => {
    for (const one of stores.splice(0)) one.dispose();
  });

  let folder: vscode.Uri;
  let article: vscode.Uri;
  let sidecar: vscode.Uri;
  let count = 0;
  beforeEach(async () => {
    folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', `faults${++count}`);
    article = vscode.Uri.joinPath(folder, 'a.txt');
    sidecar = without(article, '.annotations.yaml');
    await fs.writeFile(article, bytesOf('The bridge.\n'));
  });
  const names = async (): Promise<string[]> => (await fs.readDirectory(folder)).map(([name]) => name).sort();

  it('two windows write at once: both changes are kept', async () => {
    const windows = [store(), store()];
    const ids = ['1', '2', '3', '4', '5'].flatMap(n => [`a${n}`, `b${n}`]).sort();
    await Promise.all(ids.map((id, i) => windows[i % 2].apply(article, add(id))));
    assert.deepEqual(await idsIn(sidecar), ids);
    assert.deepEqual(await names(), ['a.txt', 'a.txt.annotations.yaml']);
  });

  it('a host was killed while it wrote a draft: the next write in the folder deletes it', async () => {
    const draft = (name: string, last: string) => `${name}.annotations.yaml.01M8EDPBESAX1SQWAFM6MR2JC${last}.tmp`;
    const [old, other, young, link] = [
      draft('a.txt', '1'),
      draft('b.txt', '2'),
      draft('a.txt', '3'),
      draft('a.txt', '4'),
    ];
    const foreign = 'a.txt.annotations.yaml.mine.tmp';
    for (const name of [old, other, young, link, foreign])
      await fs.writeFile(vscode.Uri.joinPath(folder, name), bytesOf('half a file'));
    const window = store({
      readDirectory: uri => fs.readDirectory(uri),
      stat: async uri => {
        const found = await fs.stat(uri);
        if (uri.path.endsWith(link)) return { ...found, type: found.type | vscode.FileType.SymbolicLink, mtime: 1 };
        return /\.tmp$/.test(uri.path) && !uri.path.endsWith(young) ? { ...found, mtime: 1 } : found;
      },
    });
    await window.get(article);
    assert.equal((await names()).length, 6, 'reading deletes nothing');
    await window.apply(article, add('n'));
    const kept = ['a.txt', 'a.txt.annotations.yaml', young, link, foreign].sort();
    await until(async () => (await names()).join() === kept.join());
    assert.deepEqual(await idsIn(sidecar), ['n']);
  });

  it('another program changes it during a write: both changes are kept', async () => {
    await fs.writeFile(sidecar, bytesOf(made('before')));
    let pulls = 0;
    const window = store({
      rename: async (from, to, options) => {
        if (pulls++ === 0) await fs.writeFile(sidecar, bytesOf(made('before', 'pulled')));
        await fs.rename(from, to, options);
      },
    });
    await window.apply(article, add('ours'));
    assert.deepEqual(await idsIn(sidecar), ['before', 'ours', 'pulled']);
  });

  it('a checkout deletes it just after a write: it does not come back', async () => {
    const window = store({
      rename: async (from, to, options) => {
        await fs.rename(from, to, options);
        if (to.path === sidecar.path) await fs.delete(sidecar);
      },
    });
    await window.apply(article, add('ours'));
    assert.deepEqual(await names(), ['a.txt']);
  });

  it('another window replaces it just after a write, and it is missing for a moment: both changes are kept', async () => {
    let isFirst = true;
    let pending: Promise<void> | null = null;
    const window = store({
      rename: async (from, to, options) => {
        await fs.rename(from, to, options);
        if (to.path !== sidecar.path || !isFirst) return;
        isFirst = false;
        const turn = without(sidecar, '.tmp');
        await fs.rename(sidecar, turn);
        await fs.writeFile(turn, bytesOf(made('theirs')));
        pending = new Promise(resolve => setTimeout(resolve, 200)).then(() => fs.rename(turn, sidecar));
      },
    });
    await window.apply(article, add('ours'));
    await pending;
    assert.deepEqual(await idsIn(sidecar), ['ours', 'theirs']);
  });

  const full: [name: string, faulty: Partial<Files>, says: RegExp][] = [
    [
      'a full disk',
      {
        writeFile: async (uri, content) => {
          await fs.writeFile(uri, content.slice(0, content.length / 2));
          throw new Error('ENOSPC: no space left on device, write');
        },
      },
      /^a\.txt\.annotations\.yaml could not be written: the disk is full\. Make room, then try again\.$/,
    ],
    [
      'a folder that is not writable',
      { writeFile: async uri => Promise.reject(vscode.FileSystemError.NoPermissions(uri)) },
      /could not be written: it is read-only\. Make it writable/,
    ],
    [
      'a read-only file',
      { stat: async uri => ({ ...(await fs.stat(uri)), permissions: vscode.FilePermission.Readonly }) },
      /could not be written: it is read-only\. Make it writable/,
    ],
    [
      'a file system that fails at the last step',
      {
        rename: async (from, to, options) => {
          if (options?.overwrite) throw vscode.FileSystemError.Unavailable('gone');
          await fs.rename(from, to, options);
        },
      },
      /could not be written: the file system does not respond/,
    ],
  ];
  for (const [name, faulty, says] of full) {
    it(`${name}: the user is told, the unsaved text is available, and a retry saves it`, async () => {
      await fs.writeFile(sidecar, bytesOf(made('before')));
      const files = { ...faulty };
      const window = store({
        writeFile: (uri, content) => (files.writeFile ?? fs.writeFile)(uri, content),
        rename: (from, to, options) => (files.rename ?? fs.rename)(from, to, options),
        stat: uri => (files.stat ?? fs.stat)(uri),
      });
      const error = await refused(window.apply(article, add('new')));
      assert.match(error.message, says);
      assert.match(error.unkept ?? '', /what new says/);
      assert.equal(await read(sidecar), made('before'));
      assert.deepEqual(await names(), ['a.txt', 'a.txt.annotations.yaml']);
      for (const key of Object.keys(files) as (keyof Files)[]) delete files[key];
      await error.tryAgain();
      assert.deepEqual(await idsIn(sidecar), ['before', 'new']);
    });
  }

  it('a process killed while replacing the file: its write is read and completed', async () => {
    await fs.writeFile(without(sidecar, '.tmp'), bytesOf(made('before', 'last')));
    const window = store();
    assert.equal((await window.get(article)).read.annotations.length, 2);
    await window.apply(article, add('new'));
    assert.deepEqual(await idsIn(sidecar), ['before', 'last', 'new']);
    assert.deepEqual(await names(), ['a.txt', 'a.txt.annotations.yaml']);
  });

  it('a process killed just before replacing it: its write is completed', async () => {
    await fs.writeFile(sidecar, bytesOf(made('before')));
    await fs.writeFile(without(sidecar, '.tmp'), bytesOf(made('before', 'last')));
    await store().apply(article, add('new'));
    assert.deepEqual(await idsIn(sidecar), ['before', 'last', 'new']);
  });

  it('a process killed just before replacing it, then a pull: the unfinished write is put aside and reported', async () => {
    await fs.writeFile(without(sidecar, '.tmp'), bytesOf(made('before', 'last')));
    const { mtime } = await fs.stat(without(sidecar, '.tmp'));
    await until(async () => {
      await fs.writeFile(sidecar, bytesOf(made('before', 'pulled')));
      return (await fs.stat(sidecar)).mtime > mtime;
    });
    const window = store();
    const told: vscode.Uri[] = [];
    window.onDidPutAside(uri => told.push(uri));
    await window.apply(article, add('new'));
    assert.deepEqual(await idsIn(sidecar), ['before', 'new', 'pulled']);
    assert.equal(told.length, 1);
    assert.equal(await read(told[0]), made('before', 'last'));
  });

  const strange: [name: string, content: Uint8Array, says: RegExp][] = [
    ['invalid YAML', bytesOf(`${made('before')}  - id: [\n# mine\n`), /a\.txt\.annotations\.yaml, line \d+: \S/],
    [
      'conflict markers',
      bytesOf(`${made('before')}<<<<<<< ours\n  - id: o\n=======\n  - id: t\n>>>>>>> theirs\n`),
      /line 15: The file contains merge conflict markers\. Resolve the conflict/,
    ],
    [
      'a newer format',
      bytesOf(made('before').replace('annotations/1', 'annotations/9')),
      /line 2: The format “seed-annotations\/9” is unknown to this version/,
    ],
    ['another encoding', Buffer.from([0x23, 0xe9, 0x0a]), /The file is not in UTF-8\. Reopen it with its encoding/],
  ];
  for (const [name, content, says] of strange) {
    it(`${name}: not a byte changes, the place is reported, the unsaved text is available`, async () => {
      await fs.writeFile(sidecar, content);
      const window = store();
      const { read: shown } = await window.get(article);
      assert.equal(shown.writable, false);
      assert.equal(shown.problems[0].severity, 'error');
      const error = await refused(window.apply(article, add('new')));
      assert.match(error.message, says);
      assert.match(error.unkept ?? '', /what new says/);
      assert.deepEqual(Buffer.from(await fs.readFile(sidecar)), Buffer.from(content));
    });
  }

  it('an earlier format: migrated on the next write, and the original is kept beside it, byte for byte', async () => {
    // There is no earlier format yet: the migration is invented, but takes the same path as a real one.
    const step: Migration = {
      from: 'seed-annotations/0',
      to: 'seed-annotations/1',
      migrate: text => text.replace('annotations/0', 'annotations/1').replace('remark:', 'body:'),
    };
    const old = `\ufeff# by hand\r\n${made('before').replace('annotations/1', 'annotations/0').replace('body:', 'remark:')}`;
    await fs.writeFile(sidecar, bytesOf(old));
    const window = new SidecarStore(filesWith({}), null, [step]);
    stores.push(window);
    assert.deepEqual((await window.get(article)).read.annotations, [note('before')]);
    assert.equal(await read(sidecar), old);
    await window.apply(article, add('new'));
    assert.deepEqual(await idsIn(sidecar), ['before', 'new']);
    assert.match(await read(sidecar), /^\ufeff# by hand\r\n[\s\S]*format: seed-annotations\/1/);
    const copy = 'a.txt.annotations.yaml.seed-annotations-0.bak';
    assert.deepEqual(await names(), ['a.txt', 'a.txt.annotations.yaml', copy]);
    assert.equal(await read(vscode.Uri.joinPath(folder, copy)), old);
    const other = old.replace('what before says', 'what was restored says');
    await fs.writeFile(sidecar, bytesOf(other));
    await window.apply(article, add('new'));
    assert.equal(await read(vscode.Uri.joinPath(folder, copy)), old);
    assert.equal(await read(vscode.Uri.joinPath(folder, copy.replace('.bak', '-2.bak'))), other);
  });

  it('an article deleted while it is open: its annotations are kept beside its former place', async () => {
    await fs.writeFile(sidecar, bytesOf(made('before')));
    await vscode.window.showTextDocument(article);
    await fs.delete(article);
    await store().apply(article, add('new'));
    assert.deepEqual(await idsIn(sidecar), ['before', 'new']);
  });

  it('a sidecar that is open with unsaved changes: these are kept, and the annotation is written among them', async () => {
    await fs.writeFile(sidecar, bytesOf(made('before')));
    const editor = await vscode.window.showTextDocument(sidecar);
    await editText(editor, edit => edit.insert(new vscode.Position(0, 0), '# typed and not saved\n'));
    await store().apply(article, add('new'));
    assert.deepEqual(await idsIn(sidecar), ['before', 'new']);
    assert.match(await read(sidecar), /^# typed and not saved\n/);
  });
});

describe('what can go wrong with the corpus file', () => {
  const stores: CorpusStore[] = [];
  const store = (faulty: Partial<Files> = {}): CorpusStore => {
    stores.push(new CorpusStore(filesWith(faulty)));
    return stores[stores.length - 1];
  };
  const tag = (name: string) => [{ list: 'tags' as const, op: 'add' as const, item: { name } }];
  const BEFORE = '# ours\nformat: seed-annotator/1\ntags:\n  - name: before\n    weight: 3\n';
  const [root] = vscode.workspace.workspaceFolders!;
  const article = vscode.Uri.joinPath(root.uri, 'seeds', 'any.txt');
  const file = vscode.Uri.joinPath(root.uri, 'seed-annotator.yaml');
  const namesIn = async (): Promise<string[]> => readCorpusFile(await read(file)).tags.map(({ name }) => name);
  let original: Uint8Array | null;

  before(async () => {
    original = await fs.readFile(file).then(
      bytes => bytes,
      () => null,
    );
  });
  beforeEach(() => rewritten(file, bytesOf(BEFORE)));
  afterEach(async () => {
    for (const one of stores.splice(0)) one.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => (original ? rewritten(file, original) : fs.delete(file)));

  it('two windows write at once: everything is kept, including unknown keys', async () => {
    const windows = [store(), store()];
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(names.map((name, i) => windows[i % 2].apply(article, tag(name))));
    assert.deepEqual((await namesIn()).sort(), [...names, 'before'].sort());
    assert.ok((await read(file)).startsWith(BEFORE));
  });

  it('read-only: the user is told, the unsaved text is available, and a retry saves it', async () => {
    let readOnly = true;
    const permissions = () => (readOnly ? { permissions: vscode.FilePermission.Readonly } : {});
    const window = store({ stat: async uri => ({ ...(await fs.stat(uri)), ...permissions() }) });
    const error = await refused(window.apply(article, tag('new')));
    assert.match(error.message, /^seed-annotator\.yaml could not be written: it is read-only\. Make it writable/);
    assert.match(error.unkept ?? '', /name: new/);
    assert.equal(await read(file), BEFORE);
    readOnly = false;
    await error.tryAgain();
    assert.deepEqual(await namesIn(), ['before', 'new']);
  });

  const strange: [name: string, content: Uint8Array, says: RegExp][] = [
    ['invalid YAML', bytesOf(`${BEFORE}  - name: [\n`), /^seed-annotator\.yaml, line \d+: Not valid YAML/],
    ['conflict markers', bytesOf(`${BEFORE}<<<<<<< ours\n`), /line 6: The file contains merge conflict markers/],
    [
      'a newer format',
      bytesOf(BEFORE.replace('/1', '/9')),
      /line 2: The format “seed-annotator\/9” is unknown to this version/,
    ],
    ['a list that is none', bytesOf(`${BEFORE}entities: many\n`), /line 6: “entities” must be a list/],
    ['another encoding', Buffer.from([0x23, 0xe9, 0x0a]), /The file is not in UTF-8/],
  ];
  for (const [name, content, says] of strange) {
    it(`${name}: not a byte changes, the place is reported, the unsaved text is available`, async () => {
      await rewritten(file, content);
      const window = store();
      assert.equal((await window.get(article))?.read.writable, false);
      const error = await refused(window.apply(article, tag('new')));
      assert.match(error.message, says);
      assert.match(error.unkept ?? '', /name: new/);
      assert.deepEqual(Buffer.from(await fs.readFile(file)), Buffer.from(content));
    });
  }

  it('open with unsaved changes: these are kept, and the new tag is written among them', async () => {
    const editor = await vscode.window.showTextDocument(file);
    // It may still show what the file held before.
    await until(() => editor.document.getText() === BEFORE);
    await editText(editor, edit => edit.insert(new vscode.Position(0, 0), '# typed and not saved\n'));
    await store().apply(article, tag('new'));
    assert.deepEqual(await namesIn(), ['before', 'new']);
    assert.match(await read(file), /^# typed and not saved\n/);
  });
});
