import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;

describe('a file of 10 MB in one line', () => {
  it('opens, is reported, and does not block the editor', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'seeds', 'huge.txt');
    await vscode.workspace.fs.writeFile(
      uri,
      Buffer.from(` date 2025-01-02 [Source: Post]\n\n${'He said “so” again. '.repeat(500_000)}`),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
    await until(async () => vscode.languages.getDiagnostics(uri).some(problem => problem.code === 'article/too-long'));
    assert.equal(document.languageId, 'seed');
    await vscode.workspace.fs.delete(uri);
  });
});
