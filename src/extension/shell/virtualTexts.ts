import * as vscode from 'vscode';
import { DisposableOwner } from './disposables';

export const VIRTUAL_SCHEME = 'seed-annotator';

/** Texts that are shown but never saved, such as remarks of an import or the two sides of a disagreement. */
export class VirtualTexts extends DisposableOwner implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.changed.event;

  constructor() {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(VIRTUAL_SCHEME, this));
    this.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === VIRTUAL_SCHEME) this.texts.delete(uri.toString());
      }),
    );
  }

  /**
   * @param path title of the tab; its ending determines the language
   * @param key distinguishes texts with the same path
   * @returns the address of the text, valid until its document is closed
   */
  put(path: string, text: string, key = ''): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: VIRTUAL_SCHEME, path: `/${path}`, query: key });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }
}
