import * as vscode from 'vscode';
import { type ContextName, contextKey } from '../contributions/contexts';

/** Tells the editor what when clauses ask for. */
export const setContext = (name: ContextName, value: boolean): Thenable<unknown> =>
  vscode.commands.executeCommand('setContext', contextKey(name), value);
