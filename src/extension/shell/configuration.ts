import * as vscode from 'vscode';
import { PREFIX } from '../contributions/ids';
import type { SettingName } from '../contributions/settings';

/** The extension's settings, by their names alone. */
export interface Configuration {
  get<T>(name: SettingName, otherwise: T): T;
  update(name: SettingName, value: unknown, target: vscode.ConfigurationTarget): Thenable<void>;
}

/** @param uri of the file or folder that the settings are for; without one, those of the window */
export const configuration = (uri?: vscode.Uri): Configuration => vscode.workspace.getConfiguration(PREFIX, uri);
