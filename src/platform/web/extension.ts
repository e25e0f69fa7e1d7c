/** The extension's entry in a browser's extension host. Node's entry loads the same bundle and passes a host of its own. */
import * as vscode from 'vscode';
import * as extension from '../../extension/extension';
import { startWebWorker } from './worker';

export function activate(context: vscode.ExtensionContext, host?: extension.ExtensionHost): void {
  extension.activate(context, host ?? webHost(context));
}

const webHost = ({ extensionUri }: vscode.ExtensionContext): extension.ExtensionHost => ({
  startWorker: async () =>
    startWebWorker(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js'))),
});
