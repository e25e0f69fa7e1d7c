import * as vscode from 'vscode';
import { IgnoreRules } from '../../core/text';
import { findFilesIn } from '../shell/findFiles';
import { decode } from '../shell/text';

const IGNORE_FILES = ['.gitignore', '.ignore'];
export const IGNORE_GLOB = `**/{${IGNORE_FILES}}`;
/** Larger ignore files are skipped, in bytes. */
const MAX_SIZE = 1_000_000;

/** The ignore files of a workspace folder, with those of the folders below it. */
export async function readIgnoreFiles(
  folder: vscode.WorkspaceFolder,
  token: vscode.CancellationToken,
): Promise<IgnoreRules> {
  const files = await findFilesIn(folder, { include: [IGNORE_GLOB] }, token);
  return readRules(
    folder,
    files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

/** Those that apply to one file. @param path of the file, below the folder */
export function readIgnoreFilesAbove(folder: vscode.WorkspaceFolder, path: string): Promise<IgnoreRules> {
  const above = ['', ...[...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index))];
  const files = above.flatMap(below => IGNORE_FILES.map(name => vscode.Uri.joinPath(folder.uri, below, name)));
  return readRules(folder, files);
}

async function readRules(folder: vscode.WorkspaceFolder, files: readonly vscode.Uri[]): Promise<IgnoreRules> {
  const rules = new IgnoreRules();
  for (const file of files) {
    const below = pathIn(folder, file);
    const slash = below.lastIndexOf('/');
    const text = await readSmall(file);
    if (text !== null) rules.add(slash < 0 ? '' : below.slice(0, slash), text);
  }
  return rules;
}

/** A file's path below a workspace folder that it is in. */
export function pathIn(folder: vscode.WorkspaceFolder, file: vscode.Uri): string {
  return file.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
}

async function readSmall(file: vscode.Uri): Promise<string | null> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > MAX_SIZE ? null : decode(await vscode.workspace.fs.readFile(file));
  } catch {
    // Deleted or unreadable since it was listed: it ignores nothing.
    return null;
  }
}
