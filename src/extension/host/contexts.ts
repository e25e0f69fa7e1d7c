import * as vscode from 'vscode';
import type { ContextName } from '../contributions/contexts';
import { contextKey } from '../contributions/ids';

/** Tells the editor what when clauses ask for. */
export const setContext = (name: ContextName, value: boolean): Thenable<unknown> =>
  vscode.commands.executeCommand('setContext', contextKey(name), value);
