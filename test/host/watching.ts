/** What the editor reports of the disk: some time later, in order, and not at all of a file that was there for a moment only. */
import * as vscode from 'vscode';
import { until } from './until';

/** Writes a file until the editor has reported it, and with it all that was written before. */
export async function writeReported(uri: vscode.Uri, text: string): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`);
  let isReported = false;
  const report = ({ path }: vscode.Uri) => {
    isReported ||= path === uri.path;
  };
  const listening = vscode.Disposable.from(watcher, watcher.onDidCreate(report), watcher.onDidChange(report));
  try {
    await until(async () => {
      await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
      return isReported;
    });
  } finally {
    listening.dispose();
  }
}
