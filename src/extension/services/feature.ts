import type * as vscode from 'vscode';
import type { Handlers } from '../shell/register';
import type { Services } from './services';

/** What a feature has set up: what is disposed of with the extension, and its commands by name. */
export interface Activation {
  readonly disposables: readonly vscode.Disposable[];
  readonly commands: Handlers;
}

/** A feature of the editor. Its folder holds all of it; its door, `index.ts`, exports it. */
export interface Feature {
  /** Is called once, when the extension starts. Reads no file and waits for nothing. */
  activate(services: Services): Activation;
}
