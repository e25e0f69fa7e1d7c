/** What the core may not know: who is at work, what time it is, and fresh ids. */
import { ulid } from 'ulid';
import * as vscode from 'vscode';

interface GitApi {
  getRepository(uri: vscode.Uri): { getConfig(key: string): Promise<string> } | null;
}

export const newId = (): string => ulid();

/** The present instant as ISO 8601 in UTC, to the second. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** The author to write: the setting, else git's `user.name` for the folder, else none. */
export async function authorFor(uri: vscode.Uri): Promise<string | undefined> {
  const set = vscode.workspace.getConfiguration('seedAnnotator', uri).get<string>('annotations.author', '').trim();
  if (set) return set;
  try {
    const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    const api = git && (git.isActive ? git.exports : await git.activate()).getAPI(1);
    return (await api?.getRepository(uri)?.getConfig('user.name'))?.trim() || undefined;
  } catch {
    // Git is switched off or not installed: an annotation without an author is still an annotation.
    return undefined;
  }
}
