import * as vscode from 'vscode';
import type { Span } from '../../../core/text';
import { newSearchText, readSearchText, type SearchOptions, type SearchText } from '../../../core/view';

export const SEARCH_LANGUAGE = 'seed-search';
export const SEARCH_SELECTOR: vscode.DocumentSelector = { language: SEARCH_LANGUAGE };

export const isSearchDocument = ({ languageId }: vscode.TextDocument): boolean => languageId === SEARCH_LANGUAGE;

/** Opens a new search, with the cursor at the end of its query. */
export async function openSearch(query: string, options?: SearchOptions): Promise<vscode.TextEditor> {
  const line = query.replace(/\s+/g, ' ').trim();
  const content = newSearchText(line, options);
  const document = await vscode.workspace.openTextDocument({ language: SEARCH_LANGUAGE, content });
  const end = new vscode.Position(0, line.length);
  return vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(end, end) });
}

/** Spans of a search are of its document’s text. */
export const rangeOf = (document: vscode.TextDocument, { start, end }: Span): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));

/** A document’s text, and what it asks for. */
export interface ReadSearch extends SearchText {
  readonly text: string;
}

export function readSearch(document: vscode.TextDocument): ReadSearch {
  const text = document.getText();
  return { text, ...readSearchText(text) };
}
