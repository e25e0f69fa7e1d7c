import * as vscode from 'vscode';
import { type ColorName, colorId } from '../contributions/colors';

/** One of the extension's own colours, which a theme may change. */
export const themeColor = (name: ColorName): vscode.ThemeColor => new vscode.ThemeColor(colorId(name));
