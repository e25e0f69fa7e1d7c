/** Export to other tools' files and import from them, in the editor: what is written, what is not, what is reported. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser } from '../../src/core/analysis/analyser';
import { TRAINED } from '../../src/core/analysis/trained';
import type { Annotation } from '../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../src/core/annotation/model/selector';
import { editSidecar, readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { ArticleNames } from '../../src/core/interchange/articleNames';
import { FORMATS, filesOfDocument, formatOf } from '../../src/core/interchange/formats/allFormats';
import { inEnglish } from '../../src/core/text';
import { type ExportPlan, exportArticles, filesInTheWay } from '../../src/extension/features/exchange/exportArticles';
import { type ImportOutcome, type ImportRequest, importFiles } from '../../src/extension/features/exchange/importFiles';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { nameOf } from '../../src/extension/stores/writeErrors';

const { fs } = vscode.workspace;
const STORY =
  ' Boats date 2025-05-06 [Source: Harbour Post]\n\n“Eleven boats came in,” said Ada Moss, the keeper, on Monday.\n';

function annotated(
  name: string,
  ...all: readonly { readonly id: string; readonly words: string; readonly fields: object }[]
): string {
  const changes = all.map(({ id, words, fields }) => {
    const start = STORY.indexOf(words);
    const target = selectorOf(STORY, { start, end: start + words.length });
    return { op: 'add' as const, annotation: { id, target, author: 'anna', ...fields } as Annotation };
  });
  const made = editSidecar(null, name, changes);
  assert.ok(made.ok);
  return made.text;
}
const KEEPER = { id: 'keeper', words: 'the keeper', fields: { kind: 'tag', tag: 'role' } };
const COUNTED = { id: 'counted', words: 'Eleven boats', fields: { kind: 'note', body: 'Who counted?' } };

const said = (remarks: ImportOutcome['remarks']): string =>
  remarks.map(({ file, line, text }) => `${nameOf(file)}${line === null ? '' : `:${line}`}: ${text}`).join('\n');

const never = new vscode.CancellationTokenSource().token;

describe('exchange with other tools', () => {
  let sidecars: SidecarStore;
  let corpus: CorpusStore;
  let views: ViewStore;
  let folder: vscode.Uri;
  let count = 0;
  beforeEach(() => {
    sidecars = new SidecarStore();
    corpus = new CorpusStore();
    views = new ViewStore(
      new AnalysisStore(async () => createAnalyser(TRAINED)),
      sidecars,
      corpus,
      new TrackedDocuments(),
    );
    folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', `exchange${++count}`);
  });
  afterEach(() => {
    views.dispose();
    corpus.dispose();
    sidecars.dispose();
  });

  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
  const write = (path: string, text: string) => fs.writeFile(at(path), Buffer.from(text));
  const read = async (path: string): Promise<string> => Buffer.from(await fs.readFile(at(path))).toString('utf8');
  const names = async (path: string): Promise<string[]> =>
    (await fs.readDirectory(at(path))).map(([name]) => name).sort();

  async function articles(...paths: readonly string[]): Promise<vscode.Uri[]> {
    for (const path of paths) {
      await write(path, STORY);
      await write(`${path}.annotations.yaml`, annotated(path.slice(path.lastIndexOf('/') + 1), KEEPER, COUNTED));
    }
    return paths.map(at);
  }

  const exportPlan = (id: string, all: readonly vscode.Uri[], target: string, overwrite = false): ExportPlan => ({
    ...{ format: formatOf(id)!, articles: all, target: at(target), withMark: false, overwrite },
    pathOf: uri => uri.path.slice(folder.path.length + 1),
  });
  const importPlan = (files: readonly string[], known: readonly string[] = []): ImportRequest => ({
    ...{ files: files.map(at), format: null, author: 'ben', whichArticle: async () => null },
    articles: new ArticleNames(known.map(path => [path, at(path)])),
    all: known.map(at),
  });

  for (const format of FORMATS) {
    it(`${inEnglish(format.title)}: is exported, and imported once into another’s copy`, async () => {
      const all = await articles('mine/story.txt');
      const target = format.joined ? `out${format.endings[0]}` : 'out';
      const out = await exportArticles(
        { ...exportPlan(format.id, all, target), pathOf: () => 'story.txt' },
        views,
        never,
      );
      assert.deepEqual([out.articles, out.cancelled], [1, false], out.remarks.join('\n'));
      await write('theirs/story.txt', STORY);
      const file = format.joined ? target : `out/${filesOfDocument(format, 'story.txt').pop()}`;
      const plan = importPlan([file], ['theirs/story.txt']);
      // brat’s own copy of the text, next to the .ann file, is not an article to annotate here.
      if (format.id === 'brat') await fs.rename(at('out/story.ann'), at('theirs/story.ann'));
      const moved = format.id === 'brat' ? { ...plan, files: [at('theirs/story.ann')] } : plan;
      const first = await importFiles(moved, sidecars, never);
      // A table of quotes has the notes on its quotes, but no tag on other words.
      const holds = /^(?:csv|conll|doccano)/.test(format.id) ? 1 : 2;
      assert.equal(first.added, holds, said(first.remarks));
      const yaml = await read('theirs/story.txt.annotations.yaml');
      const [one] = readSidecar(yaml).annotations.filter(({ kind }) => format.id === 'csv' || kind === 'tag');
      if (format.id === 'csv') assert.equal(one.kind === 'note' && one.body, 'Who counted?');
      else assert.deepEqual([one.kind === 'tag' && one.tag, one.target.exact], ['role', 'the keeper']);
      assert.equal(
        out.remarks.some(remark => /1 note left out/.test(remark)),
        holds === 1 && format.id !== 'csv',
        out.remarks.join('\n'),
      );
      const second = await importFiles(moved, sidecars, never);
      assert.deepEqual([second.added, second.known], [0, holds]);
      assert.equal(await read('theirs/story.txt.annotations.yaml'), yaml);
    });
  }

  it('keeps folders separate, and overwrites nothing without agreement', async () => {
    const all = await articles('a/story.txt', 'b/story.txt');
    await write('out/a/story.jsonld', 'mine');
    const plan = exportPlan('web-annotation', all, 'out');
    assert.deepEqual((await filesInTheWay(plan)).map(String), [String(at('out/a/story.jsonld'))]);
    const kept = await exportArticles(plan, views, never);
    assert.equal(await read('out/a/story.jsonld'), 'mine');
    assert.deepEqual(kept.remarks, ['a/story.jsonld: already exists and was not changed.']);
    assert.match(await read('out/b/story.jsonld'), /"Who counted\?"/);
    await exportArticles({ ...plan, overwrite: true }, views, never);
    assert.match(await read('out/a/story.jsonld'), /"Who counted\?"/);
  });

  it('never overwrites an article, even with agreement', async () => {
    const all = await articles('a/story.txt');
    await write('out/a/story.txt', 'Another text.\n');
    const { remarks } = await exportArticles(exportPlan('brat', all, 'out', true), views, never);
    assert.equal(await read('out/a/story.txt'), 'Another text.\n');
    assert.ok(
      remarks.some(remark => /a different text with this name exists/.test(remark)),
      remarks.join('\n'),
    );
  });

  it('reports an article whose sidecar cannot be read, instead of leaving its annotations out silently', async () => {
    const all = await articles('a/story.txt', 'b/story.txt');
    await write('a/story.txt.annotations.yaml', 'annotations: [\n');
    const { articles: done, remarks } = await exportArticles(
      exportPlan('prodigy', all, 'all.prodigy.jsonl'),
      views,
      never,
    );
    assert.equal(done, 1);
    assert.match(remarks.join('\n'), /^a\/story\.txt: not exported: story\.txt\.annotations\.yaml, line \d+: /m);
  });

  it('writes no partial joined file when cancelled', async () => {
    const all = await articles('a/story.txt', 'b/story.txt');
    const source = new vscode.CancellationTokenSource();
    const stopping = (done: number) => done === 1 && source.cancel();
    const plan = exportPlan('prodigy', all, 'all.prodigy.jsonl');
    const three = { ...plan, articles: [...all, all[0]] };
    const { cancelled, articles: done, files } = await exportArticles(three, views, source.token, stopping);
    assert.deepEqual([cancelled, done, files], [true, 2, 0]);
    assert.ok(!(await names('.')).includes('all.prodigy.jsonl'));
  });

  it('imports into the sidecar only, and reports line and reason for what it cannot read', async () => {
    await write('in/story.txt', STORY);
    await write('in/story.ann', 'T1\trole 4000\tthe keeper\n');
    await write('in/lost.jsonl', '{"text":"Elsewhere.","spans":[{"start":0,"end":9,"label":"x"}]}\n');
    await write('in/odd.json', '{"a":1}\n');
    const { added, remarks } = await importFiles(
      importPlan(['in/story.ann', 'in/lost.jsonl', 'in/odd.json']),
      sidecars,
      never,
    );
    assert.equal(added, 0);
    assert.match(said(remarks), /^story\.ann:1: A span is written as its type, its start and its end/m);
    assert.match(said(remarks), /^lost\.jsonl: No article “lost\.jsonl” was found for it/m);
    assert.match(said(remarks), /^odd\.json: The format could not be detected from the name or content/m);
    assert.deepEqual(await names('in'), ['lost.jsonl', 'odd.json', 'story.ann', 'story.txt']);
  });

  it('takes the article beside a file that names a page on the web', async () => {
    await write('in/story.txt', STORY);
    const target = {
      source: 'https://news.example/2025/boats',
      selector: { type: 'TextQuoteSelector', exact: 'Ada Moss' },
    };
    const annotation = { type: 'Annotation', motivation: 'tagging', body: { type: 'TextualBody', value: 'x' }, target };
    await write('in/story.jsonld', JSON.stringify([annotation]));
    const { added, remarks } = await importFiles(importPlan(['in/story.jsonld']), sidecars, never);
    assert.equal(added, 1, said(remarks));
  });

  it('does not write to a sidecar that cannot be read', async () => {
    await write('in/story.txt', STORY);
    await write('in/story.ann', 'T1\trole 0 6\t Boats\n');
    await write('in/story.txt.annotations.yaml', 'annotations: [\n');
    const { added, remarks } = await importFiles(importPlan(['in/story.ann']), sidecars, never);
    assert.equal(added, 0);
    assert.match(said(remarks), /^story\.ann: story\.txt\.annotations\.yaml, line \d+: .*Nothing was written/m);
    assert.equal(await read('in/story.txt.annotations.yaml'), 'annotations: [\n');
  });

  it('finds articles by their text if a file of many documents names none', async () => {
    await write('x/one.txt', STORY);
    await write('y/two.txt', ' Fog date 2025-05-07 [Source: Harbour Post]\n\nThe fog came down at nine on Tuesday.\n');
    const task = (text: string, words: string) =>
      JSON.stringify({
        text,
        spans: [{ start: text.indexOf(words), end: text.indexOf(words) + words.length, label: 'x' }],
      });
    const lines = [
      task('“Eleven boats came in,” said Ada Moss, the keeper, on Monday.', 'Ada Moss'),
      task('The fog came down at nine on Tuesday.', 'fog'),
      task('This sentence stands in no article at all.', 'sentence'),
    ];
    await write('db.jsonl', `${lines.join('\n')}\n`);
    const {
      added,
      articles: changed,
      remarks,
    } = await importFiles(importPlan(['db.jsonl'], ['x/one.txt', 'y/two.txt']), sidecars, never);
    assert.deepEqual([added, changed.map(String)], [2, [String(at('x/one.txt')), String(at('y/two.txt'))]]);
    assert.match(said(remarks), /No article “db\.jsonl” was found/);
    assert.match(await read('y/two.txt.annotations.yaml'), /exact: fog/);
  });

  it('asks which article a file belongs to if two are equally likely', async () => {
    await write('x/story.txt', STORY);
    await write('y/story.txt', STORY);
    await write('story.jsonl', `${JSON.stringify({ text: STORY, spans: [{ start: 1, end: 6, label: 'x' }] })}\n`);
    const asked: string[][] = [];
    const plan: ImportRequest = {
      ...importPlan(['story.jsonl'], ['x/story.txt', 'y/story.txt']),
      whichArticle: async (_, candidates) => {
        asked.push(candidates.map(uri => uri.path.slice(folder.path.length + 1)));
        return candidates[1];
      },
    };
    const { added, articles: changed } = await importFiles(plan, sidecars, never);
    assert.deepEqual(asked, [['x/story.txt', 'y/story.txt']]);
    assert.deepEqual([added, changed.map(String)], [1, [String(at('y/story.txt'))]]);
    assert.match(await read('y/story.txt.annotations.yaml'), /author: ben/);
  });
});
