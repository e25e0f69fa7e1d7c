/** What the core may not know: who is at work, what time it is, and fresh ids. */
import { ulid } from 'ulid';
import * as vscode from 'vscode';
import type { Authors, Clock, Ids } from '../../core/project';

interface GitApi {
  getRepository(uri: vscode.Uri): { getConfig(key: string): Promise<string> } | null;
}

export const newId = (): string => ulid();

/** The present instant as ISO 8601 in UTC, to the second. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** The present day where the person is, as an ISO date. */
export function today(): string {
  const date = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The author to write: what is set, else git's `user.name` for the folder, else who is logged in; in a browser none.
 * @param set the setting's value for this file; may be blank
 */
export async function authorFor(uri: vscode.Uri, set: string): Promise<string | undefined> {
  return set.trim() || (await gitUser(uri)) || systemUser();
}

async function gitUser(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    const api = git && (git.isActive ? git.exports : await git.activate()).getAPI(1);
    return (await api?.getRepository(uri)?.getConfig('user.name'))?.trim() || undefined;
  } catch {
    // Git is switched off or not installed: an annotation without an author is still an annotation.
    return undefined;
  }
}

/** Of the process that the extension runs in; a browser's is empty. */
function environment(): Readonly<Record<string, string | undefined>> {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env ?? {};
}

/** The person's own folder, where it is known. */
export function homeFolder(): vscode.Uri | null {
  const { HOME, USERPROFILE } = environment();
  const path = HOME || USERPROFILE;
  return path ? vscode.Uri.file(path) : null;
}

/** Where the extension runs in Node, its environment names who is logged in; a browser's knows nobody. */
function systemUser(): string | undefined {
  const { USER, LOGNAME, USERNAME } = environment();
  return [USER, LOGNAME, USERNAME].find(name => name?.trim())?.trim();
}

/**
 * The same for the use-cases of the core; files go by their uris.
 * @param authorSetting reads the setting of the author for a file
 */
export const editorPorts = (authorSetting: (uri: vscode.Uri) => string): Clock & Ids & Authors => ({
  now,
  newId,
  authorFor: file => {
    const uri = vscode.Uri.parse(file);
    return authorFor(uri, authorSetting(uri));
  },
});
