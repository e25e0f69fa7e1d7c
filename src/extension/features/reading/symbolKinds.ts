import * as vscode from 'vscode';

/** The editor's kinds of symbols for what articles name. It has none of its own for people. */
export const SYMBOL_KINDS: Readonly<Record<string, vscode.SymbolKind>> & {
  readonly article: vscode.SymbolKind;
  readonly other: vscode.SymbolKind;
} = {
  article: vscode.SymbolKind.File,
  person: vscode.SymbolKind.Class,
  organization: vscode.SymbolKind.Namespace,
  group: vscode.SymbolKind.Enum,
  place: vscode.SymbolKind.Field,
  other: vscode.SymbolKind.Constant,
};
