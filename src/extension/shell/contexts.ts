import * as vscode from 'vscode';
import { type ContextName, contextKey } from '../contributions/contexts';

/** Sets a context key that `when` clauses read. */
export const setContext = (name: ContextName, value: boolean): Thenable<unknown> =>
  vscode.commands.executeCommand('setContext', contextKey(name), value);
