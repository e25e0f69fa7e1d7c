/** The entry of the extension in Node's extension host. */
import * as vscode from 'vscode';
import * as extension from '../../extension/extension';
import { isMissing } from './missing';
import { realPath } from './realPath';
import { startConverter, startIndexWorker, startWorker } from './worker';

/** For tests and comparisons: all work then stays in the extension host. */
const WITHOUT_WORKER = process.env.SEED_ANNOTATOR_WORKER === 'off';

export function activate(context: vscode.ExtensionContext): unknown {
  return extension.activate(context, {
    realPath: async uri => {
      const path = uri.scheme === 'file' ? await realPath(uri.fsPath) : null;
      return path === null ? null : vscode.Uri.file(path);
    },
    isMissing: async uri => uri.scheme === 'file' && (await isMissing(uri.fsPath)),
    startIndexWorker: async () =>
      startIndexWorker(context.asAbsolutePath('dist/indexWorker.js'), context.asAbsolutePath('dist/models.json')),
    // On the desktop, the editor’s own program is Node when this variable is set.
    agentServer: {
      command: process.execPath,
      args: [context.asAbsolutePath('dist/cli.js'), 'mcp'],
      env: { ELECTRON_RUN_AS_NODE: '1' },
    },
    startConverter: async () => startConverter(context.asAbsolutePath('dist/converter.js')),
    startWorker: async () => (WITHOUT_WORKER ? null : startWorker(context.asAbsolutePath('dist/worker.js'))),
  });
}
