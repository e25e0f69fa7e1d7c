import * as vscode from 'vscode';
import { type ColorName, colorId } from '../contributions/colors';

/** One of the extension's own colours. Themes can override it. */
export const themeColor = (name: ColorName): vscode.ThemeColor => new vscode.ThemeColor(colorId(name));
