/** The extension's entry in a browser's extension host. Node's entry loads the same bundle and passes a host of its own. */
import * as vscode from 'vscode';
import * as extension from '../../extension/extension';
import { startConverterWebWorker, startIndexWebWorker, startWebWorker } from './worker';

/** @returns the API for other extensions; tests are given more */
export function activate(context: vscode.ExtensionContext, host?: extension.ExtensionHost): unknown {
  const { exports, index } = extension.activate(context, host ?? webHost(context));
  const isTest = context.extensionMode === vscode.ExtensionMode.Test;
  return isTest ? { ...exports, index, storage: context.globalStorageUri } : exports;
}

function webHost({ extensionUri }: vscode.ExtensionContext): extension.ExtensionHost {
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', name));
  return {
    startConverter: async () => startConverterWebWorker(await read('converter.js')),
    startWorker: async () => startWebWorker(await read('worker.js')),
    startIndexWorker: async () => {
      const [source, wasm, models] = await Promise.all([
        read('indexWorker.web.js'),
        read('sqlite3.wasm'),
        read('models.json'),
      ]);
      return startIndexWebWorker(source, { wasm, models });
    },
  };
}
