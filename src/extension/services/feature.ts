import type * as vscode from 'vscode';
import type { Handlers } from '../shell/register';

/** What belongs together and is made in one place: what must be disposed of with the extension, and commands by name. */
export interface Parts {
  readonly disposables: readonly vscode.Disposable[];
  readonly commands: Handlers;
}
