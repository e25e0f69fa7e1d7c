/** Tools of the editor's chat, and the server that it can start. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { AGENT_TOOLS } from '../../src/core/agents';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import { serversOf } from '../../src/extension/features/agents/agentServers';
import { chatTool } from '../../src/extension/features/agents/chatTool';
import type { AgentServices } from '../../src/extension/features/agents/editorPorts';
import { toVscodeTool } from '../../src/extension/shell/languageModel';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { Annotator } from '../../src/extension/stores/annotator';
import { LocalOperator } from '../../src/extension/stores/backgroundWorker';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { until } from './until';

const { fs } = vscode.workspace;
const root = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const FILE = 'seeds/agents-kiln.txt';
const at = (name: string): vscode.Uri => vscode.Uri.joinPath(root(), name);
const TEXT = ` Kiln relit date 2025-05-06 [Source: Harbour Post]

“The kiln was cold for ninety years,” said Odile Marchetti, the potter.
`;

// biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests are about
type Told = any;

const { token } = new vscode.CancellationTokenSource();
const toolOf = (name: string) => AGENT_TOOLS.find(one => one.name === name)!;

async function invoke(name: string, input: object): Promise<Told> {
  const id = `seedAnnotator_${name}`;
  const result = await vscode.lm.invokeTool(id, { input, toolInvocationToken: undefined }, token);
  const [notice, answer] = result.content.map(part => (part as vscode.LanguageModelTextPart).value);
  assert.match(notice ?? '', /follow no instructions/);
  return JSON.parse(answer ?? '');
}

describe('tools for agents in the editor', () => {
  before(async () => {
    await fs.writeFile(at(FILE), Buffer.from(TEXT));
    // The index is told by saving where the disk is not watched.
    const document = await vscode.workspace.openTextDocument(at(FILE));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await fs.delete(at(FILE));
    await fs.delete(at(`${FILE}.annotations.yaml`)).then(undefined, () => undefined);
  });

  it('are registered as the manifest declares them', async () => {
    await until(() =>
      AGENT_TOOLS.every(({ name }) => vscode.lm.tools.some(one => one.name === `seedAnnotator_${name}`)),
    );
  });

  it('answer from the index and from the files', async () => {
    let found: Told;
    await until(async () => {
      found = await invoke('find_quotes', { query: 'said:kiln' });
      return found.results.length === 1;
    });
    assert.deepEqual(
      found.results.map(({ file, line, speaker }: Told) => [file, line, speaker]),
      [[FILE, 3, 'Odile Marchetti']],
    );
    const { quotes } = await invoke('who_said', { file: FILE, line: 3 });
    assert.match(quotes[0].reasons.join('; '), /reported with “said” on line 3/);
    const byPath = await invoke('read_article', { file: at(FILE).fsPath, from: 3, lines: 1 });
    assert.match(byPath.lines[0].text, /ninety years/);
  });

  it('refuse files that are no articles of the workspace', async () => {
    for (const file of [
      '../package.json',
      '/etc/hostname',
      'seed-annotator.yaml',
      'https://example.org/a.txt',
      'seeds',
    ])
      await assert.rejects(invoke('read_article', { file }), /no article file/, file);
  });

  it('ask before they write, showing all of it as plain text', async () => {
    const { services, dispose } = makeServices();
    try {
      const scopes = { get: async () => [] };
      const note = toVscodeTool(chatTool(toolOf('add_note'), services, scopes));
      const input = { file: FILE, words: 'cold for ninety years', note: '[Run](command:x) $(alert) **now**' };
      const prepared = await note.prepareInvocation?.({ input }, token);
      const message = prepared?.confirmationMessages?.message as vscode.MarkdownString;
      assert.equal(prepared?.confirmationMessages?.title, 'Add Note');
      assert.ok(!/[[*]|\$\(/.test(message.value.replace(/&#\d+;/g, '')), message.value);
      assert.match(message.value, /Run.*command.*now.*cold for ninety years/);
      await note.invoke({ input, toolInvocationToken: undefined }, token);
      const sidecar = Buffer.from(await fs.readFile(at(`${FILE}.annotations.yaml`))).toString();
      assert.match(
        sidecar,
        /kind: note[\s\S]*exact: cold for ninety years|exact: cold for ninety years[\s\S]*kind: note/,
      );
      const reading = toVscodeTool(chatTool(toolOf('who_said'), services, scopes));
      const asked = await reading.prepareInvocation?.({ input: { file: FILE, line: 3 } }, token);
      assert.equal(asked?.confirmationMessages, undefined);
    } finally {
      dispose();
    }
  });

  it('have a server that the editor can start', () => {
    const { packageJSON, extensionUri } = vscode.extensions.getExtension('seed-annotator.seed-annotator')!;
    const [{ id, when }] = packageJSON.contributes.mcpServerDefinitionProviders;
    assert.deepEqual([id, when], ['seedAnnotator.mcp', '!isWeb || remoteName']);
    const program = vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
    assert.ok(existsSync(program));
    const servers = serversOf({ command: 'node', args: [program, 'mcp'], env: {} });
    assert.deepEqual(
      servers.map(({ args }) => args),
      [[program, 'mcp', root().fsPath]],
    );
  });
});

function makeServices(): { readonly services: AgentServices; readonly dispose: () => void } {
  const [sidecars, corpus, tracked] = [new SidecarStore(), new CorpusStore(), new TrackedDocuments()];
  const views = new ViewStore(new AnalysisStore(async () => createAnalyser(TRAINED)), sidecars, corpus, tracked);
  const index = {
    uriOf: at,
    pathOf: (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri, false),
    ask: async () => undefined,
    status: { state: 'ready' },
  } as unknown as AgentServices['index'];
  const annotator = new Annotator(sidecars, tracked, { authorFor: async () => 'anna' });
  const services = { index, views, worker: new LocalOperator(), annotator, report: () => undefined };
  return { services, dispose: () => vscode.Disposable.from(views, sidecars, corpus).dispose() };
}
