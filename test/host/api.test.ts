/** The API for other extensions, used by an example of one. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SeedAnnotatorExports } from '../../types/api';
import type { QuoteCount } from './exampleExtension/extension';
import { until } from './until';

const { fs } = vscode.workspace;
const at = (name: string): vscode.Uri => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', name);
const FILE = 'api-loom.txt';
const TEXT = ` Loom found date 2025-05-06 [Source: Harbour Post]

“The loom still works,” said Petra Lindqvist, the weaver. “We tried it,” she said.
`;
const SIDECAR = `format: seed-annotations/1
annotations:
  - id: 01JV0000000000000000000001
    kind: note
    target: { exact: The loom still works, start: 53, end: 73 }
    body: Who tried it?
`;

describe('the API for other extensions', () => {
  const exported = async (): Promise<SeedAnnotatorExports> =>
    vscode.extensions.getExtension<SeedAnnotatorExports>('seed-annotator.seed-annotator')!.activate();
  const count = (uri: vscode.Uri) => vscode.commands.executeCommand<QuoteCount | null>('quoteCount.count', uri);
  let changed: Set<string>;

  before(async () => {
    const example = vscode.extensions.getExtension<{ changed: Set<string> }>('seed-annotator-tests.quote-count');
    assert.ok(example, 'the example is not loaded');
    ({ changed } = await example.activate());
    await fs.writeFile(at(FILE), Buffer.from(TEXT));
    await fs.writeFile(at(`${FILE}.annotations.yaml`), Buffer.from(SIDECAR));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [FILE, `${FILE}.annotations.yaml`]) await fs.delete(at(name));
  });

  it('has a version, and refuses others', async () => {
    const { apiVersion, getAPI } = await exported();
    assert.match(apiVersion, /^1\.\d+\.\d+$/);
    assert.equal(getAPI(1), getAPI(1));
    assert.throws(() => getAPI(2 as 1), /has version 1\.\d+\.\d+ of its API, not version 2/);
  });

  it('gives an example quotes with speakers, entities, annotations and a search', async () => {
    const document = await vscode.workspace.openTextDocument(at(FILE));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(TEXT.length), '\n“It was dusty,” Lindqvist said.\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    let counted: QuoteCount | null = null;
    await until(async () => {
      counted = await count(at(FILE));
      return counted?.elsewhere.length === 3;
    });
    assert.deepEqual(counted, {
      speakers: { 'Petra Lindqvist': 3 },
      undecided: 3,
      people: ['Petra Lindqvist'],
      notes: ['2: Who tried it?'],
      elsewhere: [`${FILE}:3`, `${FILE}:3`, `${FILE}:5`],
    });
    await until(() => changed.has(at(FILE).toString()));
  });

  it('gives ranges of the text, frozen', async () => {
    const api = (await exported()).getAPI(1);
    const [article] = (await api.getArticles(at(FILE)))!;
    const document = await vscode.workspace.openTextDocument(at(FILE));
    assert.deepEqual([article?.title, article?.date, article?.source], ['Loom found', '2025-05-06', 'Harbour Post']);
    for (const { range, text } of article!.quotes) assert.equal(document.getText(range), text);
    assert.throws(() => Object.assign(api, { search: null }), /read only|Cannot assign/);
  });

  it('says what is wrong', async () => {
    const api = (await exported()).getAPI(1);
    assert.equal(await api.getArticles(at('none.txt')), null);
    assert.equal(await count(at('none.txt')), null);
    await assert.rejects(api.search('speakr:x'), /column 1: There is no field “speakr”/);
    await assert.rejects(api.search(' '), /asks for nothing/);
  });
});
