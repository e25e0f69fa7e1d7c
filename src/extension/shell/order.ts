import type * as vscode from 'vscode';
import { sortByPath } from '../../core/text';

/** Files in the order of their paths, folder by folder: `f2` before `f10`, without case. */
export const sortFiles = (files: Iterable<vscode.Uri>): vscode.Uri[] => sortByPath(files, ({ path }) => path);
