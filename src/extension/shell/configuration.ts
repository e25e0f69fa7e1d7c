import * as vscode from 'vscode';
import { PREFIX } from '../contributions/ids';
import type { SettingName } from '../contributions/settings';

/** The extension's settings, by name without prefix. */
export interface Configuration {
  get<T>(name: SettingName, otherwise: T): T;
  /** Where it is set. */
  inspect(name: SettingName): { readonly workspaceValue?: unknown } | undefined;
  update(name: SettingName, value: unknown, target: vscode.ConfigurationTarget): Thenable<void>;
}

/** @param uri file or folder that the settings are for; without it, the window's settings */
export const configuration = (uri?: vscode.Uri): Configuration => vscode.workspace.getConfiguration(PREFIX, uri);
