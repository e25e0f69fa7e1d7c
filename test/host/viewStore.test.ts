/** How many views are kept. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { until } from './until';
import { writeReported } from './watching';

const { fs } = vscode.workspace;

describe('the view store', () => {
  it('forgets the view that was asked for longest ago, and no other', async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'many-views');
    const files = Array.from({ length: 201 }, (_, i) => vscode.Uri.joinPath(folder, `${i}.seed`));
    await Promise.all(files.map(uri => fs.writeFile(uri, Buffer.from('One line.\n'))));
    const analyses = new AnalysisStore(async () => createAnalyser(TRAINED));
    const asked: string[] = [];
    const get = analyses.get.bind(analyses);
    analyses.get = (uri, text) => {
      asked.push(uri.path);
      return get(uri, text);
    };
    const [sidecars, corpus] = [new SidecarStore(), new CorpusStore()];
    const views = new ViewStore(analyses, sidecars, corpus, new TrackedDocuments());
    try {
      const [first, second] = files as [vscode.Uri, vscode.Uri];
      // Each report of a new file drops its view.
      await writeReported(vscode.Uri.joinPath(folder, 'last.seed'), 'One line.\n');
      await until(async () => {
        asked.length = 0;
        for (const uri of files.slice(0, 200)) await views.of(uri);
        return !asked.length;
      });
      // The first was asked for last, so the second goes.
      await views.of(first);
      assert.deepEqual(asked, []);
      await views.of(files[200] as vscode.Uri);
      asked.length = 0;
      await views.of(first);
      assert.deepEqual(asked, []);
      await views.of(second);
      assert.deepEqual(asked, [second.path]);
    } finally {
      vscode.Disposable.from(views, sidecars, corpus).dispose();
      await fs.delete(folder, { recursive: true });
    }
  });
});
