/** Folders from strangers in the editor: links, pipes, files that must not be replaced, and file modes. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import type { Note } from '../../src/core/annotation/model/annotation';
import type { Migration } from '../../src/core/annotation/sidecar/migrations';
import { editSidecar, readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { ArticleNames } from '../../src/core/interchange/articleNames';
import { formatOf } from '../../src/core/interchange/formats/allFormats';
import { inEnglish } from '../../src/core/text';
import { exportArticles } from '../../src/extension/features/exchange/exportArticles';
import { importFiles } from '../../src/extension/features/exchange/importFiles';
import { type Files, filesOf } from '../../src/extension/shell/files';
import { readText } from '../../src/extension/shell/text';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { findSeedFiles } from '../../src/extension/stores/seedFiles';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { WriteFailedError } from '../../src/extension/stores/writeErrors';
import { isMissing } from '../../src/platform/node/missing';
import { realPath } from '../../src/platform/node/realPath';
import { until } from './until';

const STORY = ' Boats date 2025-05-06 [Source: Harbour Post]\n\n“Eleven boats came in,” said Ada Moss, the keeper.\n';
const SECRET = 'what a person keeps elsewhere\n';
const SIDECAR = 'a.txt.annotations.yaml';
const never = new vscode.CancellationTokenSource().token;

const note = (id: string): Note => ({
  ...{ id, kind: 'note', body: `what ${id} says` },
  target: {
    exact: 'Eleven boats',
    prefix: '',
    suffix: '',
    start: STORY.indexOf('Eleven'),
    end: STORY.indexOf(' came'),
  },
});
const add = (id: string) => [{ op: 'add' as const, annotation: note(id) }];
const made = (...ids: string[]): string => {
  const result = editSidecar(null, 'a.txt', ids.flatMap(add));
  assert.ok(result.ok);
  return result.text;
};

const inNode: Files = filesOf({
  realPath: async uri => {
    const found = await realPath(uri.fsPath);
    return found === null ? null : vscode.Uri.file(found);
  },
  isMissing: uri => isMissing(uri.fsPath),
});

async function refused(work: Promise<void>): Promise<WriteFailedError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof WriteFailedError, String(error));
    assert.match(error.unkept ?? '', /what new says/);
    return error;
  }
  throw new assert.AssertionError({ message: 'it was kept' });
}

describe('a stranger’s folder in the editor', () => {
  const disposables: vscode.Disposable[] = [];
  let folder: string;
  let outside: string;
  let count = 0;
  const at = (name: string) => path.join(folder, name);
  const uriOf = (name: string) => vscode.Uri.file(at(name));
  const text = (file: string) => readFileSync(file, 'utf8');
  const idsIn = (file: string) => readSidecar(text(file)).annotations.map(({ id }) => id);
  const store = (files: Files = inNode, migrations?: readonly Migration[]): SidecarStore => {
    const one = new SidecarStore(files, null, migrations);
    disposables.push(one);
    return one;
  };
  const leftovers = () => readdirSync(folder).filter(name => name.endsWith('.tmp'));

  before(function () {
    if (process.platform !== 'win32') return;
    console.log('skipped: links and pipes cannot be made here');
    this.skip();
  });
  beforeEach(() => {
    folder = path.join(vscode.workspace.workspaceFolders![0].uri.fsPath, 'seeds', `links${++count}`);
    mkdirSync(folder, { recursive: true });
    outside = path.join(mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-')), 'secret.yaml');
    writeFileSync(outside, SECRET);
    writeFileSync(at('a.txt'), STORY);
  });
  afterEach(() => {
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    rmSync(path.dirname(outside), { recursive: true });
    rmSync(folder, { recursive: true });
  });

  describe('a sidecar that is a link', () => {
    for (const target of ['store/a.yaml', 'store/a.txt.annotations.yaml', 'b.annotations.yaml']) {
      it(`is written through to ${target} in the folder`, async () => {
        mkdirSync(at('store'));
        writeFileSync(at(target), made('before'));
        symlinkSync(target, at(SIDECAR));
        await store().apply(uriOf('a.txt'), add('new'));
        assert.equal(readlinkSync(at(SIDECAR)), target);
        assert.deepEqual(idsIn(at(target)), ['before', 'new']);
        assert.deepEqual(
          [...leftovers(), ...readdirSync(at('store'))].filter(name => name.endsWith('.tmp')),
          [],
        );
      });
    }

    const faults: [name: string, prepare: () => string, files: () => Files, says: RegExp][] = [
      ['out of the workspace', () => outside, () => inNode, /is a symbolic link to .*, which is outside of the folder/],
      [
        'to the sidecar of another article',
        () => {
          writeFileSync(at('b.txt'), STORY);
          writeFileSync(at('b.txt.annotations.yaml'), made('theirs'));
          return 'b.txt.annotations.yaml';
        },
        () => inNode,
        /annotations of another article/,
      ],
      [
        'to a file whose name is not for annotations',
        () => {
          writeFileSync(at('settings.json'), '{}');
          return 'settings.json';
        },
        () => inNode,
        /whose name is not that of an annotation file/,
      ],
      ['to nothing', () => 'nothing.yaml', () => inNode, /does not lead to a file/],
      [
        'whose target the host cannot resolve',
        () => {
          writeFileSync(at('b.yaml'), made());
          return 'b.yaml';
        },
        () => filesOf({}),
        /its target cannot be determined here/,
      ],
    ];
    for (const [name, prepare, files, says] of faults) {
      it(`${name}: refused with the reason, and saved once the link is fixed`, async () => {
        const target = prepare();
        symlinkSync(target, at(SIDECAR));
        const file = path.resolve(folder, target);
        const before = existsSync(file) ? text(file) : null;
        const error = await refused(store(files()).apply(uriOf('a.txt'), add('new')));
        assert.match(error.message, says);
        assert.equal(existsSync(file) ? text(file) : null, before);
        assert.deepEqual(leftovers(), []);
        rmSync(at(SIDECAR));
        await error.tryAgain();
        assert.deepEqual(idsIn(at(SIDECAR)), ['new']);
      });
    }
  });

  it('is written through by the extension itself', async () => {
    mkdirSync(at('store'));
    writeFileSync(at('store/a.yaml'), made('before'));
    symlinkSync('store/a.yaml', at(SIDECAR));
    const editor = await vscode.window.showTextDocument(uriOf('a.txt'));
    const from = editor.document.positionAt(STORY.indexOf('the keeper'));
    editor.selection = new vscode.Selection(from, from.translate(0, 'the keeper'.length));
    await vscode.commands.executeCommand('seedAnnotator.applyTag', 'role');
    await until(() => idsIn(at('store/a.yaml')).length === 2);
    assert.ok(lstatSync(at(SIDECAR)).isSymbolicLink());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  describe('what lies in the place of an unfinished write', () => {
    const TURN = `${SIDECAR}.tmp`;
    const strange: [name: string, make: () => void][] = [
      ['a link', () => symlinkSync(outside, at(TURN))],
      ['a link to nothing', () => symlinkSync(`${outside}.new`, at(TURN))],
      ['a pipe', () => spawnSync('mkfifo', [at(TURN)])],
      ['a folder', () => mkdirSync(at(TURN))],
    ];
    for (const [name, make] of strange) {
      for (const sidecar of [true, false]) {
        it(`${name}, ${sidecar ? 'beside a sidecar' : 'without one'}: nothing is written through it`, async () => {
          if (sidecar) writeFileSync(at(SIDECAR), made('before'));
          make();
          const window = store();
          assert.equal((await window.get(uriOf('a.txt'))).read.annotations.length, sidecar ? 1 : 0);
          const error = await refused(window.apply(uriOf('a.txt'), add('new')));
          assert.match(error.message, /a\.txt\.annotations\.yaml\.tmp is in the way/);
          assert.equal(text(outside), SECRET);
          assert.equal(existsSync(`${outside}.new`), false);
          assert.deepEqual(leftovers(), [TURN]);
          rmSync(at(TURN), { recursive: true });
          await error.tryAgain();
          assert.deepEqual(idsIn(at(SIDECAR)), sidecar ? ['before', 'new'] : ['new']);
          assert.ok(lstatSync(at(SIDECAR)).isFile());
        });
      }
    }
  });

  it('a link to nothing in the place of a migrated sidecar: another name is used', async () => {
    const step: Migration = {
      ...{ from: 'seed-annotations/0', to: 'seed-annotations/1' },
      migrate: old => old.replace('annotations/0', 'annotations/1'),
    };
    const old = made('before').replace('annotations/1', 'annotations/0');
    writeFileSync(at(SIDECAR), old);
    symlinkSync(`${outside}.new`, at(`${SIDECAR}.seed-annotations-0.bak`));
    await store(inNode, [step]).apply(uriOf('a.txt'), add('new'));
    assert.equal(existsSync(`${outside}.new`), false);
    assert.equal(text(at(`${SIDECAR}.seed-annotations-0-2.bak`)), old);
  });

  for (const mode of [0o664, 0o600]) {
    it(`the mode ${mode.toString(8)} of a sidecar and of an export does not change`, async () => {
      writeFileSync(at(SIDECAR), made('before'));
      writeFileSync(at('a.jsonld'), '{}');
      for (const name of [SIDECAR, 'a.jsonld']) chmodSync(at(name), mode);
      const sidecars = store();
      await sidecars.apply(uriOf('a.txt'), add('new'));
      const { remarks } = await exportTo('web-annotation', folder, sidecars);
      assert.deepEqual(remarks, []);
      assert.match(text(at('a.jsonld')), /what new says/);
      for (const name of [SIDECAR, 'a.jsonld']) assert.equal(statSync(at(name)).mode & 0o777, mode, name);
    });
  }

  const viewsOf = (sidecars: SidecarStore): ViewStore => {
    const corpus = new CorpusStore();
    const views = new ViewStore(
      new AnalysisStore(async () => createAnalyser(TRAINED)),
      sidecars,
      corpus,
      new TrackedDocuments(),
    );
    disposables.push(views, corpus);
    return views;
  };
  const exportTo = (id: string, target: string, sidecars = store(), names = ['a.txt']) =>
    exportArticles(
      {
        ...{ format: formatOf(id)!, articles: names.map(uriOf), pathOf: uri => path.basename(uri.path) },
        ...{ target: vscode.Uri.file(target), withMark: false, overwrite: true },
      },
      viewsOf(sidecars),
      never,
    );

  describe('an export', () => {
    for (const dangling of [false, true]) {
      for (const [id, name] of Object.entries({ brat: 'a.ann', 'web-annotation': 'a.jsonld', csv: 'all.csv' })) {
        it(`${id}: a link ${dangling ? 'to nothing ' : ''}in the place of ${name} is not changed`, async () => {
          const target = dangling ? `${outside}.new` : outside;
          symlinkSync(target, at(name));
          const work = exportTo(id, id === 'csv' ? at(name) : folder);
          const said = await work.then(
            ({ remarks }) => remarks.join('\n'),
            error => String(error),
          );
          assert.match(said, new RegExp(`${name}: it is a symbolic link\\. It was not changed`));
          assert.equal(text(outside), SECRET);
          assert.equal(existsSync(`${outside}.new`), false);
          assert.equal(readlinkSync(at(name)), target);
        });
      }
    }

    const kept: [name: string, file: string, content: string, says: RegExp][] = [
      ['the article', 'a.txt', STORY, /it is an article/],
      ['another article', 'b.md', STORY, /it is an article/],
      ['a sidecar', SIDECAR, made('x'), /name is reserved for annotations/],
      ['annotations under another name', 'b.yaml', made('x'), /it contains annotations/],
      ['a corpus file', 'seed-annotator.yaml', 'format: seed-annotator/1\n', /name is reserved for annotations/],
    ];
    for (const [name, file, content, says] of kept) {
      it(`does not replace ${name}`, async () => {
        writeFileSync(at(file), content);
        await assert.rejects(exportTo('csv', at(file)), says);
        assert.equal(text(at(file)), content);
        assert.deepEqual(leftovers(), []);
      });
    }
  });

  describe('what is not a plain file', () => {
    const pipe = (name: string) => assert.equal(spawnSync('mkfifo', [at(name)]).status, 0);
    const kinds: [name: string, make: (name: string) => void][] = [
      ['a pipe', pipe],
      [
        'a link to a pipe',
        name => {
          pipe('pipe');
          symlinkSync('pipe', at(name));
        },
      ],
      ['a link to a device', name => symlinkSync('/dev/zero', at(name))],
      ['a folder', name => mkdirSync(at(name))],
    ];
    for (const [name, make] of kinds) {
      it(`${name} as a sidecar: a problem, and nothing is written`, async () => {
        make(SIDECAR);
        const sidecars = store();
        const { read } = await sidecars.get(uriOf('a.txt'));
        assert.deepEqual([read.writable, read.problems[0].code], [false, 'yaml/not-read']);
        await refused(sidecars.apply(uriOf('a.txt'), add('new')));
      });

      it(`${name} as an article or an import: reported, and the other files are processed`, async () => {
        make('b.txt');
        await assert.rejects(readText(uriOf('b.txt')), /not a plain file/);
        assert.ok((await findSeedFiles(never)).some(uri => uri.path === uriOf('a.txt').path));
        const { articles, remarks } = await exportTo('web-annotation', folder, store(), ['b.txt', 'a.txt']);
        assert.equal(articles, 1);
        assert.match(remarks.join('\n'), /b\.txt: not exported: It is not a plain file/);

        make === pipe ? make('c.ann') : symlinkSync('b.txt', at('c.ann'));
        writeFileSync(at('a.ann'), `T1\tNew ${STORY.indexOf('Ada')} ${STORY.indexOf(', the keeper')}\tAda Moss\n`);
        const imported = await importFiles(
          {
            ...{ files: [uriOf('c.ann'), uriOf('a.ann')], format: null, author: null, all: [uriOf('b.txt')] },
            ...{ articles: new ArticleNames<vscode.Uri>([]), whichArticle: async () => null },
          },
          store(),
          never,
        );
        assert.equal(imported.added, 1);
        const [refused] = imported.remarks;
        assert.deepEqual([refused.file.path, refused.isFailure], [uriOf('c.ann').path, true]);
        assert.match(refused.text, /^It is not a plain file/);
      });
    }

    it('a file above the size limit: reported', async () => {
      for (const [name, size] of [
        [SIDECAR, 16],
        ['b.txt', 64],
      ] as const) {
        writeFileSync(at(name), '');
        truncateSync(at(name), size * (1 << 20) + 1);
      }
      await assert.rejects(readText(uriOf('b.txt')), /larger than 64 MiB/);
      const { read } = await store().get(uriOf('a.txt'));
      assert.match(inEnglish(read.problems[0].message), /larger than 16 MiB/);
    });
  });
});
