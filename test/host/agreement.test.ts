/** Reports of quotes and the comparison of annotators, in the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser } from '../../src/core/analysis/analyser';
import { TRAINED } from '../../src/core/analysis/trained';
import { describeSpan as selectorOf } from '../../src/core/annotation/model/selector';
import type { SidecarChange } from '../../src/core/annotation/sidecar/sidecar';
import { settle } from '../../src/core/interchange/agreement/adjudication';
import { Comparison } from '../../src/extension/features/agreement/comparison';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';

const { fs } = vscode.workspace;
const never = new vscode.CancellationTokenSource().token;

describe('reports and agreement', () => {
  const FILE =
    ' Boats date 2025-05-06 [Source: Post]\n\n“Eleven boats came in,” Ada Moss said.\n\n“Twelve,” Bo Carr said.\n';
  const root = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', 'reports');

  it('writes what is selected in the tree as an untitled document with links back', async () => {
    const uri = vscode.Uri.joinPath(root(), 'boats.txt');
    await fs.writeFile(uri, Buffer.from(FILE));
    const quote = { type: 'node', uri, article: 0, quotes: ['q2'] };
    await vscode.commands.executeCommand('seedAnnotator.writeReport', quote, [quote]);
    const { document } = vscode.window.activeTextEditor!;
    assert.deepEqual([document.isUntitled, document.languageId], [true, 'markdown']);
    assert.match(
      document.getText(),
      /^# Boats\n\nPost, 2025-05-06\n\n1 quote: 1 by Bo Carr\n\n> “Twelve,”\n>\n> — \*\*Bo Carr\*\* \(attributed automatically, \d+ %\), \[boats\.txt, line 5\]\(seeds\/reports\/boats\.txt#L5\)\n/,
    );
    await vscode.commands.executeCommand('seedAnnotator.writeReport', { type: 'file', uri }, undefined);
    assert.match(vscode.window.activeTextEditor!.document.getText(), /Ada Moss[\s\S]*Bo Carr/);
  });

  it('compares two annotators, and updates when one changes an annotation', async () => {
    const sidecars = new SidecarStore();
    const corpus = new CorpusStore();
    const views = new ViewStore(
      new AnalysisStore(async () => createAnalyser(TRAINED)),
      sidecars,
      corpus,
      new TrackedDocuments(),
    );
    const failed: unknown[] = [];
    const comparison = new Comparison(views, sidecars, error => failed.push(error));
    try {
      const uri = vscode.Uri.joinPath(root(), 'compared.txt');
      const alone = vscode.Uri.joinPath(root(), 'alone.txt');
      const tag = (id: string, author: string, start: number): SidecarChange => ({
        op: 'add',
        annotation: { id, author, kind: 'tag', tag: 'count', target: selectorOf(FILE, { start, end: start + 6 }) },
      });
      const at = FILE.indexOf('Eleven');
      for (const one of [uri, alone]) await fs.writeFile(one, Buffer.from(FILE));
      await sidecars.apply(alone, [tag('x', 'anna', at)]);
      await sidecars.apply(uri, [tag('a', 'anna', at), tag('b', 'ben', at + 4)]);
      await comparison.start([uri, alone], one => one.path.split('/').pop()!, never);
      const [found, ...others] = comparison.found();
      assert.deepEqual([others.length, found.path, found.line, found.versions.length], [0, 'compared.txt', 3, 2]);
      assert.equal(comparison.agreements()[0].f1, 0);
      const settled = new Promise<void>(resolve =>
        comparison.onDidChange(() => comparison.found()[0].disagreement.settled && resolve()),
      );
      const { read: present } = await sidecars.get(uri);
      await sidecars.apply(
        uri,
        settle(found.disagreement, found.versions[0], 'dismiss', present.annotations, '2026-01-01T00:00:00Z'),
      );
      await settled;
      assert.deepEqual(failed, []);
      comparison.clear();
      assert.equal(comparison.isOpen, false);
    } finally {
      comparison.dispose();
      views.dispose();
      corpus.dispose();
      sidecars.dispose();
    }
  });
});
