/** Pages of the extension in an editor tab. They load nothing but the extension’s own files, and run only its script. */

import * as vscode from 'vscode';
import type { PlainText } from '../../core/view';
import { LANGUAGE } from './language';

/** Opens a tab beside the others, in the active group. */
export function createPage(viewType: string, title: PlainText): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(viewType, `${title}`, vscode.ViewColumn.Active);
}

export interface PageFiles {
  /** The folder that script and style sheet are in; nothing outside it can be loaded. */
  readonly folder: vscode.Uri;
  /** Of the document, for assistive technology. */
  readonly title: PlainText;
  readonly script: string;
  readonly style: string;
}

/**
 * Loads a page: a script and a style sheet. There is no inline code, no network and no other resource; images are
 * those that the page draws itself. The page finds the translations of its texts in its body.
 * @param nonce unguessable; the only script that runs carries it
 */
export function loadPage(webview: vscode.Webview, { folder, title, script, style }: PageFiles, nonce: string): void {
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const addressOf = (name: string) => escapeAttribute(`${webview.asWebviewUri(vscode.Uri.joinPath(folder, name))}`);
  const { bundle } = vscode.l10n;
  const translations = bundle ? ` data-translations="${escapeAttribute(JSON.stringify(bundle))}"` : '';
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  webview.html = `<!DOCTYPE html>
<html lang="${escapeAttribute(LANGUAGE.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width">
<title>${escapeAttribute(`${title}`)}</title>
<link rel="stylesheet" href="${addressOf(style)}">
</head>
<body${translations}>
<script nonce="${escapeAttribute(nonce)}" src="${addressOf(script)}"></script>
</body>
</html>`;
}

const escapeAttribute = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** An unguessable value for one page. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
