import * as vscode from 'vscode';
import { IgnoreRules } from '../../core/text';
import { decode } from '../shell/text';

const IGNORE_FILES = '{.gitignore,.ignore}';
export const IGNORE_GLOB = `**/${IGNORE_FILES}`;
/** Larger ignore files are skipped, in bytes. */
const MAX_SIZE = 1_000_000;

/** The ignore files of a workspace folder, with those of the folders below it. */
export async function readIgnoreFiles(
  folder: vscode.WorkspaceFolder,
  token: vscode.CancellationToken,
): Promise<IgnoreRules> {
  const rules = new IgnoreRules();
  const pattern = new vscode.RelativePattern(folder, IGNORE_GLOB);
  const files = await vscode.workspace.findFiles(pattern, undefined, undefined, token);
  for (const file of files.sort((a, b) => (a.path < b.path ? -1 : 1))) {
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
