/**
 * Adds tags one after the other, until its process is killed. Writes a line to `done.log` for each that the extension
 * says it has written.
 */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** Every so often a tag is new, which is a write to two files. */
const NEW_EVERY = 5;

export async function activate(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) return;
  await vscode.extensions.getExtension('seed-annotator.seed-annotator')?.activate();
  void annotate(vscode.Uri.joinPath(folder, 'story.txt'), path.join(folder.fsPath, 'done.log'));
}

async function annotate(file: vscode.Uri, log: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(file);
  const words = [...editor.document.getText().matchAll(/\b[a-z]{4,}\b/g)];
  const run = `r${Date.now().toString(36)}`;
  for (let i = 0; ; i++) {
    const word = words[i % words.length];
    if (!word) return;
    const start = editor.document.positionAt(word.index);
    editor.selection = new vscode.Selection(start, start.translate(0, word[0].length));
    const tag = i % NEW_EVERY ? `known ${run} ${i}` : `new ${run} ${i}`;
    await vscode.commands.executeCommand('seedAnnotator.applyTag', tag);
    appendFileSync(log, `${tag}\n`);
  }
}
