/** What all hosts must answer alike, checked in the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import { faultOf } from '../../src/core/project';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { findSeedFiles } from '../../src/extension/stores/seedFiles';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { type SeedView, ViewStore } from '../../src/extension/stores/viewStore';
import { BELONGING, CORPUS_FILES, DERIVED, SEED_FILES, STORY, sidecarOfThree, speakerOf, THREE } from '../projectCases';
import { VirtualFolder } from './virtualFolder';

const { fs } = vscode.workspace;

/** Where the cases are laid out. */
interface Place {
  /** Makes an empty folder of the workspace, or in one. @returns it, and its workspace folder */
  readonly make: () => Promise<{ readonly top: vscode.Uri; readonly root: vscode.Uri }>;
  readonly remove: (top: vscode.Uri) => Promise<void>;
}

/** Outside of `seeds`. */
const onDisk: Place = {
  make: async () => {
    const root = vscode.workspace.workspaceFolders![0].uri;
    return { root, top: vscode.Uri.joinPath(root, 'as-every-host') };
  },
  remove: async top => fs.delete(top, { recursive: true }),
};

let virtual: VirtualFolder | null = null;
after(() => virtual?.dispose());
const inMemory: Place = {
  make: async () => {
    virtual = await VirtualFolder.add('seed-test-project', '/Zettel & Co 100%#?/texts');
    return { root: virtual.uri, top: virtual.uri };
  },
  remove: async () => virtual?.leave(),
};

for (const [place, { make, remove }] of Object.entries({ 'on a disk': onDisk, 'on a virtual file system': inMemory }))
  describe(`the editor, like every host, ${place}:`, () => {
    let sidecars: SidecarStore;
    let corpus: CorpusStore;
    let views: ViewStore;
    let top: vscode.Uri;
    let root: vscode.Uri;
    const at = (path: string): vscode.Uri => vscode.Uri.joinPath(top, path);
    const write = (path: string, text: string) => fs.writeFile(at(path), Buffer.from(text));

    /** Left by earlier suites in the workspace folder, which is above all cases. */
    let left: { readonly uri: vscode.Uri; readonly content: Uint8Array } | null;

    before(async () => {
      const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seed-annotator.yaml');
      left = await fs.readFile(uri).then(
        content => ({ uri, content }),
        () => null,
      );
      if (left) await fs.delete(uri);
      ({ top, root } = await make());
      sidecars = new SidecarStore();
      corpus = new CorpusStore();
      views = new ViewStore(
        new AnalysisStore(async () => createAnalyser(TRAINED)),
        sidecars,
        corpus,
        new TrackedDocuments(),
      );
    });
    after(async () => {
      vscode.Disposable.from(views, corpus, sidecars).dispose();
      await remove(top);
      if (left) await fs.writeFile(left.uri, left.content);
    });

    async function viewOf(path: string): Promise<SeedView> {
      const view = await views.of(at(path));
      assert.ok(view);
      return view;
    }

    describe('which files are seed files', () => {
      let found: ReadonlySet<string>;
      before(async () => {
        for (const { path, content } of SEED_FILES) await write(`files/${path}`, content);
        const all = await findSeedFiles(new vscode.CancellationTokenSource().token);
        found = new Set(all.map(uri => uri.path));
      });

      for (const { why, path, isSeed } of SEED_FILES)
        it(`${path} is ${isSeed ? 'one' : 'none'}: ${why}`, () =>
          assert.equal(found.has(at(`files/${path}`).path), isSeed));
    });

    describe('which corpus file applies', () => {
      for (const [i, { why, article, corpora, holds, isFaulty }] of CORPUS_FILES.entries())
        it(why, async () => {
          const root = `corpus${i}`;
          const pathOf = (folder: string) => `${root}/${folder && `${folder}/`}seed-annotator.yaml`;
          for (const [folder, text] of Object.entries(corpora)) await write(pathOf(folder), text);
          await write(`${root}/${article}`, STORY);
          const view = await viewOf(`${root}/${article}`);
          // The editor may keep the document of a deleted file that an earlier suite left above all cases.
          const own = view.corpusFile?.file.startsWith(at(root).toString()) ? view.corpusFile : null;
          assert.equal(own?.file ?? null, holds === null ? null : at(pathOf(holds)).toString());
          assert.equal(own !== null && faultOf(own.read) !== null, isFaulty ?? false);
          const named = holds !== null && corpora[holds] && !isFaulty ? speakerOf(holds) : DERIVED;
          assert.equal(view.articles[0].quotes[0].speaker?.name, named);
        });

      it('is the one that is changed; if there is none, one is created in the workspace folder', async () => {
        await write('changed/seed-annotator.yaml', '# mine\n');
        await corpus.apply(at('changed/deep/story.seed'), [{ list: 'tags', op: 'add', item: { name: 'fresh' } }]);
        const text = Buffer.from(await fs.readFile(at('changed/seed-annotator.yaml'))).toString();
        assert.match(text, /^# mine\n(?:.*\n)*.*name: fresh/);
        const none = await corpus.get(at('elsewhere/story.seed'));
        assert.equal(none?.uri.path, vscode.Uri.joinPath(root, 'seed-annotator.yaml').path);
      });
    });

    describe('which article an annotation belongs to', () => {
      before(async () => {
        await write('three.seed', THREE);
        await write('three.seed.annotations.yaml', sidecarOfThree('three.seed'));
      });

      for (const { why, annotation, articles } of BELONGING)
        it(why, async () => {
          const view = await viewOf('three.seed');
          const lists = view.articles.flatMap((one, i) =>
            one.annotations.some(other => other.annotation.id === annotation.id) ? [i] : [],
          );
          assert.deepEqual(lists, articles);
        });
    });
  });
