/** Completions and links that VS Code draws in a document. Their texts are made plain here. */

import * as vscode from 'vscode';
import { PlainText } from '../../core/view';

export interface CompletionRow {
  readonly label: string;
  readonly kind: vscode.CompletionItemKind;
  readonly detail?: string;
  readonly about?: string;
  /** What is typed for it. */
  readonly insert: string;
  readonly range: vscode.Range;
  /** What of the document’s text is compared with what is typed. */
  readonly filter: string;
  /** Whether the editor asks for completions again when it was taken. */
  readonly asksAgain: boolean;
}

type ProvideRows = (
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
) => Promise<readonly CompletionRow[]>;

/** Rows keep their order. They are asked for again with each key. */
export const registerCompletions = (
  selector: vscode.DocumentSelector,
  triggers: readonly string[],
  provide: ProvideRows,
): vscode.Disposable =>
  vscode.languages.registerCompletionItemProvider(
    selector,
    {
      provideCompletionItems: async (document, position, token) => {
        const rows = await provide(document, position, token);
        return new vscode.CompletionList(rows.map(completionItem), true);
      },
    },
    ...triggers,
  );

function completionItem(row: CompletionRow, i: number): vscode.CompletionItem {
  const item = new vscode.CompletionItem(`${PlainText.of(row.label, 100)}`, row.kind);
  item.insertText = row.insert;
  item.range = row.range;
  item.filterText = row.filter;
  item.sortText = String(i).padStart(5, '0');
  if (row.detail !== undefined) item.detail = `${PlainText.of(row.detail)}`;
  // A string is shown as text, not as Markdown.
  if (row.about !== undefined) item.documentation = `${PlainText.of(row.about, 500)}`;
  if (row.asksAgain) item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
  return item;
}

/** A link that runs a command. */
export interface LinkRow {
  readonly range: vscode.Range;
  readonly command: string;
  readonly argument: unknown;
  readonly tooltip: PlainText;
}

export const registerLinks = (
  selector: vscode.DocumentSelector,
  provide: (document: vscode.TextDocument) => readonly LinkRow[],
): vscode.Disposable =>
  vscode.languages.registerDocumentLinkProvider(selector, {
    provideDocumentLinks: document =>
      provide(document).map(({ range, command, argument, tooltip }) => {
        const target = vscode.Uri.from({
          scheme: 'command',
          path: command,
          query: encodeURIComponent(JSON.stringify([argument])),
        });
        const link = new vscode.DocumentLink(range, target);
        link.tooltip = `${tooltip}`;
        return link;
      }),
  });
